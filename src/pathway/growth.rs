//! Growth: what comes from outside and what courts give, more or less from quarter to quarter.
//!
//! Rates a year compound from the start; they are applied on the first day of each quarter of a
//! year, and where none is set no day is added to the plan.

use super::time::DAYS_PER_YEAR;
use crate::scenario::{Scenario, Values};
use std::collections::BTreeSet;

/// How much each is against the start of the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// People from outside.
    pub entrants: f64,
    /// The share of disposals that are custody.
    pub custody_rate: f64,
    /// The share of people remanded.
    pub remand: f64,
    /// Time served under determinate sentences.
    pub length: f64,
}

impl Growth {
    /// As at the start.
    pub const NONE: Growth = Growth {
        entrants: 1.0,
        custody_rate: 1.0,
        remand: 1.0,
        length: 1.0,
    };

    /// The same after `days` more at the rates of `values`.
    #[must_use]
    pub fn after(self, values: &Values, days: u32) -> Growth {
        let years = f64::from(days) / DAYS_PER_YEAR;
        let grown = |key: &str| libm::pow(1.0 + values.number(key), years);
        Growth {
            entrants: self.entrants * grown("court.growth.entrants"),
            custody_rate: self.custody_rate * grown("court.growth.custody_rate"),
            remand: self.remand * grown("court.growth.remand"),
            length: self.length * grown("custody.growth.length"),
        }
    }
}

/// The days on which terms are read: the start, each day a value changes, and where anything grows
/// the first day of each quarter.
#[must_use]
pub fn days_of_terms(scenario: &Scenario) -> BTreeSet<u32> {
    let changes = std::iter::once(&0).chain(scenario.change_days());
    let mut days: BTreeSet<u32> = changes.copied().collect();
    let grows = |day: &u32| {
        let values = scenario.at(*day);
        Growth::NONE.after(&values, 365) != Growth::NONE
    };
    if days.iter().any(grows) {
        let start = scenario.start();
        let quarters = 1..4 * scenario.horizon_years() as i32;
        days.extend(quarters.map(|quarter| {
            let day = start.add_months(3 * quarter).days_since(start);
            day.max(0) as u32
        }));
    }
    days
}
