//! Recording: the chance that what happens is written down.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves []
    "recording.continuity_link" Condition Share 0.0 .. 1.0
        "Chance that engagement in the community is matched to the custody record";
    "recording.need_in_prison" Condition Share 0.0 .. 1.0
        "Chance that a need in custody is recorded";
    "recording.need_on_probation" Condition Share 0.0 .. 1.0
        "Chance that a need on probation is recorded";
    "recording.p_link_given_treated.atr" Condition Share 0.0 .. 1.0
        "Chance that treatment on a alcohol treatment requirement is found by record linkage";
    "recording.p_link_given_treated.drr" Condition Share 0.0 .. 1.0
        "Chance that treatment on a drug rehabilitation requirement is found by record linkage";
    "recording.referral_on_probation" Condition Share 0.0 .. 1.0
        "Chance that a referral by probation is recorded";
    "recording.test" Condition Share 0.0 .. 1.0
        "Chance that a drug test on probation is recorded";
    "recording.treatment_start_ndtms" Condition Share 0.0 .. 1.0
        "Chance that a treatment start is recorded in the national system";
}
