//! Tenure: an officer begins, falls absent and returns, and leaves; then the cases move on.
//!
//! Leaving and absence are the luck of (seat, tenure). An absent officer keeps the cases, and
//! somebody covers as well as they can. When a seat falls vacant its people move at once, in the
//! order of slots, by the rule of allocation.

use super::allocation::Allocated;
use super::seat::{risk, word};
use super::{Officers, Terms, WAITING, own_team, staffing};
use crate::engine::Tick;
use crate::ledger::Flow;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::services::id_of_seat;
use crate::pathway::step::Step;
use crate::pathway::time::after_days;

/// The step that is due when a hazard's budget is spent.
const STEP_OF: [Step; risk::COUNT] = [Step::OfficerLeaves, Step::OfficerFallsAbsent];
/// Slots searched at a time for the people of a seat.
const STRETCH: usize = 64;

/// Somebody takes an empty seat.
pub(super) fn begins(scene: &mut Scene, number: u16) {
    let (now, luck, terms) = (scene.now, scene.luck, &scene.terms.officers);
    let exponential = &scene.plan.exponential;
    let officers = &mut scene.services.officers;
    let team = officers.team_of(number);
    officers.teams[team].filled += 1;
    let region = officers.teams[team].region;
    let seat = officers.seat_mut(number);
    seat.settle(now, region, terms);
    seat.filled = true;
    seat.tenure += 1;
    seat.spell = 0;
    let (tenure, spell) = (u64::from(seat.tenure), seat.occasion());
    let leaves = word(&luck, number, purpose::OFFICER_LEAVES, tenure);
    seat.renew(risk::LEAVES, exponential.at(leaves));
    let absent = word(&luck, number, purpose::OFFICER_FALLS_ABSENT, spell);
    seat.renew(risk::FALLS_ABSENT, exponential.at(absent));
    seat.see(terms);
    retime(scene, number);
}

/// Puts the new dates of hazards whose date moved on the agenda.
fn retime(scene: &mut Scene, number: u16) {
    let officers = &mut scene.services.officers;
    let region = officers.teams[officers.team_of(number)].region;
    let seat = officers.seat_mut(number);
    let rates = seat.rates(region, &scene.terms.officers);
    for (which, rate) in rates.into_iter().enumerate() {
        if let Some(due) = seat.hazards.retime(which, rate) {
            let (class, kind) = STEP_OF[which].place();
            scene.agenda.schedule(due, class, id_of_seat(number), kind);
        }
    }
}

/// Re-times the hazards of a seat after the terms have changed from `old`.
pub(super) fn retime_after(scene: &mut Scene, number: u16, old: &Terms) {
    let officers = &mut scene.services.officers;
    let region = officers.teams[officers.team_of(number)].region;
    officers.seat_mut(number).settle(scene.now, region, old);
    retime(scene, number);
}

/// Whether the event of a hazard running now is the one that is due to whoever holds the seat.
fn strikes(scene: &Scene, number: u16, which: usize) -> bool {
    let seat = scene.services.officers.seat(number);
    seat.filled && seat.hazards.is_due(which, scene.now)
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
    let officers = &mut scene.services.officers;
    let team = officers.team_of(number);
    let region = officers.teams[team].region;
    officers.teams[team].filled -= 1;
    let seat = officers.seat_mut(number);
    seat.settle(scene.now, region, &scene.terms.officers);
    (seat.filled, seat.absent) = (false, false);
}

/// The people of a vacant seat move on, in the order of their slots; whoever gets them is seen anew.
pub(super) fn hand_over(scene: &mut Scene, number: u16) {
    let moving = scene.services.officers.empty(number);
    for &id in &moving {
        if scene.open_case(id) != Allocated::Waits {
            scene.record(Flow::MovedToAnotherOfficer, id);
        }
    }
    for &id in &moving {
        see_officer_of(scene, id);
    }
    scene.services.officers.moving = moving;
}

fn see_officer_of(scene: &mut Scene, id: u32) {
    let officers = &mut scene.services.officers;
    let seat = officers.seat_of(id);
    if seat != WAITING {
        officers.seat_mut(seat).see(&scene.terms.officers);
    }
}

/// Cases of a team that wait are given to whoever is there.
pub(super) fn give_to_waiting(scene: &mut Scene, team: usize) {
    if scene.services.officers.teams[team].waiting == 0 {
        return;
    }
    let moving = scene.services.officers.holding(WAITING);
    for &id in &moving {
        let person = &scene.people[id as usize];
        if own_team(person) == team {
            scene.services.officers.let_go(id, person);
            scene.open_case(id);
        }
    }
    scene.services.officers.moving = moving;
}

impl Officers {
    /// Takes all cases from a seat: the slots of its people, in order.
    fn empty(&mut self, number: u16) -> Vec<u32> {
        let moving = self.holding(number);
        self.seat_mut(number).cases = 0;
        moving
    }

    /// The slots of the people whose case seat `number` has (or who are [`WAITING`]), in order, in
    /// the list kept for it.
    fn holding(&mut self, number: u16) -> Vec<u32> {
        let mut found = std::mem::take(&mut self.moving);
        found.clear();
        for (stretch, seats) in (0u32..).zip(self.seat_of.chunks(STRETCH)) {
            if seats.contains(&number) {
                let first = stretch * STRETCH as u32;
                let here = (first..).zip(seats).filter(|(_, seat)| **seat == number);
                found.extend(here.map(|(id, _)| id));
            }
        }
        found
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
    let (now, luck, terms) = (scene.now, scene.luck, &scene.terms.officers);
    let officers = &mut scene.services.officers;
    let region = officers.teams[officers.team_of(number)].region;
    let seat = officers.seat_mut(number);
    seat.settle(now, region, terms);
    let drawn = word(&luck, number, purpose::ABSENCE_DAYS, seat.occasion());
    seat.absent = true;
    seat.back = after_days(now, terms.absence.at(drawn));
    let back = seat.back;
    scene.schedule(back, Step::OfficerReturns, id_of_seat(number));
    retime(scene, number);
}

/// Returns from absence, unless somebody else holds the seat by now.
pub fn returns(scene: &mut Scene, number: u16) {
    let (now, luck, terms) = (scene.now, scene.luck, &scene.terms.officers);
    let exponential = &scene.plan.exponential;
    let officers = &mut scene.services.officers;
    let region = officers.teams[officers.team_of(number)].region;
    let seat = officers.seat_mut(number);
    if !seat.absent || seat.back != now {
        return;
    }
    seat.settle(now, region, terms);
    (seat.absent, seat.back) = (false, Tick::NEVER);
    seat.spell = seat.spell.saturating_add(1);
    let drawn = word(
        &luck,
        number,
        purpose::OFFICER_FALLS_ABSENT,
        seat.occasion(),
    );
    seat.renew(risk::FALLS_ABSENT, exponential.at(drawn));
    retime(scene, number);
}
