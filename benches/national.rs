//! The national run: CPU seconds per simulated year, events per second and bytes a person.
//!
//! `cargo bench --bench national [-- YEARS REPLICATIONS]`; plain output, one core.

use std::path::Path;
use std::sync::Arc;
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

fn main() {
    let given: Vec<u32> = std::env::args()
        .filter_map(|given| given.parse().ok())
        .collect();
    let years = given.first().copied().unwrap_or(5);
    let replications = given.get(1).copied().unwrap_or(3);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let overlays = Overlays {
        years: Some(years),
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).unwrap_or_else(|problems| panic!("{problems}"));
    let plan = Arc::new(Plan::new(&scenario, 1.0).expect("the shipped scenario can be simulated"));
    let mut world = World::new(Arc::clone(&plan));
    let mut runs: Vec<Run> = (0..replications)
        .map(|index| run(&mut world, &plan, index))
        .collect();
    runs.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let median = &runs[runs.len() / 2];
    println!(
        "national, {years} years, median of {replications} replications on one core (CPU time)"
    );
    println!(
        "  {:.2} s a simulated year, of which opening {:.2} s a replication",
        median.seconds / f64::from(years),
        median.opening
    );
    println!(
        "  {:.1} million events, {:.0} ns each",
        median.events as f64 / 1e6,
        median.seconds * 1e9 / median.events as f64
    );
    println!(
        "  {} people by the end, {} bytes of world a person",
        world.people().len(),
        world.bytes() / world.people().len()
    );
}

struct Run {
    seconds: f64,
    opening: f64,
    events: u64,
}

fn run(world: &mut World, plan: &Arc<Plan>, index: u32) -> Run {
    let before = cpu_seconds();
    world
        .open(20_190_401, index)
        .expect("the years before the start run");
    let opened = cpu_seconds();
    let events = world.run_until(plan.horizon()).expect("no loop of steps");
    Run {
        seconds: cpu_seconds() - before,
        opening: opened - before,
        events,
    }
}

/// CPU time of this process so far; elapsed time where the system does not tell.
fn cpu_seconds() -> f64 {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let field = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    match (field(11), field(12)) {
        (Some(user), Some(system)) => (user + system) / TICKS_PER_SECOND,
        _ => std::time::UNIX_EPOCH
            .elapsed()
            .map_or(0.0, |since| since.as_secs_f64()),
    }
}
