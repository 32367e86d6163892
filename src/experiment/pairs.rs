//! Two scenarios under the same luck, replication by replication.

use std::collections::BTreeMap;

use super::layout::{Column, Direction, Indicator};
use super::proportion;
use super::replicate::Outcome;
use super::summary::{half_width, mean, variance};

/// How a value differs between two scenarios, over pairs that share their luck.
///
/// What cannot be said is NaN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// How many pairs had both values.
    pub pairs: u32,
    /// Mean of scenario less baseline.
    pub mean: f64,
    /// Lower end of the 95 % interval of the mean difference: by t, between probabilities exact.
    pub low: f64,
    /// Upper end of the 95 % interval of the mean difference: by t, between probabilities exact.
    pub high: f64,
    /// Share of pairs in which the scenario is better, ties counting half;
    /// NaN where neither way is better.
    pub share_better: f64,
    /// Variance of the paired difference over the variance two unpaired runs would have;
    /// under 1 the pairing helps, NaN where nothing varies.
    pub variance_ratio: f64,
}

impl Difference {
    /// The difference of two series of an indicator; the interval between probabilities is exact.
    pub fn of_indicator(indicator: &Indicator, baseline: &[f64], scenario: &[f64]) -> Self {
        let difference = Self::of(baseline, scenario, indicator.better);
        if !indicator.is_chance() {
            return difference;
        }
        let only = |happened: f64| {
            let both = baseline.iter().zip(scenario);
            both.filter(|(a, b)| *b - *a == happened).count() as u32
        };
        let [low, high] = proportion::paired_interval(only(1.0), only(-1.0), difference.pairs);
        Self {
            low,
            high,
            ..difference
        }
    }

    /// The difference of two series of values, aligned by replication.
    pub fn of(baseline: &[f64], scenario: &[f64], better: Direction) -> Self {
        let both = baseline
            .iter()
            .zip(scenario)
            .filter(|(a, b)| !a.is_nan() && !b.is_nan());
        let (base, alt): (Vec<f64>, Vec<f64>) = both.unzip();
        let apart: Vec<f64> = base.iter().zip(&alt).map(|(a, b)| b - a).collect();
        let mean = mean(&apart);
        let half = half_width(&apart);
        Self {
            pairs: apart.len() as u32,
            mean,
            low: mean - half,
            high: mean + half,
            share_better: share_better(&apart, better),
            variance_ratio: ratio(variance(&apart), variance(&base) + variance(&alt)),
        }
    }
}

fn ratio(numerator: f64, denominator: f64) -> f64 {
    if denominator > 0.0 {
        numerator / denominator
    } else {
        f64::NAN
    }
}

fn share_better(apart: &[f64], better: Direction) -> f64 {
    let sign = match better {
        Direction::Higher => 1.0,
        Direction::Lower => -1.0,
        Direction::Neither => return f64::NAN,
    };
    let score = |difference: &f64| match (sign * difference).total_cmp(&0.0) {
        _ if *difference == 0.0 => 0.5,
        std::cmp::Ordering::Greater => 1.0,
        _ => 0.0,
    };
    ratio(apart.iter().map(score).sum(), apart.len() as f64)
}

/// A column both scenarios have, by its place in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchedColumns {
    /// Its place in the baseline.
    pub baseline: usize,
    /// Its place in the scenario.
    pub scenario: usize,
}

/// A scenario beside its baseline.
#[derive(Debug)]
pub struct Comparison<'a, 's> {
    /// What is compared with.
    pub baseline: &'a Outcome<'s>,
    /// What is compared.
    pub scenario: &'a Outcome<'s>,
    /// The columns both have, in the baseline's order.
    pub matched: Vec<MatchedColumns>,
    /// How many columns only one of them has; they cannot be compared.
    pub unmatched: usize,
    /// Whether they are the same in every value, as a scenario beside itself is.
    identical: bool,
}

impl<'a, 's> Comparison<'a, 's> {
    /// Lays a scenario beside its baseline, column by column.
    pub fn new(baseline: &'a Outcome<'s>, scenario: &'a Outcome<'s>) -> Self {
        let matched = matched_columns(baseline, scenario);
        let columns = written(baseline) + written(scenario);
        let unmatched = columns - 2 * matched.len();
        let alike = |both: &MatchedColumns| {
            let (one, other) = (
                baseline.series(both.baseline),
                scenario.series(both.scenario),
            );
            one.iter()
                .map(|value| value.to_bits())
                .eq(other.iter().map(|value| value.to_bits()))
        };
        Self {
            baseline,
            scenario,
            unmatched,
            identical: unmatched == 0 && matched.iter().all(alike),
            matched,
        }
    }

