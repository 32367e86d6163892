//! Days and ticks of one case: the largest power of two of ticks a day whose run fits.

use crate::engine::Tick;

/// A case whose tick would be longer than this share of a day is refused: rounding would show.
const COARSEST: u32 = 16;
/// A tick much shorter than a microsecond of a day gains nothing.
const FINEST_BITS: u32 = 40;

/// The time scale of one run.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    per_day: f64,
    horizon: Tick,
}

impl Clock {
    /// The clock of a run of `days`.
    ///
    /// # Errors
    /// Where the run does not fit 32 bits at 16 ticks a day, or is not positive.
    pub fn new(days: f64) -> Result<Clock, String> {
        let fits = |bits: &u32| days * per_day(*bits) < f64::from(u32::MAX) - 1.0;
        let bits = (0..=FINEST_BITS).rev().find(fits);
        match bits.map(per_day) {
            Some(per_day) if days > 0.0 && per_day >= f64::from(COARSEST) => Ok(Clock {
                per_day,
                horizon: Tick(0).after_f64(days * per_day),
            }),
            _ => Err(format!(
                "a run of {days} days does not fit the clock: above 0 and at most {} days are allowed",
                u32::MAX / COARSEST
            )),
        }
    }

    /// Ticks a day.
    pub fn per_day(&self) -> f64 {
        self.per_day
    }

    /// The end of the run.
    pub fn horizon(&self) -> Tick {
        self.horizon
    }

    /// The instant `days` after the origin.
    pub fn tick(&self, days: f64) -> Tick {
        Tick(0).after_f64(days * self.per_day)
    }

    /// How many days an instant lies after the origin.
    pub fn days(&self, tick: Tick) -> f64 {
        f64::from(tick.0) / self.per_day
    }

    /// Days to fractional ticks.
    #[inline]
    pub fn ticks(&self, days: f64) -> f64 {
        days * self.per_day
    }

    /// The bucket size, as a power of two of ticks, for a run of about `events` events.
    pub fn bucket_bits(&self, events: f64) -> u32 {
        let buckets = (events / 8.0).clamp(1.0, 131_072.0);
        let ticks = f64::from(self.horizon.0) / buckets;
        (ticks.max(1.0) as u32).ilog2()
    }
}

fn per_day(bits: u32) -> f64 {
    (1_u64 << bits) as f64
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn the_tick_is_the_smallest_that_fits() {
        let clock = Clock::new(40_500.0).expect("fits");
        assert_eq!(clock.per_day(), 65_536.0);
        assert_eq!(clock.tick(1.0).0, 65_536);
    }

    #[test]
    fn a_horizon_that_does_not_fit_is_refused() {
        for days in [1e9, 0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(Clock::new(days).is_err(), "{days}");
        }
    }
}
