//! The shipped engine and pools, driven down to single queues and small systems with exact answers.
//!
//! A file of cases says what is asked; each family turns its rows into simulations; each simulation
//! runs as many replications as its rows need for power, and each row gets a verdict.

mod case;
mod clock;
mod families;
mod finding;
mod given;
mod judge;
mod network;
mod paths;
mod prose;
mod reader;
mod release;
mod report;
mod row;
mod seeds;
mod statistics;
mod tier;
mod trial;
mod walker;

pub use finding::{Finding, Verdict};
pub use network::Plants;
pub use report::Report;
pub use row::{BadFile, Row, read};
pub use tier::left_out;

use case::{Case, Planned};
use given::Given;
use std::collections::BTreeMap;

/// The rows that come with the program: the published oracles, and exact traces of our own.
const CASES: [(&str, &str); 2] = [
    ("cases.csv", include_str!("cases.csv")),
    ("own.csv", include_str!("own.csv")),
];

/// The rows that come with the program.
///
/// # Errors
/// A broken built-in file, which a test rules out.
pub fn built_in() -> Result<Vec<Row>, BadFile> {
    let mut rows = Vec::new();
    for (name, text) in CASES {
        rows.extend(read(name, text)?);
    }
    Ok(rows)
}

/// Events that one simulation may cost in search of power.
const LIMIT: f64 = 1e10;

/// What to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only this family.
    pub family: Option<String>,
    /// Everything, also what takes long.
    pub thorough: bool,
    /// Other luck than the fixed seeds.
    pub fresh_seed: Option<u64>,
    /// Planted bugs, for tests.
    #[doc(hidden)]
    pub plants: Plants,
}

/// Runs the rows that the options choose, telling `watch` of each finished simulation.
pub fn run(rows: &[Row], options: &Options, watch: &(dyn Fn(&str) + Sync)) -> Report {
    let mut findings = Vec::new();
    for ((family, parameters), places) in cases(rows, options) {
        let chosen: Vec<(usize, &Row)> = places.iter().map(|&at| (at, &rows[at])).collect();
        let ids: Vec<&str> = chosen.iter().map(|(_, row)| row.id.as_str()).collect();
        findings.extend(answer(family, parameters, chosen, options));
        watch(ids.first().unwrap_or(&family));
    }
    findings.sort_by_key(|finding| finding.row);
    Report::new(rows, findings)
}

/// The rows that cannot be run, with reasons, found without running any.
pub fn unsupported(rows: &[Row], options: &Options) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((family, parameters), places) in cases(rows, options) {
        let chosen: Vec<(usize, &Row)> = places.iter().map(|&at| (at, &rows[at])).collect();
        match planned(family, parameters, chosen, options) {
            Ok(planned) => findings.extend(refusals(planned.refused)),
            Err(reason) => findings.extend(refusals(all(&places, &reason))),
        }
    }
    findings
}

fn refusals(refused: Vec<(usize, String)>) -> impl Iterator<Item = Finding> {
    let refused = refused.into_iter();
    refused.map(|(row, reason)| Finding::unsupported(row, reason))
}

fn all(places: &[usize], reason: &str) -> Vec<(usize, String)> {
    let places = places.iter();
    places.map(|&row| (row, reason.to_owned())).collect()
}

fn planned(
    family: &str,
    parameters: &str,
    rows: Vec<(usize, &Row)>,
    options: &Options,
) -> Result<Planned, String> {
    let given = Given::read(parameters)?;
    families::plan(family, &Case { given, rows }, options.plants)
}

type Cases<'r> = BTreeMap<(&'r str, &'r str), Vec<usize>>;

/// Rows with the same family and parameters share their simulations.
fn cases<'r>(rows: &'r [Row], options: &Options) -> Cases<'r> {
    let mut cases = Cases::new();
    for (place, row) in rows.iter().enumerate() {
        if tier::wanted(row, options) {
            let key = (row.family.as_str(), row.parameters.as_str());
            cases.entry(key).or_default().push(place);
        }
    }
    cases
}

fn answer(
    family: &str,
    parameters: &str,
    rows: Vec<(usize, &Row)>,
    options: &Options,
) -> Vec<Finding> {
    let places: Vec<usize> = rows.iter().map(|(place, _)| *place).collect();
    match planned(family, parameters, rows, options) {
        Ok(planned) => execute(family, planned, options),
        Err(reason) => refusals(all(&places, &reason)).collect(),
    }
}

fn execute(family: &str, planned: Planned, options: &Options) -> Vec<Finding> {
    let seed = seeds::seed(family, options.fresh_seed);
    let mut findings: Vec<Finding> = refusals(planned.refused).collect();
    for trial in planned.trials {
        match trial.run(seed, LIMIT) {
            Ok(found) => findings.extend(found),
            Err(fault) => {
                let rows = trial.asks.iter().map(|ask| ask.row);
                findings.extend(rows.map(|row| Finding::broken(row, &fault)));
            }
        }
    }
    findings
}
