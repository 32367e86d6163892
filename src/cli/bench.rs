//! `throughcare bench`: how fast this program is on this machine.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::bench::{self, Extent, Measured, Target, targets};
use crate::experiment::national;
use crate::report::speed_tables;
use crate::scenario::{Overlays, Scenario};

use super::exit::{BAD_INPUT, BUG, Failure};
use super::talk::{self, Talk};

const EXAMPLES: &str = "\
Times are processor time on one core; ratios are of runs in turns in one process, and move least
where other programs compete for the machine. Nothing is written and no result depends on it.

Examples:
  throughcare bench --quick
  throughcare bench --json";

/// Measure how fast this program is on this machine
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Bench {
    /// The scenario of the national run
    #[arg(value_name = "SCENARIO", default_value = "shipped:2019")]
    scenario: PathBuf,
    /// Simulated years of the national run [default: 5, with --quick 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    years: Option<u32>,
    /// Measure less, in a minute or two
    #[arg(long)]
    quick: bool,
    /// Print what was measured as JSON
    #[arg(long)]
    json: bool,
    /// Say nothing on stderr but failures
    #[arg(short, long)]
    quiet: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    measured: &'a Measured,
    targets: Vec<Reached>,
}

#[derive(Serialize)]
struct Reached {
    name: &'static str,
    unit: &'static str,
    measured: Option<f64>,
    bound: f64,
    at_least: bool,
    met: Option<bool>,
}

impl Reached {
    fn of(target: Target) -> Reached {
        let met = target.is_met();
        let Target {
            name,
            unit,
            measured,
            bound,
            at_least,
        } = target;
        Reached {
            name,
            unit,
            measured,
            bound,
            at_least,
            met,
        }
    }
}

impl Bench {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let talk = Talk::new(self.quiet);
        let (extent, years) = match self.quick {
            true => (Extent::Quick, 1),
            false => (Extent::Full, 5),
        };
        let overlays = Overlays {
            years: Some(self.years.unwrap_or(years)),
            ..Overlays::default()
        };
        let scenario = Scenario::load(&self.scenario, &overlays)?;
        national::check(&scenario)
            .map_err(|refusal| Failure::new(BAD_INPUT, refusal.to_string()))?;
        let measured = bench::measure(&scenario, extent, &|line| talk.say(line))
            .map_err(|message| Failure::new(BUG, message))?;
        if self.json {
            let targets = targets(&measured).into_iter().map(Reached::of).collect();
            let measured = &measured;
            return Ok(talk::print_json(&Printed { measured, targets })?);
        }
        let tables = speed_tables(&measured, talk::screen());
        Ok(talk::print(&format!("{tables}\n"))?)
    }
}
