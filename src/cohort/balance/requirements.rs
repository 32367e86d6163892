//! Treatment requirements in force: starts a year × the mean time until their length is over, or the order ends, or
//! a breach or a new case ends it.

use super::lengths::Lengths;
use super::returns::Return;
use super::supervised::Order;
use super::{CLASSES, DAYS_PER_YEAR, by_class, name};
use crate::scenario::Values;

/// People under both kinds of order who have a requirement for one kind of need.
pub(super) struct Requirement {
    starts: f64,
    /// Years, planned.
    years: f64,
    lengths: Lengths,
    /// Shares by class of people who use opiates, and of the others whom the requirement is for.
    need: [[f64; 2]; CLASSES],
    /// How many times as often as the mean of a class people who do and do not use opiates return.
    often: [[f64; 2]; CLASSES],
}

impl Requirement {
    pub(super) fn drugs(values: &Values) -> Requirement {
        Requirement::read(values, "drr", ["opiate", "nonop"])
    }

    pub(super) fn alcohol(values: &Values) -> Requirement {
        Requirement::read(values, "atr", ["nonop_alc", "alc"])
    }

    fn read(values: &Values, kind: &str, groups: [&str; 2]) -> Requirement {
        let need = |group: &str, class| values.number(&format!("need.{group}.{}", name(class)));
        let ratio = values.number("return.use_rr.class_a");
        let orders = ["co", "sso"].map(|order| values.number(&format!("court.orders.{order}")));
        Requirement {
            starts: values.number(&format!("court.attach.{kind}")) * orders.iter().sum::<f64>(),
            years: values.number(&format!("court.requirement_days.{kind}")) / DAYS_PER_YEAR,
            lengths: Lengths::new(values.number("court.requirement_cv")),
            need: by_class(|class| groups.map(|group| need(group, class))),
            often: by_class(|class| {
                let base = 1.0 / (1.0 + need("opiate", class) * (ratio - 1.0));
                groups.map(|group| match group {
                    "opiate" => base * ratio,
                    _ => base,
                })
            }),
        }
    }

    /// People with it, of those under `orders` planned for so many `years`.
    pub(super) fn people(&self, returns: &Return, orders: &[Order; 2], years: [f64; 2]) -> f64 {
        let (mut needy, mut held) = (0.0, 0.0);
        for (order, years) in orders.iter().zip(years) {
            for (class, starts) in order.starts.iter().enumerate() {
                for (need, often) in self.need[class].iter().zip(self.often[class]) {
                    let hazard = order.breach + returns.case[class] * often;
                    let within = (&order.lengths, years);
                    needy += starts * need;
                    held += starts * need * self.lengths.cut_within(self.years, within, hazard);
                }
            }
        }
        self.starts * held / needy
    }
}
