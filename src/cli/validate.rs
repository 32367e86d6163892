//! `throughcare validate`: what a scenario gives beside what was published.

use std::io;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::experiment::{Outcome, Verdict};
use crate::report::{self, Inputs, ValidationRow, printable};

use super::case::load;
use super::exit::{BAD_INPUT, Failure};
use super::options::{Laid, Options, Trials};
use super::plan::Plan;
use super::run::asked;
use super::simulate::{circumstances, replicate};
use super::talk;

const EXAMPLES: &str = "\
A hit has the whole 95 % interval of the mean within the tolerance, a miss the whole interval outside;
otherwise there is no power. A miss is a finding, not an error: the exit code is 0.

Examples:
  throughcare validate scenarios/2019.toml
  throughcare validate scenarios/2019.toml --csv
  throughcare validate scenarios/2019.toml --markdown
  throughcare validate scenarios/2019.toml --sample 0.1 --reps 4 --years 1";

const YEARS: &str = "Years to simulate; two reach every target of the first year and a year of follow-up, three two";
const SAMPLE: &str = "The share of people and resources to simulate, for a quick look; every verdict is then approximate, \
     and neither --csv nor --markdown can be had";

/// Simulate a scenario and judge it by every published value, misses first
#[derive(Args)]
#[command(after_help = EXAMPLES)]
#[command(mut_arg("reps", |arg| arg.default_value("20")))]
#[command(mut_arg("years", |arg| arg.default_value("2").help(YEARS)))]
#[command(mut_arg("sample", |arg| arg.help(SAMPLE)))]
pub(super) struct Validate {
    /// Scenario files
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<PathBuf>,

    #[command(flatten)]
    laid: Laid,

    #[command(flatten)]
    trials: Trials,

    /// Print the rows as JSON
    #[arg(long)]
    json: bool,

    /// Print the rows as CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,

    /// Print a page of Markdown: docs/validation.md is the one of the shipped scenarios
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    markdown: bool,

    /// Say nothing but results and errors
    #[arg(short, long)]
    quiet: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    inputs: &'a Inputs,
    approximate: bool,
    targets: Vec<ValidationRow>,
}

impl Validate {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        self.refuse_samples_on_record()?;
        let cases = load(&asked(&self.scenarios), &self.options())?;
        let plan = Plan::new("validate", &self.scenarios, self.options());
        let outcomes = replicate(&cases, &plan)?;
        Ok(self.print(&outcomes, &plan, &plan.inputs(&cases))?)
    }

    fn print(&self, outcomes: &[Outcome<'_>], plan: &Plan, inputs: &Inputs) -> io::Result<()> {
        if self.json {
            return talk::print_json(&Printed {
                inputs,
                approximate: self.laid.extent.is_approximate(),
                targets: outcomes.iter().flat_map(report::validation_rows).collect(),
            });
        }
        if self.csv {
            let mut bytes = Vec::new();
            report::write_validation(&mut bytes, outcomes)?;
            return talk::print(&String::from_utf8_lossy(&bytes));
        }
        if self.markdown {
            let again = format!("{} --markdown", plan.again);
            return talk::print(&report::validation_page(outcomes, &again));
        }
        talk::print(&self.text(outcomes, plan))
    }

    /// A page or table that is kept must not hold what a sample says.
    fn refuse_samples_on_record(&self) -> Result<(), Failure> {
        let kept = match (self.csv, self.markdown) {
            (true, _) => "--csv",
            (_, true) => "--markdown",
            _ => return Ok(()),
        };
        if !self.laid.extent.is_approximate() {
            return Ok(());
        }
        let message = format!(
            "{kept} is for the record, and a sample's verdicts are approximate; leave out --sample"
        );
        Err(Failure::new(BAD_INPUT, message))
    }

    fn options(&self) -> Options {
        let (laid, trials) = (self.laid.clone(), self.trials.clone());
        Options::of_print(laid, trials, self.json, self.quiet)
    }

    fn text(&self, outcomes: &[Outcome<'_>], plan: &Plan) -> String {
        let mut text: String = outcomes
            .iter()
            .map(|outcome| ledger(outcome, plan))
            .collect();
        if self.laid.extent.is_approximate() {
            text += "Approximate: a sample has other queues than the country. Verdicts are a hint only.\n\n";
        }
        let again = printable(&plan.again);
        text + &format!("The same numbers again:\n  {again}\n")
    }
}

fn ledger(outcome: &Outcome<'_>, plan: &Plan) -> String {
    let rows = report::validation_rows(outcome);
    let name = printable(&outcome.scenario);
    let title = format!("{name}: {}", circumstances(plan));
    let table = report::validation_table(&rows, talk::screen());
    let told: String = rows.iter().map(explained).collect();
    let tally = report::tally(&rows);
    format!("{title}\n\n{table}\n\n{tally}\n\n{told}\n")
}

/// Why a row misses and what that makes unsafe, or is not measured; how many replications would settle one.
fn explained(row: &ValidationRow) -> String {
    let head = format!("{}  {}, {}", row.id, printable(&row.quantity), row.period);
    let is = |verdict: Verdict| row.verdict == verdict.word();
    match row.replications_needed {
        _ if is(Verdict::Miss) => {
            let (cause, unsafe_of) = (printable(&row.cause), printable(&row.r#unsafe));
            format!("{head}\n      cause: {cause}\n      makes unsafe: {unsafe_of}\n")
        }
        _ if is(Verdict::NotMeasured) => {
            format!("{head}\n      not measured: {}\n", printable(&row.cause))
        }
        Some(needed) => format!("{head}\n      about {needed} replications would settle it\n"),
        None => String::new(),
    }
}
