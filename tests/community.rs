//! Community treatment where places bind: waits, fences, priority, commissioning and keyworkers do what their words
//! say, and what keeps people alive in the first weeks does.

mod sampled;

use sampled::{Sampled, moved, total, total_where};
use throughcare::ledger::Flow;
use throughcare::pathway::World;

const SMALL: Sampled = Sampled {
    era: "2019",
    sample: 0.05,
    seed: 41,
    years: 1,
};

/// Treatment changes nobody's return or death, so that places move nobody but through places.
const NEUTRAL: [&str; 3] = [
    "return.treatment_rr=1",
    "harm.drp_out_in_hr=1",
    "harm.ost_hr_wk1_4=1",
];

/// Half of the money from the second day on: there are too few places.
const BINDING: &str =
    "[[change]]\nparameter = \"community.funding\"\nafter_days = 1\nmultiply = 0.5\n";

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&NEUTRAL[..], more].concat()
}

/// Standard errors by which two counts of the same people are apart, if each differs by chance alone.
fn apart(one: f64, other: f64) -> f64 {
    (one - other) / (one + other).max(1.0).sqrt()
}

/// Places for all but in London, where there are hardly any.
const ROOM: [&str; 2] = ["community.funding=400000000", "community.keyworkers=3000"];
const NONE_IN_LONDON: &str = "[[change]]\nparameter = \"community.funding\"\nafter_days = 1\nmultiply = 0.02\nareas = [\"London\"]\n";

fn london() -> usize {
    let scenario = SMALL.scenario("", &[]);
    let mut rows = scenario.regions().rows().iter();
    rows.position(|row| row.region == "London")
        .expect("London is a region")
}

fn with_wait(ratio: f64) -> World {
    let ratio = format!("release.area_wait_or_per_week={ratio}");
    SMALL.run(NONE_IN_LONDON, &with(&[&ROOM[..], &[&ratio]].concat()))
}

#[test]
fn a_long_wait_in_an_area_lowers_attendance_there_and_nowhere_else() {
    let london = london();
    let [neutral, strong] = [1.0, 0.3].map(with_wait);
    for flow in [Flow::AppointmentBooked, Flow::Attended] {
        let [before, after] =
            [&neutral, &strong].map(|world| total_where(world, flow, |region| region == london));
        assert!(apart(before, after) > 4.0, "{flow:?}: {before} to {after}");
        let elsewhere =
            [&neutral, &strong].map(|world| total_where(world, flow, |region| region != london));
        assert_eq!(elsewhere[0], elsewhere[1], "{flow:?}");
    }
}

#[test]
fn with_a_neutral_ratio_a_wait_moves_no_booking() {
    let neutral = "release.area_wait_or_per_week=1";
    let set = with(&[&ROOM[..], &[neutral]].concat());
    let [without, waits] = ["", NONE_IN_LONDON].map(|changes| SMALL.run(changes, &set));
    let moved = moved(&without, &waits);
    assert!(moved.contains(&"gave_up_waiting"), "{moved:?}");
    for link in [
        "planned",
        "referral_received",
        "appointment_booked",
        "attended",
    ] {
        assert!(!moved.contains(&link), "{link}");
    }
}

/// Places by area, after a year and a month.
fn places(set: &[&str]) -> Vec<u32> {
    let two = Sampled { years: 2, ..SMALL };
    let world = two.run_months("", set, 13);
    let pools = world.services().outside.iter();
    pools.map(throughcare::engine::Pool::capacity).collect()
}

/// People at liberty with a need, by area, when the money is shared out after a year.
fn need() -> Vec<f64> {
    let two = Sampled { years: 2, ..SMALL };
    let world = two.run_months("", &NEUTRAL, 12);
    let mut need = vec![0.0; world.services().outside.len()];
    for person in world.people() {
        let needs = person.attributes.substance != throughcare::person::Substance::None;
        if needs && person.legal.at_liberty() {
            need[usize::from(person.attributes.area)] += 1.0;
        }
    }
    need
}

#[test]
fn money_that_follows_need_moves_to_where_need_is_and_its_sum_stays() {
    let (past, need) = (places(&NEUTRAL), need());
    let after = places(&with(&["community.commissioning.true_need=1"]));
    let [all, then]: [u32; 2] = [&past, &after].map(|places| places.iter().sum());
    // Each area's places are cut to whole ones twice, before and after.
    let lost = 2 * past.len() as u32;
    assert!(then <= all + lost && all <= then + lost, "{all} to {then}");
    let (total, mut gained, mut gave) = (need.iter().sum::<f64>(), 0, 0);
    for (area, need) in need.iter().enumerate() {
        let fair = need / total * f64::from(all);
        let (past, after) = (f64::from(past[area]), f64::from(after[area]));
        // The whole places of an area, and what others lost to whole numbers.
        let near = 2.0 + 0.03 * fair;
        assert!(
            (after - fair).abs() <= near,
            "{area}: {past} to {after}, need {fair}"
        );
        gained += u32::from(after > past);
        gave += u32::from(after < past);
    }
    assert!(gained > 2 && gave > 2, "{gained} gained, {gave} gave");
}

