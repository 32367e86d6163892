//! Continued fractions by Lentz's method, as modified by Thompson and Barnett.
//!
//! I. J. Thompson & A. R. Barnett, *Coulomb and Bessel functions of complex arguments and order*,
//! Journal of Computational Physics 64, 1986, 490–509.

/// Stands in for a denominator of 0.
const TINY: f64 = 1e-300;
/// Convergence takes a few times the square root of the largest shape allowed (10,000).
const MOST_TERMS: u32 = 20_000;

/// `b0 + a1/(b1 + a2/(b2 + …))`, where `term(n)` gives `(an, bn)` for `n` = 1, 2, …
pub(super) fn lentz(b0: f64, term: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut value = away_from_zero(b0);
    let (mut c, mut d) = (value, 0.0);
    for n in 1..=MOST_TERMS {
        let (a, b) = term(f64::from(n));
        d = 1.0 / away_from_zero(b + a * d);
        c = away_from_zero(b + a / c);
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}
