//! `differences.csv`: scenarios beside their baseline, paired by replication.

use std::io::{self, Write};

use crate::experiment::{Comparison, MatchedColumns};

use super::number::exact;
use super::results::write_rows;
use super::text::cell;

const HEADER: [&str; 13] = [
    "baseline",
    "scenario",
    "period",
    "indicator",
    "unit",
    "breakdown",
    "group",
    "mean_difference",
    "low",
    "high",
    "share_better",
    "variance_ratio",
    "pairs",
];

/// Writes one row a comparison and column that both scenarios have.
pub(super) fn write(out: &mut dyn Write, comparisons: &[Comparison<'_, '_>]) -> io::Result<()> {
    let rows = comparisons.iter().flat_map(|comparison| {
        let matched = comparison.matched.iter();
        matched.map(|&columns| row(comparison, columns))
    });
    write_rows(out, HEADER, rows)
}

fn row(comparison: &Comparison<'_, '_>, columns: MatchedColumns) -> [String; 13] {
    let layout = comparison.baseline.layout;
    let column = &layout.columns[columns.baseline];
    let indicator = layout.indicator(column);
    let difference = comparison.difference(columns);
    [
        cell(&comparison.baseline.scenario).into_owned(),
        cell(&comparison.scenario.scenario).into_owned(),
        column.period.to_string(),
        indicator.id.to_owned(),
        indicator.unit.to_owned(),
        column.breakdown.to_owned(),
        cell(&column.group).into_owned(),
        exact(difference.mean),
        exact(difference.low),
        exact(difference.high),
        exact(difference.share_better),
        exact(difference.variance_ratio),
        difference.pairs.to_string(),
    ]
}
