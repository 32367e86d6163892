//! `worth.csv`: what a scenario costs for each thing it gains, and its net present value.

use std::io::{self, Write};

use serde::Serialize;

use crate::experiment::{Comparison, net_present_value, worth};

use super::figure::{difference, figure, interval};
use super::number::exact;
use super::results::write_rows;
use super::text::cell;

/// One thing bought; what cannot be said is `null`.
#[derive(Clone, Debug, Serialize)]
pub struct WorthRow {
    /// What is compared with.
    pub baseline: String,
    /// What is compared.
    pub scenario: String,
    /// What is bought.
    pub bought: &'static str,
    /// Pounds more spent over the run.
    pub spent: Option<f64>,
    /// How many more of what is bought.
    pub gained: Option<f64>,
    /// Pounds for one.
    pub each: Option<f64>,
    /// Lower end of its 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// The rows of a comparison.
pub fn worth_rows(comparison: &Comparison<'_, '_>) -> Vec<WorthRow> {
    let known = |value: f64| value.is_finite().then_some(value + 0.0);
    let rows = worth(comparison)
        .into_iter()
        .map(|(bought, worth)| WorthRow {
            baseline: comparison.baseline.scenario.clone(),
            scenario: comparison.scenario.scenario.clone(),
            bought: bought.name,
            spent: known(worth.spent),
            gained: known(worth.gained),
            each: known(worth.each),
            low: known(worth.low),
            high: known(worth.high),
        });
    rows.collect()
}

/// What it is worth in words, one thing a line.
#[must_use]
pub fn worth_text(comparison: &Comparison<'_, '_>) -> String {
    let net = net_present_value(comparison).map_or_else(String::new, |net| {
        let millions = |value| difference(value, "£ million");
        let spread = interval(net.low, net.high, millions);
        format!(
            "Net present value over the run: {} £ million ({spread})\n",
            millions(net.mean)
        )
    });
    net + &bought_text(&worth_rows(comparison))
}

fn bought_text(rows: &[WorthRow]) -> String {
    let line = |row: &WorthRow| {
        let pounds = |value: f64| format!("£{}", figure(value, "£")).replace("£-", "-£");
        match (row.each, row.low, row.high) {
            (Some(each), Some(low), Some(high)) => {
                let spread = interval(low, high, pounds);
                format!("Cost per {}: {} ({spread})\n", row.bought, pounds(each))
            }
            _ => format!(
                "Cost per {}: none can be told, as the number gained does not surely differ from nothing\n",
                row.bought
            ),
        }
    };
    rows.iter().map(line).collect()
}

const HEADER: [&str; 8] = [
    "baseline",
    "scenario",
    "bought",
    "spent_pounds",
    "gained",
    "pounds_each",
    "low",
    "high",
];

/// Writes one row a comparison and thing bought.
pub(super) fn write(out: &mut dyn Write, comparisons: &[Comparison<'_, '_>]) -> io::Result<()> {
    let rows = comparisons.iter().flat_map(worth_rows);
    write_rows(out, HEADER, rows.map(|row| fields(&row)))
}

fn fields(row: &WorthRow) -> [String; 8] {
    let number = |value: Option<f64>| exact(value.unwrap_or(f64::NAN));
    [
        cell(&row.baseline).into_owned(),
        cell(&row.scenario).into_owned(),
        row.bought.to_owned(),
        number(row.spent),
        number(row.gained),
        number(row.each),
        number(row.low),
        number(row.high),
    ]
}
