//! Distribution functions written out by themselves, to check the samplers against.

use super::chart::words;
use crate::engine::dist::Sampler;
use crate::verify::prose;

/// A law with its parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exact {
    /// Mean and coefficient of variation.
    Lognormal(f64, f64),
    /// Shape and scale.
    Gamma(f64, f64),
    /// Mean.
    Exponential(f64),
    /// Low, mode, high.
    Triangular(f64, f64, f64),
    /// Shape and scale.
    Weibull(f64, f64),
    /// Both shapes.
    Beta(f64, f64),
}

impl Exact {
    /// One of each, as in the rows; of gamma and beta with shapes that have closed forms.
    pub fn all() -> [Exact; 6] {
        [
            Exact::Lognormal(180.0, 1.5),
            Exact::Gamma(2.5, 30.0),
            Exact::Exponential(84.0),
            Exact::Triangular(10.0, 30.0, 90.0),
            Exact::Weibull(0.7, 100.0),
            Exact::Beta(2.0, 5.0),
        ]
    }

    /// `lognormal mean 180 cv 1.5`, `triangular 10/30/90`, `beta(2,5)` and the like.
    ///
    /// # Errors
    /// A law that is not known, or a number that is missing.
    pub fn described(model: &str) -> Result<Exact, String> {
        let name = model.to_lowercase();
        let find = |marker: &str| {
            prose::after(&name, marker).ok_or_else(|| format!("{marker:?} N is not in {model:?}"))
        };
        let listed = |start: &str, between: char| -> Option<Vec<f64>> {
            let rest = name.strip_prefix(start)?.trim_end_matches(')');
            rest.split(between)
                .map(|part| part.trim().parse().ok())
                .collect()
        };
        if name.starts_with("lognormal") {
            return Ok(Exact::Lognormal(find("mean ")?, find("cv ")?));
        }
        if name.starts_with("gamma") {
            return Ok(Exact::Gamma(find("shape ")?, find("scale ")?));
        }
        if name.starts_with("weibull") {
            return Ok(Exact::Weibull(find("shape ")?, find("scale ")?));
        }
        if name.starts_with("exponential") {
            return Ok(Exact::Exponential(find("mean ")?));
        }
        if let Some(&[low, mode, high]) = listed("triangular ", '/').as_deref() {
            return Ok(Exact::Triangular(low, mode, high));
        }
        if let Some(&[a, b]) = listed("beta(", ',').as_deref() {
            return Ok(Exact::Beta(a, b));
        }
        Err(format!("the law {model:?} is not known"))
    }

    /// A number of its own, so that no two laws are drawn with the same luck.
    pub fn number(self) -> u16 {
        match self {
            Exact::Lognormal(..) => 1,
            Exact::Gamma(..) => 2,
            Exact::Exponential(..) => 3,
            Exact::Triangular(..) => 4,
            Exact::Weibull(..) => 5,
            Exact::Beta(..) => 6,
        }
    }

    /// The shipped sampler of the law.
    ///
    /// # Errors
    /// Parameters that no such law has.
    pub fn sampler(self) -> Result<Sampler, String> {
        words(match self {
            Exact::Lognormal(mean, cv) => Sampler::lognormal(mean, cv),
            Exact::Gamma(shape, scale) => Sampler::gamma(shape, scale),
            Exact::Exponential(mean) => Sampler::exponential(mean),
            Exact::Triangular(low, mode, high) => Sampler::triangular(low, mode, high),
            Exact::Weibull(shape, scale) => Sampler::weibull(shape, scale),
            Exact::Beta(a, b) => Sampler::beta(a, b),
        })
    }

    /// The share below `x`; of gamma for shape 5/2 and of beta for shapes 2 and 5 alone.
    pub fn below(self, x: f64) -> f64 {
        match self {
            Exact::Lognormal(mean, cv) => {
                let variance = libm::log1p(cv * cv);
                let z = (libm::log(x / mean) + 0.5 * variance) / variance.sqrt();
                0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
            }
            Exact::Gamma(_, scale) => gamma_five_halves(x / scale),
            Exact::Exponential(mean) => -libm::expm1(-x / mean),
            Exact::Weibull(shape, scale) => -libm::expm1(-libm::pow(x / scale, shape)),
            Exact::Triangular(low, mode, high) if x < mode => {
                (x - low) * (x - low) / ((high - low) * (mode - low))
            }
            Exact::Triangular(low, mode, high) => {
                1.0 - (high - x) * (high - x) / ((high - low) * (high - mode))
            }
            Exact::Beta(..) => {
                // At least 2 of 6 uniforms lie below x.
                let above = 1.0 - x;
                let fifth = above * above * above * above * above;
                1.0 - fifth * above - 6.0 * x * fifth
            }
        }
    }
}

/// P(5/2, x), by recurrence from P(1/2, x) = erf √x.
fn gamma_five_halves(x: f64) -> f64 {
    const HALF_ROOT_PI: f64 = 0.886_226_925_452_758;
    let root = x.sqrt();
    let tail = libm::exp(-x) * root / HALF_ROOT_PI;
    libm::erf(root) - tail - tail * x / 1.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_meet_the_quantiles_of_the_samplers() {
        for exact in Exact::all() {
            let sampler = exact.sampler().expect("a law");
            for share in [0.01, 0.3, 0.9] {
                let word = (share * 18_446_744_073_709_551_616.0) as u64;
                let found = exact.below(sampler.exact_at(word));
                assert!((found - share).abs() < 1e-9, "{exact:?} {share} {found}");
            }
        }
    }

    #[test]
    fn laws_are_read_from_words() {
        let read = |model: &str| Exact::described(model);
        assert_eq!(
            read("triangular 10/30/90"),
            Ok(Exact::Triangular(10.0, 30.0, 90.0))
        );
        assert_eq!(read("beta(2,5)"), Ok(Exact::Beta(2.0, 5.0)));
        assert_eq!(
            read("Weibull shape 0.7 scale 100"),
            Ok(Exact::Weibull(0.7, 100.0))
        );
        assert!(read("cauchy").is_err());
    }
}
