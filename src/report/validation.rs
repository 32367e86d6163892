//! The ledger of validation: every published value with ours beside it, misses first.
//!
//! One row serves the table, the page and both formats for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::experiment::{Judgement, Outcome, Verdict};

use super::number::exact;
use super::results::write_rows;
use super::text::cell;

/// What stands beside a miss that nobody has explained.
const UNEXPLAINED: &str = "not explained yet";

/// One line of the ledger; what cannot be said is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValidationRow {
    /// The scenario.
    pub scenario: String,
    /// The row of the targets table.
    pub id: String,
    /// What it is, for people.
    pub quantity: String,
    /// Numerator and denominator in words; empty where the program has no such indicator.
    pub definition: &'static str,
    /// The indicator's id.
    pub indicator: String,
    /// The breakdown, as in result files.
    pub breakdown: String,
    /// The group within it.
    pub group: String,
    /// A month, a year, `opening`, `first12`, `drift` or `run`.
    pub period: String,
    /// The unit of the values.
    pub unit: String,
    /// The published value.
    pub published: f64,
    /// How far off counts as met.
    pub tolerance: f64,
    /// How that is meant.
    pub tolerance_kind: &'static str,
    /// What it was before somebody changed it after seeing a result.
    pub tolerance_was: String,
    /// The lowest value that is met; none for an upper bound.
    pub low: Option<f64>,
    /// The highest value that is met; none for a lower bound.
    pub high: Option<f64>,
    /// `condition`, `calibrated` or `test`.
    pub role: &'static str,
    /// Where it was published.
    pub source: String,
    /// Our mean over replications.
    pub ours: Option<f64>,
    /// Lower end of its 95 % t-interval.
    pub ours_low: Option<f64>,
    /// Upper end of its 95 % t-interval.
    pub ours_high: Option<f64>,
    /// How many replications had a value.
    pub replications: u32,
    /// About how many would settle the verdict.
    pub replications_needed: Option<u32>,
    /// `miss`, `no power`, `not measured` or `hit`.
    pub verdict: &'static str,
    /// Why it misses, or is not measured; empty for a hit.
    pub cause: String,
    /// Which conclusions a miss makes unsafe.
    pub r#unsafe: String,
    /// What else is to be known.
    pub note: String,
}

fn known(value: f64) -> Option<f64> {
    value.is_finite().then_some(value + 0.0)
}

/// The lines of the ledger, misses first.
pub fn validation_rows(outcome: &Outcome<'_>) -> Vec<ValidationRow> {
    let judged = outcome.judgements();
    judged
        .iter()
        .map(|judgement| line(&outcome.scenario, judgement))
        .collect()
}

fn line(scenario: &str, judgement: &Judgement<'_>) -> ValidationRow {
    let (target, ours) = (judgement.target, judgement.ours);
    let (low, high) = target.row.bounds();
    let row = target.row.clone();
    ValidationRow {
        scenario: scenario.to_owned(),
        quantity: target.quantity.clone(),
        definition: target.definition,
        published: row.value,
        tolerance_kind: row.tolerance_kind.name(),
        low: known(low),
        high: known(high),
        role: row.role.name(),
        ours: known(ours.mean),
        ours_low: known(ours.low),
        ours_high: known(ours.high),
        replications: ours.count,
        replications_needed: judgement.replications_needed(),
        verdict: judgement.verdict.word(),
        cause: cause(judgement),
        id: row.id,
        indicator: row.indicator,
        breakdown: row.breakdown,
        group: row.group,
        period: row.period.to_string(),
        unit: row.unit,
        tolerance: row.tolerance,
        tolerance_was: row.tolerance_was,
        source: row.source,
        r#unsafe: row.r#unsafe,
        note: row.note,
    }
}

/// A cause that somebody wrote down is out of date where the row no longer misses.
fn cause(judgement: &Judgement<'_>) -> String {
    let unsaid = judgement.why_not_measured().unwrap_or_default();
    match (judgement.verdict, judgement.target.row.cause.as_str()) {
        (Verdict::Hit, _) => String::new(),
        (Verdict::Miss, "") => UNEXPLAINED.to_owned(),
        (Verdict::NotMeasured, "") => unsaid.to_owned(),
        (Verdict::NotMeasured, _) if !judgement.target.out_of_reach.is_empty() => unsaid.to_owned(),
        (_, cause) => cause.to_owned(),
    }
}

