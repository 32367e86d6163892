//! The shipped engine and pools, driven down to single queues and small systems with exact answers.
//!
//! A file of cases says what is asked; each family turns its rows into simulations; each simulation
//! runs as many replications as its rows need for power, and each row gets a verdict.

mod case;
mod clock;
mod families;
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
mod tier;
mod trial;
mod walker;

pub use judge::{Finding, Verdict};
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
const LIMIT: f64 = 3e10;

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
    let planned = Given::read(parameters).and_then(|given| {
        let case = Case { given, rows };
        families::plan(family, &case, options.plants)
    });
    match planned {
        Ok(planned) => execute(family, planned, options),
        Err(reason) => places
            .iter()
            .map(|&row| Finding::unsupported(row, reason.clone()))
            .collect(),
    }
}

fn execute(family: &str, planned: Planned, options: &Options) -> Vec<Finding> {
    let seed = seeds::seed(family, options.fresh_seed);
    let mut findings: Vec<Finding> = planned
        .refused
        .into_iter()
        .map(|(row, reason)| Finding::unsupported(row, reason))
        .collect();
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
