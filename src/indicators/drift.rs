//! Values at an instant, and how far the first year drifts from the opening.

use super::groups::Group;
use super::measure::{Measure, Measured, MonthsOf, ratio};
use crate::ledger::Stock;

/// The first and the last quarter of the first year.
const QUARTERS: [MonthsOf; 2] = [0..3, 9..12];

impl Measured<'_> {
    /// The value at the end of month `end`, 0 being the opening; of stocks only.
    pub(super) fn at_end(&self, end: usize, measure: Measure, group: &Group) -> f64 {
        let stock = |stocks: &[Stock]| self.stock(end, stocks, group) as f64;
        match measure {
            Measure::Stock(stocks) => self.gross(stock(stocks)),
            Measure::Part(part, of) => ratio(stock(&[part]), stock(&[of])),
            Measure::ProblemHeld(stocks) => {
                let with = self.stock(end, stocks, &group.with_drug_problem());
                ratio(with as f64, stock(stocks))
            }
            Measure::Provided(what, by) => {
                self.gross(self.provision(end, what, group) as f64 / f64::from(by))
            }
            Measure::ProvidedPer(what, per) => ratio(
                self.provision(end, what, group) as f64,
                self.provision(end, per, group) as f64,
            ),
            Measure::PrisonsWith(tier) => self.prisons_with_at(tier, end),
            _ => f64::NAN,
        }
    }

    pub(super) fn drift(&self, measure: Measure, group: &Group) -> f64 {
        let [first, last] = QUARTERS.map(|months| self.over(measure, group, months));
        let per_day = QUARTERS.map(|months| f64::from(self.plan.months.days(months)));
        let [opening, end] = [0, QUARTERS[1].end].map(|end| self.at_end(end, measure, group));
        match measure {
            Measure::Stock(_) | Measure::Provided(..) | Measure::PrisonsWith(_) => {
                ratio(end, opening) - 1.0
            }
            Measure::Part(..) | Measure::ProvidedPer(..) | Measure::ProblemHeld(_) => end - opening,
            Measure::Held(_)
            | Measure::HeldThere
            | Measure::Places
            | Measure::PrisonsOver
            | Measure::TierPlaces(_) => ratio(last, first) - 1.0,
            Measure::Flow(_)
            | Measure::Cost(_)
            | Measure::QalysLost
            | Measure::Unspent
            | Measure::Tier(..)
            | Measure::DrugTests => ratio(last / per_day[1], first / per_day[0]) - 1.0,
            Measure::Share { .. }
            | Measure::Remainder { .. }
            | Measure::ProblemAmong(_)
            | Measure::YearlyPer(..)
            | Measure::Used(..)
            | Measure::Wait(..)
            | Measure::HeldUsing(_)
            | Measure::Served(_)
            | Measure::Occupancy(_)
            | Measure::TierUsed(_)
            | Measure::TierWait(_)
            | Measure::DrugTestsPositive
            | Measure::HeldOver => last - first,
            Measure::Rate { .. }
            | Measure::Treated(..)
            | Measure::Growth
            | Measure::Exceeds(_)
            | Measure::YearsUntil(_)
            | Measure::YearsUntilFull(_)
            | Measure::UnspentOutside
            | Measure::NetPresentValue => f64::NAN,
        }
    }
}
