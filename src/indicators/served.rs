//! How long people had served when they were released.

use super::groups::Group;
use super::measure::{Measured, MonthsOf, ratio};
use crate::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use crate::person::Band;

/// Ticks of a mean month.
const MONTH: f64 = DAYS_PER_YEAR / 12.0 * TICKS_PER_DAY as f64;

impl Measured<'_> {
    /// The mean of people released from determinate sentences of some bands, in months.
    pub(super) fn served(&self, bands: &[Band], group: &Group, months: MonthsOf) -> f64 {
        let of_month = |month| {
            bands
                .iter()
                .map(move |&band| self.ledger.served.of(month, band))
        };
        let add = |(people, ticks): (u64, u64), (released, served): (&[u32], &[u64])| {
            (people + group.sum(released), ticks + group.sum(served))
        };
        let (people, ticks) = months.flat_map(of_month).fold((0, 0), add);
        ratio(ticks as f64 / MONTH, people as f64)
    }
}
