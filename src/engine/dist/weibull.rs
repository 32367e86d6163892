//! Weibull distribution. Survival `exp(-(x / scale)^shape)`, `x >= 0`; mean `scale Γ(1 + 1/shape)`.
//!
//! W. Weibull, *A statistical distribution function of wide applicability*, Journal of Applied
//! Mechanics 18, 1951.

use super::Sampler;
use super::error::{ShapeError, positive, within};
use super::law::Law;

/// Below 0.1 the mean is more than 3 million scales: no duration is like that.
const SHAPES: (f64, f64) = (0.1, 1000.0);

#[derive(Debug)]
struct Weibull {
    shape: f64,
    scale: f64,
}

impl Weibull {
    fn at_hazard(&self, cumulative: f64) -> f64 {
        self.scale * libm::pow(cumulative, 1.0 / self.shape)
    }
}

impl Law for Weibull {
    fn lower(&self, w: f64) -> f64 {
        self.at_hazard(-libm::log1p(-w))
    }

    fn upper(&self, w: f64) -> f64 {
        self.at_hazard(-libm::log(w))
    }
}

impl Sampler {
    /// Weibull, by shape (0.1 to 1000; below 1 the hazard falls with time) and scale in the unit
    /// wanted.
    ///
    /// # Errors
    /// `shape` outside its range, `scale <= 0`, NaN or infinity.
    pub fn weibull(shape: f64, scale: f64) -> Result<Self, ShapeError> {
        within("weibull", "shape", shape, SHAPES)?;
        positive("weibull", "scale", scale)?;
        let mean = scale * libm::tgamma(1.0 + 1.0 / shape);
        Self::tabulated("weibull", Weibull { shape, scale }, mean)
    }
}
