//! What the prisons hold and what people in them use, over the month ends of a period.

use super::groups::{Group, Prisons};
use super::measure::{Measure, Measured, MonthsOf, ratio};
use crate::ledger::{EstateReading, Part, Use};
use crate::pathway::time::START;
use crate::person::Tier;

/// People for each place from which a kind of prison is full: one that takes people by moves alone stops a
/// hair below its capacity, as moves wait for room.
const FULL: f64 = 0.99;

impl Measured<'_> {
    /// A measure of prisons; nothing for any other.
    pub(super) fn of_prisons(&self, measure: Measure, group: &Group, months: MonthsOf) -> f64 {
        match measure {
            Measure::HeldThere => self.held_there(&group.prisons, months),
            Measure::HeldUsing(which) => self.held_using(which, &group.prisons, months),
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

    /// The first month at whose end any of the parts is full, in years from the start.
    pub(super) fn years_until_full(&self, parts: &[Part]) -> f64 {
        let full = |month: usize, part: Part| {
            let end = month..month + 1;
            self.held(&[part], end.clone()) >= FULL * self.places(&[part], end)
        };
        let mut months = 0..self.plan.months.count();
        let first = months.find(|&month| parts.iter().any(|&part| full(month, part)));
        first.map_or(f64::NAN, |month| (month + 1) as f64 / 12.0)
    }

    /// People held in some prisons; one prison is given for the whole run, and as it is in a sample.
    fn held_there(&self, prisons: &Prisons, months: MonthsOf) -> f64 {
        match *prisons {
            Prisons::None => f64::NAN,
            Prisons::Parts(parts) => self.held(parts, months),
            Prisons::One(which) => self.ledger.mixes.held(which),
        }
    }

    fn held_using(&self, which: Use, prisons: &Prisons, months: MonthsOf) -> f64 {
        match *prisons {
            Prisons::None => f64::NAN,
            Prisons::Parts(parts) => {
                let using = |estate: &EstateReading| {
                    let mixes = parts.iter().map(|&part| estate.mix[part as usize]);
                    mixes.map(|mix| mix.of(which)).sum()
                };
                let using = self.gross(self.estate(months.clone(), using));
                ratio(using, self.held(parts, months))
            }
            Prisons::One(prison) => ratio(
                self.ledger.mixes.using(prison, which),
                self.ledger.mixes.held(prison),
            ),
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
        let terms = &self.plan.terms_at(at).prison_treatment;
        let prisons = 0..terms.integrated.len();
        let with = prisons.filter(|&prison| terms.has(prison, tier)).count();
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
