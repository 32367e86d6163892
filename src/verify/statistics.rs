//! Estimates over replications, with their standard errors.

use super::trial::Sample;
use crate::engine::dist::Sampler;

/// A smooth function of the means of the columns: a mean, a ratio, a standard deviation.
pub type Reading = Box<dyn Fn(&[f64]) -> f64 + Send + Sync>;

/// An estimate with its standard error.
#[derive(Clone, Copy, Debug)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

/// A reading of the means, with the error that the delta method gives over replications.
pub fn estimate(sample: &Sample, reading: &Reading) -> Estimate {
    let means = means(sample);
    let value = reading(&means);
    let slopes = slopes(reading, &means);
    let count = sample.replications() as f64;
    let squares: f64 = sample
        .rows()
        .map(|row| {
            let pairs = row.iter().zip(&means).zip(&slopes);
            let move_of = pairs.map(|((value, mean), slope)| (value - mean) * slope);
            let total: f64 = move_of.sum();
            total * total
        })
        .sum();
    Estimate {
        value,
        error: (squares / (count - 1.0).max(1.0) / count).sqrt(),
    }
}

fn means(sample: &Sample) -> Vec<f64> {
    let mut sums = vec![0.0; sample.columns];
    for row in sample.rows() {
        sums.iter_mut()
            .zip(row)
            .for_each(|(sum, value)| *sum += value);
    }
    let count = sample.replications() as f64;
    sums.iter().map(|sum| sum / count).collect()
}

/// Central differences; exact for the linear readings that most are.
fn slopes(reading: &Reading, means: &[f64]) -> Vec<f64> {
    let mut at = means.to_vec();
    let mut slope = |column: usize| {
        let step = if means[column] == 0.0 {
            1e-6
        } else {
            means[column].abs() * 1e-5
        };
        at[column] = means[column] + step;
        let above = reading(&at);
        at[column] = means[column] - step;
        let below = reading(&at);
        at[column] = means[column];
        (above - below) / (2.0 * step)
    };
    (0..means.len()).map(&mut slope).collect()
}

/// The variance of a column, with its own standard error from the fourth moment.
pub fn variance(sample: &Sample, column: usize) -> Estimate {
    let count = sample.replications() as f64;
    let mean = means(sample)[column];
    let moment = |power: i32| {
        let off = sample.rows().map(|row| row[column] - mean);
        off.map(|off| {
            if power == 2 {
                off * off
            } else {
                off * off * off * off
            }
        })
        .sum::<f64>()
            / count
    };
    let (second, fourth) = (moment(2), moment(4));
    Estimate {
        value: second * count / (count - 1.0),
        error: ((fourth - second * second) / count).sqrt(),
    }
}

/// Whether (R − 1) s² over the exact mean lies between the chi-square limits of 3e-5.
pub fn dispersion(sample: &Sample, column: usize, exact: f64) -> bool {
    let degrees = sample.replications() as f64 - 1.0;
    let index = degrees * variance(sample, column).value / exact;
    let Ok(chi_square) = Sampler::gamma(0.5 * degrees, 2.0) else {
        return false;
    };
    let word = (3e-5 * 18_446_744_073_709_551_616.0) as u64;
    (chi_square.exact_at(word)..=chi_square.exact_at(!word)).contains(&index)
}
