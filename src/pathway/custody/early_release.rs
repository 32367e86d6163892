//! Early release: by a fraction of the sentence and by days, against the rules of the reference.
//!
//! Time served as drawn (`custody.served_days`) is that under the rules in force when it was
//! measured, which the era states as its reference. Where the rules at the start are those of the
//! reference nothing here moves anything; any other rule scales or shortens what is to serve, of
//! people received under it and of people inside on its first day, be that the start.

use super::{curfew, occasion};
use crate::engine::Tick;
use crate::engine::dist::Chance;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::step::Step;
use crate::pathway::terms::{Reader, Refusal};
use crate::pathway::time::{TICKS_PER_DAY, after_days, morning};
use crate::person::{Band, Legal};

/// Which rules are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Those in force.
    InForce,
    /// Those under which time served was measured.
    Reference,
}

impl Rules {
    /// The key of a rule of these.
    pub(super) fn key(self, group: &str, name: &str) -> String {
        match self {
            Rules::InForce => format!("{group}.{name}"),
            Rules::Reference => format!("{group}.reference_{name}"),
        }
    }
}

/// The rules of release from a determinate sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Share of a standard sentence served.
    fraction: f64,
    /// Who is not released by that fraction: under four years, and four years and over.
    excluded: [f64; 2],
    /// Days before the release date at which people under four years may leave.
    days: f64,
    /// Share of them who may.
    eligible: f64,
    /// Home detention curfew.
    pub(super) curfew: curfew::Terms,
}

impl Terms {
    /// Reads them.
    #[must_use]
    pub fn read(reader: &Reader) -> Terms {
        Terms::of(reader, Rules::InForce)
    }

    /// Reads those under which time served was measured.
    #[must_use]
    pub fn reference(reader: &Reader) -> Terms {
        Terms::of(reader, Rules::Reference)
    }

    fn of(reader: &Reader, rules: Rules) -> Terms {
        let number = |group: &str, name: &str| reader.number(&rules.key(group, name));
        Terms {
            fraction: number("custody.release_fraction", "standard"),
            excluded: [
                reader.number("custody.sds40_excluded_share"),
                reader.number("custody.sds40_excluded_share_y4plus"),
            ],
            days: number("custody.early_release", "days"),
            eligible: number("custody.early_release", "share"),
            curfew: curfew::Terms::read(reader, rules),
        }
    }

    /// Checks them.
    ///
    /// # Errors
    /// [`Refusal`] for a fraction of nothing.
    pub fn checked(self) -> Result<Terms, Refusal> {
        if self.fraction > 0.0 {
            Ok(self)
        } else {
            Err(Refusal(
                "custody.release_fraction.standard: nothing is served".into(),
            ))
        }
    }
}

/// What the rules of one date do to one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Relief {
    /// Time to serve against that under the rules of the reference.
    factor: f64,
    /// Days off.
    days: f64,
    /// Curfew, if it is granted; no days are given besides.
    curfew: Option<curfew::Terms>,
}

impl Relief {
    /// Of somebody now in custody, under `terms`.
    fn of(scene: &Scene, id: u32, terms: &Terms) -> Relief {
        let reference = scene.plan.reference_rules();
        let band = scene.person(id).band;
        let drawn = |share: f64, purpose| {
            let chance = Chance::new(share).unwrap_or_default();
            chance.holds(occasion(scene, id, purpose))
        };
        let excluded = terms.excluded[usize::from(band >= Band::Over4Years)];
        let factor = match terms.fraction == reference.fraction
            || drawn(excluded, purpose::EXCLUDED_FROM_FRACTION)
        {
            true => 1.0,
            false => terms.fraction / reference.fraction,
        };
        let days = terms.days - reference.days;
        let may =
            days != 0.0 && band < Band::Over4Years && drawn(terms.eligible, purpose::EARLY_RELEASE);
        Relief {
            factor,
            days: if may { days } else { 0.0 },
            curfew: Some(terms.curfew).filter(|curfew| curfew.grants(scene, id)),
        }
    }

    /// Days to serve of a sentence of `days` under the rules of the reference; never less than half of
    /// them is left by days off.
    fn serve(self, days: f64) -> f64 {
        let term = days * self.factor;
        match self.curfew {
            Some(curfew) => term - curfew.at_home(term),
            None => term - self.days.min(term / 2.0),
        }
    }

    /// Days under the rules of the reference of a sentence of which `days` are served.
    fn undone(self, days: f64) -> f64 {
        self.term_behind(days) / self.factor
    }

    /// Days of the term of which `days` are served in prison.
    fn term_behind(self, days: f64) -> f64 {
        match self.curfew {
            Some(curfew) => curfew.term_behind(days),
            None if days < self.days => 2.0 * days,
            None => days + self.days,
        }
    }
}

/// Days to serve of a determinate sentence of `days` under the rules of the reference.
pub(super) fn served(scene: &Scene, id: u32, days: f64) -> f64 {
    Relief::of(scene, id, &scene.terms.custody.early_release).serve(days)
}

/// How somebody leaves before the release date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leave {
    /// On the date, or brought forward because prisons are full.
    OnTheDate,
    /// Days before it.
    DaysBefore,
    /// On curfew until it.
    OnCurfew(Tick),
}

/// How somebody who leaves prison now does so.
#[must_use]
pub fn leave(scene: &Scene, id: u32) -> Leave {
    let person = scene.person(id);
    if person.legal != Legal::Sentenced {
        return Leave::OnTheDate;
    }
    let relief = Relief::of(scene, id, &scene.terms.custody.early_release);
    match relief.curfew {
        Some(_) => {
            let inside = f64::from(scene.now.since(person.since)) / f64::from(TICKS_PER_DAY);
            let at_home = relief.term_behind(inside) - inside;
            Leave::OnCurfew(morning(after_days(scene.now, at_home), scene.now))
        }
        None if relief.days > 0.0 => Leave::DaysBefore,
        None => Leave::OnTheDate,
    }
}

/// The rules have changed from `old`: somebody inside is given a new date, never before now.
pub fn follows_rules(scene: &mut Scene, id: u32, old: &Terms) {
    let person = scene.person(id);
    if person.legal != Legal::Sentenced || person.until == Tick::NEVER {
        return;
    }
    let (before, after) = (
        Relief::of(scene, id, old),
        Relief::of(scene, id, &scene.terms.custody.early_release),
    );
    if before == after {
        return;
    }
    let (since, until) = (person.since, person.until);
    let whole = f64::from(until.since(since)) / f64::from(TICKS_PER_DAY);
    let days = after.serve(before.undone(whole));
    let at = after_days(since, days).max(scene.now);
    release_at(scene, id, morning(at, scene.now));
}

/// The rules of the start date people found in custody anew, whose time left is that under the
/// reference: as a change of rules does on its day.
pub fn hold_from_the_start(scene: &mut Scene) {
    let reference = scene.plan.reference_rules();
    if *reference == scene.terms.custody.early_release {
        return;
    }
    for id in 0..scene.people.len() as u32 {
        follows_rules(scene, id, reference);
    }
}

/// Gives somebody in custody another date of release, and plans the moves to other prisons anew.
pub(super) fn release_at(scene: &mut Scene, id: u32, until: Tick) {
    if scene.person(id).until == until {
        return;
    }
    scene.change(id, |person| person.until = until);
    scene.schedule(until, Step::CustodyEnds, id);
    scene.schedule(scene.now, Step::IsAllocated, id);
}