/// Starts of leavers of prison, of all others, and leavers who started within 21 days.
fn starts(set: &[&str]) -> [f64; 3] {
    let world = SMALL.run(BINDING, &with(set));
    let others = [
        Flow::StartedUnderOrder,
        Flow::StartedByProbation,
        Flow::StartedByCjit,
        Flow::StartedBySelf,
    ];
    [
        total(&world, Flow::StartedAsPrisonLeaver),
        others.map(|flow| total(&world, flow)).iter().sum(),
        total(&world, Flow::Continued),
    ]
}

#[test]
fn where_places_bind_priority_starts_leavers_of_prison_more_often_and_sooner() {
    let [none, first] =
        ["community.priority=0", "community.priority=1"].map(|priority| starts(&[priority]));
    assert!(apart(first[0], none[0]) > 4.0, "{none:?} {first:?}");
    assert!(apart(first[2], none[2]) > 4.0, "{none:?} {first:?}");
    assert!(first[1] < none[1], "{none:?} {first:?}");
}

#[test]
fn where_places_bind_a_fence_starts_leavers_of_prison_more_often_and_sooner() {
    let fence = |share: &str| {
        let fence = format!("community.ring_fence.prison_leavers={share}");
        starts(&["community.priority=0", &fence])
    };
    let [none, half] = ["0", "0.5"].map(fence);
    assert!(apart(half[0], none[0]) > 4.0, "{none:?} {half:?}");
    assert!(apart(half[2], none[2]) > 4.0, "{none:?} {half:?}");
    assert!(half[1] < none[1], "{none:?} {half:?}");
}

/// Where there are half the keyworkers, who carry twice the cases: the places are the same.
fn with_keyworkers(elasticity: f64, few: bool) -> World {
    let value = |key: &str| SMALL.scenario("", &[]).at(0).number(key);
    let by = if few { 2.0 } else { 1.0 };
    let [workers, cases] = [
        format!(
            "community.keyworkers={}",
            value("community.keyworkers") / by
        ),
        format!(
            "community.keyworker_caseload={}",
            value("community.keyworker_caseload") * by
        ),
    ];
    let elasticity = format!("community.dropout_caseload_elasticity={elasticity}");
    SMALL.run("", &with(&[&workers, &cases, &elasticity]))
}

#[test]
fn fewer_keyworkers_for_the_same_places_lose_more_people() {
    let ends = [false, true].map(|few| {
        let world = with_keyworkers(0.4, few);
        [Flow::DroppedOutOutside, Flow::CompletedOutside].map(|flow| total(&world, flow))
    });
    let [[dropped, completed], [dropped_few, completed_few]] = ends;
    assert_eq!(
        dropped + completed,
        dropped_few + completed_few,
        "the same people leave"
    );
    // With the same luck people turn one way only: by chance the difference is off by its own root.
    let more = dropped_few - dropped;
    assert!(more > 4.0 * more.abs().sqrt(), "{ends:?}");
    let ratio = dropped_few / completed_few / (dropped / completed);
    let error = ratio
        * ends
            .as_flattened()
            .iter()
            .map(|count| 1.0 / count)
            .sum::<f64>()
            .sqrt();
    assert!(
        (ratio - 2f64.powf(0.4)).abs() < 3.0 * error,
        "{ratio} ± {error}"
    );
}

#[test]
fn without_elasticity_the_keyworkers_caseload_moves_nothing() {
    let [many, few] = [false, true].map(|few| with_keyworkers(0.0, few));
    assert_eq!(moved(&many, &few), Vec::<&str>::new());
}

/// Deaths in the first four weeks, where these are twenty times as deadly: a small sample has few.
fn early_deaths(set: &[&str]) -> f64 {
    let twice = Sampled {
        sample: 0.1,
        ..SMALL
    };
    let world = twice.run(
        "",
        &[set, &["harm.release_level=20", "release.ost_or_entry=1"]].concat(),
    );
    let weeks = [Flow::DiedInWeek1, Flow::DiedInWeek2, Flow::DiedInWeeks3To4];
    weeks.map(|week| total(&world, week)).iter().sum()
}

#[test]
fn substitution_bridged_at_release_saves_lives_in_the_first_four_weeks() {
    let protected = "harm.ost_hr_wk1_4=0.2";
    let [none, all] = ["release.ost_bridged_share=0", "release.ost_bridged_share=1"]
        .map(|bridged| early_deaths(&[protected, bridged]));
    assert!(apart(none, all) > 4.0, "{none} to {all}");
    // Nobody is saved beyond the effect: four standard errors of the smaller count.
    assert!(all + 4.0 * all.sqrt() > 0.2 * none, "{none} to {all}");
}

#[test]
fn naloxone_at_release_saves_lives_in_the_first_four_weeks() {
    let helps = "harm.naloxone_rr=0.3";
    let [none, all] = ["harm.naloxone_at_release=0", "harm.naloxone_at_release=1"]
        .map(|naloxone| early_deaths(&[helps, naloxone]));
    assert!(apart(none, all) > 4.0, "{none} to {all}");
    assert!(all + 4.0 * all.sqrt() > 0.3 * none, "{none} to {all}");
}
