//! How treatment in custody by tier, and drugs inside, are worked out.

use super::measure::{Measured, MonthsOf, ratio};
use crate::ledger::{Meter, Part, TierCount, TierTime};
use crate::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use crate::person::Tier;

/// Ticks of a day.
const DAY: f64 = TICKS_PER_DAY as f64;

impl Measured<'_> {
    pub(super) fn tier_places(&self, tier: Tier, months: MonthsOf) -> f64 {
        let ticks = f64::from(self.plan.months.days(months.clone())) * DAY;
        let places = self.tier_time(tier, months, |time| time.places) as f64;
        places / ticks / self.plan.sites.share_of_places(Part::ALL)
    }

    pub(super) fn tier_used(&self, tier: Tier, months: MonthsOf) -> f64 {
        ratio(
            self.tier_time(tier, months.clone(), |time| time.busy) as f64,
            self.tier_time(tier, months, |time| time.places) as f64,
        )
    }

    pub(super) fn tier_wait(&self, tier: Tier, months: MonthsOf) -> f64 {
        let waited = self.tier_time(tier, months.clone(), |time| time.waiting) as f64;
        let sought = self.counted(TierCount::Sought, tier, months) as f64;
        ratio(waited / DAY, sought)
    }

    pub(super) fn counted(&self, what: TierCount, tier: Tier, months: MonthsOf) -> u64 {
        let tiers = &self.ledger.tiers;
        months.map(|month| tiers.counted(month, tier, what)).sum()
    }

    pub(super) fn tier_time(&self, tier: Tier, months: MonthsOf, of: fn(TierTime) -> u64) -> u64 {
        let tiers = &self.ledger.tiers;
        months.map(|month| of(tiers.time(month, tier))).sum()
    }

    pub(super) fn drug_tests_positive(&self, months: MonthsOf) -> f64 {
        let (tests, positive) = self.drug_tests(months);
        ratio(positive, tests)
    }

    /// Random tests for drugs, and positive ones, at the rates of each month's end.
    pub(super) fn drug_tests(&self, months: MonthsOf) -> (f64, f64) {
        months.fold((0.0, 0.0), |(tests, positive), month| {
            let terms = &self.plan.terms_at(self.plan.months.end(month)).drug_supply;
            let ticks = self.ledger.meters.ticks(month, Meter::DrugTests) as f64;
            let here = ticks / DAY / DAYS_PER_YEAR * terms.tests;
            (tests + here, positive + here * terms.positive)
        })
    }
}
