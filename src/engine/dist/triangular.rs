//! Triangular distribution: density rising linearly from `low` to `mode` and falling to `high`.
//!
//! What is written when an expert gives a least, a likeliest and a greatest value; mean `(low +
//! mode + high) / 3`.

use super::Sampler;
use super::error::{ShapeError, ordered};
use super::law::Law;

#[derive(Debug)]
struct Triangular {
    low: f64,
    mode: f64,
    high: f64,
}

impl Triangular {
    /// The value that has `below` below it and `above` above it.
    fn split(&self, below: f64, above: f64) -> f64 {
        let (width, rise) = (self.high - self.low, self.mode - self.low);
        if below * width <= rise {
            self.low + (below * width * rise).sqrt()
        } else {
            self.high - (above * width * (self.high - self.mode)).sqrt()
        }
    }
}

impl Law for Triangular {
    fn lower(&self, w: f64) -> f64 {
        self.split(w, 1.0 - w)
    }

    fn upper(&self, w: f64) -> f64 {
        self.split(1.0 - w, w)
    }
}

impl Sampler {
    /// Triangular, by least, likeliest and greatest value; three equal values give that value.
    ///
    /// # Errors
    /// `mode < low`, `high < mode`, NaN or infinity.
    pub fn triangular(low: f64, mode: f64, high: f64) -> Result<Self, ShapeError> {
        ordered("triangular", ("low", low), ("mode", mode))?;
        ordered("triangular", ("mode", mode), ("high", high))?;
        if low == high {
            return Self::deterministic(low);
        }
        let mean = (low + mode + high) / 3.0;
        Self::tabulated("triangular", Triangular { low, mode, high }, mean)
    }
}
