//! Relations between two worlds of the same luck: some hold bit for bit, others in the sign of the mean difference,
//! beyond four standard errors of the pairs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use throughcare::ledger::{Flow, Provision, Stock};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

const SEED: u64 = 23;
const SAMPLE: f64 = 0.05;
/// Pairs of replications for the sign of a mean.
const PAIRS: u32 = 8;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn load(path: &Path, set: &[&str]) -> Scenario {
    let overlays = Overlays {
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(1),
        ..Overlays::default()
    };
    Scenario::load(path, &overlays).unwrap_or_else(|found| panic!("{found}"))
}

fn with(set: &[&str]) -> Scenario {
    load(&folder().join("2019.toml"), set)
}

fn plan(scenario: &Scenario) -> Arc<Plan> {
    plan_of(scenario, SAMPLE)
}

fn plan_of(scenario: &Scenario, sample: f64) -> Arc<Plan> {
    Arc::new(Plan::new(scenario, sample).expect("the scenario can be simulated"))
}

fn run(plan: &Arc<Plan>, replication: u32) -> World {
    let mut world = World::new(Arc::clone(plan));
    world.open(SEED, replication).expect("no loop");
    world.run_until(plan.horizon()).expect("no loop");
    world.check(plan.horizon()).expect("the identities hold");
    world
}

/// A run in which the people of the start are those of `like`, found only once.
fn opening_as(scenario: &Scenario, like: &Arc<Plan>) -> Arc<Plan> {
    let mut plan = Plan::new(scenario, SAMPLE).expect("the scenario can be simulated");
    plan.opening = Arc::clone(&like.opening);
    Arc::new(plan)
}

fn total(world: &World, flow: Flow) -> f64 {
    let months = 0..world.ledger().month();
    let counts = months.flat_map(|month| world.ledger().flow(month, flow));
    counts.map(|&count| f64::from(count)).sum()
}

fn started(world: &World) -> f64 {
    let flows = [
        Flow::StartedAsPrisonLeaver,
        Flow::StartedUnderOrder,
        Flow::StartedByProbation,
        Flow::StartedByCjit,
        Flow::StartedBySelf,
    ];
    flows.map(|flow| total(world, flow)).iter().sum()
}

/// Person-days in the queues of community treatment for each who started.
fn wait(world: &World) -> f64 {
    let pools = world.services().outside.iter();
    let waited: u64 = pools.map(|pool| pool.accounts().area_waiting).sum();
    waited as f64 / f64::from(1 << 18) / started(world)
}

fn continuity(world: &World) -> f64 {
    total(world, Flow::Continued) / total(world, Flow::ContinuityCohort)
}

/// Mean difference over pairs, and its standard error.
struct Apart {
    mean: f64,
    error: f64,
}

impl Apart {
    fn rises(&self) -> bool {
        self.mean > 4.0 * self.error
    }

    fn falls(&self) -> bool {
        self.mean < -4.0 * self.error
    }
}

fn apart(values: &[(f64, f64)]) -> Apart {
    let differences: Vec<f64> = values.iter().map(|(one, other)| other - one).collect();
    let count = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / count;
    let square = |one: &f64| (one - mean) * (one - mean);
    let variance = differences.iter().map(square).sum::<f64>() / (count - 1.0);
    Apart {
        mean,
        error: (variance / count).sqrt(),
    }
}

/// Worlds of a base and another, pair by pair; what is measured of each.
fn pairs<const N: usize>(
    base: &[&str],
    other: &[&str],
    measure: [fn(&World) -> f64; N],
) -> [Apart; N] {
    let base = plan(&with(base));
    let other = opening_as(&with(other), &base);
    let mut values: [Vec<(f64, f64)>; N] = std::array::from_fn(|_| Vec::new());
    for replication in 0..PAIRS {
        let (one, two) = (run(&base, replication), run(&other, replication));
        for (values, measure) in values.iter_mut().zip(measure) {
            values.push((measure(&one), measure(&two)));
        }
    }
    values.map(|values| apart(&values))
}

/// Enough people come for the places that there are queues.
const SCARCE: &str = "community.funding=60000000";

