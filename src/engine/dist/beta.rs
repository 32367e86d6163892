//! Beta distribution. Density `x^(a-1) (1-x)^(b-1) / B(a, b)`, `0 <= x <= 1`; mean `a / (a + b)`.
//!
//! Distribution function: the regularised incomplete beta function by its continued fraction (DLMF
//! 8.17.22; Press et al., *Numerical Recipes*, 3rd ed., §6.4). Quantile by Newton's method on the
//! logarithms.

use super::Sampler;
use super::error::{ShapeError, within};
use super::fraction::lentz;
use super::law::{Law, Slope, root};

/// From nearly all at 0 and 1 to a standard deviation under 0.4 %.
const SHAPES: (f64, f64) = (0.01, 10_000.0);

#[derive(Clone, Copy, Debug)]
struct Beta {
    a: f64,
    b: f64,
    log_beta: f64,
}

/// Which tail a probability measures.
#[derive(Clone, Copy, PartialEq)]
enum Tail {
    Below,
    Above,
}

impl Beta {
    fn new(a: f64, b: f64) -> Self {
        let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
        Self { a, b, log_beta }
    }

    /// The law of `1 - x`.
    fn mirrored(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            ..self
        }
    }

    /// `x^a (1-x)^b / B(a, b)` at `x = exp(y)`.
    fn weight(&self, x: f64, y: f64) -> f64 {
        libm::exp(self.a * y + self.b * libm::log1p(-x) - self.log_beta)
    }

    /// The probabilities below and above `x`, the smaller of them to full precision.
    fn tails(&self, x: f64, weight: f64) -> (f64, f64) {
        if x < (self.a + 1.0) / (self.a + self.b + 2.0) {
            let below = weight * self.continued(x) / self.a;
            (below, 1.0 - below)
        } else {
            let above = weight * self.mirrored().continued(1.0 - x) / self.b;
            (1.0 - above, above)
        }
    }

    fn continued(&self, x: f64) -> f64 {
        let Self { a, b, .. } = *self;
        1.0 / lentz(1.0, |n| {
            let m = libm::floor(0.5 * n);
            let bottom = (a + n - 1.0) * (a + n);
            let even = m * (b - m) * x / bottom;
            let odd = -(a + m) * (a + b + m) * x / bottom;
            (if n == 2.0 * m { even } else { odd }, 1.0)
        })
    }

    /// The value of at most 1/2 beyond which (on the side of `tail`) lies the probability `w`.
    fn small_quantile(&self, tail: Tail, w: f64) -> f64 {
        let (wanted, sign) = (libm::log(w), if tail == Tail::Below { 1.0 } else { -1.0 });
        let log_tail = |y: f64| {
            let x = libm::exp(y);
            let weight = self.weight(x, y);
            let (below, above) = self.tails(x, weight);
            let chosen = if tail == Tail::Below { below } else { above };
            let derivative = weight / (1.0 - x) / chosen;
            Slope {
                value: sign * (libm::log(chosen) - wanted),
                derivative,
            }
        };
        let half = -std::f64::consts::LN_2;
        libm::exp(root(self.guess(tail, w).min(half), half, log_tail))
    }

    /// A first guess of the logarithm: what the power of `x` alone would give.
    fn guess(&self, tail: Tail, w: f64) -> f64 {
        let below = if tail == Tail::Below { w } else { 1.0 - w };
        (libm::log(below) + self.log_beta + libm::log(self.a)) / self.a
    }

    fn quantile(&self, tail: Tail, w: f64) -> f64 {
        let half = self.weight(0.5, -std::f64::consts::LN_2);
        let (below, above) = self.tails(0.5, half);
        match tail {
            Tail::Below if w <= below => self.small_quantile(tail, w),
            Tail::Above if w >= above => self.small_quantile(tail, w),
            Tail::Below => 1.0 - self.mirrored().small_quantile(Tail::Above, w),
            Tail::Above => 1.0 - self.mirrored().small_quantile(Tail::Below, w),
        }
    }
}

impl Law for Beta {
    fn lower(&self, w: f64) -> f64 {
        self.quantile(Tail::Below, w)
    }

    fn upper(&self, w: f64) -> f64 {
        self.quantile(Tail::Above, w)
    }
}

impl Sampler {
    /// Beta, by its two shapes (each 0.01 to 10,000); a share between 0 and 1.
    ///
    /// # Errors
    /// A shape outside its range, NaN or infinity.
    pub fn beta(a: f64, b: f64) -> Result<Self, ShapeError> {
        within("beta", "a", a, SHAPES)?;
        within("beta", "b", b, SHAPES)?;
        Self::tabulated("beta", Beta::new(a, b), a / (a + b))
    }
}
