//! What the courts pass in a year, by class.

use super::breach::Breaches;
use super::supervised::{Licences, Order};
use super::{BANDS, Classes, by_class};
use crate::scenario::Values;

/// Disposals a year by class.
pub(super) struct Flows {
    pub(super) custody: Classes,
    pub(super) orders: [Classes; 2],
}

impl Flows {
    pub(super) fn read(
        values: &Values,
        licences: &Licences,
        on_licence: &[Classes; BANDS],
        orders: &[Order; 2],
        breaches: &Breaches,
    ) -> Flows {
        let received = by_class(|class| licences.received.iter().map(|band| band[class]).sum());
        let all: f64 = received.iter().sum();
        let indeterminate = values.number("court.custody_receptions.life")
            + values.number("court.custody_receptions.ipp");
        let on_recall = licences.sentenced_on_recall(on_licence);
        Flows {
            custody: by_class(|class| {
                received[class] * (1.0 + indeterminate / all)
                    - on_recall[class]
                    - breaches.of_class(class)
            }),
            orders: orders.each_ref().map(|order| order.starts),
        }
    }

    pub(super) fn all(&self, class: usize) -> f64 {
        self.custody[class] + self.orders[0][class] + self.orders[1][class]
    }
}
