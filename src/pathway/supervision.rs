//! Supervision: licence, post-sentence supervision and court orders, and what officers' contacts
//! achieve.
//!
//! Who supervises whom stands in [`super::officers`]. The caseload of the officer at the last month's
//! midnight sets the quality of the month's contacts: the chance that a contact at which a test or
//! referral is due achieves it.

use super::court::requirements;
use super::purpose;
use super::referral;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal, named, per_year};
use super::time::{DAYS_PER_YEAR, after_days};
use crate::engine::dist::{Chance, Sampler};
use crate::engine::hazard::Rate;
use crate::ledger::Flow;
use crate::person::{Band, Care, Fact, Legal, Person, Route, Sentence, hazard};

/// Lengths, hazards and what contacts are about.
#[derive(Clone, Debug)]
pub struct Terms {
    community_order: Sampler,
    suspended_order: Sampler,
    recall: [Rate; Band::COUNT],
    breach: Rate,
    referral: Rate,
    test: Rate,
    need_known: Chance,
    attends: Chance,
    referral_delay: Sampler,
    recorded: Chance,
    test_recorded: Chance,
    need_recorded: Chance,
    tests_everyone: bool,
    positive: Chance,
    reveals: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for an order that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let mean_order = (reader.number("probation.order_years.co")
            + reader.number("probation.order_years.sso"))
            / 2.0;
        Ok(Terms {
            community_order: order(reader, "co")?,
            suspended_order: order(reader, "sso")?,
            recall: recall(reader),
            breach: reader.rate("probation.breach_hazard"),
            referral: reader.rate("probation.referral_hazard"),
            test: per_year(reader.number("probation.test_hazard") / mean_order),
            need_known: reader.chance("probation.p_need_known")?,
            attends: reader.chance("probation.p_referral_attended")?,
            referral_delay: referral_delay(reader)?,
            recorded: reader.chance("recording.referral_on_probation")?,
            test_recorded: reader.chance("recording.test")?,
            need_recorded: reader.chance("recording.need_on_probation")?,
            tests_everyone: reader.number("probation.test_everyone") >= 0.5,
            positive: reader.chance("probation.test_positive")?,
            reveals: reader.chance("probation.test_detection_effect")?,
        })
    }

    /// Whether an officer knows of a drug problem, by somebody's word.
    #[must_use]
    pub fn knows(&self, word: u64) -> bool {
        self.need_known.holds(word)
    }

    /// Expected test contacts over `ticks` of supervision.
    #[must_use]
    pub fn tests_in(&self, ticks: f64) -> f64 {
        self.test.in_ticks(ticks)
    }

    /// The delay from a referral to the appointment, in days.
    #[must_use]
    pub fn referral_delay(&self) -> &Sampler {
        &self.referral_delay
    }
}

fn order(reader: &Reader, kind: &str) -> Result<Sampler, Refusal> {
    let key = format!("probation.order_years.{kind}");
    let cv = reader.number(&format!("probation.order_cv.{kind}"));
    Sampler::lognormal(reader.number(&key) * DAYS_PER_YEAR, cv).map_err(|error| named(&key, &error))
}

fn recall(reader: &Reader) -> [Rate; Band::COUNT] {
    let mut rates = [Rate::ZERO; Band::COUNT];
    for band in Band::DETERMINATE {
        rates[band as usize] = reader.rate(&format!("probation.recall_hazard.{}", band.name()));
    }
    rates[Band::Indeterminate as usize] = reader.rate("probation.recall_hazard.indet");
    rates
}

/// Exponential, with the given share of those who come at all coming within 21 days.
fn referral_delay(reader: &Reader) -> Result<Sampler, Refusal> {
    let share = reader.number("court.order_engage_by3wk");
    Sampler::exponential(-21.0 / libm::log(1.0 - share))
        .map_err(|error| named("court.order_engage_by3wk", &error))
}

