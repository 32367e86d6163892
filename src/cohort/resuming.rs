//! Resuming: a cohort put into a world, each person with the steps that lie ahead.

use super::opening::schedule_ends;
use super::record::{Cohort, Record};
use crate::engine::Tick;
use crate::engine::places::Admission;
use crate::pathway::community_treatment;
use crate::pathway::drug_supply;
use crate::pathway::estate;
use crate::pathway::officers;
use crate::pathway::prison_treatment::queue;
use crate::pathway::return_to_custody;
use crate::pathway::scene::Scene;
use crate::pathway::services::Services;
use crate::pathway::step::Step;
use crate::person::{Care, Fact, Person, Tier};

/// Puts everybody in place.
pub fn open(scene: &mut Scene, cohort: &Cohort) {
    for record in &cohort.records {
        place(scene, record);
    }
    fill_prisons(scene);
    rejoin_queues(scene);
    officers::take_snapshot(scene);
    for id in 0..scene.people.len() as u32 {
        scene.begin_budgets(id);
    }
}

fn place(scene: &mut Scene, record: &Record) {
    let person = record.person();
    let id = scene.admit(person);
    let region = usize::from(person.attributes.region);
    scene.ledger.integrals.placed(region, person.legal);
    schedule_ends(scene, id, &person);
    scene.schedule(person.curfew_end, Step::CurfewEnds, id);
    scene.schedule(person.requirement_due, Step::RequirementEnds, id);
    resume_team(scene, id);
    if person.care == Care::Inside {
        estate::moves::resumes(scene, id);
    }
    if person.facts.has(Fact::Programme) {
        resume_programme(scene, id);
    }
    drug_supply::is_exposed(scene, id);
    resume_care(scene, id);
}

/// What a completed programme does to reoffending ends a year after release.
fn resume_programme(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let end = return_to_custody::programme_end(person);
    if person.legal.in_custody() {
        return;
    }
    if end > scene.now {
        scene.schedule(end, Step::ProgrammeFades, id);
    } else {
        scene.people[id as usize].facts.set(Fact::Programme, false);
    }
}

/// The place somebody holds on an intervention team's caseload; who waits joins the queue anew.
fn resume_team(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let pool = &mut scene.services.teams[usize::from(person.attributes.region)];
    if person.facts.has(Fact::OnTeam) {
        pool.place_inside(scene.now, id, 0);
        scene.schedule(person.team_due, Step::TeamEnds, id);
    } else if person.facts.has(Fact::WaitsForTeam)
        && let Admission::Queued(ticket) = pool.ask(scene.now, id, 0, 0)
    {
        pool.stir(scene.agenda);
        scene.people[id as usize].team_ticket = Some(ticket);
    }
}

/// People who are not treated in custody take the places that those who are leave.
fn fill_prisons(scene: &mut Scene) {
    for id in 0..scene.people.len() as u32 {
        let person = scene.person(id);
        if person.legal.in_custody() && person.care != Care::Inside {
            estate::moves::resumes(scene, id);
        }
    }
}

/// The place somebody holds in treatment, and the step of care that is due.
fn resume_care(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if person.reserved != Tick::NEVER {
        let pool = &mut scene.services.inside[Services::programme_of(&person)];
        pool.place_inside(scene.now, id, 0);
        let due = queue::deadline(scene, &person, Tier::HighIntensity).max(scene.now);
        scene.schedule(due, Step::TooLateToStart, id);
    }
    let step = match person.care {
        Care::None | Care::WaitingInside | Care::NotOffered => return,
        Care::TriageDue => Step::TriageDue,
        Care::Inside => {
            let pool = &mut scene.services.inside[Services::inside_of(&person)];
            scene.people[id as usize].part = pool.place_inside(scene.now, id, 0);
            Step::CareEndsInside
        }
        Care::AppointmentDue => Step::AppointmentDue,
        Care::WaitingOutside => Step::GivesUp,
        Care::Outside => {
            let pool = &mut scene.services.outside[usize::from(person.attributes.area)];
            let part = community_treatment::fenced_part(&person);
            scene.people[id as usize].part = pool.place_inside(scene.now, id, part);
            Step::CareEndsOutside
        }
    };
    scene.schedule(person.care_due, step, id);
}

/// People waiting join their queues in the order in which they had joined.
fn rejoin_queues(scene: &mut Scene) {
    let waits = |person: &Person| match person.care {
        Care::WaitingOutside => true,
        Care::WaitingInside => person.reserved == Tick::NEVER,
        Care::Inside => waits_for_programme(person),
        _ => false,
    };
    let mut waiting: Vec<(Tick, u32)> = (0u32..)
        .zip(scene.people.iter())
        .filter(|(_, person)| waits(person))
        .map(|(id, person)| (person.care_since, id))
        .collect();
    waiting.sort_unstable();
    for (_, id) in waiting {
        rejoin(scene, id);
    }
}

fn waits_for_programme(person: &Person) -> bool {
    !person.tier.is_programme()
        && person.site != Person::NO_PRISON
        && person.reserved == Tick::NEVER
}

fn rejoin(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if person.care != Care::WaitingOutside {
        return queue::rejoins(scene, id);
    }
    let pool = &mut scene.services.outside[usize::from(person.attributes.area)];
    let priority = community_treatment::priority(&person, &scene.terms.community_treatment);
    let part = community_treatment::fenced_part(&person);
    if let Admission::Queued(ticket) = pool.ask(scene.now, id, priority, part) {
        pool.stir(scene.agenda);
        scene.people[id as usize].ticket = Some(ticket);
    }
}