    /// The difference in a column.
    pub fn difference(&self, columns: MatchedColumns) -> Difference {
        let base = self.baseline.series(columns.baseline);
        let alt = self.scenario.series(columns.scenario);
        let layout = self.baseline.layout;
        let indicator = layout.indicator(&layout.columns[columns.baseline]);
        if self.identical {
            // The same worlds cannot differ in a probability either, however few they are.
            return Difference::of(&base, &alt, indicator.better);
        }
        Difference::of_indicator(indicator, &base, &alt)
    }
}

/// Columns that result files have.
fn written(outcome: &Outcome<'_>) -> usize {
    let columns = outcome.layout.columns.iter();
    columns.filter(|column| column.period.is_written()).count()
}

type Key<'c> = (&'static str, super::layout::Period, &'static str, &'c str);

fn key<'c>(outcome: &Outcome<'c>, column: &'c Column) -> Key<'c> {
    (
        outcome.layout.indicator(column).id,
        column.period,
        column.breakdown,
        column.group.as_str(),
    )
}

fn matched_columns(baseline: &Outcome<'_>, scenario: &Outcome<'_>) -> Vec<MatchedColumns> {
    let places: BTreeMap<Key<'_>, usize> = scenario
        .layout
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| (key(scenario, column), place))
        .collect();
    let columns = baseline.layout.columns.iter().enumerate();
    columns
        .filter(|(_, column)| column.period.is_written())
        .filter_map(|(place, column)| {
            let other = places.get(&key(baseline, column))?;
            Some(MatchedColumns {
                baseline: place,
                scenario: *other,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::stand_in::{StandIn, outcome_of};
    use super::*;

    #[test]
    fn a_scenario_beside_a_copy_of_itself_differs_by_exactly_nothing() {
        let (base, copy) = (StandIn::new("base"), StandIn::new("copy"));
        let (base, copy) = (outcome_of(&base, 0..20, 2), outcome_of(&copy, 0..20, 1));
        let comparison = Comparison::new(&base, &copy);
        assert_eq!(comparison.unmatched, 0);
        assert_eq!(comparison.matched.len(), base.layout.columns.len());
        for &columns in &comparison.matched {
            let difference = comparison.difference(columns);
            if difference.pairs > 0 {
                let zeros = [difference.mean, difference.low, difference.high];
                assert_eq!(zeros.map(f64::to_bits), [0; 3], "{difference:?}");
                assert!(difference.variance_ratio == 0.0 || difference.variance_ratio.is_nan());
                assert!(difference.share_better == 0.5 || difference.share_better.is_nan());
            }
        }
    }

    #[test]
    fn pairs_agree_with_a_worked_example() {
        // Differences 1, 2, 3, 0: mean 1.5, sd 1.29099, t(3) 3.18245, half width 2.05426.
        let base = [10.0, 20.0, 30.0, 40.0, f64::NAN];
        let alt = [11.0, 22.0, 33.0, 40.0, 5.0];
        let difference = Difference::of(&base, &alt, Direction::Higher);
        assert_eq!((difference.pairs, difference.mean), (4, 1.5));
        assert!((difference.low + 0.55426).abs() < 1e-4, "{difference:?}");
        assert!((difference.high - 3.55426).abs() < 1e-4, "{difference:?}");
        assert_eq!(difference.share_better, 3.5 / 4.0);
        let unpaired = 500.0 / 3.0 + (15.5f64.powi(2) + 4.5 * 4.5 + 6.5 * 6.5 + 13.5 * 13.5) / 3.0;
        assert!((difference.variance_ratio - (5.0 / 3.0) / unpaired).abs() < 1e-12);
        let lower = Difference::of(&base, &alt, Direction::Lower);
        assert_eq!(lower.share_better, 0.5 / 4.0);
        assert!(
            Difference::of(&base, &alt, Direction::Neither)
                .share_better
                .is_nan()
        );
    }

    #[test]
    fn columns_of_one_scenario_only_are_counted() {
        let (long, mut short) = (StandIn::new("long"), StandIn::new("short"));
        short.layout.columns.pop();
        let (long, short) = (outcome_of(&long, 0..2, 1), outcome_of(&short, 0..2, 1));
        assert_eq!(Comparison::new(&long, &short).unmatched, 1);
    }
}
