//! Priority in the queues of community treatment: whose wait it shortens, and what it leaves as it is.

mod sampled;

use sampled::{Sampled, total};
use throughcare::ledger::Flow;
use throughcare::pathway::World;
use throughcare::pathway::time::{START, days};
use throughcare::person::{Care, Route};

const SAMPLED: Sampled = Sampled {
    era: "2019",
    sample: 0.1,
    seed: 29,
    years: 1,
};
/// Fewer places than people come for, and nobody who gives up: who starts and how many follow from the places.
const PATIENT: &[&str] = &[
    "community.funding=66000000",
    "community.patience_days=36500",
];

/// Person-days in queues: of leavers of prison, and of everybody; and how many leavers and others started.
struct Waited {
    leavers: f64,
    everybody: f64,
    leavers_started: f64,
    started: f64,
}

fn waited(priority: &str, replication: u32) -> Waited {
    let set = [PATIENT, &[priority]].concat();
    let mut world = World::new(SAMPLED.plan("", &set));
    world.open(SAMPLED.seed, replication).expect("no loop");
    let (mut leavers, mut everybody) = (0.0, 0.0);
    for day in 1..=365 {
        world.run_until(START.after(days(day))).expect("no loop");
        let waits = world.people().iter();
        for person in waits.filter(|person| person.care == Care::WaitingOutside) {
            everybody += 1.0;
            leavers += f64::from(u8::from(person.route == Route::PrisonLeaver));
        }
    }
    let leavers_started = total(&world, Flow::StartedAsPrisonLeaver);
    let others = [
        Flow::StartedUnderOrder,
        Flow::StartedByProbation,
        Flow::StartedByCjit,
        Flow::StartedBySelf,
    ];
    let others: f64 = others.map(|flow| total(&world, flow)).iter().sum();
    Waited {
        leavers,
        everybody,
        leavers_started,
        started: leavers_started + others,
    }
}

#[test]
fn priority_shortens_the_wait_of_leavers_of_prison_and_not_the_mean_of_all() {
    let mut of_leavers = Vec::new();
    let mut of_all = Vec::new();
    for replication in 0..10 {
        let (none, first) = (
            waited("community.priority=0", replication),
            waited("community.priority=1", replication),
        );
        let leavers = |of: &Waited| of.leavers / of.leavers_started;
        let all = |of: &Waited| of.everybody / of.started;
        of_leavers.push(leavers(&first) - leavers(&none));
        of_all.push((all(&first) - all(&none)) / all(&none));
    }
    let (mean, error) = mean_and_error(&of_leavers);
    assert!(
        mean < -4.0 * error && mean < -1.0,
        "leavers: {mean} ± {error} days"
    );
    // Stays differ by what people use, so that the mean of all is held to a twentieth.
    let (mean, error) = mean_and_error(&of_all);
    assert!(mean.abs() < 0.05 + 4.0 * error, "all: {mean} ± {error}");
    assert!(error < 0.05, "all: {mean} ± {error}");
}

fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}