#[test]
fn more_community_places_shorten_the_wait_and_start_more() {
    let more = ["community.funding=63000000"];
    let [wait, started] = pairs(&[SCARCE], &more, [wait, started]);
    assert!(wait.falls(), "{} ± {}", wait.mean, wait.error);
    assert!(started.rises(), "{} ± {}", started.mean, started.error);
}

/// More referrals for the same places lengthen the wait, start more of those referred, and carry no more leavers of
/// prison on.
fn more_referrals(with: &[&str]) {
    let more = [with, &["probation.referral_hazard=0.9"]].concat();
    let by_probation = |world: &World| total(world, Flow::StartedByProbation);
    let [wait, referred, continuity] = pairs(with, &more, [wait, by_probation, continuity]);
    assert!(wait.rises(), "{} ± {}", wait.mean, wait.error);
    assert!(referred.rises(), "{} ± {}", referred.mean, referred.error);
    assert!(
        !continuity.rises(),
        "{} ± {}",
        continuity.mean,
        continuity.error
    );
}

#[test]
fn more_referrals_for_the_same_places_lengthen_the_wait_and_keep_nobody_more_in_treatment() {
    more_referrals(&[SCARCE]);
}

#[test]
fn more_referrals_on_a_shared_unprioritised_list_carry_no_more_leavers_of_prison_on() {
    more_referrals(&[SCARCE, "community.priority=0"]);
}

#[test]
fn where_keyworkers_bind_more_money_gains_nothing_and_the_ledger_names_staff() {
    let base = plan(&with(&["community.keyworkers=300"]));
    let other = with(&["community.keyworkers=300", "community.funding=200000000"]);
    let (one, two) = (run(&base, 0), run(&opening_as(&other, &base), 0));
    assert!(
        one.people() == two.people(),
        "money bought what staff could not serve"
    );
    let bound: u32 = two
        .ledger()
        .provisions
        .of(12, Provision::PlacesBoundByStaff)
        .iter()
        .sum();
    let open: u32 = two
        .ledger()
        .provisions
        .of(12, Provision::PlacesOpen)
        .iter()
        .sum();
    assert!(bound > 0 && bound == open, "{bound} of {open}");
}

#[test]
fn pooled_areas_have_shorter_waits() {
    let text = fs::read_to_string(folder().join("data/areas.csv")).expect("the table of areas");
    let room = copied("pooled");
    let mut seen = Vec::new();
    let pooled = text.lines().enumerate().filter_map(|(number, line)| {
        let cells: Vec<&str> = line.splitn(5, ',').collect();
        if number == 0 {
            return Some(line.to_owned());
        }
        let region = region_of(line);
        if seen.contains(&region) {
            return None;
        }
        seen.push(region.clone());
        let quote = if region.contains(',') { "\"" } else { "" };
        let nation = if region == "Wales" {
            "Wales"
        } else {
            "England"
        };
        assert!(cells.len() == 5, "{line}");
        Some(format!(
            "{quote}{region} 1{quote},{quote}{region}{quote},{nation},1,assumption: pooled"
        ))
    });
    let pooled: Vec<String> = pooled.collect();
    fs::write(room.join("data/areas.csv"), pooled.join("\n") + "\n").expect("written");
    // So many people that a region has several areas.
    let plan = |scenario: &Scenario| plan_of(scenario, 0.3);
    let single = plan(&with(&[SCARCE]));
    let pooled = plan(&load(&room.join("2019.toml"), &[SCARCE]));
    let waits: Vec<(f64, f64)> = (0..PAIRS)
        .map(|replication| {
            (
                wait(&run(&single, replication)),
                wait(&run(&pooled, replication)),
            )
        })
        .collect();
    let wait = apart(&waits);
    assert!(wait.falls(), "{} ± {}", wait.mean, wait.error);
}

/// The region of a row of the table of areas: the second cell, which may stand in quotes.
fn region_of(line: &str) -> String {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(line.as_bytes());
    let row = reader
        .records()
        .next()
        .expect("a row")
        .expect("a row of cells");
    row[1].to_owned()
}

