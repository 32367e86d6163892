//! How far an indicator moves in the first year.

use super::groups::Group;
use super::measure::{Measure, Measured, MonthsOf, ratio};

/// The first and the last quarter of the first year.
const QUARTERS: [MonthsOf; 2] = [0..3, 9..12];

impl Measured<'_> {
    pub(super) fn drift(&self, measure: Measure, group: &Group) -> f64 {
        let [first, last] = QUARTERS.map(|months| self.over(measure, group, months));
        let per_day = QUARTERS.map(|months| f64::from(self.plan.months.days(months)));
        let [opening, end] = [0, QUARTERS[1].end].map(|end| self.at_end(end, measure, group));
        match measure {
            Measure::Stock(_) | Measure::Provided(..) => ratio(end, opening) - 1.0,
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
