//! What is recorded is the truth times the share that is recorded: each share of recording, by how many were counted
//! and how many happened.

mod sampled;

use sampled::{Sampled, total};
use throughcare::ledger::Flow;

const SAMPLED: Sampled = Sampled {
    era: "2019",
    sample: 0.1,
    seed: 41,
    years: 1,
};

/// What happened, what was recorded of it, and the share of recording.
const RECORDED: &[(Flow, Flow, &str)] = &[
    (
        Flow::ScreenedWithNeed,
        Flow::ScreenedAsRecorded,
        "recording.need_in_prison",
    ),
    (
        Flow::Continued,
        Flow::ContinuedAsRecorded,
        "recording.continuity_link",
    ),
    (
        Flow::TestedOnProbation,
        Flow::TestedAsRecorded,
        "recording.test",
    ),
    (
        Flow::ReferredByProbation,
        Flow::ReferredAsRecorded,
        "recording.referral_on_probation",
    ),
];

#[test]
fn what_is_recorded_is_the_truth_times_its_share() {
    for share in [0.3, 0.9] {
        let set: Vec<String> = RECORDED
            .iter()
            .map(|(_, _, key)| format!("{key}={share}"))
            .collect();
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        let world = SAMPLED.run("", &set);
        for (happened, recorded, key) in RECORDED {
            let (happened, recorded) = (total(&world, *happened), total(&world, *recorded));
            let spread = (happened * share * (1.0 - share)).sqrt();
            assert!(happened > 100.0, "{key}: {happened}");
            assert!(
                (recorded - happened * share).abs() < 4.0 * spread,
                "{key}={share}: {recorded} of {happened}"
            );
        }
    }
}

#[test]
fn what_is_never_or_always_recorded_is_none_or_all_and_changes_nothing_that_happens() {
    let with = |share: &str| {
        let set: Vec<String> = RECORDED
            .iter()
            .map(|(_, _, key)| format!("{key}={share}"))
            .collect();
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        SAMPLED.run("", &set)
    };
    let (none, all) = (with("0"), with("1"));
    for (happened, recorded, key) in RECORDED {
        assert!(total(&none, *recorded) == 0.0, "{key}");
        assert_eq!(total(&all, *recorded), total(&all, *happened), "{key}");
        assert_eq!(total(&none, *happened), total(&all, *happened), "{key}");
    }
}
