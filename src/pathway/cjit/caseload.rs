//! The caseload of a criminal justice intervention team (CJIT): one team a region, with places for so many people as
//! its workers can carry, and a queue before them.
//!
//! People come after a required assessment, through the gate where nobody else is responsible for them, and under
//! orders without a drug requirement that probation works on with the team. A worker refers them to treatment.

use crate::engine::Tick;
use crate::engine::dist::{Chance, Sampler};
use crate::engine::places::Admission;
use crate::ledger::Flow;
use crate::pathway::purpose;
use crate::pathway::referral;
use crate::pathway::scene::Scene;
use crate::pathway::services;
use crate::pathway::step::Step;
use crate::pathway::terms::{Reader, Refusal};
use crate::pathway::time::after_days;
use crate::pathway::whole_numbers;
use crate::person::{Fact, Legal, Person, Route, Substance};

/// Places, and what a worker does.
#[derive(Clone, Debug)]
pub struct Terms {
    /// People each region's team can carry.
    pub places: Vec<u32>,
    stay: Sampler,
    referred: Chance,
    picked_up: Chance,
    joint: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a time on caseload without a shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        Ok(Terms {
            places: places(reader),
            stay: reader.exponential("arrest.cjit_days")?,
            referred: reader.chance("arrest.p_treatment_given_assessed")?,
            picked_up: reader.chance("release.cjit_pickup")?,
            joint: reader.chance("probation.cjit_joint")?,
        })
    }
}

/// Whole places of each region's team. The national figure is dealt out whole, so that a small sample loses none;
/// a region with a figure of its own has what that gives, rounded as it is there, and moves no other.
fn places(reader: &Reader) -> Vec<u32> {
    let carried = reader.number("arrest.cjit_caseload") * reader.sample();
    let rows = reader.regions().rows();
    let national = reader.number("arrest.cjit_workers");
    let shares: Vec<f64> = rows
        .iter()
        .map(|row| national * row.case_share * carried)
        .collect();
    let dealt = whole_numbers::near(&shares, (shares.iter().sum::<f64>() + 0.5) as u32);
    let of_region = |region: usize| {
        let own = reader.in_region("arrest.cjit_workers", region);
        let rounded_up = dealt[region] - shares[region] as u32;
        (own * rows[region].case_share * carried) as u32 + if own > 0.0 { rounded_up } else { 0 }
    };
    (0..rows.len()).map(of_region).collect()
}

/// Whether somebody uses class A drugs, as far as the groups tell.
fn uses_class_a(person: &Person) -> bool {
    person.attributes.substance == Substance::Opiate
}

/// Nobody is responsible for somebody who leaves custody: the team may pick them up at the gate.
pub fn is_released_unsupervised(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let n = u64::from(person.counts.custody);
    let word = scene.word(id, purpose::CJIT_AT_GATE, n);
    if uses_class_a(person) && scene.terms.cjit.caseload.picked_up.holds(word) {
        scene.schedule(scene.now, Step::SeeksTeam, id);
    }
}

/// An order without a drug requirement begins: probation may work on it with the team.
pub fn is_ordered(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let n = u64::from(person.counts.supervision);
    let word = scene.word(id, purpose::CJIT_JOINT, n);
    let meant = uses_class_a(person) && !person.facts.has(Fact::OnDrr);
    if meant && scene.terms.cjit.caseload.joint.holds(word) {
        scene.schedule(scene.now, Step::SeeksTeam, id);
    }
}

/// Asks for a place on the team's caseload; turned away where as many wait as the team can carry.
pub fn seeks(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let known = person.facts.has(Fact::OnTeam) || person.facts.has(Fact::WaitsForTeam);
    if known || !person.legal.at_liberty() || person.legal == Legal::Dead {
        return;
    }
    let region = usize::from(person.attributes.region);
    let pool = &mut scene.services.teams[region];
    if pool.waiting() >= pool.capacity() {
        scene.record(Flow::TurnedAwayByTeam, id);
        return;
    }
    let Admission::Queued(ticket) = pool.ask(scene.now, id, 0, 0) else {
        return;
    };
    scene.record(Flow::SoughtTeam, id);
    let now = scene.now;
    scene.change(id, |person| {
        person.facts.set(Fact::WaitsForTeam, true);
        person.team_ticket = Some(ticket);
        person.team_since = now;
        person.team_due = Tick::NEVER;
    });
    scene.services.teams[region].stir(scene.agenda);
}

/// Takes on who can from the queue of `region`.
pub fn take_on(scene: &mut Scene, region: usize) {
    while let Some(start) = scene.services.teams[region].start_next(scene.now) {
        is_taken_on(scene, start.id);
    }
}

fn is_taken_on(scene: &mut Scene, id: u32) {
    scene.record(Flow::TakenOnByTeam, id);
    let n = u64::from(scene.person(id).counts.teams);
    let terms = &scene.terms.cjit.caseload;
    let days = terms.stay.at(scene.word(id, purpose::CJIT_STAY, n));
    let referred = terms
        .referred
        .holds(scene.word(id, purpose::CJIT_REFERS, n));
    let (now, due) = (scene.now, after_days(scene.now, days));
    scene.change(id, |person| {
        person.facts.set(Fact::WaitsForTeam, false);
        person.facts.set(Fact::OnTeam, true);
        person.team_ticket = None;
        person.team_since = now;
        person.team_due = due;
        person.counts.teams = person.counts.teams.saturating_add(1);
    });
    scene.schedule(due, Step::TeamEnds, id);
    if referred && referral::refers(scene, id, Route::Cjit) {
        scene.record(Flow::ReferredByTeam, id);
    }
}

/// The time on the team's caseload is over.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.facts.has(Fact::OnTeam) && person.team_due == scene.now {
        services::leave_team(scene, id);
    }
}
