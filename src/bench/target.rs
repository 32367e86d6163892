//! What is to be reached, and whether it was.

use super::Measured;

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

const MILLION: f64 = 1e6;

/// The targets, in order of weight.
#[must_use]
pub fn targets(measured: &Measured) -> Vec<Target> {
    let (run, growth) = (&measured.national, &measured.pathway_1a);
    let at_330k = growth.sizes.iter().find(|size| size.people == 330_000);
    let largest = growth.sizes.last().filter(|size| size.people == 10_000_000);
    let most = |name, unit, measured, bound| Target {
        name,
        unit,
        measured,
        bound,
        at_least: false,
    };
    let least = |name, unit, measured, bound| Target {
        name,
        unit,
        measured,
        bound,
        at_least: true,
    };
    vec![
        most(
            "national, a simulated year",
            "CPU s",
            Some(run.seconds_per_year),
            1.0,
        ),
        most(
            "five national years",
            "CPU s",
            Some(5.0 * run.seconds_per_year),
            5.0,
        ),
        most(
            "memory a worker",
            "MB",
            Some(run.bytes_per_worker as f64 / MILLION),
            160.0,
        ),
        most(
            "memory a person",
            "bytes",
            Some(run.bytes_per_person as f64),
            120.0,
        ),
        most(
            "identities and indicators",
            "%",
            Some(100.0 * run.overhead),
            15.0,
        ),
        least("one thread → two", "×", Some(run.threads.speedup), 1.85),
        least(
            "heap ÷ engine, 330,000 people",
            "×",
            at_330k.and_then(|size| size.heap_to_queued),
            8.0,
        ),
        least(
            "the same, batched",
            "×",
            at_330k.and_then(|size| size.heap_to_batched),
            25.0,
        ),
        least(
            "PATHWAY-1A, 330,000 people",
            "M events/s",
            at_330k.map(|size| 1e3 / size.queued),
            40.0,
        ),
        least(
            "the same, batched",
            "M events/s",
            at_330k.map(|size| 1e3 / size.batched),
            120.0,
        ),
        most(
            "growth to 330,000 people",
            "exponent",
            Some(growth.exponent_to_national),
            0.08,
        ),
        most(
            "growth to ten million",
            "exponent",
            largest.map(|_| growth.exponent_to_largest),
            0.20,
        ),
    ]
}
