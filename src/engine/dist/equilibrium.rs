//! Time still to run of a log-normal stay that is found under way: the *equilibrium* distribution.
//!
//! Whoever is met inside at a given instant is met in proportion to the length of the stay, and
//! somewhere within it; the rest of the stay then has density `S(t) / mean` (D. R. Cox, *Renewal
//! Theory*, 1962, §5.2), mean `mean (1 + cv²) / 2`, and `F(t) = (t S(t) + mean Φ((ln t - mu - s²) /
//! s)) / mean`.

use super::error::{ShapeError, not_negative, positive};
use super::law::{Law, Slope, root};
use super::lognormal::Lognormal;
use super::{Sampler, normal};

#[derive(Debug)]
struct Equilibrium {
    mean: f64,
    stay: Lognormal,
}

impl Equilibrium {
    /// Survival of the stay beyond `exp(y)`, times `exp(y) / mean`, and the standard score of `y`.
    fn survived(&self, y: f64) -> (f64, f64) {
        let z = (y - self.stay.mu) / self.stay.s;
        (libm::exp(y) / self.mean * normal::below(-z), z)
    }

    fn log_below(&self, y: f64) -> Slope {
        let (survived, z) = self.survived(y);
        slope(survived + normal::below(z - self.stay.s), survived)
    }

    fn log_above(&self, y: f64) -> Slope {
        let (survived, z) = self.survived(y);
        slope(normal::below(self.stay.s - z) - survived, -survived)
    }
}

/// Logarithm of a probability and its derivative by the logarithm of time: `t f(t) = t S(t) /
/// mean`.
fn slope(probability: f64, survived: f64) -> Slope {
    Slope {
        value: libm::log(probability),
        derivative: survived / probability,
    }
}

impl Law for Equilibrium {
    fn lower(&self, w: f64) -> f64 {
        let wanted = libm::log(w);
        libm::exp(root(libm::log(self.mean * w), f64::INFINITY, |y| {
            let here = self.log_below(y);
            Slope {
                value: here.value - wanted,
                derivative: here.derivative,
            }
        }))
    }

    fn upper(&self, w: f64) -> f64 {
        let wanted = libm::log(w);
        libm::exp(root(libm::log(self.stay.upper(w)), f64::INFINITY, |y| {
            let here = self.log_above(y);
            Slope {
                value: wanted - here.value,
                derivative: -here.derivative,
            }
        }))
    }
}

/// The rest of a fixed stay is uniform; below this the log-normal is as good as fixed, and the far
/// tail would be a difference of nearly equal numbers.
const LEAST_CV: f64 = 1e-3;

impl Sampler {
    /// Rest of a log-normal stay found under way, by the *stay's* mean in the unit wanted and
    /// coefficient of variation (0, or 0.001 and more; 0 gives the uniform distribution up to the
    /// mean).
    ///
    /// # Errors
    /// `mean <= 0`, `cv < 0`, `0 < cv < 0.001`, NaN or infinity.
    pub fn lognormal_equilibrium(mean: f64, cv: f64) -> Result<Self, ShapeError> {
        let name = "lognormal equilibrium";
        positive(name, "mean", mean)?;
        not_negative(name, "cv", cv)?;
        if cv == 0.0 {
            return Self::uniform(0.0, mean);
        }
        if cv < LEAST_CV {
            let given = format!("cv = {cv}");
            return Err(ShapeError::new(
                name,
                "0 < cv < 0.001",
                given,
                "0, or 0.001 and more",
            ));
        }
        let law = Equilibrium {
            mean,
            stay: Lognormal::by_mean(mean, cv),
        };
        Self::tabulated(name, law, 0.5 * mean * (1.0 + cv * cv))
    }
}
