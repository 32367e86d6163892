//! The distributions under test, each with its oracle.

use std::sync::LazyLock;

use statrs::distribution as oracle;
use statrs::distribution::ContinuousCDF;
use throughcare::engine::dist::{Sampler, ShapeError};

/// A sampler, and what an independent source says of it.
pub struct Law {
    pub name: &'static str,
    pub sampler: Sampler,
    pub cdf: Box<dyn Fn(f64) -> f64 + Send + Sync>,
    /// Standard deviation from the formula.
    pub sd: f64,
}

fn law(
    name: &'static str,
    sampler: Result<Sampler, ShapeError>,
    sd: f64,
    cdf: impl Fn(f64) -> f64 + Send + Sync + 'static,
) -> Law {
    Law {
        name,
        sampler: sampler.unwrap(),
        cdf: Box::new(cdf),
        sd,
    }
}

fn lognormal(name: &'static str, mean: f64, cv: f64) -> Law {
    let s2 = (cv * cv).ln_1p();
    let exact = oracle::LogNormal::new(mean.ln() - s2 / 2.0, s2.sqrt()).unwrap();
    law(name, Sampler::lognormal(mean, cv), mean * cv, move |x| {
        exact.cdf(x)
    })
}

fn gamma(name: &'static str, shape: f64, scale: f64) -> Law {
    let exact = oracle::Gamma::new(shape, 1.0 / scale).unwrap();
    law(
        name,
        Sampler::gamma(shape, scale),
        shape.sqrt() * scale,
        move |x| exact.cdf(x),
    )
}

fn weibull(name: &'static str, shape: f64, scale: f64) -> Law {
    let exact = oracle::Weibull::new(shape, scale).unwrap();
    let raw = |k: f64| statrs::function::gamma::gamma(1.0 + k / shape);
    let sd = scale * (raw(2.0) - raw(1.0) * raw(1.0)).sqrt();
    law(name, Sampler::weibull(shape, scale), sd, move |x| {
        exact.cdf(x)
    })
}

fn beta(name: &'static str, a: f64, b: f64) -> Law {
    let exact = oracle::Beta::new(a, b).unwrap();
    let sd = (a * b / (a + b + 1.0)).sqrt() / (a + b);
    law(name, Sampler::beta(a, b), sd, move |x| exact.cdf(x))
}

/// Residual life of a log-normal stay: F(t) = ∫₀ᵗ S(u) du / mean, by Simpson's rule in ln u,
/// independently of the closed form in the source.
fn equilibrium(name: &'static str, mean: f64, cv: f64) -> Law {
    const STEP: f64 = 0.01;
    let s2 = (cv * cv).ln_1p();
    let stay = oracle::LogNormal::new(mean.ln() - s2 / 2.0, s2.sqrt()).unwrap();
    let integrand = move |y: f64| y.exp() * stay.sf(y.exp()) / mean;
    let simpson = move |y: f64, h: f64| {
        h / 6.0 * (integrand(y) + 4.0 * integrand(y + 0.5 * h) + integrand(y + h))
    };
    let start = mean.ln() - 40.0;
    let mut sums = vec![0.0];
    for k in 0..5500 {
        sums.push(sums[k] + simpson(start + STEP * k as f64, STEP));
    }
    let cdf = move |t: f64| {
        let y = t.ln().max(start);
        let k = ((y - start) / STEP) as usize;
        let from = start + STEP * k as f64;
        sums[k] + simpson(from, y - from)
    };
    // E[R²] = E[X³] / (3 mean), E[X³] = mean³ (1 + cv²)³.
    let c = 1.0 + cv * cv;
    let sd = mean * (c.powi(3) / 3.0 - c * c / 4.0).sqrt();
    law(name, Sampler::lognormal_equilibrium(mean, cv), sd, cdf)
}

pub static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    let exponential = oracle::Exp::new(1.0 / 84.0).unwrap();
    let normal = oracle::Normal::new(100.0, 15.0).unwrap();
    let triangular = oracle::Triangular::new(10.0, 90.0, 30.0).unwrap();
    let median = 14.0f64;
    let by_median = oracle::LogNormal::new(median.ln(), 0.64f64.ln_1p().sqrt()).unwrap();
    let uniform = Sampler::uniform(-3.0, 7.0);
    vec![
        law(
            "exponential 84",
            Sampler::exponential(84.0),
            84.0,
            move |x| exponential.cdf(x),
        ),
        lognormal("lognormal 180 cv 1.5", 180.0, 1.5),
        lognormal("lognormal 90 cv 0.4", 90.0, 0.4),
        lognormal("lognormal 30 cv 3", 30.0, 3.0),
        law(
            "lognormal median 14 cv 0.8",
            Sampler::lognormal_median(median, 0.8),
            median * 1.64f64.sqrt() * 0.8,
            move |x| by_median.cdf(x),
        ),
        equilibrium("equilibrium 180 cv 1.5", 180.0, 1.5),
        equilibrium("equilibrium 60 cv 0.3", 60.0, 0.3),
        gamma("gamma 2.5 x 30", 2.5, 30.0),
        gamma("gamma 0.3 x 100", 0.3, 100.0),
        gamma("gamma 1 x 7", 1.0, 7.0),
        gamma("gamma 400 x 0.5", 400.0, 0.5),
        weibull("weibull 0.7 x 100", 0.7, 100.0),
        weibull("weibull 2 x 10", 2.0, 10.0),
        beta("beta(2,5)", 2.0, 5.0),
        // The arcsine law; the oracle is not exact near 1.
        law(
            "beta(0.5,0.5)",
            Sampler::beta(0.5, 0.5),
            0.125f64.sqrt(),
            |x| x.min(1.0).sqrt().asin() * std::f64::consts::FRAC_2_PI,
        ),
        beta("beta(30,3)", 30.0, 3.0),
        law(
            "triangular 10/30/90",
            Sampler::triangular(10.0, 30.0, 90.0),
            16.996_731_71,
            move |x| triangular.cdf(x),
        ),
        law(
            "normal 100, 15",
            Sampler::normal(100.0, 15.0),
            15.0,
            move |x| normal.cdf(x),
        ),
        law("uniform -3..7", uniform, 10.0 / 12f64.sqrt(), |x| {
            (x + 3.0) / 10.0
        }),
    ]
});