/// Rate of recall on licence, of breach on an order.
pub fn enforcement_rate(person: &Person, terms: &Terms) -> Rate {
    if person.legal == Legal::OnLicence {
        terms.recall[person.band as usize]
    } else {
        terms.breach
    }
}

/// Rate of contacts at which a referral is due.
pub fn referral_rate(person: &Person, terms: &Terms) -> Rate {
    let due =
        person.care == Care::None && person.has_drug_problem() && person.facts.has(Fact::NeedKnown);
    if due { terms.referral } else { Rate::ZERO }
}

/// Rate of contacts at which a first test is due.
pub fn test_rate(person: &Person, terms: &Terms) -> Rate {
    let known = person.has_drug_problem() && person.facts.has(Fact::NeedKnown);
    let due = (known || terms.tests_everyone) && !person.facts.has(Fact::Tested);
    if due { terms.test } else { Rate::ZERO }
}

/// Begins licence or post-sentence supervision.
pub fn starts_licence(scene: &mut Scene, id: u32) {
    if scene.person(id).legal == Legal::Dead {
        return;
    }
    let until = scene.person(id).licence_end;
    begins(scene, id, Legal::OnLicence, until);
}

/// Begins a community or suspended sentence order.
pub fn starts_order(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let n = u64::from(person.counts.supervision);
    let word = scene.word(id, purpose::ORDER, n);
    let terms = &scene.terms.supervision;
    let (legal, length, flow) = match person.sentence {
        Sentence::SuspendedOrder => (
            Legal::SuspendedOrder,
            terms.suspended_order.at(word),
            Flow::StartedSuspendedOrder,
        ),
        _ => (
            Legal::CommunityOrder,
            terms.community_order.at(word),
            Flow::StartedCommunityOrder,
        ),
    };
    scene.record(flow, id);
    let until = after_days(scene.now, length);
    begins(scene, id, legal, until);
    if requirements::has_any(scene.person(id)) {
        scene.schedule(scene.now, Step::RequirementBegins, id);
    }
    if !requirements::is_on(scene.person(id)) && scene.person(id).has_drug_problem() {
        scene.schedule(scene.now, Step::MayWorkWithTeam, id);
    }
    if scene.person(id).facts.has(Fact::Required) {
        referral::refers(scene, id, Route::CourtOrder);
    }
}

fn begins(scene: &mut Scene, id: u32, legal: Legal, until: crate::engine::Tick) {
    let n = u64::from(scene.person(id).counts.supervision) + 1;
    let known = scene
        .terms
        .supervision
        .need_known
        .holds(scene.word(id, purpose::NEED_KNOWN, n));
    renew_budgets(scene, id, n);
    scene.change(id, |person| {
        person.legal = legal;
        person.until = until;
        person.counts.supervision = n as u16;
        person.counts.referral_contacts = 0;
        person.counts.test_contacts = 0;
        person.facts.set(Fact::Tested, false);
        person.facts.set(Fact::NeedKnown, known);
    });
    scene.schedule(until, Step::SupervisionEnds, id);
    if known && scene.person(id).has_drug_problem() {
        records_need(scene, id, n);
    }
}

/// The officer knows of a drug problem as the `n`-th supervision begins, and may write it down.
fn records_need(scene: &mut Scene, id: u32, n: u64) {
    scene.record(Flow::KnownOnProbation, id);
    let word = scene.word(id, purpose::RECORDED_NEED_ON_PROBATION, n);
    if scene.terms.supervision.need_recorded.holds(word) {
        scene.record(Flow::KnownAsRecorded, id);
    }
}

/// Fresh budgets for what can happen under the `n`-th supervision.
fn renew_budgets(scene: &mut Scene, id: u32, n: u64) {
    scene.renew(id, hazard::ENFORCEMENT, purpose::ENFORCEMENT_BUDGET, n);
    scene.renew(id, hazard::REFERRAL, purpose::REFERRAL_BUDGET, n << 8);
    scene.renew(id, hazard::TEST, purpose::TEST_BUDGET, n << 8);
}

