//! `throughcare assumptions`: the register of what a scenario takes for granted.

use std::path::PathBuf;

use clap::Args;

use crate::report::{self, AssumptionRow, Listing};
use crate::scenario::{self, Assumption, Basis};

use super::exit::Failure;
use super::overlay::Overlay;
use super::talk;

const EXAMPLES: &str = "\
Values of one group that rest on the same words are one row. Rows that rest on published figures alone
are left out unless --all asks for them. Without SCENARIO it is the newest shipped baseline.

Examples:
  throughcare assumptions scenarios/2019.toml
  throughcare assumptions scenarios/2019.toml --csv
  throughcare assumptions shipped:2019 --with shipped:levers/community-places-cut --all --json";

/// Print the register of assumptions of a scenario
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Assumptions {
    /// The scenario file
    #[arg(value_name = "SCENARIO")]
    scenario: Option<PathBuf>,

    #[command(flatten)]
    overlay: Overlay,

    /// Also what rests on published figures alone
    #[arg(long)]
    all: bool,

    /// Print the register as CSV, with every column
    #[arg(long)]
    csv: bool,

    /// Print the register as JSON
    #[arg(long, conflicts_with = "csv")]
    json: bool,
}

/// A source as a table has room for it; CSV and JSON have it whole.
fn short(source: &str) -> String {
    const ROOM: usize = 60;
    match source.char_indices().nth(ROOM) {
        Some((end, _)) => format!("{}…", &source[..end]),
        None => source.to_owned(),
    }
}

impl Assumptions {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let newest = || scenario::baselines().last().map(PathBuf::from);
        let path = self.scenario.or_else(newest).unwrap_or_default();
        let scenario = self.overlay.load(&path)?;
        let register = scenario.assumptions().into_iter();
        let kept = |row: &Assumption| self.all || row.basis != Basis::Published;
        let rows: Vec<AssumptionRow> = register.filter(kept).map(AssumptionRow::from).collect();
        if self.json {
            return Ok(talk::print_json(&rows)?);
        }
        if self.csv {
            return Ok(talk::print(&report::csv(&AssumptionRow::listing(&rows)))?);
        }
        let mut listing = Listing::new(&["Id", "Basis", "Value", "Range", "Quality", "Source"]);
        for row in rows {
            listing.push([
                row.id,
                row.basis.to_owned(),
                row.value,
                row.range,
                row.quality,
                short(&row.source),
            ]);
        }
        Ok(talk::print(&report::listing(&listing, talk::screen()))?)
    }
}