/// A copy of the shipped scenarios in a folder of its own.
fn copied(name: &str) -> PathBuf {
    let room = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("paired-{name}"));
    let _ = fs::remove_dir_all(&room);
    for part in ["data", "shared"] {
        fs::create_dir_all(room.join(part)).expect("a folder");
        for entry in fs::read_dir(folder().join(part)).expect("the shipped parts") {
            let path = entry.expect("an entry").path();
            let to = room.join(part).join(path.file_name().expect("a name"));
            fs::copy(&path, to).expect("a copy");
        }
    }
    fs::copy(folder().join("2019.toml"), room.join("2019.toml")).expect("a copy");
    room
}

#[test]
fn other_names_of_regions_change_nobody() {
    let room = copied("renamed");
    for table in ["regions", "areas", "delivery_units", "prisons_2019"] {
        let path = room.join(format!("data/{table}.csv"));
        let text = fs::read_to_string(&path).expect("a table");
        let text = text
            .replace("North East", "Gogledd Ddwyrain")
            .replace("London", "Llundain");
        fs::write(&path, text).expect("written");
    }
    let renamed = load(&room.join("2019.toml"), &[]);
    assert!(
        renamed
            .regions()
            .rows()
            .iter()
            .any(|region| region.region == "Llundain")
    );
    let (one, two) = (run(&plan(&with(&[])), 0), run(&plan(&renamed), 0));
    assert!(one.people() == two.people(), "a name moved somebody");
}

/// Nothing that drugs or their treatment do to anybody.
const WITHOUT_USE: &[&str] = &[
    "return.use_rr.class_a=1",
    "return.crack_rr=1",
    "return.treatment_rr=1",
    "harm.drp_rate_out_of_treatment=0",
    "harm.drp_rate_nonopiate=0",
    "harm.death_rate_no_ost.wk1=0",
    "harm.death_rate_no_ost.wk2=0",
    "harm.death_rate_no_ost.wk3_4=0",
];

#[test]
fn without_effects_of_use_its_prevalence_does_not_move_the_prison_population() {
    let needs = throughcare::scenario::levers::levers().map(|lever| lever.key);
    let none: Vec<String> = needs
        .filter(|key| {
            let groups = ["need.opiate", "need.nonop", "need.alc"];
            groups.iter().any(|group| key.starts_with(group))
        })
        .map(|key| format!("{key}=0"))
        .collect();
    let none: Vec<&str> = WITHOUT_USE
        .iter()
        .copied()
        .chain(none.iter().map(String::as_str))
        .collect();
    let base = plan(&with(WITHOUT_USE));
    // The people of the start keep their needs: only who comes from outside has none.
    let other = opening_as(&with(&none), &base);
    let (one, two) = (run(&base, 0), run(&other, 0));
    assert!(total(&one, Flow::StartedInside) > total(&two, Flow::StartedInside));
    for stock in [
        Stock::Remand,
        Stock::Sentenced,
        Stock::Indeterminate,
        Stock::Recalled,
    ] {
        let sum = |world: &World| -> Vec<u32> {
            let ends = 0..=12;
            ends.map(|end| world.ledger().stock(end, stock).iter().sum())
                .collect()
        };
        assert_eq!(sum(&one), sum(&two), "{}", stock.name());
    }
}

#[test]
fn pairing_takes_most_of_the_noise_out_of_a_lever() {
    let base = plan(&with(&[]));
    let other = opening_as(&with(&["release.link.sent=0.95"]), &base);
    let values: Vec<(f64, f64)> = (0..12)
        .map(|replication| {
            (
                continuity(&run(&base, replication)),
                continuity(&run(&other, replication)),
            )
        })
        .collect();
    let spread = |pick: fn(&(f64, f64)) -> f64| {
        let values: Vec<(f64, f64)> = values.iter().map(|pair| (0.0, pick(pair))).collect();
        let error = apart(&values).error;
        error * error
    };
    let paired = spread(|(one, other)| other - one);
    let unpaired = spread(|(one, _)| *one) + spread(|(_, other)| *other);
    assert!(paired < 0.5 * unpaired, "{paired} of {unpaired}");
}
