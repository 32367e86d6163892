//! The rows of the tables, for programs and for the tables themselves.

use serde::Serialize;

use crate::experiment::{Comparison, Difference, Outcome, Period, Summary, Window};

/// One line of the headline table; what cannot be said is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeadlineRow {
    /// The scenario.
    pub scenario: String,
    /// The indicator's id.
    pub indicator: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The unit of the values.
    pub unit: &'static str,
    /// The stretch of time: `2019-04 to 2020-03` (mean of its months) or `whole run`.
    pub period: String,
    /// Mean over replications.
    pub mean: Option<f64>,
    /// Lower end of the 95 % t-interval of the mean.
    pub mean_low: Option<f64>,
    /// Upper end of the 95 % t-interval of the mean.
    pub mean_high: Option<f64>,
    /// The 5th percentile of the replications.
    pub p05: Option<f64>,
    /// The 95th percentile of the replications.
    pub p95: Option<f64>,
    /// How many replications had a value.
    pub replications: u32,
    /// The last figure published within the period.
    pub published: Option<f64>,
    /// The period of that figure.
    pub published_period: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
}

/// One line of the difference table; what cannot be said is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DifferenceRow {
    /// What is compared with.
    pub baseline: String,
    /// What is compared.
    pub scenario: String,
    /// The indicator's id.
    pub indicator: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The unit of the values.
    pub unit: &'static str,
    /// The stretch of time, as in the headline table.
    pub period: String,
    /// Mean of scenario less baseline.
    pub mean_difference: Option<f64>,
    /// Lower end of the 95 % t-interval.
    pub low: Option<f64>,
    /// Upper end of the 95 % t-interval.
    pub high: Option<f64>,
    /// Share of pairs in which the scenario is better.
    pub share_better: Option<f64>,
    /// Variance of the paired difference over that of unpaired runs.
    pub variance_ratio: Option<f64>,
    /// How many pairs had both values.
    pub pairs: u32,
}

fn known(value: f64) -> Option<f64> {
    value.is_finite().then_some(value + 0.0)
}

/// The lines of the headline table.
pub fn headline_rows(outcome: &Outcome<'_>) -> Vec<HeadlineRow> {
    let windows = Window::headline(outcome);
    windows
        .iter()
        .map(|window| headline_row(outcome, window))
        .collect()
}

fn headline_row(outcome: &Outcome<'_>, window: &Window) -> HeadlineRow {
    let indicator = &outcome.layout.indicators[usize::from(window.indicator)];
    let summary = Summary::of_indicator(indicator, &window.series(outcome));
    let beside = published(outcome, window);
    HeadlineRow {
        scenario: outcome.scenario.clone(),
        indicator: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        period: window.label(),
        mean: known(summary.mean),
        mean_low: known(summary.low),
        mean_high: known(summary.high),
        p05: known(summary.p05),
        p95: known(summary.p95),
        replications: summary.count,
        published: beside.as_ref().and_then(|(_, figure)| known(figure.value)),
        published_period: beside.as_ref().map(|(period, _)| period.to_string()),
        source: beside.map(|(_, figure)| figure.source.clone()),
    }
}

fn published<'o>(
    outcome: &'o Outcome<'_>,
    window: &Window,
) -> Option<(Period, &'o crate::experiment::Published)> {
    let last = window
        .columns
        .iter()
        .rev()
        .find(|&&place| outcome.published[place].is_some())?;
    let figure = outcome.published[*last].as_ref()?;
    Some((outcome.layout.columns[*last].period, figure))
}

/// The lines of the difference table.
pub fn difference_rows(comparison: &Comparison<'_, '_>) -> Vec<DifferenceRow> {
    let windows = Window::headline(comparison.baseline);
    windows
        .iter()
        .filter_map(|window| difference_row(comparison, window))
        .collect()
}

fn difference_row(comparison: &Comparison<'_, '_>, window: &Window) -> Option<DifferenceRow> {
    let (base, alt) = (comparison.baseline, comparison.scenario);
    let there = window.matching(base, alt)?;
    let indicator = &base.layout.indicators[usize::from(window.indicator)];
    let difference = Difference::of_indicator(indicator, &window.series(base), &there.series(alt));
    Some(DifferenceRow {
        baseline: base.scenario.clone(),
        scenario: alt.scenario.clone(),
        indicator: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        period: window.label(),
        mean_difference: known(difference.mean),
        low: known(difference.low),
        high: known(difference.high),
        share_better: known(difference.share_better),
        variance_ratio: known(difference.variance_ratio),
        pairs: difference.pairs,
    })
}
