//! Normal distribution. Density `exp(-z²/2) / √(2π)`, `z = (x - mean) / sd`.
//!
//! Quantile: M. J. Wichura, *Algorithm AS 241: the percentage points of the normal distribution*,
//! Applied Statistics 37(3), 1988, 477–484 (PPND16, about 16 digits). Distribution function by
//! `erfc`.

use super::Sampler;
use super::error::{ShapeError, finite, not_negative};
use super::law::Law;

#[derive(Debug)]
struct Normal {
    mean: f64,
    sd: f64,
}

impl Law for Normal {
    fn lower(&self, w: f64) -> f64 {
        self.mean + self.sd * quantile(w)
    }

    fn upper(&self, w: f64) -> f64 {
        self.mean - self.sd * quantile(w)
    }
}

impl Sampler {
    /// Normal, by mean and standard deviation in the unit wanted; `sd` 0 gives the mean.
    ///
    /// # Errors
    /// `sd < 0`, NaN or infinity.
    pub fn normal(mean: f64, sd: f64) -> Result<Self, ShapeError> {
        finite("normal", "mean", mean)?;
        not_negative("normal", "sd", sd)?;
        if sd == 0.0 {
            return Self::deterministic(mean);
        }
        Self::tabulated("normal", Normal { mean, sd }, mean)
    }
}

/// The probability below `z`.
pub(super) fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal value below which lies the probability `w`, `0 < w < 1`.
pub(super) fn quantile(w: f64) -> f64 {
    let q = w - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let r = libm::log(if q < 0.0 { w } else { 1.0 - w });
    let r = (-r).sqrt();
    let far = if r <= 5.0 {
        ratio(r - 1.6, &MIDDLE)
    } else {
        ratio(r - 5.0, &FAR)
    };
    if q < 0.0 { -far } else { far }
}

/// Numerator and denominator of a rational approximation, lowest power first.
type Rational = [[f64; 8]; 2];

fn ratio(r: f64, coefficients: &Rational) -> f64 {
    let horner = |powers: &[f64; 8]| powers.iter().rev().fold(0.0, |sum, c| sum * r + c);
    horner(&coefficients[0]) / horner(&coefficients[1])
}

#[rustfmt::skip]
#[allow(clippy::excessive_precision, reason = "digits as printed in the paper")]
const CENTRE: Rational = [
    [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
    [1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3],
];
#[rustfmt::skip]
#[allow(clippy::excessive_precision, reason = "digits as printed in the paper")]
const MIDDLE: Rational = [
    [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
    [1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9],
];
#[rustfmt::skip]
#[allow(clippy::excessive_precision, reason = "digits as printed in the paper")]
const FAR: Rational = [
    [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
    [1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_inverts_the_distribution_function() {
        for exponent in 1..60 {
            let w = 0.9 * libm::exp2(-f64::from(exponent));
            assert!((below(quantile(w)) / w - 1.0).abs() < 4e-14, "w = {w:e}");
        }
    }
}
