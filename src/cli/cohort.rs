//! `throughcare cohort`: the people a scenario opens with, as a file.

use std::path::PathBuf;

use clap::Args;

use super::case::{Asked, load_one};
use super::exit::{BUG, Failure};
use super::options::Laid;
use crate::cohort::columns::NAMES;
use crate::cohort::margins::{self, Margin};
use crate::cohort::{balance, file, history};
use crate::engine::Fault;
use crate::report::{balance_table, may_replace, stock_table, write_file};
use crate::scenario::Scenario;

const EXAMPLES: &str = "\
One row a person: identity, attributes, state and dates. `run --cohort FILE` opens with the same
people, byte for byte; a file of your own with the same columns may take its place.

Examples:
  throughcare cohort scenarios/2019.toml --sample 0.01
  throughcare cohort scenarios/2019.toml --sample 0.1 --out people.csv
  throughcare run scenarios/2019.toml --sample 0.1 --cohort people.csv --reps 4
  throughcare cohort scenarios/2019.toml --stock
  throughcare cohort scenarios/2019.toml --balance
  throughcare cohort --columns";

/// Write the people a scenario opens with
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Cohort {
    /// A scenario file
    #[arg(value_name = "SCENARIO", required_unless_present = "columns")]
    scenario: Option<PathBuf>,
    #[command(flatten)]
    laid: Laid,
    /// The file to write, which must not exist [default: stdout]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace an older cohort; no other file is replaced
    #[arg(long)]
    force: bool,
    /// Print the published stock beside what the rules of the start leave, and stop
    #[arg(long)]
    stock: bool,
    /// Print what follows from the other values, if a year is to keep the stock, beside what the
    /// scenario states, and stop
    #[arg(long, conflicts_with = "stock")]
    balance: bool,
    /// Print the stock or the balance as JSON
    #[arg(long)]
    json: bool,
    /// Say what each column means, and stop
    #[arg(long)]
    columns: bool,
}

impl Cohort {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let Some(scenario) = self.scenario.filter(|_| !self.columns) else {
            return Ok(tell_columns()?);
        };
        if let Some(path) = self.out.as_ref().filter(|_| self.force) {
            may_replace(path, &NAMES)?;
        }
        if self.balance {
            let scenario = Scenario::load(&scenario, &self.laid.overlays())?;
            return Ok(tell_balance(&balance::of(&scenario), self.json)?);
        }
        let plan = load_one(&Asked::Scenario(scenario), &self.laid)?;
        if self.stock {
            let margins = margins::all(&plan).map_err(bug)?;
            return Ok(tell_stock(&margins, self.json)?);
        }
        let people = history::cohort(&plan).map_err(bug)?;
        match self.out {
            Some(path) => write_file(&path, self.force, |out| file::write(&plan, &people, out))?,
            None => file::write(&plan, &people, &mut std::io::stdout().lock())?,
        }
        Ok(())
    }
}

fn bug(fault: Fault) -> Failure {
    Failure::new(BUG, fault.to_string())
}

fn tell_stock(margins: &[Margin], json: bool) -> std::io::Result<()> {
    if json {
        return super::talk::print_json(&margins);
    }
    super::talk::print(&format!(
        "{}\n",
        stock_table(margins, super::talk::screen())
    ))
}

fn tell_balance(lines: &[balance::Line], json: bool) -> std::io::Result<()> {
    if json {
        return super::talk::print_json(&lines);
    }
    super::talk::print(&format!(
        "{}\n",
        balance_table(lines, super::talk::screen())
    ))
}

fn tell_columns() -> std::io::Result<()> {
    let columns = crate::cohort::columns::COLUMNS.iter();
    let lines = columns.map(|column| format!("{:18} {}\n", column.name, column.meaning));
    super::talk::print(&lines.collect::<String>())
}
