//! `throughcare levers`: the parameters that a scenario may set or change.

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::report::{self, LeverRow, Listing};
use crate::scenario;
use crate::scenario::levers::{Kind, levers, nearest_groups};

use super::exit::{BAD_INPUT, Failure};
use super::talk;

const EXAMPLES: &str = "\
GROUP is what keys begin with: `release`, or `release.link`.
With --schema an editor completes and checks scenario files: docs/scenario.schema.json is that schema,
and .taplo.toml names it.

Examples:
  throughcare levers
  throughcare levers release --kind effect
  throughcare levers court.disposal --csv
  throughcare levers --schema
  throughcare levers --markdown";

/// List the parameters that a scenario may set or change
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Levers {
    /// The beginning of the keys to list
    #[arg(value_name = "GROUP")]
    group: Option<String>,

    /// The kind to list
    #[arg(long, value_name = "KIND")]
    kind: Option<Kinds>,

    /// Print them as JSON
    #[arg(long)]
    json: bool,

    /// Print them as CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,

    /// Print the JSON Schema of scenario and lever files
    #[arg(long, conflicts_with_all = ["json", "csv", "group", "kind"])]
    schema: bool,

    /// Print the reference page, docs/levers.md
    #[arg(long, conflicts_with_all = ["json", "csv", "group", "kind", "schema"])]
    markdown: bool,
}

/// The kinds as an option takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
enum Kinds {
    /// A state of affairs, a rule in force or a price, read from data at the start of an era
    Condition,
    /// How people and services behave; the same in every era
    Behaviour,
    /// How much one thing changes another
    Effect,
}

impl Kinds {
    fn kind(self) -> Kind {
        match self {
            Self::Condition => Kind::Condition,
            Self::Behaviour => Kind::Behaviour,
            Self::Effect => Kind::Effect,
        }
    }
}

impl Levers {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        if self.schema {
            return Ok(talk::print_json(&scenario::schema())?);
        }
        if self.markdown {
            return Ok(talk::print(&report::levers_page())?);
        }
        let rows = self.rows();
        if rows.is_empty() {
            return Err(self.nothing());
        }
        if self.json {
            return Ok(talk::print_json(&rows)?);
        }
        if self.csv {
            return Ok(talk::print(&report::csv(&LeverRow::listing(&rows)))?);
        }
        let mut listing = Listing::new(&["Key", "Unit", "Kind", "Meaning"]);
        for row in rows {
            listing.push([row.key, row.unit, row.kind, row.meaning].map(str::to_owned));
        }
        Ok(talk::print(&report::listing(&listing, talk::screen()))?)
    }

    fn rows(&self) -> Vec<LeverRow> {
        let within = |key: &str| {
            self.group.as_ref().is_none_or(|group| {
                key.strip_prefix(group.trim_end_matches(['.', '*']))
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        let asked = levers().filter(|lever| {
            within(lever.key) && self.kind.is_none_or(|kind| kind.kind() == lever.kind)
        });
        asked.map(LeverRow::of).collect()
    }

    fn nothing(&self) -> Failure {
        let group = self.group.as_deref().unwrap_or_default();
        let mut message = format!("no lever begins with `{}`", report::printable(group));
        if let Some(kind) = self.kind {
            message += &format!(" and is of the kind {}", kind.kind().name());
        }
        let near = nearest_groups(group);
        let known = near.first() == Some(&group);
        if !near.is_empty() && !known {
            message += &format!("; near are {}", near.join(", "));
        }
        Failure::new(BAD_INPUT, message)
    }
}
