//! Uniform distribution between two values.

use super::Sampler;
use super::error::{ShapeError, ordered};
use super::law::Law;

#[derive(Debug)]
struct Uniform {
    low: f64,
    high: f64,
}

impl Law for Uniform {
    fn lower(&self, w: f64) -> f64 {
        self.low + (self.high - self.low) * w
    }

    fn upper(&self, w: f64) -> f64 {
        self.high - (self.high - self.low) * w
    }
}

impl Sampler {
    /// Uniform between two values; two equal values give that value.
    ///
    /// # Errors
    /// `high < low`, NaN or infinity.
    pub fn uniform(low: f64, high: f64) -> Result<Self, ShapeError> {
        ordered("uniform", ("low", low), ("high", high))?;
        if low == high {
            return Self::deterministic(low);
        }
        Self::tabulated("uniform", Uniform { low, high }, low + 0.5 * (high - low))
    }
}
