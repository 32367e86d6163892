//! Worth: what a scenario costs for each thing it gains, over the whole run.

use super::layout::Direction;
use super::pairs::{Comparison, Difference};
use super::student::t_quantile;
use super::summary::mean;

/// What is bought: an indicator that counts it, and whether fewer of it is the gain.
#[derive(Clone, Copy, Debug)]
pub struct Bought {
    /// In words.
    pub name: &'static str,
    /// The indicator's id.
    pub indicator: &'static str,
    /// Whether one fewer is one gained.
    pub averted: bool,
}

/// The indicator of what is spent, in millions of pounds.
const SPENT: &str = "cost_total";
/// The period of both.
const RUN: &str = "run";

/// What may be bought.
const BOUGHT: [Bought; 2] = [
    Bought {
        name: "additional person continuing in treatment",
        indicator: "continuing",
        averted: false,
    },
    Bought {
        name: "death of poisoning averted",
        indicator: "poisoning_deaths",
        averted: true,
    },
];

/// Pounds for one of what is bought, by the ratio of the mean differences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// Mean difference in spending, pounds.
    pub spent: f64,
    /// Mean gained.
    pub gained: f64,
    /// Pounds for one; NaN where the interval of what is gained holds nothing, so that no ratio can be told.
    pub each: f64,
    /// Lower end of its 95 % interval (Fieller 1954).
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// What each of the things that may be bought costs, where both scenarios measure it.
#[must_use]
pub fn worth(comparison: &Comparison<'_, '_>) -> Vec<(Bought, Worth)> {
    let Some(spent) = differences(comparison, SPENT) else {
        return Vec::new();
    };
    let spent: Vec<f64> = spent.iter().map(|millions| millions * 1e6).collect();
    let of = |bought: Bought| {
        let gained = differences(comparison, bought.indicator)?;
        let sign = if bought.averted { -1.0 } else { 1.0 };
        let gained: Vec<f64> = gained.iter().map(|one| sign * one).collect();
        Some((bought, Worth::of(&spent, &gained)))
    };
    BOUGHT.into_iter().filter_map(of).collect()
}

/// The net present value of the scenario against its baseline, in millions of pounds.
#[must_use]
pub fn net_present_value(comparison: &Comparison<'_, '_>) -> Option<Difference> {
    let differences = differences(comparison, "net_present_value")?;
    let nothing = vec![0.0; differences.len()];
    Some(Difference::of(&nothing, &differences, Direction::Higher))
}

/// Scenario less baseline, pair by pair, nationally over the run.
fn differences(comparison: &Comparison<'_, '_>, id: &str) -> Option<Vec<f64>> {
    let (base, alt) = (comparison.baseline, comparison.scenario);
    let column = [id, super::layout::NATIONAL, "all", RUN];
    let (one, other) = (
        base.series(base.find(column)?),
        alt.series(alt.find(column)?),
    );
    Some(one.iter().zip(&other).map(|(a, b)| b - a).collect())
}

impl Worth {
    /// The ratio of the means of two paired series, with Fieller's interval.
    fn of(spent: &[f64], gained: &[f64]) -> Self {
        let (x, y) = (mean(spent), mean(gained));
        let nothing = Self {
            spent: x,
            gained: y,
            each: f64::NAN,
            low: f64::NAN,
            high: f64::NAN,
        };
        let count = spent.len().min(gained.len()) as f64;
        let t = t_quantile(0.975, count - 1.0);
        let scale = t * t / count / (count - 1.0);
        let moment = |one: &[f64], m: f64, other: &[f64], n: f64| -> f64 {
            let products = one.iter().zip(other).map(|(a, b)| (a - m) * (b - n));
            scale * products.sum::<f64>()
        };
        let (xx, xy, yy) = (
            moment(spent, x, spent, x),
            moment(spent, x, gained, y),
            moment(gained, y, gained, y),
        );
        // The roots of (x - r y)² = xx - 2 r xy + r² yy, if what is gained differs from nothing.
        let (a, b, c) = (y * y - yy, x * y - xy, x * x - xx);
        let root = b * b - a * c;
        if !(a > 0.0 && root >= 0.0) {
            return nothing;
        }
        Self {
            each: x / y,
            low: (b - root.sqrt()) / a,
            high: (b + root.sqrt()) / a,
            ..nothing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_without_noise_is_itself() {
        let worth = Worth::of(&[200.0; 5], &[4.0; 5]);
        assert_eq!((worth.each, worth.low, worth.high), (50.0, 50.0, 50.0));
    }

    #[test]
    fn fieller_agrees_with_a_worked_example() {
        // Means 10 and 5, variances 2.5 and 1, covariance 0.25, n 5, t(4) 2.776445:
        // a = 23.4583, b = 49.6146, c = 96.1457.
        let spent = [8.0, 9.0, 10.0, 11.0, 12.0];
        let gained = [5.0, 4.0, 5.0, 6.0, 5.0];
        let worth = Worth::of(&spent, &gained);
        let t2 = 2.776_445_f64.powi(2) / 5.0;
        let (a, b, c) = (25.0 - t2 * 0.5, 50.0 - t2 * 0.5, 100.0 - t2 * 2.5);
        let root = (b * b - a * c).sqrt();
        assert!((worth.each - 2.0).abs() < 1e-12, "{worth:?}");
        assert!((worth.low - (b - root) / a).abs() < 1e-5, "{worth:?}");
        assert!((worth.high - (b + root) / a).abs() < 1e-5, "{worth:?}");
        assert!(worth.low < 2.0 && worth.high > 2.0);
    }

    #[test]
    fn nothing_gained_for_sure_has_no_price() {
        let worth = Worth::of(&[100.0, 110.0, 90.0], &[1.0, -1.0, 0.5]);
        assert!(worth.each.is_nan() && worth.low.is_nan() && worth.high.is_nan());
        let one = Worth::of(&[100.0], &[1.0]);
        assert!(one.each.is_nan(), "one pair tells no interval");
    }
}
