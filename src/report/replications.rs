//! `replications.csv`: the exact value of every replication.

use std::io::{self, Write};

use crate::experiment::{Column, Outcome, Replication};

use super::number::exact;
use super::results::io_error;
use super::text::cell;

const HEADER: [&str; 7] = [
    "scenario",
    "replication",
    "period",
    "indicator",
    "breakdown",
    "group",
    "value",
];

/// Writes one row a scenario, replication and column; national columns only unless `detail`.
pub(super) fn write(out: &mut dyn Write, outcomes: &[Outcome<'_>], detail: bool) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADER).map_err(io_error)?;
    for outcome in outcomes {
        let mut done = Ok(());
        outcome.replications.each(|replication| {
            if done.is_ok() {
                done = write_replication(&mut table, outcome, replication, detail);
            }
        });
        done?;
    }
    table.flush()
}

fn write_replication<W: Write>(
    table: &mut csv::Writer<W>,
    outcome: &Outcome<'_>,
    replication: &Replication,
    detail: bool,
) -> io::Result<()> {
    let columns = outcome.layout.columns.iter().zip(&replication.values);
    for (column, &value) in columns.filter(|(column, _)| written(column, detail)) {
        let row = row(outcome, replication.index, column, value);
        table.write_record(row).map_err(io_error)?;
    }
    Ok(())
}

fn row(outcome: &Outcome<'_>, index: u32, column: &Column, value: f64) -> [String; 7] {
    [
        cell(&outcome.scenario).into_owned(),
        index.to_string(),
        column.period.to_string(),
        outcome.layout.indicator(column).id.to_owned(),
        column.breakdown.to_owned(),
        cell(&column.group).into_owned(),
        exact(value),
    ]
}

/// National figures of months and the run, and all groups where detail is asked for.
fn written(column: &Column, detail: bool) -> bool {
    column.period.is_written() && (detail || column.is_national())
}
