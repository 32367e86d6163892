//! Criminal justice intervention teams: who comes, who waits, who is sent to treatment, and that nobody is lost.

use std::path::Path;
use std::sync::Arc;
use throughcare::ledger::{Flow, Stock};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

const SAMPLE: f64 = 0.05;
const SEED: u64 = 29;
const MONTHS: usize = 12;

fn run(era: &str, set: &[&str]) -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{era}.toml"));
    let overlays = Overlays {
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(1),
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).unwrap_or_else(|error| panic!("{error}"));
    let plan = Arc::new(Plan::new(&scenario, SAMPLE).expect("the scenario can be simulated"));
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    for month in 0..plan.months.count() {
        let end = plan.months.end(month);
        world.run_until(end).expect("no loop");
        world.check(end).expect("the identities hold");
    }
    world
}

fn flow(world: &World, flow: Flow) -> u64 {
    let counts = (0..MONTHS).flat_map(|month| world.ledger().flow(month, flow));
    counts.map(|&count| u64::from(count)).sum()
}

fn stock(world: &World, end: usize, stock: Stock) -> u64 {
    let counts = world.ledger().stock(end, stock).iter();
    counts.map(|&count| u64::from(count)).sum()
}

#[test]
fn who_comes_to_a_team_is_there_or_has_left() {
    for era in ["2006", "2019"] {
        let world = run(era, &[]);
        let there =
            |end| stock(&world, end, Stock::OnTeam) + stock(&world, end, Stock::WaitsForTeam);
        assert_eq!(
            there(0) + flow(&world, Flow::SoughtTeam),
            there(MONTHS) + flow(&world, Flow::LeftTeam) + flow(&world, Flow::TakenFromTeam),
            "{era}"
        );
        assert!(flow(&world, Flow::TakenOnByTeam) > 0, "{era}");
    }
}

#[test]
fn without_workers_nobody_is_taken_on_or_referred() {
    let world = run("2006", &["arrest.cjit_workers=0"]);
    assert_eq!(flow(&world, Flow::TakenOnByTeam), 0);
    assert_eq!(flow(&world, Flow::ReferredByTeam), 0);
    assert_eq!(flow(&world, Flow::SoughtTeam), 0);
    assert!(flow(&world, Flow::TurnedAwayByTeam) > 0);
}

#[test]
fn fewer_workers_turn_more_away_and_refer_fewer() {
    let (many, few) = (
        run("2006", &["arrest.cjit_workers=1500"]),
        run("2006", &["arrest.cjit_workers=150"]),
    );
    assert_eq!(flow(&many, Flow::TurnedAwayByTeam), 0);
    assert!(flow(&few, Flow::TurnedAwayByTeam) > 0);
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
    assert_eq!(flow(&run("2006", &shut), Flow::SoughtTeam), 0);
    for (door, open) in [
        (1, "arrest.tests=100000"),
        (2, "release.cjit_pickup=0.5"),
        (3, "probation.cjit_joint=0.5"),
    ] {
        let mut set = shut;
        set[door] = open;
        let world = run("2006", &set);
        let came = flow(&world, Flow::SoughtTeam);
        assert!(came > 0, "{open}");
        let tested = flow(&world, Flow::TestedOnArrest);
        assert_eq!(tested > 0, door == 1, "{open}");
    }
}

#[test]
fn a_team_that_refers_nobody_starts_nobody_new() {
    let world = run("2006", &["arrest.p_treatment_given_assessed=0"]);
    assert!(flow(&world, Flow::TakenOnByTeam) > 0);
    assert_eq!(flow(&world, Flow::ReferredByTeam), 0);
}
