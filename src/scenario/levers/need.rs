//! The people: where they live, age, sex, need and severity.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "need.alc.high" Condition Share 0.0 .. 1.0
        "Share of the high persistence class who are people with alcohol need only";
    "need.alc.low" Condition Share 0.0 .. 1.0
        "Share of the low persistence class who are people with alcohol need only";
    "need.alc.mid" Condition Share 0.0 .. 1.0
        "Share of the middle persistence class who are people with alcohol need only";
    "need.nonop.high" Condition Share 0.0 .. 1.0
        "Share of the high persistence class who are users of non-opiates only";
    "need.nonop.low" Condition Share 0.0 .. 1.0
        "Share of the low persistence class who are users of non-opiates only";
    "need.nonop.mid" Condition Share 0.0 .. 1.0
        "Share of the middle persistence class who are users of non-opiates only";
    "need.nonop_alc.high" Condition Share 0.0 .. 1.0
        "Share of the high persistence class who are users of non-opiates and alcohol";
    "need.nonop_alc.low" Condition Share 0.0 .. 1.0
        "Share of the low persistence class who are users of non-opiates and alcohol";
    "need.nonop_alc.mid" Condition Share 0.0 .. 1.0
        "Share of the middle persistence class who are users of non-opiates and alcohol";
    "need.opiate.high" Condition Share 0.0 .. 1.0
        "Share of the high persistence class who are opiate users";
    "need.opiate.low" Condition Share 0.0 .. 1.0
        "Share of the low persistence class who are opiate users";
    "need.opiate.mid" Condition Share 0.0 .. 1.0
        "Share of the middle persistence class who are opiate users";
    "people.age_share.18_29" Condition Share 0.0 .. 1.0
        "Share of people aged 18 to 29";
    "people.age_share.30_49" Condition Share 0.0 .. 1.0
        "Share of people aged 30 to 49";
    "people.age_share.50plus" Condition Share 0.0 .. 1.0
        "Share of people aged 50 and over";
    "people.female_share_custody" Condition Share 0.0 .. 1.0
        "Share of people in prison who are women";
    "people.female_share_receptions" Condition Share 0.0 .. 1.0
        "Share of women among receptions into custody";
}
