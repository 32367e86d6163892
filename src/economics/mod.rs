//! Money: unit prices, and what a month costs.
//!
//! Pounds are place-days or person-days × unit cost; prices are those of the scenario's base year,
//! undiscounted.

use crate::ledger::Meter;
use crate::pathway::terms::Reader;
use crate::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use crate::person::Tier;

/// What a year of each thing metered costs, in pounds.
#[derive(Clone, Debug)]
pub struct Prices {
    per_year: [f64; Meter::COUNT],
    tiers: [f64; Tier::COUNT],
}

impl Prices {
    /// Reads them.
    #[must_use]
    pub fn read(reader: &Reader) -> Prices {
        let mut per_year = [0.0; Meter::COUNT];
        per_year[Meter::Custody as usize] = reader.number("cost.prison_place_year");
        per_year[Meter::Supervision as usize] = reader.number("cost.supervision_year");
        per_year[Meter::PlacesOutside as usize] = reader.number("community.place_cost");
        per_year[Meter::DrugTests as usize] =
            reader.number("prison_tx.mdt_tests") * reader.number("cost.drug_test_inside");
        per_year[Meter::SupplyReduction as usize] = reader.number("cost.supply_reduction");
        let mut tiers = [0.0; Tier::COUNT];
        for &tier in Tier::ALL {
            let key = format!("prison_tx.place_cost.{}", tier.name());
            tiers[tier as usize] = reader.number(&key);
        }
        Prices { per_year, tiers }
    }

    /// Pounds for `ticks` of `meter`; nothing for [`Meter::PlacesInside`], which cost what their tier
    /// does.
    #[must_use]
    pub fn of(&self, meter: Meter, ticks: u64) -> f64 {
        self.per_year[meter as usize] * years(ticks)
    }

    /// Pounds for `ticks` of treatment places in custody of a tier.
    #[must_use]
    pub fn of_places(&self, tier: Tier, ticks: u64) -> f64 {
        self.tiers[tier as usize] * years(ticks)
    }
}

fn years(ticks: u64) -> f64 {
    ticks as f64 / (DAYS_PER_YEAR * f64::from(TICKS_PER_DAY))
}
