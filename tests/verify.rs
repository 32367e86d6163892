//! `throughcare verify` sees what it should: right answers, wrong answers, planted bugs, bad files.

#[path = "verify/bugs.rs"]
mod bugs;
#[path = "verify/files.rs"]
mod files;
#[path = "verify/formulas.rs"]
mod formulas;

use throughcare::verify::{Finding, Options, Plants, Report, Row, Verdict, built_in, read, run};

const HEADER: &str = "id,family,parameters,quantity,exact_value,check,tolerance_rule,per_replication_sd,replications,note";

/// Rows of one case: parameters as JSON, questions with their exact values.
fn case(family: &str, parameters: &str, questions: &[(&str, f64)]) -> Vec<Row> {
    let quoted = parameters.replace('"', "\"\"");
    let lines = questions.iter().map(|(quantity, exact)| {
        format!("TEST-{family},{family},\"{quoted}\",\"{quantity}\",{exact},mean_4se,,,,")
    });
    let text: Vec<String> = std::iter::once(HEADER.to_owned()).chain(lines).collect();
    read("test.csv", &text.join("\n")).expect("a file of cases")
}

fn answer(rows: &[Row], plants: Plants) -> Report {
    let options = Options {
        thorough: true,
        plants,
        ..Options::default()
    };
    run(rows, &options, &|_| ())
}

fn verdicts(report: &Report) -> Vec<Verdict> {
    let lines = report.lines().iter();
    lines.map(|(_, finding)| finding.verdict).collect()
}

fn assert_passes(rows: &[Row]) {
    let report = answer(rows, Plants::default());
    assert!(report.passed(), "{}", report.text());
    assert_eq!(report.lines().len(), rows.len());
}

/// The built-in rows whose id is `id`.
fn rows_of(id: &str) -> Vec<Row> {
    let rows = built_in().expect("the built-in rows");
    rows.into_iter().filter(|row| row.id == id).collect()
}

/// The finding for the first row whose quantity starts so.
fn finding<'r>(report: &'r Report, quantity: &str) -> &'r Finding {
    let mut lines = report.lines().iter();
    let line = lines.find(|(row, _)| row.quantity.starts_with(quantity));
    &line.expect("the row is there").1
}
