//! `throughcare status`: how far a batch is.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::shards::{self, Shards};
use crate::cli::exit::Failure;
use crate::cli::talk;
use crate::report::{BatchPlan, survey};

const EXAMPLES: &str = "\
Examples:
  throughcare status out/batch
  throughcare status out/batch --json";

/// Say how many leaves of a batch are computed and which shards are to be run again
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Status {
    /// The folder of the batch
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Print only how many leaves of these shards are computed, as in 3-5/16
    #[arg(long, value_name = "I/N", value_parser = shards::parse)]
    shard: Option<Shards>,
    /// Print as JSON
    #[arg(long, conflicts_with = "shard")]
    json: bool,
}

#[derive(Serialize)]
struct Printed {
    leaves: u64,
    computed: u64,
    shards: u32,
    redo: String,
    damaged: Vec<String>,
    foreign: Vec<String>,
}

impl Status {
    /// Does what was asked.
    pub(in crate::cli) fn act(self) -> Result<(), Failure> {
        let plan = BatchPlan::read(&self.dir)?;
        let survey = survey(&self.dir, &plan)?;
        if let Some(shards) = self.shard {
            let leaves = plan.leaves();
            let of = |shard: u32| {
                survey
                    .leaves
                    .range(leaves.of_shard(shard, shards.of))
                    .count()
            };
            let computed: usize = shards.these.map(of).sum();
            return Ok(talk::print(&format!("{computed}\n"))?);
        }
        let (shards, redo) = survey.to_redo(&plan);
        let printed = Printed {
            leaves: plan.leaves().count(),
            computed: survey.leaves.len() as u64,
            shards,
            redo,
            damaged: survey.damaged,
            foreign: survey.foreign,
        };
        if self.json {
            return Ok(talk::print_json(&printed)?);
        }
        Ok(talk::print(&printed.text())?)
    }
}

impl Printed {
    fn text(&self) -> String {
        let mut text = format!("{} of {} leaves computed\n", self.computed, self.leaves);
        if self.redo.is_empty() {
            text += "nothing is missing: `throughcare merge` can run\n";
        } else {
            text += &format!("to run: shards {} of {}\n", self.redo, self.shards);
        }
        for problem in self.damaged.iter().chain(&self.foreign) {
            text += &format!("{problem}\n");
        }
        text
    }
}
