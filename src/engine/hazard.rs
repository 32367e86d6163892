//! Hazards: risks whose rate changes while they run.
//!
//! A hazard is one Exp(1) budget, spent at the current rate. Budgets and rates are whole numbers,
//! so that settling a budget early, late or twice gives the same date to the tick: a sweep over
//! people whose rate did not change moves nobody.
//!
//! Of the hazards of one id only the earliest is on the agenda. What overtakes it moves the others
//! too, so most of their dates would never come.

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

/// What is left of a budget. Packed, because records of people hold many beside smaller fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(C, packed(4))]
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

    /// Whether it may be used up sooner than in `ticks`; a product, where [`Budget::lasts`] divides.
    #[inline]
    fn lasts_less_than(self, ticks: u32, rate: Rate) -> bool {
        self.0 <= rate.0.saturating_mul(u64::from(ticks - 1)) && rate != Rate::ZERO
    }
}

/// `N` hazards of one id, settled together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hazards<const N: usize> {
    left: [Budget; N],
    settled: Tick,
    /// The date of the earliest, as it stands on the agenda.
    listed: Tick,
    /// Which that is.
    which: u8,
}

impl<const N: usize> Default for Hazards<N> {
    fn default() -> Self {
        Hazards {
            left: [Budget(0); N],
            settled: Tick(0),
            listed: Tick::NEVER,
            which: 0,
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

    /// Gives hazard `which` a fresh budget; call [`Hazards::settle`] before and [`Hazards::retime`]
    /// after.
    #[inline]
    pub fn renew(&mut self, which: usize, budget: Budget) {
        self.left[which] = budget;
    }

    /// The earliest hazard and its date at `rates`, if it is not the one on the agenda already.
    #[inline]
    pub fn retime(&mut self, rates: &[Rate; N]) -> Option<(usize, Tick)> {
        let (which, date) = self.earliest(rates);
        if date == self.listed && which == usize::from(self.which) {
            return None;
        }
        (self.which, self.listed) = (which as u8, date);
        Some((which, date))
    }

    /// The earliest date at `rates`, and which hazard's it is; the first of several.
    #[inline]
    fn earliest(&self, rates: &[Rate; N]) -> (usize, Tick) {
        let (mut which, mut least) = (0, u32::MAX);
        for (index, (left, &rate)) in self.left.iter().zip(rates).enumerate() {
            if left.lasts_less_than(least, rate) {
                let lasts = left.lasts(rate);
                if lasts < least {
                    (which, least) = (index, lasts);
                }
            }
        }
        (which, self.settled.after(least))
    }

    /// Whether an event of `which` at `now` is the one that is due. It is then off the agenda, and
    /// the model must settle and retime before the step is over or in another step of this instant.
    #[inline]
    #[must_use]
    pub fn strikes(&mut self, which: usize, now: Tick) -> bool {
        let strikes = self.listed == now && usize::from(self.which) == which;
        if strikes {
            self.listed = Tick::NEVER;
        }
        strikes
    }

    /// Whether what is on the agenda is what `rates` say, as after every step.
    #[must_use]
    pub fn is_listed(&self, rates: &[Rate; N]) -> bool {
        let (which, date) = self.earliest(rates);
        date == self.listed && (which == usize::from(self.which) || date == Tick::NEVER)
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
        assert_eq!(once.retime(&rates), often.retime(&rates));
    }

    #[test]
    fn a_date_moves_with_the_rate_and_only_with_it() {
        let mut hazards = Hazards::<1>::default();
        hazards.renew(0, Budget::new(1.0));
        let slow = Rate::per_tick(1e-3);
        assert_eq!(hazards.retime(&[slow]), Some((0, Tick(1_000))));
        hazards.settle(Tick(500), &[slow]);
        assert_eq!(hazards.retime(&[slow]), None);
        let fast = Rate::per_tick(1e-2);
        assert_eq!(hazards.retime(&[fast]), Some((0, Tick(550))));
        assert!(hazards.is_listed(&[fast]) && !hazards.is_listed(&[slow]));
    }

    #[test]
    fn the_earliest_is_listed_strikes_once_and_makes_way_for_the_next() {
        let rates = [1e-3, 1e-2, 0.0].map(Rate::per_tick);
        let mut hazards = Hazards::<3>::default();
        for (which, budget) in [(0, 1.0), (1, 2.0), (2, 0.0)] {
            hazards.renew(which, Budget::new(budget));
        }
        let (which, due) = hazards.retime(&rates).expect("a date");
        assert!(which == 1 && (199..=201).contains(&due.0), "{due:?}");
        assert!(!hazards.strikes(0, due) && !hazards.strikes(1, Tick(due.0 - 1)));
        assert!(hazards.strikes(1, due));
        assert!(!hazards.strikes(1, due), "a second of the same date");
        hazards.settle(due, &rates);
        hazards.renew(1, Budget::new(50.0));
        assert_eq!(hazards.retime(&rates), Some((0, Tick(1_000))));
    }

    #[test]
    fn a_product_foretells_the_quotient() {
        for left in [0, 1, 6, 7, 8, 63, 64, u64::MAX] {
            for rate in [0, 1, 7, 1 << 40, u64::MAX] {
                let (left, rate) = (Budget(left), Rate(rate));
                for ticks in [1, 2, 3, 9, 64, u32::MAX] {
                    let less = left.lasts(rate) < ticks;
                    assert!(
                        !less || left.lasts_less_than(ticks, rate),
                        "{left:?} {rate:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_rate_is_never_and_a_spent_budget_is_next_tick() {
        assert_eq!(Budget::new(1.0).lasts(Rate::ZERO), u32::MAX);
        let mut budget = Budget::new(1e-9);
        budget.spend(Rate::per_tick(1.0), 10);
        assert_eq!(budget.lasts(Rate::per_tick(1.0)), 1);
    }
}
