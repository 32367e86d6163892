//! Custody for breach of orders: how many are received a year, and with sentences of which length.

use super::supervised::{Licences, Order};
use super::{BANDS, Classes, by_band, by_class};
use crate::scenario::Values;

/// The bands that custody for breach is in: twelve months and less.
const SHORT: usize = 2;

/// Receptions for breach a year.
pub(super) struct Breaches {
    pub(super) received: [Classes; BANDS],
}

impl Breaches {
    /// Of orders that `people` are on.
    pub(super) fn read(
        values: &Values,
        orders: &[Order; 2],
        people: &[Classes; 2],
        licences: &Licences,
    ) -> Breaches {
        let custody = values.number("probation.breach_to_custody");
        let received = by_class(|class| {
            let of_kind = |kind: usize| orders[kind].breach * people[kind][class];
            custody * (of_kind(0) + of_kind(1))
        });
        let short = by_class(|class| {
            licences.received[..SHORT]
                .iter()
                .map(|band| band[class])
                .sum::<f64>()
        });
        Breaches {
            received: by_band(|band| match band < SHORT {
                true => by_class(|class| {
                    received[class] * licences.received[band][class] / short[class]
                }),
                false => by_class(|_| 0.0),
            }),
        }
    }

    /// Of all bands.
    pub(super) fn of_class(&self, class: usize) -> f64 {
        self.received.iter().map(|band| band[class]).sum()
    }
}
