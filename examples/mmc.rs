//! Ten servers and customers who give up waiting, on the engine's own pool, beside the closed form
//! of Erlang-A.
//!
//! `cargo run --release --example mmc -- --arrivals 300000`

mod measure;

use clap::Parser;
use measure::{Run, cost, estimate, timed};
use serde_json::json;
use throughcare::engine::{Fault, Luck};
use throughcare::reference::mmc::{MOST, Mmc, Outcome, SHARE_GAVE_UP, WAIT_OF_SERVED};

/// M/M/10 with impatience on the engine: statistics, customers and processor time.
#[derive(Parser)]
struct Options {
    /// Customers of a replication.
    #[arg(long, default_value_t = 300_000, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST)))]
    arrivals: u32,
    /// Names the luck.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    replications: u32,
    /// One line of JSON: customers, processor seconds and statistics of each replication.
    #[arg(long)]
    json: bool,
}

impl Options {
    fn runs(&self) -> Result<Vec<Run>, Fault> {
        let mut model = Mmc::new(self.arrivals).expect("valid laws");
        let mut agenda = Mmc::agenda();
        (0..self.replications)
            .map(|replication| {
                let luck = Luck::new(self.seed, replication);
                let (seconds, outcome) = timed(|| model.run(luck, &mut agenda));
                Ok(self.run(seconds, outcome?))
            })
            .collect()
    }

    fn run(&self, seconds: f64, outcome: Outcome) -> Run {
        let statistics = [
            ("share_gave_up", outcome.share_gave_up()),
            ("wait_of_served", outcome.mean_wait()),
        ];
        Run {
            events: self.arrivals.into(),
            seconds,
            statistics: statistics.into(),
        }
    }
}

fn main() -> Result<(), Fault> {
    let options = Options::parse();
    let runs = options.runs()?;
    let exact = [
        ("share_gave_up", SHARE_GAVE_UP),
        ("wait_of_served", WAIT_OF_SERVED),
    ];
    if options.json {
        let known = exact.map(|(name, exact)| (name, json!({ "mean": exact, "error": 0.0 })));
        println!("{}", measure::json(&runs, known));
        return Ok(());
    }
    for (name, exact) in exact {
        let values: Vec<f64> = runs.iter().map(|run| run.statistics[name]).collect();
        let (mean, error) = estimate(&values);
        let error = error.map_or(String::new(), |error| format!(" ± {error:.5}"));
        println!("{name:<16} {mean:.5}{error}   in the long run {exact}");
    }
    println!("{:.1} ns of processor time a customer", cost(&runs));
    Ok(())
}
