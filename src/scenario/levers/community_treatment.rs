//! Community treatment: places, stays, waits and keyworkers.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves TREATMENT;
    "community.cj_completion_or" Behaviour Ratio 0.0 .. 100.0
        "Odds of completing for people referred by criminal justice against others";
    "community.commissioning.recorded_need" Condition Share 0.0 .. 1.0
        "Share of the money that follows recorded need when it is shared out between areas each year; what is left follows past budgets";
    "community.commissioning.true_need" Condition Share 0.0 .. 1.0
        "Share of the money that follows need as it is when it is shared out between areas each year; what is left follows past budgets";
    "community.cv_days.alcohol" Behaviour Cv 0.0 .. 10.0
        "Spread of time in community treatment, alcohol";
    "community.cv_days.nonopiate" Behaviour Cv 0.0 .. 10.0
        "Spread of time in community treatment, nonopiate";
    "community.cv_days.opiate" Behaviour Cv 0.0 .. 10.0
        "Spread of time in community treatment, opiate";
    "community.dropout_caseload_elasticity" Effect Ratio 0.0 .. 10.0
        "Power of keyworkers' caseload with which people drop out against completing" neutral 0.0 moves COMMUNITY;
    "community.funding" Condition Pounds 0.0 .. 1e11 by_area
        "Money for community treatment of the people the model follows, a year";
    "community.keyworker_caseload" Condition Cases 1.0 .. 1000.0
        "People a full-time keyworker has in treatment at one time";
    "community.keyworkers" Condition Fte 0.0 .. 100000.0 by_area
        "Full-time keyworkers for the people the model follows";
    "community.mean_days.alcohol" Condition Days 0.01 .. 36525.0
        "Mean time in community treatment, people with alcohol need";
    "community.mean_days.nonopiate" Condition Days 0.01 .. 36525.0
        "Mean time in community treatment, users of non-opiates";
    "community.mean_days.opiate" Condition Days 0.01 .. 36525.0
        "Mean time in community treatment, opiate users";
    "community.p_complete" Condition Share 0.0 .. 1.0
        "Share of exits from community treatment that are completions";
    "community.patience_days" Behaviour Days 0.1 .. 36525.0
        "Mean time somebody waits for a place before giving up";
    "community.place_cost" Condition Pounds 1.0 .. 1e7
        "Cost of a place in community treatment, a year";
    "community.priority" Condition Share 0.0 .. 1.0
        "Whether prison leavers, then people under orders, come first in the queue: 1 yes, 0 first come, first served";
    "community.psychosocial_only" Condition Share 0.0 .. 1.0
        "Share of stays in community treatment of people who use opiates that are without substitution" moves EVERYTHING;
    "community.reference_caseload" Condition Cases 1.0 .. 1000.0
        "Keyworkers' caseload at which the share of completions was published";
    "community.reference_psychosocial_only" Condition Share 0.0 .. 1.0
        "The share without substitution at which protection by treatment was published" moves EVERYTHING;
    "community.ring_fence.prison_leavers" Condition Share 0.0 .. 1.0
        "Share of community treatment places that only prison leavers may take";
    "community.self_referral_hazard" Behaviour PerYear 0.0 .. 100.0
        "Rate at which people at liberty with a need seek treatment on their own";
    "community.share_opiate_supervised_in_treatment" Condition Share 0.0 .. 1.0
        "Share of opiate users on probation who are in treatment";
}
