//! Waits: how long people have waited for a place in an area, as those who make appointments know it.

use crate::engine::{Pool, Tick};
use crate::pathway::services::Services;
use crate::pathway::time::TICKS_PER_DAY;

const WEEK: f64 = 7.0;

/// The wait in one area, by the month that has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wait {
    /// Who had joined the queue by then, and the person-ticks in it.
    joined: u64,
    waited: u64,
    days: f64,
}

impl Wait {
    /// Weeks of wait beyond the first.
    #[inline]
    #[must_use]
    pub fn weeks_beyond_first(self) -> f64 {
        (self.days / WEEK - 1.0).max(0.0)
    }

    /// Reads the month off a queue: person-days waited over people who joined (Little 1961). A month
    /// in which nobody joined says nothing new, unless nobody waited.
    fn read(&mut self, pool: &Pool) {
        let accounts = pool.accounts();
        let (joined, waited) = (
            accounts.joined - self.joined,
            accounts.area_waiting - self.waited,
        );
        if joined > 0 {
            self.days = waited as f64 / f64::from(TICKS_PER_DAY) / joined as f64;
        } else if waited == 0 {
            self.days = 0.0;
        }
        (self.joined, self.waited) = (accounts.joined, accounts.area_waiting);
    }
}

/// Reads the month off every area's queue; bookings of the coming month see it.
pub fn take_snapshot(services: &mut Services, now: Tick) {
    for (pool, wait) in services.outside.iter_mut().zip(&mut services.waits) {
        pool.account(now);
        wait.read(pool);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_of_a_week_or_less_is_no_wait() {
        let of = |days| {
            Wait {
                days,
                ..Wait::default()
            }
            .weeks_beyond_first()
        };
        assert_eq!([of(0.0), of(7.0), of(10.5), of(21.0)], [0.0, 0.0, 0.5, 2.0]);
    }
}
