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
    "need.crack_given_opiate" Condition Share 0.0 .. 1.0
        "Share of people who use opiates who use crack besides";
    "need.female_odds" Condition Ratio 0.0 .. 100.0
        "Odds of a drug need among women against men; 1 makes them alike";
    "need.injecting_given_opiate" Condition Share 0.0 .. 1.0
        "Share of people who use opiates who inject";
    "need.new_in_custody" Behaviour PerYear 0.0 .. 0.5
        "Rate at which people in custody without a drug problem develop one, where random tests are positive at prison_tx.mdt_reference";
    "need.new_in_custody_opiate" Behaviour Share 0.0 .. 1.0
        "Share of drug problems that begin in custody that are with opiates, diverted medicines among them; the rest are with other drugs";
    "need.new_in_custody_psychoactive" Condition Share 0.0 .. 1.0
        "Share of the other drug problems that begin in custody that are with new psychoactive substances" moves PSYCHOACTIVE;
    "need.new_psychoactive_given_drugs" Condition Share 0.0 .. 1.0
        "Share of people with a drug problem who use new psychoactive substances" moves NOTHING;
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
    "need.severity.moderate" Behaviour Share 0.0 .. 1.0
        "Share of people with a need whose need is moderate; what moderate and severe leave is low" moves MOVES;
    "need.severity.severe" Condition Share 0.0 .. 1.0
        "Share of people with a need whose need is severe" moves MOVES;
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
