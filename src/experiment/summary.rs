//! What replications say together of one value.

use super::layout::Indicator;
use super::proportion;
use super::student::t_quantile;

/// Mean, interval and percentiles of one column over replications.
///
/// Replications with nothing to report (NaN) do not count. What cannot be said is NaN:
/// everything without a value, the interval with fewer than two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many replications had a value.
    pub count: u32,
    /// Their mean.
    pub mean: f64,
    /// Lower end of the 95 % interval of the mean: by t, of a probability exact.
    pub low: f64,
    /// Upper end of the 95 % interval of the mean: by t, of a probability exact.
    pub high: f64,
    /// The 5th percentile of the replications.
    pub p05: f64,
    /// The 25th percentile.
    pub p25: f64,
    /// The median.
    pub p50: f64,
    /// The 75th percentile.
    pub p75: f64,
    /// The 95th percentile.
    pub p95: f64,
}

impl Summary {
    /// Summarises values of an indicator; the interval of a probability is exact, as a mean of noughts
    /// and ones has no t-interval.
    pub fn of_indicator(indicator: &Indicator, values: &[f64]) -> Self {
        let summary = Self::of(values);
        if !indicator.is_chance() {
            return summary;
        }
        let times = values.iter().filter(|&&value| value == 1.0).count() as u32;
        let [low, high] = proportion::interval(times, summary.count, 0.95);
        Self {
            low,
            high,
            ..summary
        }
    }

    /// Summarises values in the order of their replications.
    pub fn of(values: &[f64]) -> Self {
        let mut kept: Vec<f64> = values
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
            .collect();
        let mean = mean(&kept);
        let half = half_width(&kept);
        let count = kept.len() as u32;
        kept.sort_by(f64::total_cmp);
        let at = |share| quantile(&kept, share);
        let [p05, p25, p50, p75, p95] = [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)];
        Self {
            count,
            mean,
            low: mean - half,
            high: mean + half,
            p05,
            p25,
            p50,
            p75,
            p95,
        }
    }
}

/// The mean; NaN of nothing.
pub(super) fn mean(values: &[f64]) -> f64 {
    let Some(&first) = values.first() else {
        return f64::NAN;
    };
    // Taken from the first value, so that equal values have exactly that mean.
    let apart: f64 = values.iter().map(|value| value - first).sum();
    first + apart / values.len() as f64
}

/// The sample variance; NaN of fewer than two values.
pub(super) fn variance(values: &[f64]) -> f64 {
    if values.len() < 2 {
        return f64::NAN;
    }
    let mean = mean(values);
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    squares / (values.len() - 1) as f64
}

/// Half the width of the 95 % t-interval of the mean; NaN of fewer than two values.
pub(super) fn half_width(values: &[f64]) -> f64 {
    if values.len() < 2 {
        return f64::NAN;
    }
    let variance = variance(values);
    if variance == 0.0 {
        return 0.0;
    }
    let degrees = (values.len() - 1) as f64;
    quantile_of_interval(degrees) * (variance / values.len() as f64).sqrt()
}

/// The 97.5 % quantile of t, remembered because a report asks for the same one for every column.
fn quantile_of_interval(degrees: f64) -> f64 {
    use std::cell::Cell;
    thread_local!(static LAST: Cell<(f64, f64)> = const { Cell::new((0.0, 0.0)) });
    let (known, quantile) = LAST.get();
    if known == degrees {
        return quantile;
    }
    let quantile = t_quantile(0.975, degrees);
    LAST.set((degrees, quantile));
    quantile
}

/// The quantile of sorted values by linear interpolation (type 7 of Hyndman and Fan 1996).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let below = place as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_a_worked_example() {
        // Half width t(7) * sd / sqrt(8) = 2.364624 * 2.138090 / 2.828427; percentiles by hand.
        let summary = Summary::of(&[9.0, 2.0, 4.0, 5.0, 4.0, 7.0, 4.0, 5.0]);
        let expected = [5.0, 3.212510, 6.787490, 2.7, 4.0, 4.5, 5.5, 8.3];
        let Summary {
            count,
            mean,
            low,
            high,
            p05,
            p25,
            p50,
            p75,
            p95,
        } = summary;
        assert_eq!(count, 8);
        for (ours, theirs) in [mean, low, high, p05, p25, p50, p75, p95]
            .iter()
            .zip(expected)
        {
            assert!((ours - theirs).abs() < 1e-5, "{summary:?}");
        }
    }

    #[test]
    fn empty_values_do_not_count() {
        let with = Summary::of(&[f64::NAN, 1.0, 3.0, f64::NAN]);
        assert_eq!(with, Summary::of(&[1.0, 3.0]));
        let none = Summary::of(&[f64::NAN]);
        assert_eq!(none.count, 0);
        assert!(none.mean.is_nan() && none.p50.is_nan() && none.low.is_nan());
    }

    #[test]
    fn one_replication_has_no_interval() {
        let one = Summary::of(&[0.1]);
        assert_eq!((one.count, one.mean, one.p05, one.p95), (1, 0.1, 0.1, 0.1));
        assert!(one.low.is_nan() && one.high.is_nan());
    }

    #[test]
    fn equal_values_have_exactly_their_mean_and_no_width() {
        let equal = Summary::of(&[0.1; 10]);
        assert_eq!([equal.mean, equal.low, equal.high, equal.p25], [0.1; 4]);
    }
}
