//! What the table asks of a distribution, and the solver for those without a closed quantile.

use std::fmt::Debug;

/// A continuous distribution, known by its quantiles.
///
/// Both functions take the *probability of the nearer tail*, `0 < w <= 0.5`, so that a value in the
/// far upper tail does not suffer from the rounding of `1 - w`.
pub(super) trait Law: Debug + Send + Sync {
    /// The value below which lies the probability `w`.
    fn lower(&self, w: f64) -> f64;
    /// The value above which lies the probability `w`.
    fn upper(&self, w: f64) -> f64;
}

/// A function and its derivative at one point.
pub(super) struct Slope {
    pub value: f64,
    pub derivative: f64,
}

/// Enough for bisection alone to exhaust the 53 bits of any bracket Newton leaves behind.
const MOST_STEPS: u32 = 200;

/// The root, at most `ceiling`, of a rising function: Newton's method, kept inside a bracket that
/// only shrinks.
///
/// The laws pass the logarithm of a tail probability as a function of the logarithm of the value,
/// which bends one way, so that Newton converges from one side and the bracket is a safeguard.
pub(super) fn root(start: f64, ceiling: f64, rising: impl Fn(f64) -> Slope) -> f64 {
    let (mut low, mut high) = (f64::NEG_INFINITY, ceiling);
    let mut at = start;
    for _ in 0..MOST_STEPS {
        let here = rising(at);
        if here.value > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let next = step(at, &here, low, high);
        if (next - at).abs() <= 1e-15 * at.abs().max(1.0) {
            return next;
        }
        at = next;
    }
    at
}

/// Newton's next point, or the middle of the bracket where Newton leaves it.
fn step(at: f64, here: &Slope, low: f64, high: f64) -> f64 {
    let reach = 2.0 + at.abs();
    let newton = at - here.value / here.derivative;
    if here.value == 0.0 {
        at
    } else if newton >= low && newton <= high && (newton - at).abs() <= reach {
        newton
    } else if low.is_finite() && high.is_finite() {
        low + 0.5 * (high - low)
    } else if here.value > 0.0 {
        at - reach
    } else {
        at + reach
    }
}
