//! Through the gate: each help acts through its odds alone, and in the direction its odds say.

mod sampled;

use sampled::{Sampled, moved, total};
use throughcare::ledger::Flow;
use throughcare::pathway::World;

const YEAR: Sampled = Sampled {
    era: "2019",
    sample: 0.1,
    seed: 17,
    years: 1,
};

fn run(set: &[&str]) -> World {
    YEAR.run("", set)
}

/// A help, its coverage low and high, its odds at one, and what it may then still move: the count of
/// itself.
type Help = (
    &'static str,
    [f64; 2],
    &'static [&'static str],
    &'static [&'static str],
);

const HELPS: &[Help] = &[
    (
        "release.peer_coverage",
        [0.1, 0.9],
        &["release.peer_or"],
        &["met_at_gate"],
    ),
    (
        "release.single_provider_coverage",
        [0.1, 0.9],
        &["release.single_provider_or"],
        &[],
    ),
    (
        "release.friday_share",
        [0.1, 0.9],
        &["release.friday_or"],
        &[],
    ),
    (
        "release.housed_first_night",
        [0.1, 0.9],
        &["release.housing_or", "return.housing_rr"],
        &["housed_with_help"],
    ),
    (
        "release.distance_other_region_km",
        [10.0, 500.0],
        &["release.distance_or_per_100km"],
        &[],
    ),
    (
        "release.housing_for_treated",
        [0.1, 0.9],
        &["release.housing_or", "return.housing_rr"],
        &["housed_with_help"],
    ),
    (
        "release.ost_bridged_share",
        [0.1, 0.9],
        // Substitution protects less who injects, and more than talking alone.
        &[
            "release.ost_or_entry",
            "harm.ost_hr_wk1_4",
            "harm.injecting_out_in_rr",
            "harm.psychosocial_only_hr",
        ],
        &["bridged_at_release"],
    ),
    (
        "harm.naloxone_at_release",
        [0.1, 0.9],
        &["harm.naloxone_rr"],
        &["issued_naloxone"],
    ),
];

#[test]
fn with_its_odds_at_one_a_help_moves_nothing_but_its_own_count() {
    for (lever, values, effects, own) in HELPS {
        let worlds = values.map(|value| {
            let mut set = vec![format!("{lever}={value}")];
            set.extend(effects.iter().map(|effect| format!("{effect}=1")));
            run(&set.iter().map(String::as_str).collect::<Vec<_>>())
        });
        assert_eq!(moved(&worlds[0], &worlds[1]), *own, "{lever}");
    }
}

/// People released in treatment and those of them who attended in time, in a world where treatment
/// changes nobody's return or death.
fn attended(set: &[&str]) -> (f64, f64) {
    let neutral = [
        "return.treatment_rr=1",
        "return.supervision_rr=1",
        "harm.drp_out_in_hr=1",
        "harm.injecting_out_in_rr=1",
        "harm.psychosocial_only_hr=1",
        "return.housing_rr=1",
    ];
    let world = run(&[set, &neutral].concat());
    (
        total(&world, Flow::ContinuityCohort),
        total(&world, Flow::Attended),
    )
}

#[test]
fn odds_move_attendance_in_the_direction_they_say() {
    // Links are those of somebody housed, so that with few housed strong odds leave fewer.
    for (coverage, odds, strong, more) in [
        ("release.peer_coverage=0.9", "release.peer_or", 6.0, true),
        (
            "release.single_provider_coverage=0.9",
            "release.single_provider_or",
            6.0,
            true,
        ),
        ("release.friday_share=0.9", "release.friday_or", 0.3, false),
        (
            "release.housed_first_night=0.1",
            "release.housing_or",
            6.0,
            false,
        ),
        (
            "release.distance_other_region_km=300",
            "release.distance_or_per_100km",
            0.3,
            false,
        ),
        // Where few prisons have psychosocial support beside clinical treatment, fewer plans are made.
        (
            "prison_tx.prisons_psychosocial=17",
            "release.psychosocial_plan_or",
            6.0,
            false,
        ),
    ] {
        let [before, after] =
            [1.0, strong].map(|value| attended(&[coverage, &format!("{odds}={value}")]));
        // With the same luck stronger odds turn people one way only: by chance the difference is
        // off by its own root, and by people who are in one cohort and not in the other.
        let apart = (after.1 - before.1) * if more { 1.0 } else { -1.0 };
        let error = (apart.abs() + (after.0 - before.0).abs()).sqrt();
        assert!(apart > 4.0 * error, "{odds}: {before:?} {after:?}");
    }
}

#[test]
fn twice_the_potency_is_twice_the_poisonings() {
    let rate = |set: &[&str]| total(&run(set), Flow::Poisoned);
    let (usual, doubled) = (rate(&[]), rate(&["harm.potency_multiplier=2"]));
    let ratio = doubled / usual;
    let error = ratio * (1.0 / doubled + 1.0 / usual).sqrt();
    assert!(
        (ratio - 2.0).abs() < 4.0 * error + 0.05,
        "{ratio} ± {error}"
    );
}

#[test]
fn help_with_housing_reaches_those_housed_beyond_who_need_none() {
    let helped = |set: &[&str]| {
        let world = run(set);
        let releases = [
            Flow::ReleasedFromSentence,
            Flow::ReleasedFromRemand,
            Flow::ReleasedFromRecall,
            Flow::ReleasedNonCriminal,
        ];
        let released: f64 = releases.iter().map(|&flow| total(&world, flow)).sum();
        total(&world, Flow::HousedWithHelp) / released
    };
    assert!(helped(&[]) == 0.0, "2019 has none");
    assert!(helped(&["release.housed_first_night=0.6"]) == 0.0);
    let all = helped(&["release.housed_first_night=1"]);
    assert!((all - 0.15).abs() < 0.02, "{all}");
    let half = helped(&["release.housed_unaided=0.35"]);
    assert!((half - 0.5).abs() < 0.02, "{half}");
    let treated = helped(&["release.housing_for_treated=1"]);
    assert!(0.0 < treated && treated < all, "{treated} and {all}");
}

/// Everybody in treatment is housed, so that nobody's attendance hangs on housing; those who leave before are not.
#[test]
fn housing_for_treated_leavers_takes_what_housing_does_to_attendance_away() {
    let housed = [
        "release.housed_first_night=0.1",
        "release.housing_for_treated=1",
    ];
    let worlds = [1.0, 6.0]
        .map(|odds| run(&[&housed[..], &[&format!("release.housing_or={odds}")]].concat()));
    assert_eq!(moved(&worlds[0], &worlds[1]), [""; 0]);
}
