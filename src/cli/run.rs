//! `throughcare run`: what a scenario leads to.

use std::path::PathBuf;

use clap::Args;

use super::case::{Asked, load};
use super::exit::Failure;
use super::options::Options;
use super::plan::Plan;
use super::simulate::simulate;

const EXAMPLES: &str = "\
Writes indicators.csv, replications.csv, targets.csv, scenario.resolved.toml and manifest.json.

Examples:
  throughcare run scenarios/2019.toml
  throughcare run scenarios/2019.toml --sample 0.1 --reps 4 --years 2 --out out/quick
  throughcare run scenarios/2019.toml --set court.remand_entries=31000 --out out/more-remand
  throughcare run scenarios/2019.toml --reps 99..100 --out out/replication-99
  throughcare run scenarios/2019.toml --dry-run";

/// Simulate scenarios and print their headline indicators
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Run {
    /// Scenario files
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) options: Options,
}

impl Run {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let asked: Vec<Asked> = self
            .scenarios
            .iter()
            .cloned()
            .map(Asked::Scenario)
            .collect();
        let cases = load(&asked, &self.options)?;
        let plan = Plan::new("run", &self.scenarios, self.options);
        simulate(&cases, &plan)
    }
}
