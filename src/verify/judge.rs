//! From replications to an estimate, its standard error, and a verdict.

use super::finding::{Finding, Verdict};
use super::statistics::{Estimate, Reading, dispersion, estimate, variance};
use super::trial::Sample;

/// What a row's answer is measured by.
pub enum Judge {
    /// Within four standard errors, which are small beside the value.
    Value(Reading, Scale),
    /// The duration below which this share lies; the reading is the share not above the exact value.
    Quantile {
        /// The share.
        p: f64,
        /// The share of durations at or below the exact value.
        below: Reading,
        /// Ticks a day of the histogram.
        per_day: f64,
    },
    /// A Poisson column: variance over mean inside the chi-square limits.
    Dispersion(usize),
    /// At least this much.
    AtLeast(Reading, f64),
    /// More than four standard errors away.
    NotEqual(Reading),
    /// Within a fixed distance.
    Within(Reading, f64),
    /// Below the exact value.
    Below(Reading),
    /// What is in the file is another parameter: the reading must meet `target`, and a unit of the
    /// parameter moves the reading by `slope`.
    Inverse {
        /// What the simulation gives.
        reading: Reading,
        /// What it must give.
        target: f64,
        /// Change of the reading for a unit of the parameter.
        slope: f64,
    },
}

/// What power is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 2 % of the value.
    Amount,
    /// Half a point; 10 % of the value under 0.05.
    Share,
}

/// A row's question to a sample.
pub struct Ask {
    /// Which row of the file.
    pub row: usize,
    /// The exact answer.
    pub exact: f64,
    /// How it is judged.
    pub judge: Judge,
    /// A difference that must vanish as well, and what it is.
    pub also: Option<(Reading, &'static str)>,
}

/// Whether the standard errors are small enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// They are.
    Enough,
    /// So many times more replications would do.
    Missing(f64),
}

/// Standard errors that an estimate may be away.
const ERRORS: f64 = 4.0;
/// How far off a ratio of variance to mean must be seen.
const DISPERSION: f64 = 0.3;
/// A probability this small cannot be told from an exact zero.
const NOUGHT: f64 = 1e-12;

impl Scale {
    /// How large four standard errors may be.
    fn allowed(self, exact: f64) -> f64 {
        let size = exact.abs();
        match self {
            _ if size < NOUGHT => f64::INFINITY,
            Scale::Amount => 0.02 * size,
            Scale::Share if size < 0.05 => 0.1 * size,
            Scale::Share => 0.005,
        }
    }
}

impl Ask {
    /// An ask without a second condition.
    pub fn new(row: usize, exact: f64, judge: Judge) -> Ask {
        Ask {
            row,
            exact,
            judge,
            also: None,
        }
    }

    /// Whether the sample is large enough for the row.
    pub fn power(&self, sample: &Sample) -> Power {
        let (error, allowed) = match &self.judge {
            Judge::Value(reading, scale) => {
                let error = estimate(sample, reading).error;
                (error, scale.allowed(self.exact))
            }
            Judge::Quantile { .. } => {
                let error = self.quantile(sample).error;
                (error, Scale::Amount.allowed(self.exact))
            }
            Judge::Inverse {
                reading, target, ..
            } => {
                let error = estimate(sample, reading).error;
                (error, Scale::Amount.allowed(*target))
            }
            Judge::Dispersion(_) => {
                let degrees = sample.replications() as f64 - 1.0;
                ((2.0 / degrees).sqrt(), DISPERSION)
            }
            _ => return Power::Enough,
        };
        let factor = (ERRORS * error / allowed) * (ERRORS * error / allowed);
        // A value that is no number cannot be helped by more replications.
        if factor <= 1.0 || factor.is_nan() {
            Power::Enough
        } else {
            Power::Missing(factor)
        }
    }

