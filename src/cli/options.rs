//! The options every verb that simulates has in common.

use std::ops::Range;
use std::path::PathBuf;

use clap::Args;

use super::overlay::Overlay;
use super::replications;
use crate::scenario::Overlays;

/// The seed of all luck where none is given: the day the first baseline starts.
pub(super) const SEED: u64 = 20_190_401;

/// How much of a scenario is simulated.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Years to simulate, in place of the scenario's
    #[arg(long, value_name = "Y", value_parser = clap::value_parser!(u32).range(1..=20))]
    pub years: Option<u32>,

    /// The share of people and resources to simulate, above 0 and at most 1, for a quick look
    #[arg(long, value_name = "F", default_value = "1", value_parser = share)]
    pub sample: f64,
}

impl Extent {
    /// Whether queues are other than the country's, since only a share of it is simulated.
    pub(super) fn is_approximate(self) -> bool {
        self.sample != 1.0
    }

    /// The options again, as a shell takes them.
    pub(super) fn words(self) -> impl Iterator<Item = String> {
        let years = self.years.map(|years| format!("--years {years}"));
        let sample = self.is_approximate();
        let sample = sample.then(|| format!("--sample {}", self.sample));
        years.into_iter().chain(sample)
    }
}

/// What is laid over a scenario file, and how much of it is simulated.
#[derive(Args, Clone, Debug)]
pub(super) struct Laid {
    #[command(flatten)]
    pub overlay: Overlay,

    #[command(flatten)]
    pub extent: Extent,
}

impl Laid {
    /// The layers over a scenario.
    pub(super) fn overlays(&self) -> Overlays {
        self.overlay.overlays(self.extent.years)
    }
}

/// Which replications are simulated, under which luck, and on how many threads.
#[derive(Args, Clone, Debug)]
pub(super) struct Trials {
    /// The seed of all luck; the same seed gives the same results
    #[arg(long, value_name = "S", default_value_t = SEED)]
    pub seed: u64,

    /// How many replications, or which: A..B goes from A up to B - 1, counted from 0
    #[arg(long, value_name = "N|A..B", default_value = "10", value_parser = replications::parse)]
    pub reps: Range<u32>,

    /// Threads to use; never changes a result [default: SLURM_CPUS_PER_TASK, else all cores]
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u32).range(1..=4096))]
    pub threads: Option<u32>,
}

impl Trials {
    /// What decides a result, as a shell takes it.
    pub(super) fn words(&self) -> String {
        let Range { start, end } = self.reps;
        format!("--seed {} --reps {start}..{end}", self.seed)
    }
}

/// What may be said of any simulation.
#[derive(Args, Clone, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    pub laid: Laid,

    #[command(flatten)]
    pub trials: Trials,

    /// The people to open with, as `throughcare cohort` writes them [default: the scenario's]
    #[arg(long, value_name = "FILE")]
    pub cohort: Option<PathBuf>,

    /// The folder for the results, which must not exist [default: out/ and the scenario's name]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Replace older results in the folder
    #[arg(long)]
    pub force: bool,

    /// Write every breakdown to replications.csv, not the national values only
    #[arg(long)]
    pub detail: bool,

    /// Say what would run, how long and with how much memory and disk, and stop
    #[arg(long)]
    pub dry_run: bool,

    /// Print the table's rows as JSON
    #[arg(long)]
    pub json: bool,

    /// Say nothing but results and errors
    #[arg(short, long)]
    pub quiet: bool,
}

impl Options {
    /// Of a verb that prints and writes no folder.
    pub(super) fn of_print(laid: Laid, trials: Trials, json: bool, quiet: bool) -> Self {
        Self {
            laid,
            trials,
            cohort: None,
            out: None,
            force: false,
            detail: false,
            dry_run: false,
            json,
            quiet,
        }
    }
}

/// Reads a share of the people.
///
/// # Errors
/// What is allowed.
pub(super) fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if share > 0.0 && share <= 1.0 => Ok(share),
        _ => Err("give a number above 0 and at most 1, as in 0.1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_sample_is_a_share_of_something() {
        assert_eq!(share("0.1"), Ok(0.1));
        assert_eq!(share("1"), Ok(1.0));
        for text in ["0", "-0.5", "1.01", "NaN", "inf", "ten", ""] {
            assert!(share(text).is_err(), "{text}");
        }
    }
}
