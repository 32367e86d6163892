//! Discounting: what money and health of a later year are worth at the start.

use crate::scenario::Discounting;

/// What is discounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Money.
    Money,
    /// Health: quality-adjusted life years, at their value.
    Health,
}

/// Years after which the Green Book's rates fall.
const LONG: f64 = 30.0;

/// Rates a year, until [`LONG`] years and after.
fn rates(regime: Discounting, counted: Counted) -> [f64; 2] {
    match (regime, counted) {
        (Discounting::GreenBook, Counted::Money) => [0.035, 0.03],
        (Discounting::GreenBook, Counted::Health) => [0.015, 0.012_86],
        (Discounting::Nice, _) => [0.035; 2],
        (Discounting::None, _) => [0.0; 2],
    }
}

/// What one of something `years` after the start is worth at the start.
#[must_use]
pub fn factor(regime: Discounting, counted: Counted, years: f64) -> f64 {
    let [soon, late] = rates(regime, counted);
    let (within, beyond) = (years.min(LONG), (years - LONG).max(0.0));
    libm::pow(1.0 + soon, -within) * libm::pow(1.0 + late, -beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 5e-7, "{found} is not {expected}");
    }

    #[test]
    fn factors_are_those_of_the_green_book_and_nice() {
        let green = |counted, years| factor(Discounting::GreenBook, counted, years);
        close(green(Counted::Money, 0.0), 1.0);
        // 1 / 1.035, 1 / 1.035^10, 1 / 1.035^30 / 1.03^5.
        close(green(Counted::Money, 1.0), 0.966_184);
        close(green(Counted::Money, 10.0), 0.708_919);
        close(green(Counted::Money, 35.0), 0.356_278 * 0.862_609);
        close(green(Counted::Health, 1.0), 0.985_222);
        close(factor(Discounting::Nice, Counted::Health, 1.0), 0.966_184);
        close(factor(Discounting::Nice, Counted::Money, 35.0), 0.299_977);
        close(factor(Discounting::None, Counted::Health, 12.0), 1.0);
    }
}
