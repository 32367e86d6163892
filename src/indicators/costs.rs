//! What things cost, in millions of pounds.

use super::measure::{MILLION, Measured, MonthsOf};
use crate::ledger::{Meter, Part};
use crate::pathway::time::{DAYS_PER_YEAR, START, TICKS_PER_DAY};
use crate::person::Tier;

impl Measured<'_> {
    pub(super) fn unspent(&self, months: MonthsOf) -> f64 {
        let pounds: f64 = months
            .map(|month| {
                let end = self.plan.months.end(month);
                let begin = month
                    .checked_sub(1)
                    .map_or(START, |last| self.plan.months.end(last));
                let ticks = f64::from(end.since(begin));
                let years = ticks / f64::from(TICKS_PER_DAY) / DAYS_PER_YEAR;
                self.plan.terms_at(end).prison_treatment.unspent * years
            })
            .sum();
        pounds / MILLION / self.plan.sites.share_of_places(Part::ALL)
    }

    pub(super) fn cost(&self, meters: &[Meter], months: MonthsOf) -> f64 {
        let pounds: f64 = months
            .flat_map(|month| meters.iter().map(move |&meter| (month, meter)))
            .map(|(month, meter)| self.cost_in(month, meter))
            .sum();
        pounds / MILLION
    }

    /// Pounds for a meter in a month, in the whole country.
    pub(super) fn cost_in(&self, month: usize, meter: Meter) -> f64 {
        let prices = &self.plan.terms_at(self.plan.months.end(month)).prices;
        let of_meter = prices.of(meter, self.ledger.meters.ticks(month, meter));
        match meter {
            Meter::PlacesInside => {
                let of = |tier| prices.of_places(tier, self.ledger.tiers.time(month, tier).places);
                let pounds: f64 = Tier::ALL.iter().map(|&tier| of(tier)).sum();
                pounds / self.plan.sites.share_of_places(Part::ALL)
            }
            Meter::SupplyReduction => of_meter,
            _ => of_meter / self.plan.sample,
        }
    }
}
