//! `throughcare compare`: how scenarios differ from a baseline under the same luck.

use std::path::PathBuf;

use clap::Args;

use super::case::load;
use super::exit::Failure;
use super::options::Options;
use super::plan::Plan;
use super::simulate::simulate;

const EXAMPLES: &str = "\
Every scenario gets the same seed, so that replication n of one is paired with n of the other.
The options hold for the baseline and the scenarios alike; what differs stands in their files.
Writes what run writes, and differences.csv.

Examples:
  throughcare compare scenarios/2019.toml scenarios/2019.toml --sample 0.1 --reps 4 --years 1
  throughcare compare scenarios/2019.toml scenarios/2019.toml --dry-run";

/// Simulate a baseline and scenarios and print their paired differences
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Compare {
    /// The scenario to compare with
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// The scenarios to compare
    #[arg(required = true, value_name = "ALT")]
    alternatives: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
}

impl Compare {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let scenarios: Vec<PathBuf> = [self.base].into_iter().chain(self.alternatives).collect();
        let cases = load(&scenarios, &self.options)?;
        let plan = Plan::new("compare", &scenarios, self.options);
        simulate(&cases, &plan)
    }
}
