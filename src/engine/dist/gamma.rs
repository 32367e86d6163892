//! Gamma distribution. Density `x^(shape-1) exp(-x/scale) / (Γ(shape) scale^shape)`, `x >= 0`.
//!
//! Distribution function: the regularised incomplete gamma function, by its series below `shape +
//! 1` and by Legendre's continued fraction (modified Lentz) above: Press et al., *Numerical
//! Recipes*, 3rd ed., §6.2; DLMF 8.7.1 and 8.9.2. Quantile by Newton's method on the logarithms.

use super::Sampler;
use super::error::{ShapeError, positive, within};
use super::fraction::lentz;
use super::law::{Law, Slope, root};

/// Coefficients of variation from 1 % to 1000 %.
const SHAPES: (f64, f64) = (0.01, 10_000.0);

/// A gamma law of scale 1, with what does not depend on the value.
#[derive(Debug)]
struct Gamma {
    shape: f64,
    scale: f64,
    log_gamma: f64,
}

impl Gamma {
    /// `x` times the density at `x = exp(y)`.
    fn density(&self, x: f64, y: f64) -> f64 {
        libm::exp(self.shape * y - x - self.log_gamma)
    }

    /// The probabilities below and above `x`, the smaller of them to full precision, given `x`
    /// times the density.
    fn tails(&self, x: f64, density: f64) -> (f64, f64) {
        if x < self.shape + 1.0 {
            let below = density * self.series(x);
            (below, 1.0 - below)
        } else {
            let above = density * self.continued(x);
            (1.0 - above, above)
        }
    }

    fn series(&self, x: f64) -> f64 {
        let mut term = 1.0 / self.shape;
        let (mut sum, mut n) = (term, self.shape);
        while term > sum * 1e-17 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        sum
    }

    fn continued(&self, x: f64) -> f64 {
        let first = x + 1.0 - self.shape;
        1.0 / lentz(first, |n| (-n * (n - self.shape), first + 2.0 * n))
    }

    fn log_tails(&self, y: f64) -> [Slope; 2] {
        let x = libm::exp(y);
        let density = self.density(x, y);
        let (below, above) = self.tails(x, density);
        [(below, density), (above, -density)].map(|(tail, by_y)| Slope {
            value: libm::log(tail),
            derivative: by_y / tail,
        })
    }

    /// A first guess of the logarithm: what the density's power alone would give, at most the mean.
    fn guess(&self, w: f64) -> f64 {
        let power = (libm::log(w) + self.log_gamma + libm::log(self.shape)) / self.shape;
        power.min(libm::log(self.shape))
    }
}

impl Law for Gamma {
    fn lower(&self, w: f64) -> f64 {
        let wanted = libm::log(w);
        let y = root(self.guess(w), f64::INFINITY, |y| {
            let [below, _] = self.log_tails(y);
            Slope {
                value: below.value - wanted,
                derivative: below.derivative,
            }
        });
        self.scale * libm::exp(y)
    }

    fn upper(&self, w: f64) -> f64 {
        let wanted = libm::log(w);
        let y = root(self.guess(1.0 - w), f64::INFINITY, |y| {
            let [_, above] = self.log_tails(y);
            Slope {
                value: wanted - above.value,
                derivative: -above.derivative,
            }
        });
        self.scale * libm::exp(y)
    }
}

impl Sampler {
    /// Gamma, by shape (0.01 to 10,000) and scale in the unit wanted; the mean is their product.
    ///
    /// # Errors
    /// `shape` outside its range, `scale <= 0`, NaN or infinity.
    pub fn gamma(shape: f64, scale: f64) -> Result<Self, ShapeError> {
        within("gamma", "shape", shape, SHAPES)?;
        positive("gamma", "scale", scale)?;
        let law = Gamma {
            shape,
            scale,
            log_gamma: libm::lgamma(shape),
        };
        Self::tabulated("gamma", law, shape * scale)
    }
}
