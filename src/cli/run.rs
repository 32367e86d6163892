//! `throughcare run`: what a scenario leads to.

use std::path::{Path, PathBuf};

use clap::Args;

use super::batch::shard;
use super::batch::shards::{self, Shards};
use super::case::{Asked, load};
use super::exit::{BAD_INPUT, Failure};
use super::options::Options;
use super::plan::Plan;
use super::simulate::simulate;
use crate::report::BatchPlan;

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
    /// Scenario files, or the folder of a batch
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<PathBuf>,
    /// Compute these shards of the batch in the folder SCENARIO, as in 3/16 or 3-5/16 [default:
    /// the one a scheduler's array job numbers]
    #[arg(long, value_name = "I/N", value_parser = shards::parse)]
    shard: Option<Shards>,
    #[command(flatten)]
    pub(super) options: Options,
}

/// Scenario files, each by itself.
pub(super) fn asked(scenarios: &[PathBuf]) -> Vec<Asked> {
    scenarios.iter().cloned().map(Asked::Scenario).collect()
}

impl Run {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        if let [dir] = &self.scenarios[..]
            && BatchPlan::stands_in(dir)
        {
            return self.compute(dir);
        }
        if self.shard.is_some() {
            let message = "--shard is for the folder of a batch, as `throughcare plan` makes it";
            return Err(Failure::new(BAD_INPUT, message));
        }
        let cases = load(&asked(&self.scenarios), &self.options)?;
        let plan = Plan::new("run", &self.scenarios, self.options);
        simulate(&cases, &plan)
    }

    /// Computes shards of a batch.
    fn compute(&self, dir: &Path) -> Result<(), Failure> {
        let batch = BatchPlan::read(dir)?;
        let variable = |name: &str| std::env::var(name).ok();
        let shards = shards::meant(self.shard.clone(), batch.shards, variable)?;
        let plan = Plan::new("run", &[], self.options.clone());
        shard::compute(dir, &batch, &shards, plan.threads, plan.talk)
    }
}
