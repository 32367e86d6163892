//! Exponential distribution. Density `exp(-x / mean) / mean`, `x >= 0`; quantile `-mean ln(1 - u)`.

use super::Sampler;
use super::error::{ShapeError, positive};
use super::law::Law;

#[derive(Debug)]
struct Exponential {
    mean: f64,
}

impl Law for Exponential {
    fn lower(&self, w: f64) -> f64 {
        -self.mean * libm::log1p(-w)
    }

    fn upper(&self, w: f64) -> f64 {
        -self.mean * libm::log(w)
    }
}

impl Sampler {
    /// Exponential, by its mean in the unit wanted.
    ///
    /// # Errors
    /// `mean <= 0`, NaN or infinity.
    pub fn exponential(mean: f64) -> Result<Self, ShapeError> {
        positive("exponential", "mean", mean)?;
        Self::tabulated("exponential", Exponential { mean }, mean)
    }
}
