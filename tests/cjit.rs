//! Criminal justice intervention teams: who comes, who waits, who is sent to treatment, and that nobody is lost.

mod sampled;

use sampled::{Sampled, stock, total};
use throughcare::ledger::{Flow, Stock};
use throughcare::pathway::World;

const ERAS: [&str; 3] = ["2006", "2019", "2025"];
const MONTHS: usize = 12;

fn sampled(era: &'static str) -> Sampled {
    Sampled {
        era,
        sample: 0.05,
        seed: 29,
        years: 1,
    }
}

fn run(era: &'static str, set: &[&str]) -> World {
    sampled(era).run("", set)
}

fn flow(world: &World, flow: Flow) -> f64 {
    total(world, flow)
}

#[test]
fn who_comes_to_a_team_is_there_or_has_left() {
    for era in ["2006", "2019"] {
        let world = run(era, &[]);
        let there = |end| {
            let people =
                stock(&world, end, Stock::OnTeam) + stock(&world, end, Stock::WaitsForTeam);
            people as f64
        };
        assert_eq!(
            there(0) + flow(&world, Flow::SoughtTeam),
            there(MONTHS) + flow(&world, Flow::LeftTeam) + flow(&world, Flow::TakenFromTeam),
            "{era}"
        );
        assert!(flow(&world, Flow::TakenOnByTeam) > 0.0, "{era}");
    }
}

#[test]
fn without_workers_nobody_is_taken_on_or_referred() {
    let world = run("2006", &["arrest.cjit_workers=0"]);
    assert_eq!(flow(&world, Flow::TakenOnByTeam), 0.0);
    assert_eq!(flow(&world, Flow::ReferredByTeam), 0.0);
    assert_eq!(flow(&world, Flow::SoughtTeam), 0.0);
    assert!(flow(&world, Flow::TurnedAwayByTeam) > 0.0);
}

#[test]
fn fewer_workers_turn_more_away_and_refer_fewer() {
    let (many, few) = (
        run("2006", &["arrest.cjit_workers=1500"]),
        run("2006", &["arrest.cjit_workers=150"]),
    );
    assert_eq!(flow(&many, Flow::TurnedAwayByTeam), 0.0);
    assert!(flow(&few, Flow::TurnedAwayByTeam) > 0.0);
    assert!(stock(&few, MONTHS, Stock::WaitsForTeam) > stock(&many, MONTHS, Stock::WaitsForTeam));
    for less in [
        Flow::TakenOnByTeam,
        Flow::ReferredByTeam,
        Flow::StartedByCjit,
    ] {
        let (more, less, name) = (flow(&many, less), flow(&few, less), less.name());
        assert!(less < more, "{name}: {less} and {more}");
    }
}

#[test]
fn each_door_to_the_team_brings_people_and_without_all_nobody_comes() {
    let shut = [
        "arrest.cjit_workers=1500",
        "arrest.tests=0",
        "release.cjit_pickup=0",
        "probation.cjit_joint=0",
    ];
    assert_eq!(flow(&run("2006", &shut), Flow::SoughtTeam), 0.0);
    for (door, open) in [
        (1, "arrest.tests=100000"),
        (2, "release.cjit_pickup=0.5"),
        (3, "probation.cjit_joint=0.5"),
    ] {
        let mut set = shut;
        set[door] = open;
        let world = run("2006", &set);
        let came = flow(&world, Flow::SoughtTeam);
        assert!(came > 0.0, "{open}");
        let tested = flow(&world, Flow::TestedOnArrest);
        assert_eq!(tested > 0.0, door == 1, "{open}");
    }
}

#[test]
fn a_team_that_refers_nobody_starts_nobody_new() {
    let world = run("2006", &["arrest.p_treatment_given_assessed=0"]);
    assert!(flow(&world, Flow::TakenOnByTeam) > 0.0);
    assert_eq!(flow(&world, Flow::ReferredByTeam), 0.0);
}

