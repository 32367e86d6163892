//! `throughcare explain`: what a parameter or an indicator means, and how well it is known.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::experiment::Indicator;
use crate::report::{self, LeverRow, Listing, ValueRow, printable};
use crate::scenario::levers::{self, Lever, find, levers, nearest_few};
use crate::scenario::{self, Overlays, Scenario};

use super::exit::{BAD_INPUT, Failure};
use super::indicators::Row;
use super::overlay::Overlay;
use super::talk;

const EXAMPLES: &str = "\
KEY is a parameter, the beginning of several (release.link), or an indicator.
The value is told for every shipped baseline, and for SCENARIO under --with and --set.

Examples:
  throughcare explain release.link.sent
  throughcare explain community.funding --with shipped:levers/community-places-cut
  throughcare explain release.link
  throughcare explain continuity_21d
  throughcare explain court.remand_entries --json";

/// Explain a parameter: meaning, unit, range, value, source, quality and what it moves
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// A parameter, the beginning of several, or an indicator
    #[arg(value_name = "KEY")]
    key: String,

    /// A scenario whose value to tell beside the baselines'
    #[arg(value_name = "SCENARIO")]
    scenario: Option<PathBuf>,

    #[command(flatten)]
    overlay: Overlay,

    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Explained {
    #[serde(flatten)]
    lever: LeverRow,
    values: Vec<ValueRow>,
}

impl Explain {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let scenarios = self.scenarios()?;
        if let Some(lever) = find(&self.key) {
            return self.tell(&[lever], &scenarios);
        }
        let group = format!("{}.", self.key.trim_end_matches(['.', '*']));
        let within: Vec<&Lever> = levers()
            .filter(|lever| lever.key.starts_with(&group))
            .collect();
        if !within.is_empty() {
            return self.tell(&within, &scenarios);
        }
        let indicators = crate::indicators::all();
        match indicators.iter().find(|indicator| indicator.id == self.key) {
            Some(indicator) => self.tell_indicator(indicator),
            None => Err(self.unknown()),
        }
    }

    /// Every shipped baseline under its name, and the scenario asked for; with nothing but --with or
    /// --set, these are laid over the newest baseline.
    fn scenarios(&self) -> Result<Vec<(String, Scenario)>, Failure> {
        let mut scenarios = Vec::new();
        for name in scenario::baselines() {
            let loaded = Scenario::load(name.as_ref(), &Overlays::default())?;
            scenarios.push((name, loaded));
        }
        let newest = || scenario::baselines().last().map(PathBuf::from);
        let asked = match self.overlay.is_nothing() {
            true => self.scenario.clone(),
            false => self.scenario.clone().or_else(newest),
        };
        if let Some(path) = asked {
            let name = printable(&path.to_string_lossy()).into_owned();
            let laid = if self.overlay.is_nothing() {
                ""
            } else {
                " as laid over"
            };
            scenarios.push((name + laid, self.overlay.load(&path)?));
        }
        Ok(scenarios)
    }

    fn tell(
        &self,
        levers: &[&'static Lever],
        scenarios: &[(String, Scenario)],
    ) -> Result<(), Failure> {
        let explained = levers.iter().map(|lever| Explained {
            lever: LeverRow::of(lever),
            values: ValueRow::of(lever.key, scenarios),
        });
        let explained: Vec<Explained> = explained.collect();
        if self.json {
            return match explained.as_slice() {
                [one] if find(&self.key).is_some() => Ok(talk::print_json(one)?),
                several => Ok(talk::print_json(&several)?),
            };
        }
        let texts: Vec<String> = explained.iter().map(Explained::text).collect();
        Ok(talk::print(&texts.join("\n"))?)
    }

    fn tell_indicator(&self, indicator: &Indicator) -> Result<(), Failure> {
        let row = Row::of(indicator);
        match self.json {
            true => Ok(talk::print_json(&row)?),
            false => Ok(talk::print(&row.text())?),
        }
    }

    fn unknown(&self) -> Failure {
        let ids = crate::indicators::all();
        let names = levers().map(|lever| lever.key);
        let near = nearest_few(
            &self.key,
            names.chain(ids.iter().map(|indicator| indicator.id)),
        );
        let mut message = format!(
            "no parameter or indicator is named `{}`",
            printable(&self.key)
        );
        message += &match near.is_empty() {
            true => "; `throughcare levers` lists the parameters".to_owned(),
            false => format!("; near are {}", near.join(", ")),
        };
        Failure::new(BAD_INPUT, message)
    }
}

impl Explained {
    fn text(&self) -> String {
        let lever = &self.lever;
        let areas = match lever.by_area {
            true => "by area or everywhere",
            false => "everywhere alike",
        };
        let mut text = format!(
            "{}\n  {}\n  unit {}, allowed {} to {}; {}, changed {areas}\n  moves {}\n\n",
            lever.key,
            lever.meaning,
            lever.unit,
            lever.min,
            lever.max,
            lever.kind,
            levers::moves_in_words(lever.moves),
        );
        let mut table = Listing::new(&["Scenario", "Value", "Range", "Shape", "Quality", "Set in"]);
        for value in &self.values {
            table.push(value.cells());
        }
        text += &report::listing(&table, talk::screen());
        for value in &self.values {
            text += &value.reasons();
        }
        text
    }
}
