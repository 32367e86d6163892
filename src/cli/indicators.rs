//! `throughcare indicators`: what is measured.

use clap::Args;
use serde::Serialize;

use crate::experiment::{Direction, Indicator};

use super::exit::Failure;
use super::talk;

const EXAMPLES: &str = "\
Examples:
  throughcare indicators
  throughcare indicators --json";

/// List the indicators with their units, meanings and sources
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Indicators {
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
pub(super) struct Row {
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    meaning: &'static str,
    source: &'static str,
    headline: bool,
    better: &'static str,
}

impl Row {
    /// The row of an indicator.
    pub(super) fn of(indicator: &Indicator) -> Self {
        let Indicator {
            id,
            name,
            unit,
            meaning,
            source,
            headline,
            better,
        } = *indicator;
        let better = match better {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
            Direction::Neither => "neither",
        };
        Self {
            id,
            name,
            unit,
            meaning,
            source,
            headline,
            better,
        }
    }

    /// What it is, in a few lines.
    pub(super) fn text(&self) -> String {
        let Self {
            id,
            name,
            unit,
            meaning,
            source,
            ..
        } = self;
        format!("{id}\n  {name} ({unit})\n  {meaning}\n  source: {source}\n")
    }
}

impl Indicators {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let rows: Vec<Row> = crate::indicators::all().iter().map(Row::of).collect();
        match self.json {
            true => talk::print_json(&rows)?,
            false => talk::print(&rows.iter().map(Row::text).collect::<Vec<_>>().join("\n"))?,
        }
        Ok(())
    }
}
