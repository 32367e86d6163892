//! `throughcare diff`: what differs between the inputs of two scenarios.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::report::{self, Listing};
use crate::scenario::{InputDifference, Scenario, differences, is_lever_file};

use super::exit::Failure;
use super::overlay::Overlay;
use super::talk;

const EXAMPLES: &str = "\
B may be a lever file: it is then laid over A. Without B, A is compared with itself under --with and
--set; with B, they are laid over both. What is the same in both is not printed.

Examples:
  throughcare diff scenarios/2019.toml scenarios/levers/community-places-cut.toml
  throughcare diff scenarios/2019.toml --set release.link.sent=0.95
  throughcare diff shipped:2019 --with shipped:levers/referrals-always-sent --json";

/// Say what differs between the inputs of two scenarios
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Diff {
    /// The first scenario
    #[arg(value_name = "A")]
    first: PathBuf,

    /// The second: a scenario, or a lever file laid over A
    #[arg(value_name = "B")]
    second: Option<PathBuf>,

    #[command(flatten)]
    overlay: Overlay,

    /// Print the differences as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row {
    subject: String,
    field: String,
    first: Option<String>,
    second: Option<String>,
}

impl From<InputDifference> for Row {
    fn from(difference: InputDifference) -> Self {
        let InputDifference {
            subject,
            field,
            first,
            second,
        } = difference;
        Self {
            subject,
            field,
            first,
            second,
        }
    }
}

impl Diff {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let (first, second) = self.pair()?;
        let rows = differences(&first, &second).into_iter().map(Row::from);
        let rows: Vec<Row> = rows.collect();
        if self.json {
            return Ok(talk::print_json(&rows)?);
        }
        if rows.is_empty() {
            return Ok(talk::print("No input differs.\n")?);
        }
        let mut listing = Listing::new(&["What", "Field", "A", "B"]);
        for row in rows {
            let said = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
            listing.push([row.subject, row.field, said(row.first), said(row.second)]);
        }
        Ok(talk::print(&report::listing(&listing, talk::screen()))?)
    }

    fn pair(&self) -> Result<(Scenario, Scenario), Failure> {
        let plain = Overlay::default();
        match &self.second {
            None if self.overlay.is_nothing() => {
                Ok((plain.load(&self.first)?, plain.load(&self.first)?))
            }
            None => Ok((plain.load(&self.first)?, self.overlay.load(&self.first)?)),
            Some(second) => Ok((self.overlay.load(&self.first)?, self.second(second)?)),
        }
    }

    fn second(&self, path: &Path) -> Result<Scenario, Failure> {
        if !is_lever_file(path) {
            return self.overlay.load(path);
        }
        let mut overlay = self.overlay.clone();
        overlay.with.push(path.to_owned());
        overlay.load(&self.first)
    }
}