/// Licence, supervision or order ends on its date.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.until == scene.now && person.legal.supervised() {
        scene.record(Flow::CompletedSupervision, id);
        scene.schedule(scene.now, Step::BecomesAtRisk, id);
    }
}

/// Recall from licence, or breach of an order.
pub fn is_enforced(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::ENFORCEMENT) {
        return;
    }
    let step = match scene.person(id).legal {
        Legal::OnLicence => Step::IsRecalled,
        _ => {
            scene.record(Flow::Breached, id);
            Step::AnswersForBreach
        }
    };
    scene.schedule(scene.now, step, id);
}

/// A contact at which a referral is due: made, if the officer has the time for it.
pub fn referral_contact(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::REFERRAL) {
        return;
    }
    let occasion = contact(scene, id, |person| &mut person.counts.referral_contacts);
    scene.renew(id, hazard::REFERRAL, purpose::REFERRAL_BUDGET, occasion + 1);
    if achieved(scene, id, occasion << 1) {
        scene.record(Flow::ReferredByProbation, id);
        if scene.terms.supervision.recorded.holds(scene.word(
            id,
            purpose::RECORDED_REFERRAL,
            occasion,
        )) {
            scene.record(Flow::ReferredAsRecorded, id);
        }
        if scene.terms.supervision.attends.holds(scene.word(
            id,
            purpose::REFERRAL_ATTENDED,
            occasion,
        )) {
            referral::refers(scene, id, Route::Probation);
        }
    }
    scene.retime(id);
}

/// A contact at which a test is due: made, if the officer has the time for it.
pub fn test_contact(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::TEST) {
        return;
    }
    let occasion = contact(scene, id, |person| &mut person.counts.test_contacts);
    scene.renew(id, hazard::TEST, purpose::TEST_BUDGET, occasion + 1);
    if achieved(scene, id, occasion << 1 | 1) {
        scene.record(Flow::TestedOnProbation, id);
        let word = scene.word(id, purpose::RECORDED_TEST, occasion);
        if scene.terms.supervision.test_recorded.holds(word) {
            scene.record(Flow::TestedAsRecorded, id);
        }
        let found = finds_need(scene, id, occasion);
        scene.change(id, |person| {
            person.facts.set(Fact::Tested, true);
            if found {
                person.facts.set(Fact::NeedKnown, true);
            }
        });
    }
    scene.retime(id);
}

/// The result of a test; whether it reveals a need that the officer did not know of.
fn finds_need(scene: &mut Scene, id: u32, occasion: u64) -> bool {
    let terms = &scene.terms.supervision;
    let uses = scene.person(id).has_drug_problem();
    let word = scene.word(id, purpose::PROBATION_TEST, occasion);
    if !uses || !terms.positive.holds(word) {
        return false;
    }
    let known = scene.person(id).facts.has(Fact::NeedKnown);
    let word = scene.word(id, purpose::TEST_REVEALS, occasion);
    let found = !known && terms.reveals.holds(word);
    scene.record(Flow::TestedPositiveOnProbation, id);
    if found {
        scene.record(Flow::FoundByTest, id);
    }
    found
}

/// The occasion (supervision, contact) of a contact, which is then counted.
fn contact(scene: &mut Scene, id: u32, which: impl FnOnce(&mut Person) -> &mut u8) -> u64 {
    let person = &mut scene.people[id as usize];
    let supervision = u64::from(person.counts.supervision);
    let count = which(person);
    let occasion = supervision << 8 | u64::from(*count);
    *count = count.saturating_add(1);
    occasion
}

/// Whether a contact achieves what was due, by the snapshot of the officer's caseload.
fn achieved(scene: &Scene, id: u32, occasion: u64) -> bool {
    let officers = &scene.services.officers;
    officers
        .quality_of(id, &scene.terms.officers)
        .holds(scene.word(id, purpose::CONTACT_QUALITY, occasion))
}