    /// The verdict on a sample.
    pub fn judge(&self, sample: &Sample) -> Finding {
        let estimate = self.estimate(sample);
        let off = estimate.value - self.exact;
        let z = if off == 0.0 {
            0.0
        } else {
            off / estimate.error
        };
        let reason = self.fault(sample, estimate);
        let powerless = reason.is_none() && self.power(sample) != Power::Enough;
        let verdict = match reason {
            Some(_) => Verdict::Fail,
            None if powerless => Verdict::NoPower,
            None => Verdict::Pass,
        };
        let reason = reason.unwrap_or_else(|| self.powerless(powerless, estimate));
        Finding {
            row: self.row,
            estimate: estimate.value,
            error: estimate.error,
            z,
            replications: sample.replications(),
            verdict,
            reason,
        }
    }

    fn powerless(&self, powerless: bool, estimate: Estimate) -> String {
        if powerless {
            let error = estimate.error;
            format!("four standard errors of {error:.3e} are too wide to see an error")
        } else {
            String::new()
        }
    }

    fn estimate(&self, sample: &Sample) -> Estimate {
        match &self.judge {
            Judge::Value(reading, _)
            | Judge::AtLeast(reading, _)
            | Judge::NotEqual(reading)
            | Judge::Below(reading)
            | Judge::Within(reading, _) => estimate(sample, reading),
            Judge::Quantile { .. } => self.quantile(sample),
            Judge::Dispersion(column) => variance(sample, *column),
            Judge::Inverse {
                reading,
                target,
                slope,
            } => {
                let found = estimate(sample, reading);
                Estimate {
                    value: self.exact + (found.value - target) / slope,
                    error: found.error / slope.abs(),
                }
            }
        }
    }

    /// Why the row fails, if it does.
    fn fault(&self, sample: &Sample, estimate: Estimate) -> Option<String> {
        let Estimate { value, error } = estimate;
        if !value.is_finite() || error.is_nan() {
            return Some("no cases: the estimate is no number".to_owned());
        }
        let off = (value - self.exact).abs();
        let near = off <= ERRORS * error + self.unseen(sample, error);
        let fine = match &self.judge {
            Judge::NotEqual(_) => !near,
            Judge::AtLeast(_, least) => value >= *least,
            Judge::Within(_, distance) => off <= *distance,
            Judge::Below(_) => value < self.exact,
            Judge::Dispersion(column) => dispersion(sample, *column, self.exact),
            Judge::Quantile { p, below, .. } => self.quantile_fits(sample, *p, below),
            _ => near,
        };
        if fine {
            return self.second_fault(sample);
        }
        Some(self.words(off, error))
    }

    /// What even a sample without any variation may be off: rounding in sums of a constant, and for
    /// a share an event too rare to have been seen.
    fn unseen(&self, sample: &Sample, error: f64) -> f64 {
        let rounding = 1e-12 * self.exact.abs().max(1e-3);
        let share = matches!(self.judge, Judge::Value(_, Scale::Share));
        if share && error <= 1e-12 && self.exact != 0.0 {
            return 1e-3 / sample.replications() as f64;
        }
        rounding
    }

    fn words(&self, off: f64, error: f64) -> String {
        match &self.judge {
            Judge::NotEqual(_) => "it must differ and does not".to_owned(),
            Judge::AtLeast(_, least) => format!("it must be at least {least}"),
            Judge::Within(_, distance) => format!("{off:.3e} away; {distance:.3e} is allowed"),
            Judge::Below(_) => "it must be below the exact value".to_owned(),
            Judge::Dispersion(_) => "variance over mean is outside the limits".to_owned(),
            _ => format!(
                "{off:.3e} away; four standard errors are {:.3e}",
                ERRORS * error
            ),
        }
    }

    fn second_fault(&self, sample: &Sample) -> Option<String> {
        let (reading, what) = self.also.as_ref()?;
        let Estimate { value, error } = estimate(sample, reading);
        let fine = value.abs() <= ERRORS * error + 1e-12;
        (!fine).then(|| format!("{what} differ by {value:.3e}, standard error {error:.3e}"))
    }

