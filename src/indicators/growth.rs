//! How the prison population grows, and when it first exceeds a level; over a whole run only.

use super::groups::Group;
use super::measure::{Measured, PRISON, ratio};

impl Measured<'_> {
    pub(super) fn growth(&self, group: &Group) -> f64 {
        let months = self.plan.months.count();
        let first = self.stock(0, PRISON, group) as f64;
        let last = self.stock(months, PRISON, group) as f64;
        libm::pow(ratio(last, first), 12.0 / months as f64) - 1.0
    }

    /// The first month at whose end the prison population is above `level`.
    fn first_above(&self, level: u32, group: &Group) -> Option<usize> {
        let exceeds =
            |month| self.gross(self.stock(month, PRISON, group) as f64) > f64::from(level);
        (1..=self.plan.months.count()).find(|&month| exceeds(month))
    }

    pub(super) fn exceeds(&self, level: u32, group: &Group) -> f64 {
        f64::from(u8::from(self.first_above(level, group).is_some()))
    }

    pub(super) fn years_until(&self, level: u32, group: &Group) -> f64 {
        let first = self.first_above(level, group);
        first.map_or(f64::NAN, |month| month as f64 / 12.0)
    }
}
