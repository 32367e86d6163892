//! Recording: the chance that what happens is written down.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves NOTHING;
    "recording.continuity_link" Condition Share 0.0 .. 1.0
        "Chance that engagement in the community is matched to the custody record" moves RECORDED_CONTINUITY;
    "recording.linked.atr" Condition Share 0.0 .. 1.0
        "Share of starts under an alcohol treatment requirement that are found in treatment records" moves RECORDED_STARTS;
    "recording.linked.drr" Condition Share 0.0 .. 1.0
        "Share of starts under a drug rehabilitation requirement that are found in treatment records" moves RECORDED_STARTS;
    "recording.need_in_prison" Condition Share 0.0 .. 1.0
        "Share of needs found at reception screening that are recorded" moves RECORDED_NEED;
    "recording.referral_on_probation" Condition Share 0.0 .. 1.0
        "Chance that a referral by probation is recorded" moves RECORDED_REFERRALS;
    "recording.treatment_start" Condition Share 0.0 .. 1.0
        "Share of starts of community treatment that are recorded" moves RECORDED_STARTS;
}
