//! `throughcare compare`: how scenarios differ from a baseline under the same luck.

use std::path::PathBuf;

use clap::Args;

use crate::scenario::is_lever_file;

use super::case::{Asked, load};
use super::exit::Failure;
use super::options::Options;
use super::plan::Plan;
use super::simulate::simulate;

const EXAMPLES: &str = "\
Every scenario gets the same seed, so that replication n of one is paired with n of the other.
A lever file (no era, no start) makes a scenario of BASE with its changes, named after the file.
The options hold for the baseline and the scenarios alike; what differs stands in their files.
Writes what run writes, differences.csv, and worth.csv (the cost of each thing gained, over the whole run).

Examples:
  throughcare compare scenarios/2019.toml scenarios/levers/referrals-always-sent.toml
  throughcare compare scenarios/2019.toml scenarios/2019.toml --sample 0.1 --reps 4 --years 1
  throughcare compare scenarios/2019.toml scenarios/2019.toml --dry-run";

/// Simulate a baseline and scenarios and print their paired differences
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Compare {
    /// The scenario to compare with
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// The scenarios to compare: scenario files, or lever files laid over BASE
    #[arg(required = true, value_name = "ALT")]
    alternatives: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// A baseline, then scenarios of their own or lever files laid over it.
pub(super) fn asked(scenarios: &[PathBuf]) -> Vec<Asked> {
    let Some((base, alternatives)) = scenarios.split_first() else {
        return Vec::new();
    };
    let alternative = |path: &PathBuf| match is_lever_file(path) {
        true => Asked::Levers(base.clone(), path.clone()),
        false => Asked::Scenario(path.clone()),
    };
    std::iter::once(Asked::Scenario(base.clone()))
        .chain(alternatives.iter().map(alternative))
        .collect()
}

impl Compare {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let scenarios: Vec<PathBuf> = [self.base].into_iter().chain(self.alternatives).collect();
        let cases = load(&asked(&scenarios), &self.options)?;
        let plan = Plan::new("compare", &scenarios, self.options);
        simulate(&cases, &plan)
    }
}
