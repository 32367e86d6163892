//! Supervision: officers, caseload, quality of contact, referral and testing.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves CONTACTS;
    "probation.absence" Condition Share 0.0 .. 0.9
        "Share of the time officers are absent" moves OFFICERS;
    "probation.absence_cover" Effect Share 0.0 .. 1.0
        "Quality of the contacts of an absent officer, as a share of what it would be" moves CONTACTS_IN_COMMUNITY;
    "probation.absence_days" Condition Days 0.1 .. 3650.0
        "Mean length of an officer's absence" moves OFFICERS;
    "probation.caseload_ceiling" Condition Cases 0.0 .. 10000.0
        "Cases per full-time officer at which an officer gets no more while another has room" moves OFFICERS;
    "probation.caseload_target" Condition Cases 1.0 .. 1000.0
        "Cases per full-time officer aimed at; says how many officers are needed" moves NOTHING;
    "probation.ceiling_moves_cases" Condition Share 0.0 .. 1.0
        "Where every officer at home is at the ceiling, whether a case goes to another unit of the region with room (1) or stays (0)" moves OFFICERS;
    "probation.cjit_joint" Condition Share 0.0 .. 1.0
        "Share of orders without a drug requirement, of people who use opiates, that probation works on with an intervention team" moves ARREST;
    "probation.cut_at_once" Condition Share 0.0 .. 1.0
        "Share of a cut in officers that falls on its date; the rest by not replacing those who leave" moves OFFICERS;
    "probation.fte_share.0_4" Condition Share 0.0 .. 1.0
        "Share of officers who work four tenths of full time" moves OFFICERS;
    "probation.fte_share.0_6" Condition Share 0.0 .. 1.0
        "Share of officers who work six tenths of full time" moves OFFICERS;
    "probation.fte_share.0_8" Condition Share 0.0 .. 1.0
        "Share of officers who work eight tenths of full time" moves OFFICERS;
    "probation.fte_share.1_0" Condition Share 0.0 .. 1.0
        "Share of officers who work full time" moves OFFICERS;
    "probation.hiring_lag_days" Condition Days 0.0 .. 3650.0
        "Days from a vacancy to a new officer who takes cases" moves OFFICERS;
    "probation.leaving_rate" Condition PerYear 0.0 .. 100.0 by_area
        "Rate at which officers leave" moves OFFICERS;
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
        "Case-holding officers of the community rehabilitation companies in post, full-time equivalents" moves OFFICERS;
    "probation.officers_fte.nps" Condition Fte 0.0 .. 100000.0 by_area
        "Case-holding officers of the National Probation Service in post, full-time equivalents" moves OFFICERS;
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
    "probation.po_share.crc" Condition Share 0.0 .. 1.0
        "Probation officers among case-holding officers of the community rehabilitation companies" moves OFFICERS;
    "probation.po_share.nps" Condition Share 0.0 .. 1.0
        "Probation officers among case-holding officers of the National Probation Service" moves OFFICERS;
    "probation.provider_share.nps" Condition Share 0.0 .. 1.0
        "Share of cases held by the National Probation Service" moves EVERYTHING;
    "probation.quality.floor" Behaviour Share 0.0 .. 1.0
        "Quality of contact at the heaviest caseload, full quality being 1; at 1 caseload does nothing";
    "probation.quality.k" Behaviour Ratio 0.0 .. 100.0
        "Steepness of the fall of quality with caseload";
    "probation.quality.n50" Behaviour Cases 0.0 .. 1000.0
        "Caseload at which quality is halfway between 1 and the floor";
    "probation.reference_quality" Condition Share 0.0 .. 1.0
        "Quality of officers' contacts at which people under supervision reoffend as return.hazard says" moves EVERYTHING;
    "probation.referral_hazard" Condition PerYear 0.0 .. 1000.0 by_area
        "Rate of referral to treatment by probation at full quality, of people with a known problem";
    "probation.test_detection_effect" Effect Share 0.0 .. 1.0
        "Chance that a positive test reveals a need the officer did not know of; at 0 it reveals none" neutral 0.0 moves CONTACTS_IN_COMMUNITY;
    "probation.test_everyone" Condition Share 0.0 .. 1.0
        "Whether everybody supervised is tested: 0 only people known to use drugs, 1 everybody";
    "probation.test_hazard" Condition Ratio 0.0 .. 100.0 by_area
        "Drug tests per order of a known user at full quality";
    "probation.test_positive" Condition Share 0.0 .. 1.0
        "Share of tests of people with a drug problem that are positive";
    "probation.unified" Condition Share 0.0 .. 1.0
        "Whether the providers are one service: 0 not, 1 from this date" moves OFFICERS;
    "probation.unit_load_cv" Condition Cv 0.0 .. 3.0
        "Spread among delivery units of the cases a full-time officer holds" moves OFFICERS;
    "probation.vacancy" Condition Share 0.0 .. 0.9 by_area
        "Share of officers' posts that is vacant" moves OFFICERS;
}
