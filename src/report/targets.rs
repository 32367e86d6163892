//! `targets.csv`: published values with ours beside them, misses first.

use std::io::{self, Write};

use crate::experiment::{Judgement, Outcome};

use super::number::exact;
use super::results::io_error;
use super::text::cell;

const HEADER: [&str; 14] = [
    "scenario",
    "target",
    "indicator",
    "breakdown",
    "group",
    "period",
    "unit",
    "published",
    "low",
    "high",
    "ours",
    "verdict",
    "role",
    "source",
];

/// Writes one row a scenario and target.
pub(super) fn write(out: &mut dyn Write, outcomes: &[Outcome<'_>]) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADER).map_err(io_error)?;
    for outcome in outcomes {
        for judgement in outcome.judgements() {
            table
                .write_record(row(&outcome.scenario, &judgement))
                .map_err(io_error)?;
        }
    }
    table.flush()
}

fn row(scenario: &str, judgement: &Judgement<'_>) -> [String; 14] {
    let target = judgement.target;
    [
        cell(scenario).into_owned(),
        cell(&target.label).into_owned(),
        cell(&target.indicator).into_owned(),
        cell(&target.breakdown).into_owned(),
        cell(&target.group).into_owned(),
        cell(&target.period).into_owned(),
        cell(&target.unit).into_owned(),
        exact(target.value),
        exact(target.low),
        exact(target.high),
        exact(judgement.ours),
        judgement.verdict.word().to_owned(),
        cell(&target.role).into_owned(),
        cell(&target.source).into_owned(),
    ]
}
