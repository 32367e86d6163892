//! Tenure: an officer begins, falls absent and returns, and leaves; then the cases move on.
//!
//! Leaving and absence are the luck of (seat, tenure). An absent officer keeps the cases, and
//! somebody covers as well as they can. When a seat falls vacant its people move at once, in the
//! order of slots, by the rule of allocation.

use super::allocation::Allocated;
use super::holder::{Holder, risk, word};
use super::seat::Seat;
use super::{Officers, Terms, WAITING, staffing};
use crate::engine::Tick;
use crate::ledger::Flow;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::services::id_of_seat;
use crate::pathway::step::Step;
use crate::pathway::time::after_days;

/// The step that is due when a hazard's budget is spent.
const STEP_OF: [Step; risk::COUNT] = [Step::OfficerLeaves, Step::OfficerFallsAbsent];

impl Officers {
    /// A seat, who holds it, and the region.
    fn held(&mut self, number: u16) -> (&mut Seat, &mut Holder, u8) {
        let (team, within) = self.parts(number);
        let team = &mut self.teams[team];
        (
            &mut team.seats[within],
            &mut team.holders[within],
            team.region,
        )
    }
}

/// Spends the hazards of whoever holds a seat up to now, at the rates of `terms`.
fn settle(scene: &mut Scene, number: u16, terms: &Terms) {
    let (seat, holder, region) = scene.services.officers.held(number);
    let rates = holder.rates(seat, region, terms);
    holder.hazards.settle(scene.now, &rates);
}

/// Puts the earliest hazard on the agenda, if its date is new.
fn retime(scene: &mut Scene, number: u16) {
    let (seat, holder, region) = scene.services.officers.held(number);
    let rates = holder.rates(seat, region, &scene.terms.officers);
    if let Some((which, due)) = holder.hazards.retime(&rates) {
        let (class, kind) = STEP_OF[which].place();
        scene.agenda.schedule(due, class, id_of_seat(number), kind);
    }
}

/// Somebody takes an empty seat.
pub(super) fn begins(scene: &mut Scene, number: u16) {
    let terms = &scene.terms.officers;
    settle(scene, number, terms);
    let team = scene.services.officers.team_of(number);
    scene.services.officers.teams[team].filled += 1;
    let (seat, holder, _) = scene.services.officers.held(number);
    seat.set(0, true, terms);
    holder.see(seat, terms);
    holder.tenure += 1;
    holder.spell = 0;
    let tenure = u64::from(holder.tenure);
    let leaves = word(&scene.luck, number, purpose::OFFICER_LEAVES, tenure);
    holder.renew(risk::LEAVES, scene.plan.exponential.at(leaves));
    begins_work(scene, number);
}

/// A spell of work begins, after which the officer will be absent.
fn begins_work(scene: &mut Scene, number: u16) {
    let (_, holder, _) = scene.services.officers.held(number);
    let occasion = holder.occasion();
    let drawn = word(&scene.luck, number, purpose::OFFICER_FALLS_ABSENT, occasion);
    holder.renew(risk::FALLS_ABSENT, scene.plan.exponential.at(drawn));
    retime(scene, number);
}

/// A seat follows terms that have changed from `old`: hazards are re-timed, the ceiling may be
/// another.
pub(super) fn follow_terms(scene: &mut Scene, number: u16, old: &Terms) {
    settle(scene, number, old);
    let (seat, ..) = scene.services.officers.held(number);
    seat.set(seat.cases(), seat.is_filled(), &scene.terms.officers);
    retime(scene, number);
}

/// Whether the event of a hazard running now is the one that is due to whoever holds the seat.
fn strikes(scene: &mut Scene, number: u16, which: usize) -> bool {
    let now = scene.now;
    let (seat, holder, _) = scene.services.officers.held(number);
    seat.is_filled() && holder.hazards.strikes(which, now)
}

/// An officer leaves the service; somebody else is recruited.
pub fn leaves(scene: &mut Scene, number: u16) {
    if !strikes(scene, number, risk::LEAVES) {
        return;
    }
    ends(scene, number);
    hand_over(scene, number);
    let team = scene.services.officers.team_of(number);
    staffing::recruit(scene, team, |_, lag, _| lag);
}

/// A tenure ends; the cases are still with the seat.
pub(super) fn ends(scene: &mut Scene, number: u16) {
    let terms = &scene.terms.officers;
    settle(scene, number, terms);
    let team = scene.services.officers.team_of(number);
    scene.services.officers.teams[team].filled -= 1;
    let (seat, holder, _) = scene.services.officers.held(number);
    seat.set(seat.cases(), false, terms);
    holder.absent = false;
}

/// The people of a vacant seat move on, in the order of their slots; whoever gets them is seen anew.
pub(super) fn hand_over(scene: &mut Scene, number: u16) {
    let mut moving = scene.services.officers.take_dealt(number);
    let (seat, ..) = scene.services.officers.held(number);
    seat.set(0, false, &scene.terms.officers);
    for &id in &moving {
        if scene.open_case(id) != Allocated::Waits {
            scene.record(Flow::MovedToAnotherOfficer, id);
        }
    }
    for &id in &moving {
        see_officer_of(scene, id);
    }
    // The list goes back empty, for its memory.
    moving.clear();
    scene.services.officers.held(number).1.dealt = moving;
}

fn see_officer_of(scene: &mut Scene, id: u32) {
    let officers = &mut scene.services.officers;
    let number = officers.seat_of(id);
    if number != WAITING {
        let (seat, holder, _) = officers.held(number);
        holder.see(seat, &scene.terms.officers);
    }
}

/// Cases of a team that wait are given to whoever is there.
pub(super) fn give_to_waiting(scene: &mut Scene, team: usize) {
    let mut waiting = std::mem::take(&mut scene.services.officers.teams[team].waiting);
    waiting.sort_unstable();
    for &id in &waiting {
        scene.open_case(id);
    }
}

/// Falls absent.
pub fn falls_absent(scene: &mut Scene, number: u16) {
    if strikes(scene, number, risk::FALLS_ABSENT) {
        is_away(scene, number);
    }
}

/// The share of officers who are absent when the world opens.
pub(super) fn may_be_found_absent(scene: &mut Scene, number: u16) {
    let drawn = word(&scene.luck, number, purpose::OPENING_ABSENT, 0);
    if scene.terms.officers.absent.holds(drawn) {
        is_away(scene, number);
    }
}

fn is_away(scene: &mut Scene, number: u16) {
    let terms = &scene.terms.officers;
    settle(scene, number, terms);
    let (_, holder, _) = scene.services.officers.held(number);
    let occasion = holder.occasion();
    let drawn = word(&scene.luck, number, purpose::ABSENCE_DAYS, occasion);
    holder.absent = true;
    holder.back = after_days(scene.now, terms.absence.at(drawn));
    let back = holder.back;
    scene.schedule(back, Step::OfficerReturns, id_of_seat(number));
    retime(scene, number);
}

/// Returns from absence, unless somebody else holds the seat by now.
pub fn returns(scene: &mut Scene, number: u16) {
    let holder = scene.services.officers.holder(number);
    if !holder.absent || holder.back != scene.now {
        return;
    }
    settle(scene, number, &scene.terms.officers);
    let (_, holder, _) = scene.services.officers.held(number);
    (holder.absent, holder.back) = (false, Tick::NEVER);
    holder.spell = holder.spell.saturating_add(1);
    begins_work(scene, number);
}
