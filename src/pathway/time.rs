//! Days, months and the tick of this model.

use crate::engine::Tick;
use crate::scenario::Date;

/// Ticks of a day: 2³² of them reach 44.8 years.
pub const TICKS_PER_DAY: u32 = 1 << 18;
/// Days of a mean year, for rates.
pub const DAYS_PER_YEAR: f64 = 365.25;
/// Days before the start of a run that clocks of the opening reach back: the four years of the
/// at-risk window, one day of them a leap day.
const LOOKBACK_DAYS: u32 = 4 * 365 + 1;
/// The start of a run; the origin of ticks lies before it, so that releases, receptions and stays
/// that began before the start have their dates. What began earlier still is dated to the origin.
pub const START: Tick = Tick(days(LOOKBACK_DAYS));
/// Releases are in the morning: nine o'clock.
const MORNING: u32 = TICKS_PER_DAY * 9 / 24;

/// The instant `days` after `from`, to the nearest tick.
#[inline]
#[must_use]
pub fn after_days(from: Tick, days: f64) -> Tick {
    from.after_f64(days * f64::from(TICKS_PER_DAY))
}

/// Whole days as ticks.
#[must_use]
pub const fn days(days: u32) -> u32 {
    days.saturating_mul(TICKS_PER_DAY)
}

/// The nine o'clock nearest to `at` that is later than `now`.
#[must_use]
pub fn morning(at: Tick, now: Tick) -> Tick {
    if at == Tick::NEVER {
        return at;
    }
    let shifted = u64::from(at.0) + u64::from(TICKS_PER_DAY / 2);
    let day = (shifted.saturating_sub(u64::from(MORNING)) / u64::from(TICKS_PER_DAY)) as u32;
    let nine = day.saturating_mul(TICKS_PER_DAY).saturating_add(MORNING);
    if nine > now.0 {
        Tick(nine)
    } else {
        Tick(nine).after(TICKS_PER_DAY)
    }
}

/// The months of a run: when each ends, and which one a day lies in.
#[derive(Clone, Debug)]
pub struct Months {
    ends: Vec<Tick>,
    of_day: Vec<u16>,
    firsts: Vec<Date>,
}

impl Months {
    /// `months` calendar months from `start` (any day).
    #[must_use]
    pub fn new(start: Date, months: usize) -> Months {
        let firsts: Vec<Date> = (0..=months)
            .map(|month| start.add_months(month as i32))
            .collect();
        let mut of_day = Vec::new();
        let mut ends = Vec::new();
        for (month, pair) in (0u16..).zip(firsts.windows(2)) {
            let end = pair[1].days_since(start).max(0) as usize;
            of_day.resize(end, month);
            ends.push(START.after(days(end as u32)));
        }
        Months {
            ends,
            of_day,
            firsts,
        }
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// Midnight at the end of month `month`.
    #[must_use]
    pub fn end(&self, month: usize) -> Tick {
        self.ends[month]
    }

    /// How many days there are in some of them.
    #[must_use]
    pub fn days(&self, of: std::ops::Range<usize>) -> u32 {
        let days = self.firsts[of.end].days_since(self.firsts[of.start]);
        u32::try_from(days).unwrap_or_default()
    }

    /// How long the run is, in years.
    #[must_use]
    pub fn years(&self) -> f64 {
        f64::from(self.horizon().since(START)) / f64::from(TICKS_PER_DAY) / DAYS_PER_YEAR
    }

    /// The end of the run.
    #[must_use]
    pub fn horizon(&self) -> Tick {
        *self.ends.last().expect("a run has at least a year")
    }

    /// The month `at` lies in; `usize::MAX` before the start, and at or after the end.
    #[inline]
    #[must_use]
    pub fn of(&self, at: Tick) -> usize {
        let day = (at.0 / TICKS_PER_DAY).wrapping_sub(LOOKBACK_DAYS) as usize;
        self.of_day
            .get(day)
            .map_or(usize::MAX, |&month| usize::from(month))
    }

    /// The day `at` lies in, and how many milliseconds of it are past.
    #[must_use]
    pub fn date(&self, at: Tick) -> (Date, u32) {
        const MILLISECONDS: u64 = 24 * 60 * 60 * 1000;
        let days = (at.0 / TICKS_PER_DAY) as i32 - LOOKBACK_DAYS as i32;
        let past = u64::from(at.0 % TICKS_PER_DAY) * MILLISECONDS / u64::from(TICKS_PER_DAY);
        (self.firsts[0].add_days(days), past as u32)
    }

    /// The first day of month `month`.
    #[must_use]
    pub fn first_day(&self, month: usize) -> Date {
        self.firsts[month]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_has_its_date_on_both_sides_of_the_start() {
        let day = |year, month, day| Date::new(year, month, day).expect("a date");
        let months = Months::new(day(2019, 4, 1), 12);
        let nine = 9 * 60 * 60 * 1000;
        let later = START.after(days(366) + MORNING);
        assert_eq!(months.date(later), (day(2020, 4, 1), nine));
        let earlier = Tick(START.0 - days(1) + MORNING);
        assert_eq!(months.date(earlier), (day(2019, 3, 31), nine));
        assert_eq!(months.date(Tick(0)), (day(2015, 4, 1), 0));
    }

    #[test]
    fn morning_is_the_nearest_nine_oclock_not_yet_past() {
        let nine = |day: u32| Tick(days(day) + MORNING);
        assert_eq!(morning(Tick(days(10) + 1), Tick(0)), nine(10));
        assert_eq!(
            morning(Tick(days(10) + MORNING + days(1) / 2 + 1), Tick(0)),
            nine(11)
        );
        assert_eq!(
            morning(Tick(days(10) + MORNING + 5), Tick(days(10) + MORNING)),
            nine(11)
        );
        assert_eq!(morning(Tick::NEVER, Tick(0)), Tick::NEVER);
    }
}
