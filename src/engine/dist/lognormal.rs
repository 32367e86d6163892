//! Log-normal distribution: `ln x` is normal with mean `mu` and standard deviation `s`.
//!
//! Asked for by mean (or median) and coefficient of variation, as durations are published: `s² =
//! ln(1 + cv²)`, `mu = ln mean - s²/2 = ln median`. Aitchison & Brown, *The Lognormal
//! Distribution*, 1957.

use super::error::{ShapeError, not_negative, positive};
use super::law::Law;
use super::{Sampler, normal};

#[derive(Debug)]
pub(super) struct Lognormal {
    pub mu: f64,
    pub s: f64,
}

impl Lognormal {
    /// By mean and coefficient of variation.
    pub fn by_mean(mean: f64, cv: f64) -> Self {
        let variance = libm::log1p(cv * cv);
        Self {
            mu: libm::log(mean) - 0.5 * variance,
            s: variance.sqrt(),
        }
    }
}

impl Law for Lognormal {
    fn lower(&self, w: f64) -> f64 {
        libm::exp(self.mu + self.s * normal::quantile(w))
    }

    fn upper(&self, w: f64) -> f64 {
        libm::exp(self.mu - self.s * normal::quantile(w))
    }
}

impl Sampler {
    /// Log-normal, by mean in the unit wanted and coefficient of variation; `cv` 0 gives the mean.
    ///
    /// # Errors
    /// `mean <= 0`, `cv < 0`, NaN or infinity.
    pub fn lognormal(mean: f64, cv: f64) -> Result<Self, ShapeError> {
        positive("lognormal", "mean", mean)?;
        not_negative("lognormal", "cv", cv)?;
        if cv == 0.0 {
            return Self::deterministic(mean);
        }
        Self::tabulated("lognormal", Lognormal::by_mean(mean, cv), mean)
    }

    /// Log-normal, by median in the unit wanted and coefficient of variation; `cv` 0 gives the
    /// median.
    ///
    /// # Errors
    /// `median <= 0`, `cv < 0`, NaN or infinity.
    pub fn lognormal_median(median: f64, cv: f64) -> Result<Self, ShapeError> {
        positive("lognormal", "median", median)?;
        not_negative("lognormal", "cv", cv)?;
        if cv == 0.0 {
            return Self::deterministic(median);
        }
        let variance = libm::log1p(cv * cv);
        let law = Lognormal {
            mu: libm::log(median),
            s: variance.sqrt(),
        };
        Self::tabulated("lognormal", law, median * (1.0 + cv * cv).sqrt())
    }
}
