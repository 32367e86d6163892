//! Money: unit prices, and what a month costs.
//!
//! Pounds are place-days or person-days × unit cost; prices are those of the scenario's base year,
//! undiscounted.

use crate::ledger::Meter;
use crate::pathway::terms::Reader;
use crate::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};

/// What a year of each thing metered costs, in pounds.
#[derive(Clone, Debug)]
pub struct Prices {
    per_year: [f64; Meter::COUNT],
}

impl Prices {
    /// Reads them.
    #[must_use]
    pub fn read(reader: &Reader) -> Prices {
        let mut per_year = [0.0; Meter::COUNT];
        per_year[Meter::Custody as usize] = reader.number("cost.prison_place_year");
        per_year[Meter::Supervision as usize] = reader.number("cost.supervision_year");
        per_year[Meter::PlacesInside as usize] = reader.number("prison_tx.place_cost");
        per_year[Meter::PlacesOutside as usize] = reader.number("community.place_cost");
        Prices { per_year }
    }

    /// Pounds for `ticks` of `meter`.
    #[must_use]
    pub fn of(&self, meter: Meter, ticks: u64) -> f64 {
        let years = ticks as f64 / (DAYS_PER_YEAR * f64::from(TICKS_PER_DAY));
        self.per_year[meter as usize] * years
    }
}
