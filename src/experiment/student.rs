//! Quantiles of Student's t, for intervals of a mean over replications.

/// The quantile of Student's t with `degrees` degrees of freedom below which a share `p` lies.
///
/// `p` lies strictly between 0 and 1 and `degrees` is at least 1; otherwise NaN.
/// Found by halving on the distribution function, which is an incomplete beta function
/// (Abramowitz and Stegun 1964, 26.7.1).
pub fn t_quantile(p: f64, degrees: f64) -> f64 {
    if !(p > 0.0 && p < 1.0 && degrees >= 1.0 && degrees.is_finite()) {
        return f64::NAN;
    }
    if p < 0.5 {
        return -upper(p, degrees);
    }
    upper(1.0 - p, degrees)
}

/// The t whose upper tail is `tail`, at most a half.
fn upper(tail: f64, degrees: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while upper_tail(high, degrees) > tail {
        (low, high) = (high, high * 2.0);
    }
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if upper_tail(middle, degrees) > tail {
            low = middle
        } else {
            high = middle
        }
    }
}

fn upper_tail(t: f64, degrees: f64) -> f64 {
    0.5 * incomplete_beta(0.5 * degrees, 0.5, degrees / (degrees + t * t))
}

/// The regularised incomplete beta function I_x(a, b).
pub(super) fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    let log_front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    let front = libm::exp(log_front);
    // The fraction converges fast on this side of the mean only.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction of the incomplete beta function, by Lentz's method
/// (Press et al., Numerical Recipes, 6.4).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let kept_from_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / kept_from_zero(1.0 + term * d);
            c = kept_from_zero(1.0 + term / c);
            change = c * d;
            result *= change;
        }
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    #[test]
    fn printed_tables_come_out() {
        // NIST/SEMATECH e-Handbook, 1.3.6.7.2, three decimals.
        for (degrees, printed) in [(1.0, 12.706), (2.0, 4.303), (9.0, 2.262), (100.0, 1.984)] {
            assert!(
                (t_quantile(0.975, degrees) - printed).abs() < 5e-4,
                "{degrees}"
            );
        }
    }

    #[test]
    fn closed_forms_come_out() {
        let one = libm::tan(std::f64::consts::PI * 0.475);
        assert!((t_quantile(0.975, 1.0) - one).abs() < 1e-9 * one);
        let two: f64 = 2.0 * 0.475 * (2.0_f64 / (1.0 - 4.0 * 0.475 * 0.475)).sqrt();
        assert!((t_quantile(0.975, 2.0) - two).abs() < 1e-10);
    }

    #[test]
    fn agrees_with_statrs() {
        for degrees in (1..60).chain([99, 199, 999, 9_999]) {
            let theirs = StudentsT::new(0.0, 1.0, f64::from(degrees)).expect("valid");
            for p in [0.005, 0.025, 0.3, 0.7, 0.95, 0.975, 0.995] {
                let ours = t_quantile(p, f64::from(degrees));
                assert!(
                    (theirs.cdf(ours) - p).abs() < 1e-9,
                    "t({degrees}) at {p}: {ours}"
                );
            }
        }
    }

    #[test]
    fn is_symmetric_and_refuses_nonsense() {
        assert_eq!(t_quantile(0.025, 5.0), -t_quantile(0.975, 5.0));
        assert_eq!(t_quantile(0.5, 5.0).abs(), 0.0);
        for (p, degrees) in [(0.0, 5.0), (1.0, 5.0), (f64::NAN, 5.0), (0.9, 0.0)] {
            assert!(t_quantile(p, degrees).is_nan());
        }
    }
}
