//! Treatment in custody: screening, triage, the prison's queue, and how an episode ends.
//!
//! Places are those of one prison and kind. A prison that does not offer a kind has none; need found
//! there is counted and waits for a move.

use super::purpose;
use super::scene::Scene;
use super::services::{self, Services};
use super::step::Step;
use super::supply::Supply;
use super::terms::{Reader, Refusal};
use super::time::after_days;
use crate::engine::Tick;
use crate::engine::dist::{Categorical, Chance, Sampler};
use crate::engine::places::Admission;
use crate::ledger::Flow;
use crate::person::{Care, Fact, Person, Substance};

/// How an episode in custody will end, drawn when it starts; in the order of the weights.
const COURSES: [Option<Fact>; 3] = [Some(Fact::WillComplete), Some(Fact::WillDropOut), None];

/// Screening, places and episodes.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Places by prison and kind: whole places that the money buys.
    pub places: Vec<u32>,
    /// Whether a prison offers a kind, likewise.
    pub offered: Vec<bool>,
    /// Pounds a year that do not make up a whole place.
    pub unspent: f64,
    /// Days to triage.
    pub triage: Sampler,
    identified: [Chance; Substance::COUNT],
    agrees: [Chance; Substance::COUNT],
    journey: Sampler,
    course: Vec<Option<Categorical>>,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where the shares of completion and drop-out exceed one.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let Supply {
            places,
            offered,
            unspent,
        } = Supply::read(reader)?;
        Ok(Terms {
            places,
            offered,
            unspent,
            identified: reader.by_need("prison_tx.p_identified")?,
            agrees: reader.by_need("prison_tx.p_engaged")?,
            triage: reader.exponential("prison_tx.triage_days")?,
            journey: reader.stay("prison_tx.journey_days", "prison_tx.journey_cv")?,
            course: Substance::ALL
                .iter()
                .map(|&group| course(reader, group))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// The exit mix of a group: completes, drops out, or is released while in treatment.
fn course(reader: &Reader, group: Substance) -> Result<Option<Categorical>, Refusal> {
    if group == Substance::None {
        return Ok(None);
    }
    let key = format!("prison_tx.p_complete.{}", group.name());
    let (complete, other) = (reader.number(&key), reader.number("prison_tx.p_exit_other"));
    Categorical::new(&[complete, other, 1.0 - complete - other])
        .map(Some)
        .map_err(|error| super::terms::named(&key, &error))
}

/// Screened at reception; those found who agree wait for triage.
pub fn screens(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let (group, n) = (
        person.attributes.substance as usize,
        u64::from(person.counts.custody),
    );
    let terms = &scene.terms.prison_treatment;
    if person.care != Care::None
        || !terms.identified[group].holds(scene.word(id, purpose::SCREENING, n))
    {
        return;
    }
    scene.record(Flow::ScreenedWithNeed, id);
    if !terms.agrees[group].holds(scene.word(id, purpose::AGREES, n)) {
        return;
    }
    if !terms.offered[Services::inside_of(scene.person(id))] {
        scene.record(Flow::FoundNoOffer, id);
        scene.change(id, |person| person.care = Care::NotOffered);
        return;
    }
    let due = after_days(
        scene.now,
        terms.triage.at(scene.word(id, purpose::TRIAGE, n)),
    );
    scene.change(id, |person| {
        person.care = Care::TriageDue;
        person.care_due = due;
    });
    scene.schedule(due, Step::TriageDue, id);
}

/// Triage: joins the queue.
pub fn triage(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.care != Care::TriageDue || person.care_due != scene.now {
        return;
    }
    let which = Services::inside_of(person);
    if !scene.terms.prison_treatment.offered[which] {
        scene.record(Flow::FoundNoOffer, id);
        scene.change(id, |person| person.care = Care::NotOffered);
        return;
    }
    if let Admission::Queued(ticket) = scene.services.inside[which].ask(scene.now, id, 0, 0) {
        scene.record(Flow::SoughtInside, id);
        let now = scene.now;
        scene.change(id, |person| {
            person.care = Care::WaitingInside;
            person.care_since = now;
            person.care_due = Tick::NEVER;
            person.ticket = Some(ticket);
        });
        scene.services.inside[which].stir(scene.agenda);
    }
}

/// Starts those who can from the queue of pool `which`.
pub fn start_from(scene: &mut Scene, which: usize) {
    while let Some(start) = scene.services.inside[which].start_next(scene.now) {
        starts(scene, start.id, start.part);
    }
}

fn starts(scene: &mut Scene, id: u32, part: u8) {
    scene.record(Flow::StartedInside, id);
    let n = u64::from(scene.person(id).counts.custody);
    let ahead = scene
        .terms
        .prison_treatment
        .journey
        .at(scene.word(id, purpose::JOURNEY, n));
    begin(scene, id, part, scene.now, ahead);
}

/// Begins an episode that began at `since` and would take `days` more from now.
pub fn begin(scene: &mut Scene, id: u32, part: u8, since: Tick, days: f64) {
    let course = course_of(scene, scene.person(id));
    let due = match course {
        None => Tick::NEVER,
        Some(_) => after_days(scene.now, days),
    };
    scene.change(id, |person| {
        person.care = Care::Inside;
        person.care_since = since;
        person.care_due = due;
        person.part = part;
        person.ticket = None;
        person
            .facts
            .set(Fact::WillComplete, course == Some(Fact::WillComplete));
        person
            .facts
            .set(Fact::WillDropOut, course == Some(Fact::WillDropOut));
    });
    scene.schedule(due, Step::CareEndsInside, id);
}

fn course_of(scene: &Scene, person: &Person) -> Option<Fact> {
    let word = scene.luck.word(
        person.key,
        purpose::COURSE,
        u64::from(person.counts.custody),
    );
    let course =
        scene.terms.prison_treatment.course[person.attributes.substance as usize].as_ref()?;
    COURSES[course.at(word)]
}

/// The episode ends inside, by completion or drop-out.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.care == Care::Inside && person.care_due == scene.now {
        services::leave_inside(scene, id);
    }
}
