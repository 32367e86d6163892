//! The opening of treatment and supervision: who is in treatment when the world opens, whose need
//! the officer knows, who has been tested.
//!
//! The published stocks of treatment lie within the legal states, so they are drawn from the people
//! already in place, each by their own luck.

use crate::engine::dist::{Chance, Sampler};
use crate::engine::luck::unit;

use crate::pathway::scene::Scene;
use crate::pathway::services::Services;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::pathway::{community_treatment, prison_treatment::episode, purpose};
use crate::person::{Fact, Person, Substance, Tier};
use crate::scenario::OpeningStock;

/// Stocks of treatment when the world opens, and the stays they are found in.
#[derive(Clone, Debug)]
pub struct OpeningCare {
    /// In treatment in custody, by group.
    pub inside: [f64; Substance::COUNT],
    /// In community treatment.
    pub outside: f64,
    /// Under supervision with a drug problem.
    pub drug_problem: f64,
    /// Under an order with a drug rehabilitation requirement in force.
    pub drr: f64,
    /// Under an order with an alcohol treatment requirement in force.
    pub atr: f64,
    /// On the caseload of an intervention team.
    pub team: f64,
    supervised_opiate: f64,
    journey: Sampler,
    stays: [Sampler; Substance::COUNT],
}

impl Reader<'_> {
    /// The treatment rows of the opening stock.
    ///
    /// # Errors
    /// [`Refusal`] where a row is missing.
    pub fn opening_care(&self, stock: &OpeningStock) -> Result<OpeningCare, Refusal> {
        let count = |status: &str, band: &str| {
            let row = stock.find(status, band);
            row.map(|row| row.count * self.sample())
                .ok_or_else(|| Refusal(format!("opening stock: no row {status}, {band}")))
        };
        let mut inside = [0.0; Substance::COUNT];
        for group in Substance::NEEDS {
            inside[group as usize] = count("subset/prison_treatment", group.name())?;
        }
        let stay = |kind: &str| {
            biased(
                self,
                &format!("community.mean_days.{kind}"),
                &format!("community.cv_days.{kind}"),
            )
        };
        let (opiate, other, alcohol) = (stay("opiate")?, stay("nonopiate")?, stay("alcohol")?);
        Ok(OpeningCare {
            inside,
            outside: count("subset/community_treatment_cj", "all")?,
            drug_problem: count("subset/community_drug_problem", "all")?,
            drr: count("subset/drr_on_order", "all")?,
            atr: count("subset/atr_on_order", "all")?,
            team: count("subset/cjit_caseload", "all")?,
            supervised_opiate: self.number("community.share_opiate_supervised_in_treatment"),
            journey: biased(self, "prison_tx.journey_days", "prison_tx.journey_cv")?,
            stays: [other.clone(), opiate, other.clone(), other, alcohol],
        })
    }
}

/// The length-biased form of a log-normal stay.
fn biased(reader: &Reader, mean: &str, cv: &str) -> Result<Sampler, Refusal> {
    let (m, c) = (reader.number(mean), reader.number(cv));
    Sampler::lognormal(m * (1.0 + c * c), c).map_err(|error| named(mean, &error))
}

/// Puts the opening stock in treatment and starts everybody's hazards.
pub fn open(scene: &mut Scene) {
    let chances = Chances::of(scene);
    scene.take_opening_snapshot();
    for id in 0..scene.people.len() as u32 {
        supervise(scene, id);
        treat(scene, id, &chances);
        scene.begin_budgets(id);
    }
}

/// What the officer knows and has tested of somebody found under supervision.
fn supervise(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if !person.legal.supervised() {
        return;
    }
    let known = scene
        .terms
        .supervision
        .knows(scene.word(id, purpose::NEED_KNOWN, 1));
    let tested = known && person.has_drug_problem() && scene.tested_before(id);
    scene.change(id, |person| {
        person.facts.set(Fact::NeedKnown, known);
        person.facts.set(Fact::Tested, tested);
    });
}

/// The chance of each person to be found in treatment.
struct Chances {
    inside: [f64; Substance::COUNT],
    supervised_opiate: f64,
    others: f64,
}