    fn quantile(&self, sample: &Sample) -> Estimate {
        let Judge::Quantile { p, below, per_day } = &self.judge else {
            return Estimate {
                value: f64::NAN,
                error: f64::NAN,
            };
        };
        let ticks = sample.histogram.quantile(*p);
        let share = estimate(sample, below);
        // Where the value is an atom, such as no wait at all, it has no density and no error.
        let density = sample.histogram.density(ticks) * per_day;
        let error = if ticks > 0.0 {
            share.error / density
        } else {
            0.0
        };
        Estimate {
            value: ticks / per_day,
            error,
        }
    }

    /// Whether the share at or below the exact value can be `p`.
    fn quantile_fits(&self, sample: &Sample, p: f64, below: &Reading) -> bool {
        let share = estimate(sample, below);
        let short = p - share.value;
        // At an atom the share may exceed p by any amount.
        let long = if self.exact > 0.0 { -short } else { 0.0 };
        short.max(long) <= ERRORS * share.error
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::network::Histogram;

    fn sample(values: &[f64]) -> Sample {
        Sample {
            columns: 1,
            values: values.to_vec(),
            histogram: Histogram::default(),
        }
    }

    fn verdict(values: &[f64], exact: f64, judge: Judge) -> Verdict {
        Ask::new(0, exact, judge).judge(&sample(values)).verdict
    }

    fn mean() -> Reading {
        Box::new(|means| means[0])
    }

    #[test]
    fn a_mean_passes_near_fails_far_and_needs_power() {
        let values: Vec<f64> = (0..100).map(|i| 10.0 + f64::from(i % 2) * 0.2).collect();
        let judge = |scale| Judge::Value(mean(), scale);
        assert_eq!(verdict(&values, 10.1, judge(Scale::Amount)), Verdict::Pass);
        assert_eq!(verdict(&values, 10.2, judge(Scale::Amount)), Verdict::Fail);
        let wide = [5.0, 15.0, 5.0, 15.0];
        assert_eq!(verdict(&wide, 10.0, judge(Scale::Amount)), Verdict::NoPower);
    }

    #[test]
    fn small_probabilities_need_a_tenth_and_zeros_need_none() {
        assert_eq!(Scale::Share.allowed(0.5), 0.005);
        assert!((Scale::Share.allowed(0.02) - 0.002).abs() < 1e-15);
        assert_eq!(Scale::Share.allowed(0.0), f64::INFINITY);
        assert_eq!(
            verdict(&[0.0; 9], 0.0, Judge::Value(mean(), Scale::Share)),
            Verdict::Pass
        );
        assert_eq!(
            verdict(&[0.1; 9], 0.0, Judge::Value(mean(), Scale::Share)),
            Verdict::Fail
        );
    }

    #[test]
    fn an_empty_estimate_fails_and_a_required_difference_is_required() {
        let nan: Reading = Box::new(|means| means[0] / 0.0 - f64::INFINITY);
        assert_eq!(verdict(&[1.0; 9], 1.0, Judge::Below(nan)), Verdict::Fail);
        assert_eq!(
            verdict(&[1.0; 9], 1.0, Judge::NotEqual(mean())),
            Verdict::Fail
        );
        assert_eq!(
            verdict(&[1.0; 9], 2.0, Judge::NotEqual(mean())),
            Verdict::Pass
        );
    }

    #[test]
    fn dispersion_sees_too_much_and_too_little() {
        let spread = |by: f64| -> Vec<f64> {
            (0..400)
                .map(|i| 100.0 + by * f64::from(i % 2 * 2 - 1))
                .collect()
        };
        assert_eq!(
            verdict(&spread(10.0), 100.0, Judge::Dispersion(0)),
            Verdict::Pass
        );
        assert_eq!(
            verdict(&spread(15.0), 100.0, Judge::Dispersion(0)),
            Verdict::Fail
        );
        assert_eq!(
            verdict(&spread(5.0), 100.0, Judge::Dispersion(0)),
            Verdict::Fail
        );
    }
}
