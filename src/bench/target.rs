//! What is to be reached, and whether it was.

use super::{Growth, Measured, National, Size};

/// One figure that is to be reached.
#[derive(Clone, Debug)]
pub struct Target {
    /// What.
    pub name: &'static str,
    /// The unit.
    pub unit: &'static str,
    /// What was measured; nothing, where this run left it out.
    pub measured: Option<f64>,
    /// The bound.
    pub bound: f64,
    /// Whether more is better.
    pub at_least: bool,
}

impl Target {
    /// Whether it was reached, where it was measured.
    #[must_use]
    pub fn is_met(&self) -> Option<bool> {
        let measured = self.measured?;
        Some(match self.at_least {
            true => measured >= self.bound,
            false => measured <= self.bound,
        })
    }
}

/// A figure that is to be `bound` at most.
fn most(name: &'static str, unit: &'static str, measured: Option<f64>, bound: f64) -> Target {
    Target {
        name,
        unit,
        measured,
        bound,
        at_least: false,
    }
}

/// A figure that is to be `bound` at least.
fn least(name: &'static str, unit: &'static str, measured: Option<f64>, bound: f64) -> Target {
    Target {
        at_least: true,
        ..most(name, unit, measured, bound)
    }
}

/// The targets, in order of weight.
#[must_use]
pub fn targets(measured: &Measured) -> Vec<Target> {
    let mut targets = of_the_run(&measured.national);
    targets.extend(of_the_engine(&measured.pathway_1a));
    targets
}

fn of_the_run(run: &National) -> Vec<Target> {
    const MILLION: f64 = 1e6;
    let year = run.seconds_per_year;
    let (worker, person) = (run.bytes_per_worker as f64, run.bytes_per_person as f64);
    let (overhead, speedup) = (100.0 * run.overhead, run.threads.speedup);
    vec![
        most("national, a simulated year", "CPU s", Some(year), 1.0),
        most("memory a worker", "MB", Some(worker / MILLION), 160.0),
        most("memory a person", "bytes", Some(person), 120.0),
        most("identities and indicators", "%", Some(overhead), 15.0),
        least("one thread → two", "×", Some(speedup), 1.85),
    ]
}

fn of_the_engine(growth: &Growth) -> Vec<Target> {
    let of = |people| growth.sizes.iter().find(move |size| size.people == people);
    let at_330k = |value: fn(&Size) -> Option<f64>| of(330_000).and_then(value);
    let (queued, batched) = (
        at_330k(|size| size.heap_to_queued),
        at_330k(|size| size.heap_to_batched),
    );
    let millions = |nanoseconds: f64| Some(1e3 / nanoseconds);
    let rate = of(330_000).and_then(|size| millions(size.queued));
    let batched_rate = of(330_000).and_then(|size| millions(size.batched));
    let (national, largest) = (growth.exponent_to_national, growth.exponent_to_largest);
    let largest = of(10_000_000).map(|_| largest);
    vec![
        least("heap ÷ engine, 330,000 people", "×", queued, 8.0),
        least("the same, batched", "×", batched, 25.0),
        least("PATHWAY-1A, 330,000 people", "M events/s", rate, 40.0),
        least("the same, batched", "M events/s", batched_rate, 120.0),
        most("growth to 330,000 people", "exponent", Some(national), 0.08),
        most("growth to ten million", "exponent", largest, 0.20),
    ]
}
