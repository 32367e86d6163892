//! The national run: the whole pathway with everything on, one replication after another.

use super::clock::{elapsed, on_processor};
use super::{Extent, median};
use crate::experiment::Study;
use crate::experiment::national::{PathwayStudy, study};
use crate::pathway::World;
use crate::scenario::Scenario;
use serde::Serialize;

/// What a national replication costs on one core.
#[derive(Clone, Debug, Serialize)]
pub struct National {
    /// The scenario.
    pub scenario: String,
    /// Simulated years.
    pub years: f64,
    /// Replications; figures are medians over them.
    pub replications: u32,
    /// Processor seconds a simulated year, identities and indicators included.
    pub seconds_per_year: f64,
    /// Processor seconds a replication.
    pub seconds_per_replication: f64,
    /// Processor seconds, once a run, to find who is there at the start.
    pub seconds_to_open: f64,
    /// Facts logged in a replication.
    pub events: u64,
    /// Facts logged in a second of one core.
    pub events_per_second_per_core: f64,
    /// Steps taken from the agenda in a replication, overtaken ones included.
    pub steps: u64,
    /// Steps taken in a second of one core.
    pub steps_per_second_per_core: f64,
    /// People there have been by the end.
    pub people: usize,
    /// Bytes of a world, with its pending events, by the end.
    pub bytes_per_worker: usize,
    /// The same for each person there has been.
    pub bytes_per_person: usize,
    /// What checking identities and measuring indicators adds to a replication, as a share.
    pub overhead: f64,
    /// The same replication on one thread, and two on two at once.
    pub threads: Threads,
}

/// One thread against two.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Threads {
    /// Elapsed seconds of a replication on one thread.
    pub one: f64,
    /// Elapsed seconds of two replications on two threads.
    pub two: f64,
    /// Work done by two threads in the time in which one does 1.
    pub speedup: f64,
}

/// Any seed will do; this is the one shipped examples use.
const SEED: u64 = 20_190_401;

/// Measures the national run of `scenario`.
pub(super) fn measure(
    scenario: &Scenario,
    extent: Extent,
    say: &dyn Fn(&str),
) -> Result<National, String> {
    let study = study(scenario, SEED, 1.0).map_err(|refusal| refusal.to_string())?;
    let replications = match extent {
        Extent::Quick => 3,
        Extent::Full => 5,
    };
    say("national: who is there at the start");
    let mut world = study.new_world();
    let (opened, seconds_to_open) = on_processor(|| world.open(SEED, 0));
    opened.map_err(|fault| fault.to_string())?;
    let rounds = (0..replications)
        .map(|index| {
            say(&format!(
                "national: replication {} of {replications}",
                index + 1
            ));
            Round::run(&study, &mut world, index)
        })
        .collect::<Result<Vec<Round>, String>>()?;
    say("national: one thread and two");
    let threads = threads(&study, &mut world, replications.min(3))?;
    Ok(summary(&study, &world, &rounds, seconds_to_open, threads))
}

fn summary(
    study: &PathwayStudy,
    world: &World,
    rounds: &[Round],
    seconds_to_open: f64,
    threads: Threads,
) -> National {
    let of = |value: fn(&Round) -> f64| median(rounds.iter().map(value).collect());
    let seconds = of(|round| round.full);
    let years = study.plan().months.years();
    let (events, steps) = (of(|round| round.events), of(|round| round.steps));
    let (people, bytes) = (world.people().len(), world.bytes());
    National {
        scenario: study.name().to_owned(),
        years,
        replications: rounds.len() as u32,
        seconds_per_year: seconds / years,
        seconds_per_replication: seconds,
        seconds_to_open,
        events: events as u64,
        events_per_second_per_core: of(|round| round.events / round.full),
        steps: steps as u64,
        steps_per_second_per_core: of(|round| round.steps / round.full),
        people,
        bytes_per_worker: bytes,
        bytes_per_person: bytes / people.max(1),
        overhead: of(|round| round.full / round.bare - 1.0),
        threads,
    }
}

/// One replication twice: as a run makes it, and without identities and indicators.
struct Round {
    full: f64,
    bare: f64,
    steps: f64,
    events: f64,
}

impl Round {
    /// Whichever comes second finds the machine warmer, so they take turns at that too.
    fn run(study: &PathwayStudy, world: &mut World, index: u32) -> Result<Round, String> {
        let first = (index % 2 == 1).then(|| bare(study, world, index));
        let (done, full) = on_processor(|| replicate(study, world, index));
        done?;
        let (steps, bare) = first.unwrap_or_else(|| bare(study, world, index))?;
        let events = world.ledger().facts() as f64;
        Ok(Round {
            full,
            bare,
            steps,
            events,
        })
    }
}

/// Steps and seconds of a replication without identities and indicators.
fn bare(study: &PathwayStudy, world: &mut World, index: u32) -> Result<(f64, f64), String> {
    let (steps, seconds) = on_processor(|| {
        world.open(SEED, index)?;
        world.run_until(study.plan().horizon())
    });
    let steps = steps.map_err(|fault: crate::engine::Fault| fault.to_string())?;
    Ok((steps as f64, seconds))
}

/// A replication's values, bit for bit: some are "not a number", which equals nothing.
fn replicate(study: &PathwayStudy, world: &mut World, index: u32) -> Result<Vec<u64>, String> {
    let done = study.replicate(world, index, &|_| {});
    let values = done.map_err(|fault| fault.to_string())?.values;
    Ok(values.into_iter().map(f64::to_bits).collect())
}

/// Both results must be those of one thread: what a thread does never touches another's world.
fn threads(study: &PathwayStudy, world: &mut World, rounds: u32) -> Result<Threads, String> {
    let mut second = study.new_world();
    // Both worlds have had their memory before the clock runs.
    let expected = [
        replicate(study, world, 0)?,
        replicate(study, &mut second, 1)?,
    ];
    let (mut one, mut two, mut speedup) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (alone, single) = elapsed(|| replicate(study, world, 0));
        let (both, double) = elapsed(|| {
            std::thread::scope(|scope| {
                let other = scope.spawn(|| replicate(study, &mut second, 1));
                let first = replicate(study, world, 0);
                (first, other.join())
            })
        });
        let joined = both.1.map_err(|_| "a thread failed".to_owned())?;
        if [both.0?, joined?] != expected || alone? != expected[0] {
            return Err(
                "two threads gave other results than one: a bug, please report it".to_owned(),
            );
        }
        one.push(single);
        two.push(double);
        speedup.push(2.0 * single / double);
    }
    Ok(Threads {
        one: median(one),
        two: median(two),
        speedup: median(speedup),
    })
}