/// How many rows have each verdict, in words: `3 misses of 75`.
pub fn tally(rows: &[ValidationRow]) -> String {
    let count = |verdict: Verdict| {
        let word = verdict.word();
        let count = rows.iter().filter(|row| row.verdict == word).count();
        format!("{count} {word}")
    };
    let parts = Verdict::ALL.map(count);
    format!("{} targets: {}", rows.len(), parts.join(", "))
}

/// Writes the ledgers as CSV, one row a scenario and target.
///
/// # Errors
/// The system's.
pub fn write_validation(out: &mut dyn Write, outcomes: &[Outcome<'_>]) -> io::Result<()> {
    let rows = outcomes.iter().flat_map(validation_rows);
    write_rows(out, HEADER, rows.map(|row| fields(&row)))
}

const HEADER: [&str; 26] = [
    "scenario",
    "id",
    "quantity",
    "definition",
    "indicator",
    "breakdown",
    "group",
    "period",
    "unit",
    "published",
    "tolerance",
    "tolerance_kind",
    "tolerance_was",
    "low",
    "high",
    "role",
    "source",
    "ours",
    "ours_low",
    "ours_high",
    "replications",
    "replications_needed",
    "verdict",
    "cause",
    "unsafe",
    "note",
];

fn fields(row: &ValidationRow) -> [String; 26] {
    let text = |text: &str| cell(text).into_owned();
    let number = |value: Option<f64>| value.map_or_else(String::new, exact);
    let needed = row.replications_needed;
    [
        text(&row.scenario),
        text(&row.id),
        text(&row.quantity),
        text(row.definition),
        text(&row.indicator),
        text(&row.breakdown),
        text(&row.group),
        text(&row.period),
        text(&row.unit),
        exact(row.published),
        exact(row.tolerance),
        row.tolerance_kind.to_owned(),
        text(&row.tolerance_was),
        number(row.low),
        number(row.high),
        row.role.to_owned(),
        text(&row.source),
        number(row.ours),
        number(row.ours_low),
        number(row.ours_high),
        row.replications.to_string(),
        needed.map_or_else(String::new, |needed| needed.to_string()),
        row.verdict.to_owned(),
        text(&row.cause),
        text(&row.r#unsafe),
        text(&row.note),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::stand_in::{StandIn, outcome_of};

    fn outcome(study: &StandIn) -> Outcome<'_> {
        outcome_of(study, 0..3, 1)
    }

    #[test]
    fn every_target_has_a_row_and_misses_have_their_cause() {
        let study = StandIn::new("base");
        let rows = validation_rows(&outcome(&study));
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.id.as_str(), row.verdict, row.cause.as_str()))
            .collect();
        let expected = [
            ("T3", "miss", "the cause"),
            ("T2", "not measured", "the cause"),
            ("T1", "hit", ""),
        ];
        assert_eq!(told, expected);
        let tally = tally(&rows);
        assert_eq!(
            tally,
            "3 targets: 1 miss, 0 no power, 1 not measured, 1 hit"
        );
    }

    #[test]
    fn a_miss_that_nobody_explained_says_so() {
        let study = StandIn::new("base");
        let mut outcome = outcome(&study);
        outcome
            .targets
            .iter_mut()
            .for_each(|target| target.row.cause.clear());
        let causes: Vec<_> = validation_rows(&outcome)
            .into_iter()
            .map(|row| row.cause)
            .collect();
        let [miss, missing, hit] = &causes[..] else {
            panic!("{causes:?}")
        };
        assert_eq!((miss.as_str(), hit.as_str()), (UNEXPLAINED, ""));
        assert!(missing.contains("nothing to measure"), "{missing}");
    }

    #[test]
    fn out_of_reach_is_said_before_the_cause_of_a_miss() {
        let study = StandIn::new("base");
        let mut outcome = outcome(&study);
        for target in &mut outcome.targets {
            target.out_of_reach = "too late".to_owned();
        }
        let causes: Vec<_> = validation_rows(&outcome)
            .into_iter()
            .map(|row| row.cause)
            .collect();
        assert_eq!(causes, ["the cause", "too late", ""]);
    }

    #[test]
    fn the_csv_is_as_wide_as_its_header_and_safe() {
        let study = StandIn::new("base");
        let mut outcome = outcome(&study);
        outcome.targets[0].row.cause = "=1+1".to_owned();
        outcome.targets[0].row.value = 1e9;
        outcome.targets[0].row.tolerance = 0.0;
        let mut bytes = Vec::new();
        write_validation(&mut bytes, &[outcome]).expect("memory takes everything");
        let text = String::from_utf8(bytes).expect("text");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().expect("CSV");
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().any(|row| &row[23] == "'=1+1"), "{text}");
        assert!(!text.to_lowercase().contains("nan"), "{text}");
    }
}