impl Chances {
    fn of(scene: &Scene) -> Chances {
        let care = &scene.plan.opening.care;
        let mut inside = [0.0; Substance::COUNT];
        let (mut supervised_opiate, mut others) = (0.0, 0.0);
        for person in scene.people.iter() {
            if person.legal.in_custody() {
                let offered = u8::from(offers_treatment(scene, person));
                inside[person.attributes.substance as usize] += f64::from(offered);
            } else if is_supervised_opiate(person) {
                supervised_opiate += 1.0;
            } else if community_treatment::could_be_treated(person) {
                others += 1.0;
            }
        }
        let first = care.supervised_opiate;
        let rest = (care.outside - first * supervised_opiate).max(0.0);
        let mut chances = Chances {
            inside: care.inside,
            supervised_opiate: first,
            others: share(rest, others),
        };
        for (chance, people) in chances.inside.iter_mut().zip(inside) {
            *chance = share(*chance, people);
        }
        chances
    }
}

fn share(of: f64, among: f64) -> f64 {
    if among > 0.0 {
        (of / among).min(1.0)
    } else {
        0.0
    }
}

/// Whether somebody is in a prison that offers the treatment they would need.
fn offers_treatment(scene: &Scene, person: &Person) -> bool {
    let offered = &scene.terms.prison_treatment.offered;
    person
        .prison()
        .is_some_and(|prison| offered[Services::inside_at(prison, tier_of(person))])
}

/// The tier somebody found in treatment is in: programmes fill in the years before the start.
fn tier_of(person: &Person) -> Tier {
    Tier::of(person.attributes.substance, person.attributes.severity)
}

fn is_supervised_opiate(person: &Person) -> bool {
    person.legal.supervised() && person.attributes.substance == Substance::Opiate
}

fn treat(scene: &mut Scene, id: u32, chances: &Chances) {
    let person = *scene.person(id);
    let drawn = unit(scene.word(id, purpose::OPENING_CARE, 0));
    if person.legal.in_custody() {
        let chance = chances.inside[person.attributes.substance as usize];
        if offers_treatment(scene, &person) && drawn < chance {
            treat_inside(scene, id);
        }
        return;
    }
    let chance = match person {
        _ if is_supervised_opiate(&person) => chances.supervised_opiate,
        _ if community_treatment::could_be_treated(&person) => chances.others,
        _ => 0.0,
    };
    if drawn < chance {
        treat_outside(scene, id);
    }
}

fn treat_inside(scene: &mut Scene, id: u32) {
    scene.people[id as usize].tier = tier_of(scene.person(id));
    let ahead = match episode::is_detoxified_alone(scene, id) {
        // The years before the start outlast a detoxification, so its length is not biased here.
        true => ahead(scene, id, &scene.terms.prison_treatment.detoxification),
        false => ahead(scene, id, &scene.plan.opening.care.journey),
    };
    let which = Services::inside_of(scene.person(id));
    let part = scene.services.inside[which].place_inside(scene.now, id, 0);
    episode::begin(scene, id, part, scene.now, ahead);
}

fn treat_outside(scene: &mut Scene, id: u32) {
    let substance = scene.person(id).attributes.substance;
    let ahead = ahead(
        scene,
        id,
        &scene.plan.opening.care.stays[substance as usize],
    );
    let area = usize::from(scene.person(id).attributes.area);
    let part = scene.services.outside[area].place_inside(scene.now, id, 0);
    community_treatment::begin(scene, id, part, scene.now, ahead);
}

/// Days still ahead of a length-biased stay.
fn ahead(scene: &Scene, id: u32, whole: &Sampler) -> f64 {
    let length = whole.at(scene.word(id, purpose::OPENING_CARE_STAY, 0));
    length * unit(scene.word(id, purpose::OPENING_CARE_STAY, 1))
}

impl Scene<'_> {
    /// Contacts before the first midnight see the caseload of the opening.
    fn take_opening_snapshot(&mut self) {
        crate::pathway::officers::take_snapshot(self);
    }

    /// Whether somebody found under supervision has been tested before the world opened: the
    /// test hazard over the elapsed part, which is distributed like the part ahead.
    fn tested_before(&self, id: u32) -> bool {
        let person = self.person(id);
        let ticks = f64::from(person.until.since(self.now));
        let quality = self.services.officers.quality_of(id, &self.terms.officers);
        let chance = -libm::expm1(-self.terms.supervision.tests_in(ticks));
        Chance::new(chance)
            .is_ok_and(|tested| tested.holds(self.word(id, purpose::OPENING_TESTED, 0)))
            && quality.holds(self.word(id, purpose::OPENING_TESTED, 1))
    }
}
