//! Return and desistance as rates of a year, and the people at risk whom they leave.

use super::{CLASSES, Classes, by_class, name};
use crate::scenario::Values;

/// Steps of the window at risk.
const STEPS: usize = 4_000;

/// The rates at which people at liberty return and desist, a year.
pub(super) struct Return {
    /// Proven reoffences.
    pub(super) hazard: Classes,
    /// Of these, cases that lead to custody or an order.
    pub(super) case: Classes,
    pub(super) desist: Classes,
    /// Share of cases on licence that are new cases, not recalls.
    pub(super) on_licence: f64,
    pub(super) window: f64,
}

impl Return {
    pub(super) fn read(values: &Values) -> Return {
        let of =
            |stem: &str| by_class(|class| values.number(&format!("return.{stem}.{}", name(class))));
        let (hazard, followed) = (of("hazard"), of("p_modelled_disposal"));
        Return {
            hazard,
            case: by_class(|class| hazard[class] * followed[class]),
            desist: of("desist"),
            on_licence: values.number("return.licence_event_share_direct"),
            window: values.number("return.atrisk_window_years"),
        }
    }

    /// People at risk when `leaving` come a year: over the window, with return and desistance.
    pub(super) fn at_risk(&self, leaving: Classes) -> Classes {
        let change = |now: &Classes| {
            by_class(|class| {
                let above = (class + 1 < CLASSES).then(|| self.desist[class + 1] * now[class + 1]);
                above.unwrap_or(0.0) - (self.case[class] + self.desist[class]) * now[class]
            })
        };
        let (mut now, mut people) = (leaving, [0.0; CLASSES]);
        let step = self.window / STEPS as f64;
        for _ in 0..STEPS {
            let slope = change(&now);
            let middle = by_class(|class| now[class] + slope[class] * step / 2.0);
            let slope = change(&middle);
            people = by_class(|class| people[class] + middle[class] * step);
            now = by_class(|class| now[class] + slope[class] * step);
        }
        people
    }
}

/// The share of `offences` by class that are of people with a drug problem: within a class people who use opiates
/// return so many times as often as others.
pub(super) fn of_people_with_a_problem(values: &Values, offences: &Classes) -> f64 {
    let often = values.number("return.use_rr.class_a");
    let share = |class: usize| {
        let need = |group: &str| values.number(&format!("need.{group}.{}", name(class)));
        let opiate = need("opiate");
        let others = need("nonop") + need("nonop_alc");
        (opiate * often + others) / (1.0 + opiate * (often - 1.0))
    };
    let by_them = |class: usize| offences[class] * share(class);
    (0..CLASSES).map(by_them).sum::<f64>() / offences.iter().sum::<f64>()
}
