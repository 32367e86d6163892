//! The people: where they live, age, sex, need and severity.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves ["identified", "treatment_started_inside", "treatment_started_outside", "overdosed", "reoffended"]
    "geography.england_share" Condition Share 0.0 .. 1.0
        "Share of people who live in England; the rest live in Wales";
    "need.alc.high" Condition Share 0.0 .. 1.0
        "Share of the high persistence class who are people with alcohol need only";
    "need.alc.low" Condition Share 0.0 .. 1.0
        "Share of the low persistence class who are people with alcohol need only";
    "need.alc.mid" Condition Share 0.0 .. 1.0
        "Share of the middle persistence class who are people with alcohol need only";
    "need.crack_given_opiate" Condition Share 0.0 .. 1.0
        "Share of opiate users who also use crack";
    "need.female_odds" Effect Ratio 0.0 .. 100.0
        "Odds of drug need of women against men";
    "need.injecting_given_opiate" Condition Share 0.0 .. 1.0
        "Share of opiate users who inject";
    "need.new_in_custody" Condition PerYear 0.0 .. 1000.0
        "Rate at which people without opiate use start it in custody";
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
    "need.nps_given_any" Condition Share 0.0 .. 1.0
        "Share of people with drug need who use new psychoactive substances";
    "need.opiate.high" Condition Share 0.0 .. 1.0
        "Share of the high persistence class who are opiate users";
    "need.opiate.low" Condition Share 0.0 .. 1.0
        "Share of the low persistence class who are opiate users";
    "need.opiate.mid" Condition Share 0.0 .. 1.0
        "Share of the middle persistence class who are opiate users";
    "need.severity.moderate" Behaviour Share 0.0 .. 1.0
        "Share of people with need whose need is moderate";
    "need.severity.severe" Condition Share 0.0 .. 1.0
        "Share of people with need whose need is severe";
    "people.age_share.18_29" Condition Share 0.0 .. 1.0
        "Share of people aged 18 to 29";
    "people.age_share.30_49" Condition Share 0.0 .. 1.0
        "Share of people aged 30 to 49";
    "people.age_share.50plus" Condition Share 0.0 .. 1.0
        "Share of people aged 50 and over";
    "people.female_share_prison" Condition Share 0.0 .. 1.0
        "Share of women among people in custody";
    "people.female_share_receptions" Condition Share 0.0 .. 1.0
        "Share of women among receptions into custody";
}
