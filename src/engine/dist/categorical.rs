//! Choice among a few numbered alternatives, by weight.
//!
//! Cumulative weights as thresholds in units of 2⁻⁶⁴: monotone in the word, one comparison for each
//! alternative, and no rejection, so that a choice always takes one word.

use super::error::{ShapeError, not_negative};

/// Up to this many thresholds counting them all is faster than searching.
const COUNTED: usize = 16;
/// 2⁶⁴.
const WHOLE: f64 = 18_446_744_073_709_551_616.0;

/// Alternatives `0..n`, ready for choosing.
#[derive(Clone, Debug)]
pub struct Categorical {
    /// The upper bounds of all alternatives but the last possible one.
    thresholds: Box<[u64]>,
}

impl Categorical {
    /// By weights of any sum; an alternative of weight 0 is never chosen.
    ///
    /// # Errors
    /// A weight `< 0`, a sum `<= 0`, NaN or infinity.
    pub fn new(weights: &[f64]) -> Result<Self, ShapeError> {
        for (index, &weight) in weights.iter().enumerate() {
            not_negative("categorical", &format!("weight {index}"), weight)?;
        }
        let total: f64 = weights.iter().sum();
        let last = weights.iter().rposition(|&weight| weight > 0.0);
        let Some(last) = last.filter(|_| total.is_finite()) else {
            let violated = if total.is_finite() {
                "sum <= 0"
            } else {
                "sum is infinite"
            };
            let given = format!("{} weights with sum {total}", weights.len());
            return Err(ShapeError::new(
                "categorical",
                violated,
                given,
                "a finite sum above 0",
            ));
        };
        let mut sum = 0.0;
        let thresholds = weights[..last].iter().map(|weight| {
            sum += weight;
            (sum / total * WHOLE) as u64
        });
        Ok(Self {
            thresholds: thresholds.collect(),
        })
    }

    /// The alternative at a word uniform on `0..2⁶⁴`.
    #[inline]
    pub fn at(&self, word: u64) -> usize {
        if self.thresholds.len() <= COUNTED {
            self.thresholds
                .iter()
                .map(|&threshold| usize::from(word >= threshold))
                .sum()
        } else {
            self.thresholds
                .partition_point(|&threshold| word >= threshold)
        }
    }
}
