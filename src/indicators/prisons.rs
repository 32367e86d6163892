//! What the prisons hold, over the month ends of a period.

use super::measure::{Measure, Measured, MonthsOf, ratio};
use crate::ledger::{EstateReading, Part};
use crate::pathway::time::START;
use crate::person::Tier;

impl Measured<'_> {
    /// A measure of prisons; nothing for any other.
    pub(super) fn of_prisons(&self, measure: Measure, months: MonthsOf) -> f64 {
        match measure {
            Measure::Held(parts) => self.held(parts, months),
            Measure::Occupancy(parts) => {
                ratio(self.held(parts, months.clone()), self.places(parts, months))
            }
            Measure::Places => self.places(Part::ALL, months),
            Measure::PrisonsOver => {
                let over = self.estate(months, |estate| estate.prisons_over);
                over / self.plan.sites.share_of_prisons()
            }
            Measure::HeldOver => {
                let over = self.estate(months.clone(), |estate| estate.held_over);
                ratio(self.gross(over), self.held(Part::ALL, months))
            }
            _ => f64::NAN,
        }
    }

    /// Mean over the month ends of the period of what the prisons of this world hold.
    fn estate(&self, months: MonthsOf, of: impl Fn(&EstateReading) -> u32) -> f64 {
        let count = months.len();
        let readings = &self.ledger.estate[months];
        let sum: u64 = readings.iter().map(|reading| u64::from(of(reading))).sum();
        ratio(sum as f64, count as f64)
    }

    /// Prisons with places in a tier, mean over the month ends of the period.
    pub(super) fn prisons_with(&self, tier: Tier, months: MonthsOf) -> f64 {
        let count = months.len() as f64;
        let sum: f64 = months
            .map(|month| self.prisons_with_at(tier, month + 1))
            .sum();
        ratio(sum, count)
    }

    /// The same at the end of month `end`, 0 being the opening.
    pub(super) fn prisons_with_at(&self, tier: Tier, end: usize) -> f64 {
        let months = &self.plan.months;
        let at = end.checked_sub(1).map_or(START, |month| months.end(month));
        let places = &self.plan.terms_at(at).prison_treatment.places;
        let of_tier = places.iter().skip(tier as usize).step_by(Tier::COUNT);
        let with = of_tier.filter(|&&places| places > 0).count();
        with as f64 / self.plan.sites.share_of_prisons()
    }

    fn held(&self, parts: &[Part], months: MonthsOf) -> f64 {
        let held =
            |estate: &EstateReading| parts.iter().map(|&part| estate.held[part as usize]).sum();
        self.gross(self.estate(months, held))
    }

    /// A sample keeps whole prisons, so that its places stand for the country by their own share.
    fn places(&self, parts: &[Part], months: MonthsOf) -> f64 {
        let places =
            |estate: &EstateReading| parts.iter().map(|&part| estate.places[part as usize]).sum();
        self.estate(months, places) / self.plan.sites.share_of_places(parts)
    }
}