/// Of all tests the published share is positive: those of people with a drug problem, who are most of those tested.
#[test]
fn positive_tests_are_the_published_share_of_all_tests() {
    for era in ERAS {
        let values = sampled(era).scenario("", &[]).at(0);
        let assessed = "arrest.p_assessed=1";
        let world = run(era, &[assessed]);
        let [tested, positive] =
            [Flow::TestedOnArrest, Flow::AssessedOnArrest].map(|of| flow(&world, of));
        let (share, published) = (positive / tested, values.number("arrest.p_positive"));
        // Four standard errors, and a fiftieth: who offends is not quite as the balance has it.
        let error = (published * (1.0 - published) / tested).sqrt();
        let allowed = 4.0 * error + 0.02 * published;
        assert!((share - published).abs() < allowed, "{era}: {share}");
    }
}

/// The stock opens at 95 % of what the workers carry; who comes in a year and how long they stay keeps it there.
#[test]
fn the_caseload_that_comes_is_what_the_workers_were_derived_from() {
    for era in ERAS {
        let world = run(era, &[]);
        let ends = (0..=MONTHS).map(|end| stock(&world, end, Stock::OnTeam));
        let mean = ends.sum::<u64>() as f64 / (MONTHS + 1) as f64;
        let plan = sampled(era).plan("", &[]);
        let places = plan.terms[0].1.cjit.caseload.places.iter().sum::<u32>();
        let derived = 0.95 * f64::from(places);
        let allowed = 0.03 * derived + 4.0 * derived.sqrt();
        assert!(
            (mean - derived).abs() < allowed,
            "{era}: {mean} of {derived}"
        );
    }
}

#[test]
fn whole_places_of_the_teams_are_the_national_figure_whatever_the_sample() {
    for era in ERAS {
        for sample in [0.01, 0.05, 0.3, 1.0] {
            let run = Sampled {
                sample,
                ..sampled(era)
            };
            let plan = run.plan("", &[]);
            let values = run.scenario("", &[]).at(0);
            let workers = values.number("arrest.cjit_workers");
            let national = workers * values.number("arrest.cjit_caseload") * sample;
            let places: u32 = plan.terms[0].1.cjit.caseload.places.iter().sum();
            let apart = (f64::from(places) - national).abs();
            assert!(apart <= 0.51, "{era}, {sample}: {places} of {national}");
        }
    }
}

#[test]
fn workers_of_one_region_move_no_place_of_another() {
    let run = sampled("2006");
    let london = "[[change]]\nparameter = \"arrest.cjit_workers\"\nafter_days = 1\nmultiply = 0.37\nareas = [\"London\"]\n";
    let [before, after] = ["", london].map(|changes| {
        let plan = run.plan(changes, &[]);
        let (_, terms) = plan.terms.last().expect("terms from the start");
        terms.cjit.caseload.places.clone()
    });
    let moved = before.iter().zip(&after).filter(|(one, two)| one != two);
    assert_eq!(moved.count(), 1);
}

/// London's own figure a hair above the national one, and rising from there.
#[test]
fn more_workers_of_a_region_never_carry_fewer() {
    let run = sampled("2006");
    let places = |times: f64| -> Vec<u32> {
        let london = format!(
            "[[change]]\nparameter = \"arrest.cjit_workers\"\nafter_days = 1\nmultiply = {times:?}\nareas = [\"London\"]\n"
        );
        let plan = run.plan(&london, &[]);
        let (_, terms) = plan.terms.last().expect("terms from the start");
        terms.cjit.caseload.places.clone()
    };
    let shares = [0.0, 0.5, 0.9999, 1.0, 1.0001, 1.1, 2.0].map(places);
    for pair in shares.windows(2) {
        let fewer = pair[0].iter().zip(&pair[1]).any(|(less, more)| more < less);
        assert!(!fewer, "{pair:?}");
    }
    let none = shares[0].iter().filter(|&&places| places == 0).count();
    assert_eq!(none, 1, "London has no team left");
}
