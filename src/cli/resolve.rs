//! `throughcare resolve`: every value of a scenario with where it came from.

use std::path::PathBuf;

use clap::Args;

use crate::report;

use super::exit::Failure;
use super::overlay::Overlay;
use super::talk;

const EXAMPLES: &str = "\
Prints one TOML file that needs no other: each value with the file and line, or the option, it came
from. It loads again to the same scenario. Precedence, highest first: --set, --with (later over earlier), the
scenario, what it extends.

Examples:
  throughcare resolve scenarios/2019.toml
  throughcare resolve shipped:2019 --with shipped:levers/community-places-cut
  throughcare resolve scenarios/2019.toml --set release.link.sent=0.95 --json";

/// Print a scenario as one file, each value with where it came from
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Resolve {
    /// The scenario file
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,

    #[command(flatten)]
    overlay: Overlay,

    /// Print it as JSON, without the texts of the data tables
    #[arg(long)]
    json: bool,
}

impl Resolve {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let scenario = self.overlay.load(&self.scenario)?;
        match self.json {
            true => talk::print_json(&report::scenario_json(&scenario))?,
            false => talk::print(&scenario.resolved_toml())?,
        }
        Ok(())
    }
}
