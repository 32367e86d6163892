//! Continuity of care: the links from the gate to an appointment within 21 days.
//!
//! need known → release plan → referral sent → received → appointment booked → attended. Each link
//! is its own chance and lever; odds ratios and log-odds move people about the level of the
//! reference person (housed, no opioid substitution at release, not a Friday, not met).

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal, named};
use super::time::{after_days, days};
use crate::engine::Purpose;
use crate::engine::dist::{Chance, Sampler};
use crate::engine::luck::unit;
use crate::ledger::Flow;
use crate::person::{Care, Fact, Legal, Route, Substance};

/// The window of the official measure.
pub const WINDOW_DAYS: u32 = 21;

/// The links and what moves them.
#[derive(Clone, Debug)]
pub struct Terms {
    /// By stay too short to plan for, and by clinical treatment without psychosocial support.
    plan: [[Chance; 2]; 2],
    sent: Chance,
    received: [Chance; Substance::COUNT],
    booked: Chance,
    attends: f64,
    group: [f64; Substance::COUNT],
    region: Vec<f64>,
    unhoused: f64,
    bridged: f64,
    friday: f64,
    met: f64,
    friday_share: Chance,
    met_share: Chance,
    self_presents: Chance,
    delay: Sampler,
    recorded: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where the delay leaves nobody within the window.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let delay = Sampler::lognormal_median(
            reader.number("release.delay.attend_days"),
            reader.number("release.delay.attend_cv"),
        )
        .map_err(|error| named("release.delay.attend_days", &error))?;
        let within = share_within(&delay, f64::from(WINDOW_DAYS));
        let plan = reader.number("release.link.plan");
        let ratio = |key: &str| libm::log(reader.number(key));
        let alone = -ratio("release.psychosocial_plan_or");
        let planned = |by: f64| match by == 0.0 {
            true => reader.chance("release.link.plan"),
            false => reader.probability("release.link.plan", from_log_odds(log_odds(plan) + by)),
        };
        let short = ratio("release.short_stay_or");
        Ok(Terms {
            plan: [
                [planned(0.0)?, planned(alone)?],
                [planned(short)?, planned(short + alone)?],
            ],
            sent: reader.chance("release.link.sent")?,
            received: received(reader)?,
            booked: reader.chance("release.link.booked")?,
            attends: ever(reader, within)?,
            group: group_log_odds(reader),
            region: (0..reader.regions().count())
                .map(|region| reader.regions().rows()[region].continuity_logodds)
                .collect(),
            unhoused: -ratio("release.housing_or"),
            bridged: ratio("release.ost_or_entry"),
            friday: ratio("release.friday_or"),
            met: ratio("release.peer_or"),
            friday_share: reader.chance("release.friday_share")?,
            met_share: reader.chance("release.peer_coverage")?,
            self_presents: reader.probability(
                "release.self_present21",
                reader.number("release.self_present21") / within,
            )?,
            delay,
            recorded: reader.chance("recording.continuity_link")?,
        })
    }
}

/// Share of a delay's distribution at or below `limit`, by bisection on its quantile.
fn share_within(delay: &Sampler, limit: f64) -> f64 {
    let (mut low, mut high) = (0u64, u64::MAX);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if delay.at(middle) <= limit {
            low = middle
        } else {
            high = middle
        }
    }
    unit(low)
}

/// Log-odds of attending at all, so that the share attending by day 21 is the link's value.
fn ever(reader: &Reader, within: f64) -> Result<f64, Refusal> {
    let by_21 = reader.number("release.link.attended21");
    let ever = by_21 / within;
    if !(0.0..1.0).contains(&ever) || by_21 == 0.0 && ever != 0.0 {
        return Err(Refusal(format!(
            "release.link.attended21: {by_21} attend by day 21, but only {within:.3} of all attenders come that soon; lower it, or shorten release.delay.attend_days"
        )));
    }
    Ok(log_odds(ever))
}

fn received(reader: &Reader) -> Result<[Chance; Substance::COUNT], Refusal> {
    let base = log_odds(reader.number("release.link.received"));
    let mut chances = [Chance::default(); Substance::COUNT];
    for (chance, log_odds) in chances.iter_mut().zip(group_log_odds(reader)) {
        *chance = reader.probability("release.link.received", from_log_odds(base + log_odds))?;
    }
    Ok(chances)
}

fn group_log_odds(reader: &Reader) -> [f64; Substance::COUNT] {
    let mut log_odds = [0.0; Substance::COUNT];
    for group in Substance::NEEDS {
        log_odds[group as usize] = reader.number(&format!("release.link_logodds.{}", group.name()));
    }
    log_odds
}

fn log_odds(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}

fn from_log_odds(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// Walks the links; who passes them all, or turns up alone, has an appointment ahead.
pub fn cascade(scene: &mut Scene, id: u32) {
    let n = u64::from(scene.person(id).counts.custody);
    let referred = links(scene, id, n);
    let terms = &scene.terms.continuity;
    if !referred
        && !terms
            .self_presents
            .holds(scene.word(id, purpose::SELF_PRESENTS, n))
    {
        return;
    }
    let delay = terms.delay.at(scene.word(id, purpose::APPOINTMENT_DAYS, n));
    let due = after_days(scene.now, delay);
    if due.since(scene.now) <= days(WINDOW_DAYS) {
        scene.record_at_release(Flow::Attended, id);
    }
    scene.change(id, |person| {
        person.care = Care::AppointmentDue;
        person.care_due = due;
        person.route = Route::PrisonLeaver;
    });
    scene.schedule(due, Step::AppointmentDue, id);
}

fn links(scene: &mut Scene, id: u32, n: u64) -> bool {
    let person = *scene.person(id);
    let terms = &scene.terms.continuity;
    let group = person.attributes.substance as usize;
    let links = [
        (
            terms.plan[usize::from(person.facts.has(Fact::ShortStay))]
                [usize::from(person.facts.has(Fact::Unsupported))],
            purpose::PLAN,
            Flow::Planned,
        ),
        (terms.sent, purpose::SENT, Flow::ReferralSent),
        (
            terms.received[group],
            purpose::RECEIVED,
            Flow::ReferralReceived,
        ),
        (terms.booked, purpose::BOOKED, Flow::AppointmentBooked),
    ];
    for (chance, purpose, flow) in links {
        if !chance.holds(scene.word(id, purpose, n)) {
            return false;
        }
        scene.record_at_release(flow, id);
    }
    unit(scene.word(id, purpose::ATTENDED, n)) < from_log_odds(attends(scene, id, n))
}

/// Log-odds that somebody with an appointment attends it.
fn attends(scene: &Scene, id: u32, n: u64) -> f64 {
    let person = scene.person(id);
    let terms = &scene.terms.continuity;
    let drawn = |chance: Chance, purpose: Purpose| chance.holds(scene.word(id, purpose, n));
    let moved = [
        (!person.facts.has(Fact::Housed), terms.unhoused),
        (person.facts.has(Fact::Bridged), terms.bridged),
        (drawn(terms.friday_share, purpose::FRIDAY), terms.friday),
        (drawn(terms.met_share, purpose::PEER), terms.met),
    ];
    let base = terms.attends
        + terms.group[person.attributes.substance as usize]
        + terms.region[usize::from(person.attributes.region)];
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
        }
    }
}
