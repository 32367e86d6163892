//! HOLD on the engine: everybody has one pending event, rescheduled after Exp(1).
//!
//! `cargo run --release --example hold -- --ids 300000`
//!
//! One unit of time to settle, then three that are timed. The number of events of an id is
//! Poisson, so that events for each id and unit are 1 and ids without any exp(-3).

mod keeps;
mod measure;

use clap::Parser;
use keeps::{Keeps, Runs};
use measure::{Run, cost, estimate, timed};
use serde_json::json;
use throughcare::engine::{Agenda, Fault, Luck, Tick};
use throughcare::reference::hold::{BUCKET_BITS, Hold, UNIT};
use throughcare::reference::schedule::Schedule;

const SETTLE: u32 = 1;
const TIMED: u32 = 3;
/// No event is due later, but for some six in a million.
const HORIZON: Tick = Tick(16 * UNIT);

/// HOLD on the engine: events and processor time.
#[derive(Parser)]
struct Options {
    /// Ids, each with one pending event.
    #[arg(long, default_value_t = 300_000, value_parser = clap::value_parser!(u32).range(1..=1 << 24))]
    ids: u32,
    /// What keeps the pending events.
    #[arg(long, value_enum, default_value = "engine")]
    agenda: Keeps,
    /// Names the luck.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    replications: u32,
    /// One line of JSON: events, processor seconds and statistics of each replication.
    #[arg(long)]
    json: bool,
}

impl Options {
    fn replicate<S: Schedule>(
        &self,
        luck: Luck,
        model: &mut Hold,
        agenda: &mut S,
    ) -> Result<Run, Fault> {
        model.reset(luck, agenda);
        model.run(agenda, Tick(SETTLE * UNIT))?;
        let before = model.counts().to_vec();
        let (seconds, events) = timed(|| model.run(agenda, Tick((SETTLE + TIMED) * UNIT)));
        let events = events?;
        let without = before
            .iter()
            .zip(model.counts())
            .filter(|(before, after)| before == after);
        let statistics = [
            (
                "events_per_id_and_unit",
                events as f64 / f64::from(self.ids * TIMED),
            ),
            (
                "ids_without_event",
                without.count() as f64 / f64::from(self.ids),
            ),
        ];
        Ok(Run {
            events,
            seconds,
            statistics: statistics.into(),
        })
    }
}

impl Runs for &Options {
    type Left = Result<Vec<Run>, Fault>;

    fn on<S: Schedule>(self, mut agenda: S) -> Self::Left {
        let mut model = Hold::new(self.ids).expect("a valid law");
        let lucks = (0..self.replications).map(|replication| Luck::new(self.seed, replication));
        lucks
            .map(|luck| self.replicate(luck, &mut model, &mut agenda))
            .collect()
    }
}

fn main() -> Result<(), Fault> {
    let options = Options::parse();
    let engine = || Agenda::new(HORIZON, BUCKET_BITS);
    let runs = options.agenda.drive(HORIZON, engine, &options)?;
    let exact = [
        ("events_per_id_and_unit", 1.0),
        ("ids_without_event", (-f64::from(TIMED)).exp()),
    ];
    if options.json {
        let known = exact.map(|(name, exact)| (name, json!({ "mean": exact, "error": 0.0 })));
        println!("{}", measure::json(&runs, known));
        return Ok(());
    }
    for (name, exact) in exact {
        let values: Vec<f64> = runs.iter().map(|run| run.statistics[name]).collect();
        println!(
            "{name:<24} {:>10.6}   exact {exact:.6}",
            estimate(&values).0
        );
    }
    println!("{:.1} ns of processor time an event", cost(&runs));
    Ok(())
}
