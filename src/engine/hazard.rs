//! Hazards: risks whose rate changes while they run.
//!
//! A hazard is one Exp(1) budget, spent at the current rate. Budgets and rates are whole numbers,
//! so that settling a budget early, late or twice gives the same date to the tick: a sweep over
//! people whose rate did not change moves nobody.

use super::key::Tick;

/// Units of one whole budget: 2⁵⁶.
const ONE: f64 = 72_057_594_037_927_936.0;

/// How fast a budget is spent: units of 2⁻⁵⁶ per tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Rate(pub u64);

impl Rate {
    /// No risk.
    pub const ZERO: Rate = Rate(0);

    /// A rate of `per_tick` events a tick (finite, not negative), rounded to the nearest unit.
    #[must_use]
    pub fn per_tick(per_tick: f64) -> Rate {
        Rate((per_tick * ONE + 0.5) as u64)
    }

    /// Expected events over `ticks`.
    #[must_use]
    pub fn in_ticks(self, ticks: f64) -> f64 {
        self.0 as f64 / ONE * ticks
    }
}

/// What is left of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Budget(u64);

impl Budget {
    /// A fresh budget from an Exp(1) value.
    #[must_use]
    pub fn new(exponential: f64) -> Budget {
        Budget((exponential * ONE) as u64)
    }

    /// Spends `ticks` at `rate`.
    #[inline]
    pub fn spend(&mut self, rate: Rate, ticks: u32) {
        self.0 = self
            .0
            .saturating_sub(rate.0.saturating_mul(u64::from(ticks)));
    }

    /// Ticks until the budget is used up at `rate`: at least one, `u32::MAX` for never.
    #[inline]
    #[must_use]
    pub fn lasts(self, rate: Rate) -> u32 {
        if rate.0 == 0 {
            return u32::MAX;
        }
        u32::try_from(self.0.div_ceil(rate.0).max(1)).unwrap_or(u32::MAX)
    }
}

/// `N` hazards of one id, settled together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hazards<const N: usize> {
    left: [Budget; N],
    due: [Tick; N],
    settled: Tick,
}

impl<const N: usize> Default for Hazards<N> {
    fn default() -> Self {
        Hazards {
            left: [Budget(0); N],
            due: [Tick::NEVER; N],
            settled: Tick(0),
        }
    }
}

impl<const N: usize> Hazards<N> {
    /// Spends all budgets up to `now` at the rates that held since the last settling.
    #[inline]
    pub fn settle(&mut self, now: Tick, rates: &[Rate; N]) {
        let ticks = now.since(self.settled);
        if ticks > 0 {
            for (left, &rate) in self.left.iter_mut().zip(rates) {
                left.spend(rate, ticks);
            }
        }
        self.settled = now;
    }

    /// Gives hazard `which` a fresh budget; call [`Hazards::settle`] first.
    #[inline]
    pub fn renew(&mut self, which: usize, budget: Budget) {
        self.left[which] = budget;
        self.due[which] = Tick::NEVER;
    }

    /// The new due date of `which` at `rate`, if it differs from the one on the agenda.
    #[inline]
    pub fn retime(&mut self, which: usize, rate: Rate) -> Option<Tick> {
        let due = self.settled.after(self.left[which].lasts(rate));
        if due == self.due[which] {
            return None;
        }
        self.due[which] = due;
        Some(due)
    }

    /// Whether an event of `which` at `now` is the one that is still due.
    #[inline]
    #[must_use]
    pub fn is_due(&self, which: usize, now: Tick) -> bool {
        self.due[which] == now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settling_more_often_changes_no_date() {
        let rates = [Rate::per_tick(3.3e-7)];
        let mut once = Hazards::<1>::default();
        once.renew(0, Budget::new(0.7));
        let mut often = once;
        for tick in [3, 1_000, 77_777, 500_000] {
            often.settle(Tick(tick), &rates);
        }
        once.settle(Tick(500_000), &rates);
        assert_eq!(once.retime(0, rates[0]), often.retime(0, rates[0]));
    }

    #[test]
    fn a_date_moves_with_the_rate_and_only_with_it() {
        let mut hazards = Hazards::<1>::default();
        hazards.renew(0, Budget::new(1.0));
        let slow = Rate::per_tick(1e-3);
        assert_eq!(hazards.retime(0, slow), Some(Tick(1_000)));
        hazards.settle(Tick(500), &[slow]);
        assert_eq!(hazards.retime(0, slow), None);
        assert_eq!(hazards.retime(0, Rate::per_tick(1e-2)), Some(Tick(550)));
    }

    #[test]
    fn no_rate_is_never_and_a_spent_budget_is_next_tick() {
        assert_eq!(Budget::new(1.0).lasts(Rate::ZERO), u32::MAX);
        let mut budget = Budget::new(1e-9);
        budget.spend(Rate::per_tick(1.0), 10);
        assert_eq!(budget.lasts(Rate::per_tick(1.0)), 1);
    }
}
