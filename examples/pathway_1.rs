//! PATHWAY-1 and -1A, a loop of custody, treatment, release and return, on the engine: statistics
//! beside the figures agreed between other programs.
//!
//! `cargo run --release --example pathway_1 -- --appointments queued --replications 20`
//!
//! The model is `src/reference/pathway_1`. With `--agenda heap` or `packed` it runs on a binary
//! heap instead, and must say the same.

mod keeps;
mod measure;

use clap::Parser;
use keeps::{Keeps, Runs};
use measure::{Run, cost, estimate, timed};
use serde_json::{Value, json};
use throughcare::engine::{Fault, Luck};
use throughcare::reference::pathway_1::agreed::{
    self, AGREED, AGREED_OF_APPOINTMENTS, Agreed, Figure,
};
use throughcare::reference::pathway_1::{Appointments, HORIZON, Pathway1, Tally};
use throughcare::reference::schedule::Schedule;

/// PATHWAY-1 on the engine: statistics, events and processor time.
#[derive(Parser)]
struct Options {
    /// People, at most 16,777,216; the agreed figures are for 20,000.
    #[arg(long, default_value_t = agreed::PEOPLE, value_parser = clap::value_parser!(u32).range(1..=1 << 24))]
    people: u32,
    /// A fortnightly appointment for everybody (PATHWAY-1A), and how it is run.
    #[arg(long, value_enum, default_value = "none")]
    appointments: How,
    /// What keeps the pending events.
    #[arg(long, value_enum, default_value = "engine")]
    agenda: Keeps,
    /// Names the luck.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Ten years of everybody, this many times.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    replications: u32,
    /// One line of JSON: events, processor seconds and statistics of each replication.
    #[arg(long)]
    json: bool,
}

/// How appointments are run.
#[derive(Clone, Copy, clap::ValueEnum)]
enum How {
    /// There are none: PATHWAY-1.
    None,
    /// Each is an event on the agenda.
    Queued,
    /// In one go, when what they see is about to change.
    Batched,
}

impl From<How> for Appointments {
    fn from(how: How) -> Appointments {
        match how {
            How::None => Appointments::None,
            How::Queued => Appointments::Queued,
            How::Batched => Appointments::Batched,
        }
    }
}

impl Options {
    /// The statistics of the model asked for.
    fn statistics(&self) -> impl Iterator<Item = Agreed> {
        let appointments: &[Agreed] = match self.appointments {
            How::None => &[],
            _ => &AGREED_OF_APPOINTMENTS,
        };
        AGREED.iter().chain(appointments).copied()
    }

    /// The agreed figures, where they are for as many people as here.
    fn known(&self) -> impl Iterator<Item = (&'static str, Value)> {
        let here = self.people == agreed::PEOPLE;
        let known = self.statistics().map(|agreed| {
            let figure = match agreed.figure {
                Figure::Mean { mean, error } => json!({ "mean": mean, "error": error }),
                Figure::Range { low, high } => json!({ "low": low, "high": high }),
            };
            (agreed.name, figure)
        });
        known.filter(move |_| here)
    }

    fn run(&self, (seconds, tally): (f64, Tally)) -> Run {
        let statistics = self
            .statistics()
            .map(|agreed| (agreed.name, (agreed.of)(&tally)));
        let tests = match self.appointments {
            How::None => None,
            _ => Some(("positive_tests", tally.positive_tests as f64)),
        };
        Run {
            events: tally.events(),
            seconds,
            statistics: statistics.chain(tests).collect(),
        }
    }
}

impl Runs for &Options {
    type Left = Result<Vec<Run>, Fault>;

    fn on<S: Schedule>(self, mut agenda: S) -> Self::Left {
        let mut world = Pathway1::new(self.people, self.appointments.into()).expect("valid laws");
        (0..self.replications)
            .map(|replication| {
                let luck = Luck::new(self.seed, replication);
                let (seconds, tally) = timed(|| world.run(luck, &mut agenda));
                Ok(self.run((seconds, tally?)))
            })
            .collect()
    }
}

/// The agreed figure, and how far ours is from it in combined standard errors.
fn beside(figure: Figure, mean: f64, own: Option<f64>) -> (String, String) {
    match figure {
        Figure::Mean {
            mean: agreed,
            error,
        } => {
            let distance = own.map(|own| format!("{:+.1}", (mean - agreed) / own.hypot(error)));
            (format!("{agreed} ± {error}"), distance.unwrap_or_default())
        }
        Figure::Range { low, high } => {
            let inside = (low..=high).contains(&mean);
            let verdict = if inside { "inside" } else { "outside" };
            (format!("{low} to {high}"), verdict.to_owned())
        }
    }
}

fn print_statistics(options: &Options, runs: &[Run]) {
    println!(
        "{:<46} {:>12} {:>10} {:>18} {:>14}",
        "", "mean", "± error", "agreed", "errors apart"
    );
    for statistic in options.statistics() {
        let values: Vec<f64> = runs
            .iter()
            .map(|run| run.statistics[statistic.name])
            .collect();
        let (mean, error) = estimate(&values);
        let (agreed, distance) = match options.people {
            agreed::PEOPLE => beside(statistic.figure, mean, error),
            _ => Default::default(),
        };
        let error = error.map_or("n/a".to_owned(), |error| format!("{error:.4}"));
        let meaning = statistic.meaning;
        println!("{meaning:<46} {mean:>12.4} {error:>10} {agreed:>18} {distance:>14}");
    }
}

fn main() -> Result<(), Fault> {
    let options = Options::parse();
    let runs = options.agenda.drive(HORIZON, Pathway1::agenda, &options)?;
    if options.json {
        println!("{}", measure::json(&runs, options.known()));
        return Ok(());
    }
    print_statistics(&options, &runs);
    let events: u64 = runs.iter().map(|run| run.events).sum();
    println!(
        "{events} events in {} replications, {:.1} ns of processor time each",
        runs.len(),
        cost(&runs)
    );
    Ok(())
}
