//! Continuity of care: the links from the gate to an appointment within 21 days.
//!
//! need known → release plan → referral sent → received → appointment booked → attended. Each link
//! is its own chance, delay and lever ([`terms`]); odds ratios and log-odds move people about the
//! level of the reference person: housed, no opioid substitution at release, not a Friday, not met,
//! held in the home region, treated by another provider than outside, in an area where people wait a
//! week at most.
//!
//! Whether a release falls on a Friday is a draw with the share that is published, not the calendar's
//! day: the calendar would bring a due date forward by two days at most, and the share is what
//! policy has moved.

mod terms;

pub use terms::Terms;
use terms::{Links, from_log_odds};

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::time::{after_days, days};
use crate::engine::dist::Sampler;
use crate::engine::luck::unit;
use crate::ledger::Flow;
use crate::person::{Care, Fact, Legal, Person, Route};

/// The window of the official measure.
pub const WINDOW_DAYS: u32 = 21;

/// Walks the links; who passes them all, or turns up alone, has an appointment ahead.
pub fn cascade(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let n = u64::from(person.counts.custody);
    let here = scene.terms.continuity.of(person.attributes.region);
    let met = here.met_share.holds(scene.word(id, purpose::PEER, n));
    let self_presents = here.self_presents;
    if met {
        scene.record(Flow::MetAtGate, id);
    }
    let referred = links(scene, id, met);
    if !referred && !self_presents.holds(scene.word(id, purpose::SELF_PRESENTS, n)) {
        return;
    }
    let due = after_days(scene.now, delay(scene, id, n, referred));
    if due.since(scene.now) <= days(WINDOW_DAYS) {
        scene.record_at_release(Flow::Attended, id);
    }
    scene.change(id, |person| {
        person.care = Care::AppointmentDue;
        person.care_due = due;
        person.route = Route::PrisonLeaver;
        person.counts.episodes += 1;
    });
    scene.schedule(due, Step::AppointmentDue, id);
}

/// Days from release to the appointment; a referral may have taken days of its own at each link.
fn delay(scene: &Scene, id: u32, n: u64, referred: bool) -> f64 {
    let terms = &scene.terms.continuity;
    let last = terms.delay.at(scene.word(id, purpose::APPOINTMENT_DAYS, n));
    let purposes = [
        purpose::SENT_DAYS,
        purpose::RECEIVED_DAYS,
        purpose::BOOKED_DAYS,
    ];
    let at = |(delay, purpose): (&Option<Sampler>, _)| {
        let delay = delay.as_ref()?;
        Some(delay.at(scene.word(id, purpose, n)))
    };
    match referred {
        true => {
            last + terms
                .link_delays
                .iter()
                .zip(purposes)
                .filter_map(at)
                .sum::<f64>()
        }
        false => last,
    }
}

/// Whether somebody passes every link.
fn links(scene: &mut Scene, id: u32, met: bool) -> bool {
    let person = *scene.person(id);
    let n = u64::from(person.counts.custody);
    let here = scene.terms.continuity.of(person.attributes.region);
    let (group, facts) = (person.attributes.substance as usize, person.facts);
    let one_provider = here
        .one_provider
        .holds(scene.word(id, purpose::ONE_PROVIDER, n));
    let links = [
        (
            here.plan[usize::from(facts.has(Fact::ShortStay))]
                [usize::from(facts.has(Fact::Unsupported))],
            purpose::PLAN,
            Flow::Planned,
        ),
        (here.sent, purpose::SENT, Flow::ReferralSent),
        (
            here.received[group][usize::from(one_provider)],
            purpose::RECEIVED,
            Flow::ReferralReceived,
        ),
    ];
    for (chance, purpose, flow) in links {
        if !chance.holds(scene.word(id, purpose, n)) {
            return false;
        }
        scene.record_at_release(flow, id);
    }
    let word = scene.word(id, purpose::BOOKED, n);
    if !is_booked(scene, &person, word) {
        return false;
    }
    scene.record_at_release(Flow::AppointmentBooked, id);
    let friday = scene.word(id, purpose::FRIDAY, n);
    unit(scene.word(id, purpose::ATTENDED, n)) < from_log_odds(attends(scene, &person, met, friday))
}

/// Whether an appointment is to be had in the home area, by how long people waited there last month.
fn is_booked(scene: &Scene, person: &Person, word: u64) -> bool {
    let link: &Links = scene.terms.continuity.of(person.attributes.region);
    let weeks = scene.services.waits[usize::from(person.attributes.area)].weeks_beyond_first();
    let by = weeks * scene.terms.continuity.week_of_wait;
    match by == 0.0 {
        true => link.booked.holds(word),
        false => unit(word) < from_log_odds(link.booked_log_odds + by),
    }
}

/// Log-odds that somebody with an appointment attends it.
fn attends(scene: &Scene, person: &Person, met: bool, friday: u64) -> f64 {
    let terms = &scene.terms.continuity;
    let moved = [
        (!person.facts.has(Fact::Housed), terms.unhoused),
        (person.facts.has(Fact::Bridged), terms.bridged),
        (terms.friday_share.holds(friday), terms.friday),
        (met, terms.met),
        (person.facts.has(Fact::FarFromHome), terms.far),
    ];
    let base = terms.of(person.attributes.region).attends
        + terms.group[person.attributes.substance as usize];
    moved
        .iter()
        .filter(|(holds, _)| *holds)
        .fold(base, |sum, (_, by)| sum + by)
}

/// Somebody starts community treatment: counts, if it is within the window of the last release.
pub fn started(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if !person.facts.has(Fact::ContinuityCohort) || person.legal == Legal::Dead {
        return;
    }
    let within = scene.now.since(person.released) <= days(WINDOW_DAYS);
    let n = u64::from(person.counts.custody);
    scene.change(id, |person| person.facts.set(Fact::ContinuityCohort, false));
    if within {
        scene.record_at_release(Flow::Continued, id);
        if scene
            .terms
            .continuity
            .recorded
            .holds(scene.word(id, purpose::RECORDED_CONTINUITY, n))
        {
            scene.record_at_release(Flow::ContinuedAsRecorded, id);
            scene.record(Flow::MatchedToCustody, id);
        }
    }
}
