//! Supervision: officers, caseload, quality of contact, referral and testing.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves CONTACTS;
    "probation.licence_cv" Behaviour Cv 0.0 .. 5.0
        "Spread of licence lengths within a sentence band" moves EVERYTHING;
    "probation.licence_days.indeterminate" Condition Days 1.0 .. 36525.0
        "Mean time on licence of people released from life and public protection" moves EVERYTHING;
    "probation.licence_years.le6m" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: up to 6 months" moves EVERYTHING;
    "probation.licence_years.m12_4y" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: over 12 months to under 4 years" moves EVERYTHING;
    "probation.licence_years.m6_12" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: over 6 to 12 months" moves EVERYTHING;
    "probation.licence_years.y4plus" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: 4 years and over" moves EVERYTHING;
    "probation.officers_fte.crc" Condition Fte 0.0 .. 100000.0 by_area
        "Full-time case-holding officers of the community rehabilitation companies";
    "probation.officers_fte.nps" Condition Fte 0.0 .. 100000.0 by_area
        "Full-time case-holding officers of the National Probation Service";
    "probation.order_cv.co" Behaviour Cv 0.0 .. 5.0
        "Spread of the lengths of community orders" moves EVERYTHING;
    "probation.order_cv.sso" Behaviour Cv 0.0 .. 5.0
        "Spread of the lengths of suspended sentence orders" moves EVERYTHING;
    "probation.order_years.co" Condition Years 0.01 .. 100.0
        "Mean planned length of community orders" moves EVERYTHING;
    "probation.order_years.sso" Condition Years 0.01 .. 100.0
        "Mean planned length of suspended sentence orders" moves EVERYTHING;
    "probation.p_need_known" Condition Share 0.0 .. 1.0 by_area
        "Chance that the officer knows of a drug problem";
    "probation.p_referral_attended" Condition Share 0.0 .. 1.0
        "Share of people an officer refers who attend an appointment";
    "probation.provider_share.nps" Condition Share 0.0 .. 1.0
        "Share of cases held by the National Probation Service" moves EVERYTHING;
    "probation.quality.floor" Behaviour Share 0.0 .. 1.0
        "Quality of contact at the heaviest caseload, full quality being 1";
    "probation.quality.k" Behaviour Ratio 0.0 .. 100.0
        "Steepness of the fall of quality with caseload";
    "probation.quality.n50" Behaviour Cases 0.0 .. 1000.0
        "Caseload at which quality is halfway between 1 and the floor";
    "probation.referral_hazard" Condition PerYear 0.0 .. 1000.0 by_area
        "Rate of referral to treatment by probation at full quality, of people with a known problem";
    "probation.test_hazard" Condition Ratio 0.0 .. 100.0 by_area
        "Drug tests per order of a known user at full quality";
}
