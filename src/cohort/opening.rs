//! The opening stock: people already inside, supervised or at risk when the world opens, with
//! residual, length-biased times ([`super::strata`]).

use crate::engine::Tick;
use crate::engine::dist::Categorical;
use crate::engine::luck::unit;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::time::{START, TICKS_PER_DAY, after_days, days};
use crate::pathway::{court, custody, drug_supply, estate, release, step::Step};
use crate::person::{Band, Fact, Legal, Persistence, Person, Sentence};

use super::strata::{Status, Stratum};

/// Puts everybody in place.
pub fn open(scene: &mut Scene) {
    let plan = scene.plan;
    let regions: Vec<f64> = plan
        .regions
        .rows()
        .iter()
        .map(|region| region.case_share)
        .collect();
    let regions = Categorical::new(&regions)
        .expect("the shares of the table of regions were checked when it was read");
    for stratum in &plan.opening.strata {
        for index in 0..stratum.people() {
            place(scene, stratum, index, &regions);
        }
    }
}

fn place(scene: &mut Scene, stratum: &Stratum, index: u32, regions: &Categorical) {
    let key = stratum.key(index);
    let word = |purpose| scene.luck.word(key, purpose, 0);
    let region = regions.at(word(purpose::OPENING_REGION)) as u8;
    let class = Persistence::ALL[stratum.class.at(word(purpose::PERSISTENCE))];
    let legal = legal(stratum.status);
    let makeup = &scene.terms.makeup;
    let sex = match legal.in_custody() {
        true => makeup.sex_in_custody(&scene.luck, key),
        false => makeup.sex(&scene.luck, key),
    };
    let homes = &scene.plan.homes;
    let attributes = makeup.of(&scene.luck, key, region, homes, class, sex);
    let (mut behind, mut ahead) = stratum
        .stay
        .draw(word(purpose::OPENING_STAY), word(purpose::OPENING_ELAPSED));
    if legal.in_custody() {
        let stays = scene.terms.custody.stays(attributes.sex);
        (behind, ahead) = (behind * stays, ahead * stays);
    }
    let mut person = Person::new(key, attributes);
    scene.terms.makeup.flag(&scene.luck, &mut person);
    person.legal = legal;
    person.counts.custody = 1;
    person.counts.supervision = 1;
    person.until = match person.legal.in_custody() {
        true => custody::until_release(START, ahead),
        false => after_days(START, ahead),
    };
    person.since = before_start(behind);
    if legal == Legal::Sentenced {
        person.days_back = (behind - days_before_start(person.since)).max(0.0) as u16;
    }
    situate(&mut person, stratum.status);
    let id = scene.admit(person);
    scene
        .ledger
        .integrals
        .placed(usize::from(region), person.legal);
    finish(scene, id, stratum.status);
    if person.legal.in_custody() {
        estate::moves::finds(scene, id, behind, ahead);
        drug_supply::is_exposed(scene, id);
    }
}

pub(super) fn legal(status: Status) -> Legal {
    match status {
        Status::Remand => Legal::Remand,
        Status::Sentenced(_) => Legal::Sentenced,
        Status::Life | Status::Ipp => Legal::Indeterminate,
        Status::RecallFixed | Status::RecallStandard | Status::RecallIndeterminate => {
            Legal::Recalled
        }
        Status::NonCriminal => Legal::NonCriminal,
        Status::Licence(_) => Legal::OnLicence,
        Status::CommunityOrder => Legal::CommunityOrder,
        Status::SuspendedOrder => Legal::SuspendedOrder,
        Status::AtRisk(_) => Legal::AtRisk,
    }
}

/// Band, facts and clocks that follow from the state.
fn situate(person: &mut Person, status: Status) {
    person.sentence = Sentence::Custody;
    match status {
        Status::Sentenced(band) => person.band = band,
        Status::Life | Status::Ipp | Status::RecallIndeterminate => {
            person.band = Band::Indeterminate
        }
        Status::Licence(band) => {
            person.band = band;
            person.licence_end = person.until;
            person.released = person.since;
            person.weeks = release::weeks_since(person.released, START);
        }
        Status::RecallFixed | Status::RecallStandard => person.band = Band::To4Years,
        Status::NonCriminal | Status::AtRisk(_) => person.sentence = Sentence::Nothing,
        Status::CommunityOrder => person.sentence = Sentence::CommunityOrder,
        Status::SuspendedOrder => person.sentence = Sentence::SuspendedOrder,
        Status::Remand => {}
    }
    person.facts.set(Fact::Ipp, status == Status::Ipp);
    person
        .facts
        .set(Fact::FixedTerm, status == Status::RecallFixed);
}

/// The instant `days` before the start; the origin, if that is later.
fn before_start(days: f64) -> Tick {
    Tick(START.0.saturating_sub(after_days(Tick(0), days).0))
}

/// Days from `at` to the start.
fn days_before_start(at: Tick) -> f64 {
    f64::from(START.since(at)) / f64::from(TICKS_PER_DAY)
}

/// What needs the world: what the court will give, licences behind recalls, and the steps ahead.
fn finish(scene: &mut Scene, id: u32, status: Status) {
    match status {
        Status::Remand => {
            let (sentence, band, for_protection) = court::awaited(scene, id);
            let person = &mut scene.people[id as usize];
            person.sentence = sentence;
            person.band = band;
            person.facts.set(Fact::Ipp, for_protection);
            person
                .facts
                .set(Fact::Outside, sentence == Sentence::Nothing);
        }
        Status::RecallFixed | Status::RecallStandard => licence_behind_recall(scene, id),
        Status::RecallIndeterminate => scene.people[id as usize].licence_end = Tick::NEVER,
        _ => {}
    }
    let person = *scene.person(id);
    schedule_ends(scene, id, &person);
}

/// The ends of the legal state and of the first weeks after release.
pub(super) fn schedule_ends(scene: &mut Scene, id: u32, person: &Person) {
    let step = match person.legal {
        legal if legal.in_custody() => Step::CustodyEnds,
        Legal::AtRisk => Step::WindowCloses,
        _ => Step::SupervisionEnds,
    };
    scene.schedule(person.until, step, id);
    scene.schedule(release::weeks_end(person), Step::WeeksPass, id);
}

/// The rest of a licence that somebody recalled goes back to: uniform within its mean length.
fn licence_behind_recall(scene: &mut Scene, id: u32) {
    let share = unit(scene.word(id, purpose::OPENING_LICENCE, 0));
    let mean = scene.terms.release.mean_licence(scene.person(id).band);
    scene.people[id as usize].licence_end = START.after(days((2.0 * share * mean) as u32));
}
