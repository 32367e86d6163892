//! Laws of service and stay as the files of cases name them.

use crate::engine::dist::{Sampler, ShapeError};
use crate::verify::given::Given;
use crate::verify::prose;

/// A law with its coefficient of variation.
pub struct Law {
    /// Draws, in days.
    pub sampler: Sampler,
    /// Standard deviation over mean.
    pub cv: f64,
    /// Exponential: what is left of it is as long as all of it.
    pub memoryless: bool,
    /// Log-normal: what is left of it is tabulated.
    pub lognormal: bool,
}

/// The law that the `service` of a case names, or that its model describes, by mean and `cv`.
///
/// # Errors
/// A law that is not known, or one whose spread is missing.
pub fn of_case(given: &Given, mean: f64) -> Result<Law, String> {
    let name = given.text("service").unwrap_or(given.model());
    let cv = match given.optional("cv")? {
        Some(cv) => Some(cv),
        None => described_cv(given.model()),
    };
    by_name(name, mean, cv)
}

/// The number after `cv=` or `cv ` in a description.
pub fn described_cv(model: &str) -> Option<f64> {
    prose::after(model, "cv=").or_else(|| prose::after(model, "cv "))
}

/// A law by the words in its name.
///
/// # Errors
/// A law that is not known, or one whose spread is missing.
pub fn by_name(name: &str, mean: f64, cv: Option<f64>) -> Result<Law, String> {
    let has = |part: &str| name.to_lowercase().contains(part);
    let spread = || cv.ok_or_else(|| format!("the cv of {name:?} is missing"));
    if has("lognormal") || has("log-normal") {
        let cv = spread()?;
        return Ok(Law {
            lognormal: true,
            ..law(Sampler::lognormal(mean, cv), cv)?
        });
    }
    if has("gamma") || has("erlang") {
        let cv = spread()?;
        return law(Sampler::gamma(1.0 / (cv * cv), mean * cv * cv), cv);
    }
    if has("det") || has("constant") || has("fixed") {
        return law(Sampler::deterministic(mean), 0.0);
    }
    if has("exp") {
        return Ok(Law {
            memoryless: true,
            ..law(Sampler::exponential(mean), 1.0)?
        });
    }
    Err(format!(
        "the law {name:?} is not known; exp, det, lognormal and gamma are"
    ))
}

fn law(sampler: Result<Sampler, ShapeError>, cv: f64) -> Result<Law, String> {
    let sampler = sampler.map_err(|error| error.to_string())?;
    Ok(Law {
        sampler,
        cv,
        memoryless: false,
        lognormal: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_are_known_by_their_words() {
        let given = |text: &str| Given::read(text).expect("JSON");
        let prose = given(r#"{"model": "M/G/c/c lognormal service same mean, cv=1.5 (x)"}"#);
        assert_eq!(of_case(&prose, 30.0).map(|law| law.cv), Ok(1.5));
        let det = given(r#"{"service": "deterministic", "cv": 0.0}"#);
        assert_eq!(of_case(&det, 30.0).map(|law| law.sampler.at(7)), Ok(30.0));
        assert!(by_name("lognormal", 1.0, None).is_err());
        assert!(by_name("cauchy", 1.0, Some(1.0)).is_err());
    }
}
