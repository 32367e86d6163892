//! `indicators.csv`: what the replications say together, one row a column of the layout.

use std::io::{self, Write};

use crate::experiment::Outcome;

use super::number::exact;
use super::results::write_rows;
use super::text::cell;

const HEADER: [&str; 17] = [
    "scenario",
    "period",
    "indicator",
    "unit",
    "breakdown",
    "group",
    "mean",
    "mean_low",
    "mean_high",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
    "replications",
    "published",
    "source",
];

/// Writes one row a scenario and column.
pub(super) fn write(out: &mut dyn Write, outcomes: &[Outcome<'_>]) -> io::Result<()> {
    let rows = outcomes.iter().flat_map(|outcome| {
        let columns = outcome.layout.columns.iter().enumerate();
        let written = columns.filter(|(_, column)| column.period.is_written());
        written.map(|(place, _)| row(outcome, place))
    });
    write_rows(out, HEADER, rows)
}

fn row(outcome: &Outcome<'_>, place: usize) -> [String; 17] {
    let column = &outcome.layout.columns[place];
    let indicator = outcome.layout.indicator(column);
    let summary = outcome.summary(place);
    let published = outcome.published[place].as_ref();
    [
        cell(&outcome.scenario).into_owned(),
        column.period.to_string(),
        indicator.id.to_owned(),
        indicator.unit.to_owned(),
        column.breakdown.to_owned(),
        cell(&column.group).into_owned(),
        exact(summary.mean),
        exact(summary.low),
        exact(summary.high),
        exact(summary.p05),
        exact(summary.p25),
        exact(summary.p50),
        exact(summary.p75),
        exact(summary.p95),
        summary.count.to_string(),
        published.map_or_else(String::new, |published| exact(published.value)),
        published.map_or_else(String::new, |published| {
            cell(&published.source).into_owned()
        }),
    ]
}
