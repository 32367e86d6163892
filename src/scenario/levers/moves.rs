//! What a lever may move: flows of the ledger by name. With the effects neutral (`effects` of
//! treatment, supervision and naloxone on people), every other flow stays bit-identical; a test holds each lever
//! to this.

/// Any flow at all.
pub const EVERYTHING: &[&str] = &["*"];
/// No flow: it prices or describes.
pub const NOTHING: &[&str] = &[];
/// Naloxone and nothing else.
pub const NALOXONE: &[&str] = &["issued_naloxone"];
/// What the problems that begin in custody are with.
pub const PSYCHOACTIVE: &[&str] = &["developed_need_psychoactive"];
/// What is recorded of continuity.
pub const RECORDED_CONTINUITY: &[&str] = &["continued_as_recorded", "matched_to_custody"];
/// What is recorded of starts of community treatment.
pub const RECORDED_STARTS: &[&str] = &[
    "started_as_recorded",
    "linked_under_order",
    "requirement_linked",
];
/// What is recorded of need in custody.
pub const RECORDED_NEED: &[&str] = &["screened_as_recorded"];
/// What is recorded of tests on probation.
pub const RECORDED_TESTS: &[&str] = &["tested_as_recorded"];
/// What is recorded of need on probation.
pub const RECORDED_NEED_ON_PROBATION: &[&str] = &["known_as_recorded"];
/// What is recorded of referrals.
pub const RECORDED_REFERRALS: &[&str] = &["referred_as_recorded"];

macro_rules! with_community {
    ($($more:literal),*) => {
        &[
            $($more,)*
            "planned", "referral_sent", "referral_received", "appointment_booked", "attended",
            "continued", "continued_as_recorded", "matched_to_custody", "referred_by_probation",
            "referred_as_recorded", "sought_outside", "started_as_prison_leaver", "started_under_order",
            "started_by_probation", "started_by_cjit", "started_by_self", "started_as_recorded",
            "linked_under_order", "requirement_delivered", "requirement_linked", "completed_outside",
            "dropped_out_outside", "left_outside", "gave_up_waiting", "left_queue_outside",
            "referred_by_team",
        ]
    };
}

macro_rules! with_treatment {
    ($($more:literal),*) => {
        with_community!(
            $($more,)*
            "screened_with_need", "found_no_offer", "sought_inside", "started_inside", "started_on_remand",
            "treated_on_transfer", "interrupted_by_transfer", "completed_inside",
            "too_short_to_treat", "started_substitution", "started_detoxification", "started_alcohol_detoxification",
            "found_suitable", "place_kept", "started_programme", "completed_programme",
            "left_programme", "fell_back", "move_put_off",
            "dropped_out_inside", "detoxified_with_need", "transferred_out", "left_queue_inside",
            "continuity_cohort", "met_at_gate", "screened_as_recorded"
        )
    };
}

/// The flows of another of these macros, and what officers' contacts achieve besides.
macro_rules! with_contacts {
    ($others:ident) => {
        $others!(
            "tested_on_probation",
            "tested_positive_on_probation",
            "found_by_test",
            "tested_as_recorded",
            "known_on_probation",
            "known_as_recorded"
        )
    };
}

/// The way from prison to community treatment, and community treatment.
pub const COMMUNITY: &[&str] = with_community!();
/// The same, and what officers' contacts achieve besides.
pub const CONTACTS_IN_COMMUNITY: &[&str] = with_contacts!(with_community);
/// In which prison people are held, and treatment with it.
pub const MOVES: &[&str] = with_treatment!("received_above_capacity", "moved_prison", "held_back");
/// Treatment inside and outside, and the way between.
pub const TREATMENT: &[&str] = with_treatment!();
/// Treatment, and what officers' contacts achieve besides.
pub const CONTACTS: &[&str] = with_contacts!(with_treatment);
/// Who has whose case, and what contacts achieve. With `probation.quality.floor` and
/// `probation.absence_cover` at 1 only the first two move.
pub const OFFICERS: &[&str] = with_treatment!(
    "moved_to_another_officer",
    "allocated_above_ceiling",
    "tested_on_probation",
    "tested_positive_on_probation",
    "found_by_test",
    "tested_as_recorded"
);
/// Treatment requirements of orders, and treatment.
pub const REQUIREMENTS: &[&str] = with_treatment!(
    "given_drr",
    "given_atr",
    "given_mhtr",
    "completed_drr",
    "failed_drr",
    "completed_atr",
    "failed_atr",
    "completed_mhtr",
    "failed_mhtr"
);
/// How treatment requirements end; one for mental health with the one it goes with. What has not led to
/// treatment when it ends does not.
pub const ENDS_OF_REQUIREMENTS: &[&str] = &[
    "completed_drr",
    "failed_drr",
    "completed_atr",
    "failed_atr",
    "completed_mhtr",
    "failed_mhtr",
    "requirement_delivered",
    "requirement_linked",
];
/// Mental health treatment requirements: nothing follows from them.
pub const MHTR: &[&str] = &["given_mhtr", "completed_mhtr", "failed_mhtr"];
/// How mental health treatment requirements end.
pub const ENDS_OF_MHTR: &[&str] = &["completed_mhtr", "failed_mhtr"];
/// Who is housed on release with help, and treatment after.
pub const HOUSED: &[&str] = with_treatment!("housed_with_help");
/// Who is housed on release with help, and nothing else.
pub const HOUSED_WITH_HELP: &[&str] = &["housed_with_help"];
/// Who is released on substitution, and treatment after.
pub const BRIDGED: &[&str] = with_treatment!("bridged_at_release");
/// Tests on arrest, and treatment.
pub const ARREST: &[&str] = with_treatment!(
    "tested_on_arrest",
    "assessed_on_arrest",
    "sought_team",
    "turned_away_by_team",
    "taken_on_by_team",
    "referred_by_team",
    "left_team",
    "taken_from_team"
);

/// The sets that have more flows than one reads, and what they are together.
const IN_WORDS: [(&[&str], &str); 12] = [
    (NOTHING, "nothing: it prices or describes"),
    (EVERYTHING, "anything"),
    (
        TREATMENT,
        "treatment inside and outside, and the way between",
    ),
    (
        COMMUNITY,
        "community treatment, and the way to it from prison",
    ),
    (
        CONTACTS_IN_COMMUNITY,
        "community treatment, and tests on probation",
    ),
    (CONTACTS, "treatment, and tests on probation"),
    (
        REQUIREMENTS,
        "treatment requirements of orders, and treatment",
    ),
    (ARREST, "tests on arrest, and treatment"),
    (HOUSED, "housing on release, and treatment"),
    (BRIDGED, "substitution at release, and treatment"),
    (MOVES, "in which prison people are held, and treatment"),
    (
        OFFICERS,
        "who has whose case, treatment, and tests on probation",
    ),
];

/// What a lever moves, in words.
#[must_use]
pub fn in_words(moves: &[&str]) -> String {
    let named = IN_WORDS.iter().find(|(set, _)| *set == moves);
    named.map_or_else(|| moves.join(", "), |(_, words)| (*words).to_owned())
}
