//! Supervision: officers, caseload, quality of contact, referral and testing.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves ["contacted", "tested", "referred", "treatment_started_outside"]
    "probation.absence" Condition Share 0.0 .. 1.0 by_area
        "Share of officers' working days lost to absence";
    "probation.band_noise_sd" Behaviour Cases 0.0 .. 1000.0
        "Spread of cases between seats of a unit (standard deviation)";
    "probation.contact_interval_days" Condition Days 0.01 .. 36525.0 by_area
        "Mean time between contacts at full quality";
    "probation.delivery_units" Condition Units 1.0 .. 1000.0
        "Number of probation delivery units";
    "probation.fte_share.0_4" Condition Share 0.0 .. 1.0
        "Share of probation officers who work 0.4 of full time";
    "probation.fte_share.0_6" Condition Share 0.0 .. 1.0
        "Share of probation officers who work 0.6 of full time";
    "probation.fte_share.0_8" Condition Share 0.0 .. 1.0
        "Share of probation officers who work 0.8 of full time";
    "probation.fte_share.1_0" Condition Share 0.0 .. 1.0
        "Share of probation officers who work 1.0 of full time";
    "probation.hiring_lag_days" Condition Days 0.0 .. 36525.0 by_area
        "Mean time from deciding to hire an officer to a caseload";
    "probation.leaving_rate" Condition PerYear 0.0 .. 1000.0 by_area
        "Rate at which officers leave";
    "probation.licence_cv" Behaviour Cv 0.0 .. 5.0
        "Spread of licence lengths within a sentence band";
    "probation.licence_days.indeterminate" Condition Days 1.0 .. 36525.0
        "Mean time on licence of people released from life and public protection";
    "probation.licence_years.le6m" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: up to 6 months";
    "probation.licence_years.m12_4y" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: over 12 months to under 4 years";
    "probation.licence_years.m6_12" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: over 6 to 12 months";
    "probation.licence_years.y4plus" Condition Years 0.01 .. 100.0
        "Mean time on licence and post-sentence supervision from release: 4 years and over";
    "probation.load_per_fte.crc" Condition Cases 0.0 .. 1000.0 by_area
        "Cases per full-time probation officer seat, community rehabilitation companies";
    "probation.load_per_fte.nps" Condition Cases 0.0 .. 1000.0 by_area
        "Cases per full-time probation officer seat, National Probation Service";
    "probation.officers_caseholding_share" Condition Share 0.0 .. 1.0
        "Share of officers in post who hold cases";
    "probation.officers_fte.crc" Condition Fte 0.0 .. 100000.0 by_area
        "Full-time case-holding officers of the community rehabilitation companies";
    "probation.officers_fte.nps" Condition Fte 0.0 .. 100000.0 by_area
        "Full-time case-holding officers of the National Probation Service";
    "probation.order_cv.co" Behaviour Cv 0.0 .. 5.0
        "Spread of the lengths of community orders";
    "probation.order_cv.sso" Behaviour Cv 0.0 .. 5.0
        "Spread of the lengths of suspended sentence orders";
    "probation.order_years.co" Condition Years 0.01 .. 100.0
        "Mean planned length of community orders";
    "probation.order_years.sso" Condition Years 0.01 .. 100.0
        "Mean planned length of suspended sentence orders";
    "probation.p_need_known" Condition Share 0.0 .. 1.0 by_area
        "Chance that the officer knows of a drug problem";
    "probation.p_referral_attended" Condition Share 0.0 .. 1.0
        "Share of people an officer refers who attend an appointment";
    "probation.pre_release_share_of_sentenced" Condition Share 0.0 .. 1.0
        "Share of sentenced people in custody who are on the probation caseload";
    "probation.provider_share.crc" Condition Share 0.0 .. 1.0
        "Share of cases held by the community rehabilitation companies";
    "probation.provider_share.nps" Condition Share 0.0 .. 1.0
        "Share of cases held by the National Probation Service";
    "probation.quality.floor" Behaviour Share 0.0 .. 1.0
        "Quality of contact at the heaviest caseload, full quality being 1";
    "probation.quality.k" Behaviour Ratio 0.0 .. 100.0
        "Steepness of the fall of quality with caseload";
    "probation.quality.n50" Behaviour Cases 0.0 .. 1000.0
        "Caseload at which quality is halfway between 1 and the floor";
    "probation.referral_hazard" Condition PerYear 0.0 .. 1000.0 by_area
        "Rate of referral to treatment by probation at full quality, of people with a known problem";
    "probation.referral_per_contact" Condition Share 0.0 .. 1.0
        "Chance of referral at a contact of full quality";
    "probation.reset_share" Condition Share 0.0 .. 1.0
        "Share of order time without contact under early suspension of supervision";
    "probation.share_already_in_treatment" Condition Share 0.0 .. 1.0
        "Share of people with a known problem who are already in treatment";
    "probation.stock.indet_licence" Condition People 0.0 .. 1e6
        "People on licence from indeterminate sentences at the start";
    "probation.test_detection_effect" Effect Share 0.0 .. 1.0
        "Added chance that the need is known after a test";
    "probation.test_hazard" Condition Ratio 0.0 .. 100.0 by_area
        "Drug tests per order of a known user at full quality";
    "probation.unit_load_cv" Condition Cv 0.0 .. 10.0
        "Coefficient of variation of the load per seat between delivery units";
    "probation.vacancy" Condition Share 0.0 .. 1.0 by_area
        "Share of officer posts that are vacant";
}
