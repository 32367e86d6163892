//! What the Rust peers have in common: how they are called, timed and answered for.
//!
//! A program is called as `PROGRAM MODEL SIZE SEED REPLICATIONS` and prints one line of JSON.

use rand::SeedableRng;
use rand::rngs::SmallRng;
use rustix::time::{ClockId, clock_gettime};
use serde::Serialize;
use std::collections::BTreeMap;

/// One replication: logical events, processor seconds of the run itself, what the model says.
#[derive(Serialize)]
pub struct Run {
    pub events: u64,
    pub seconds: f64,
    pub statistics: BTreeMap<&'static str, f64>,
}

/// A model's answer: events and statistics.
pub type Answer = (u64, Vec<(&'static str, f64)>);

/// Processor seconds of this process so far.
pub fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Times one replication.
pub fn timed(work: impl FnOnce() -> Answer) -> Run {
    let before = processor_seconds();
    let (events, statistics) = work();
    Run {
        events,
        seconds: processor_seconds() - before,
        statistics: statistics.into_iter().collect(),
    }
}

/// Runs what the command line asks for, and prints it.
pub fn answer(run: impl Fn(&str, u32, SmallRng) -> Run) {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [model, size, seed, replications] = &given[..] else {
        panic!("four arguments: model, size, seed, replications");
    };
    let number = |text: &String| text.parse::<u64>().expect("a whole number");
    let runs: Vec<Run> = (0..number(replications))
        .map(|replication| {
            let rng = SmallRng::seed_from_u64(number(seed) * 1_000 + replication);
            run(model, number(size) as u32, rng)
        })
        .collect();
    println!("{}", serde_json::json!({ "runs": runs }));
}
