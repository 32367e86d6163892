//! Prisons that are full: who is due soon is released early, until there is room again.
//!
//! Decided once a week; those who leave do so next morning, in the order of their dates.

use super::early_release::release_at;
use crate::engine::Tick;
use crate::ledger::{Flow, Part};
use crate::pathway::Plan;
use crate::pathway::scene::Scene;
use crate::pathway::terms::Reader;
use crate::pathway::time::{START, after_days, days, morning};
use crate::person::Legal;

/// The threshold that is never reached.
const NEVER: f64 = 10.0;
const DAYS_OF_A_WEEK: u32 = 7;

/// When people are released because prisons are full.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// People for each place above which it is done.
    threshold: f64,
    /// Days before the release date.
    days: f64,
}

impl Terms {
    /// Reads them.
    #[must_use]
    pub fn read(reader: &Reader) -> Terms {
        Terms {
            threshold: reader.number("custody.full.threshold"),
            days: reader.number("custody.full.days"),
        }
    }
}

/// When room is sought after `now`: each week of the run of a plan that seeks it at any time.
pub fn weeks(plan: &Plan, now: Tick) -> impl Iterator<Item = Tick> {
    let sought =
        |(_, terms): &(Tick, crate::pathway::terms::Terms)| terms.custody.full.threshold < NEVER;
    let count = match plan.terms.iter().any(sought) {
        true => plan.horizon().since(START) / days(DAYS_OF_A_WEEK),
        false => 0,
    };
    (1..=count)
        .map(|week| START.after(week * days(DAYS_OF_A_WEEK)))
        .filter(move |&week| week > now)
}

/// Brings forward the release of as many as are held above the threshold, if so many are due.
pub fn relieve(scene: &mut Scene) {
    let terms = scene.terms.custody.full;
    if terms.threshold >= NEVER {
        return;
    }
    let above = above(scene, terms.threshold);
    if above == 0 {
        return;
    }
    let tomorrow = morning(scene.now, scene.now);
    let last = after_days(scene.now, terms.days);
    let mut due: Vec<(Tick, u32)> = (0u32..)
        .zip(scene.people.iter())
        .filter(|(_, person)| person.legal == Legal::Sentenced)
        .map(|(id, person)| (person.until, id))
        .filter(|(until, _)| *until > tomorrow && *until <= last)
        .collect();
    due.sort_unstable();
    for (_, id) in due.into_iter().take(above) {
        scene.record(Flow::ReleasedBecauseFull, id);
        release_at(scene, id, tomorrow);
    }
}

/// People held above the threshold. A sample keeps whole prisons, so that its places stand for the
/// country by their own share, as people do by theirs.
fn above(scene: &Scene, threshold: f64) -> usize {
    let reading = scene.services.estate.reading(&scene.plan.sites);
    let sum = |counts: &[u32]| -> f64 { counts.iter().map(|&count| f64::from(count)).sum() };
    let places = sum(&reading.places) / scene.plan.sites.share_of_places(Part::ALL);
    let above = sum(&reading.held) - threshold * places * scene.plan.sample;
    above.max(0.0) as usize
}
