//! Return and desistance: proven reoffences, persistence, and the window in which people return.
//!
//! What supervision prevents stands in [`prevented`].

pub mod prevented;

use super::cjit;
use super::purpose;
use super::release;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal, around_mean, per_year};
use super::time::{DAYS_PER_YEAR, days};
use crate::engine::Tick;
use crate::engine::dist::Chance;
use crate::engine::hazard::Rate;
use crate::ledger::Flow;
use crate::person::{Band, Care, Fact, Legal, Persistence, Person, Substance, hazard};

const CLASSES: usize = Persistence::COUNT;
/// One-year proven reoffending.
const YEAR_DAYS: u32 = 365;

/// Rates of a class by use, treatment, programme and housing.
type Returns = [[[[Rate; 3]; 2]; 2]; 3];

/// Hazards by class, and what moves them.
#[derive(Clone, Debug)]
pub struct Terms {
    /// By class, use of opioids (none, without and with crack), being in treatment, having completed a programme in custody within a
    /// year, and housing at the last release: never released, housed, not housed.
    returns: [Returns; CLASSES],
    /// The same under supervision, before what supervision prevents.
    supervised: [Returns; CLASSES],
    prevented: prevented::Terms,
    desist: [Rate; CLASSES],
    followed: [Chance; CLASSES],
    new_case_on_licence: Chance,
    window: u32,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where supervision would prevent everything.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let by_class = |read: &dyn Fn(Persistence) -> f64| {
            [Persistence::Low, Persistence::Mid, Persistence::High].map(read)
        };
        let desist = by_class(&|class| reader.number(&format!("return.desist.{}", class.name())));
        let followed = by_class(&|class| {
            reader.number(&format!("return.p_modelled_disposal.{}", class.name()))
        });
        let prevented = prevented::Terms::read(reader)?;
        let at = |level: f64| {
            let classes = [Persistence::Low, Persistence::Mid, Persistence::High];
            classes.map(|class| returns(reader, class, level))
        };
        Ok(Terms {
            returns: at(1.0),
            supervised: at(prevented.highest),
            prevented,
            desist: desist.map(per_year),
            followed: followed.map(|p| Chance::new(p).unwrap_or_default()),
            new_case_on_licence: Chance::new(reader.number("return.licence_event_share_direct"))
                .unwrap_or_default(),
            window: days((reader.number("return.atrisk_window_years") * DAYS_PER_YEAR) as u32),
        })
    }

    /// Ticks somebody stays at risk of return after custody or an order.
    #[must_use]
    pub fn window(&self) -> u32 {
        self.window
    }
}

/// Rates of a class at a `level` of its hazard, without opioid use, with it and with crack besides,
/// outside and inside treatment, without and with a completed programme of high intensity. The rate
/// ratios of use are normalised so that the mean over the class is the class's hazard.
fn returns(reader: &Reader, class: Persistence, level: f64) -> Returns {
    let hazard = level * reader.number(&format!("return.hazard.{}", class.name()));
    let use_ratio = reader.number("return.use_rr.class_a");
    let treated = reader.number("return.treatment_rr");
    let opiate = reader.number(&format!("need.opiate.{}", class.name()));
    let base = hazard / (1.0 + opiate * (use_ratio - 1.0));
    let completed = reader.number("return.high_intensity_rr");
    let housing = housing(reader);
    let [opiates, with_crack] = around_mean(
        reader.number("return.crack_rr"),
        reader.number("need.crack_given_opiate"),
    );
    [1.0, use_ratio * opiates, use_ratio * with_crack]
        .map(|uses| base * uses)
        .map(|rate| {
            [rate, rate * treated].map(|rate| {
                [rate, rate * completed].map(|rate| housing.map(|ratio| per_year(rate * ratio)))
            })
        })
}

/// Ratios of people never released, housed at their last release and not housed; of those released the
/// mean is one at the housing of the era.
fn housing(reader: &Reader) -> [f64; 3] {
    let ratio = reader.number("return.housing_rr");
    let housed = reader.number("release.reference_housed");
    let mean = housed + (1.0 - housed) * ratio;
    [1.0, 1.0 / mean, ratio / mean]
}

/// Rate of proven reoffences of somebody at liberty.
pub fn return_rate(person: &Person, terms: &Terms) -> Rate {
    if person.facts.has(Fact::Outside) {
        return Rate::ZERO;
    }
    let uses = match person.attributes.substance {
        Substance::Opiate => 1 + usize::from(person.facts.has(Fact::Crack)),
        _ => 0,
    };
    let treated = usize::from(person.care == Care::Outside);
    let completed = usize::from(person.facts.has(Fact::Programme));
    let housing = match (
        person.facts.has(Fact::Housed),
        person.facts.has(Fact::Unhoused),
    ) {
        (true, _) => 1,
        (_, true) => 2,
        _ => 0,
    };
    let returns = match person.legal.supervised() {
        true => &terms.supervised,
        false => &terms.returns,
    };
    returns[person.attributes.persistence as usize][uses][treated][completed][housing]
}

/// Rate of moving one persistence class down: counted from the end of supervision.
pub fn desist_rate(person: &Person, terms: &Terms) -> Rate {
    if person.legal == Legal::AtRisk && !person.facts.has(Fact::Outside) {
        terms.desist[person.attributes.persistence as usize]
    } else {
        Rate::ZERO
    }
}

/// A proven reoffence, unless supervision prevents it: counted, and followed where it leads to custody
/// or an order.
pub fn reoffends(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::RETURN) {
        return;
    }
    let n = u64::from(scene.person(id).counts.offences);
    scene.renew(id, hazard::RETURN, purpose::RETURN_BUDGET, n + 1);
    if prevented::is_prevented(scene, id, n) {
        return scene.change(id, |person| person.counts.offences += 1);
    }
    scene.record(Flow::Reoffended, id);
    count_over_two_years(scene, id);
    count_in_cohort(scene, id);
    let person = scene.person(id);
    let terms = &scene.terms.return_to_custody;
    let followed = terms.followed[person.attributes.persistence as usize].holds(scene.word(
        id,
        purpose::FOLLOWED,
        n,
    )) && (person.legal != Legal::OnLicence
        || terms
            .new_case_on_licence
            .holds(scene.word(id, purpose::NEW_CASE, n)));
    scene.change(id, |person| person.counts.offences += 1);
    if followed {
        scene.schedule(scene.now, Step::AppearsInCourt, id);
    }
    if cjit::is_tested(scene, id) {
        scene.schedule(scene.now, Step::TestedOnArrest, id);
    }
}

/// The first proven reoffence within two years of release from a sentence, through recalls.
fn count_over_two_years(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if !person.facts.has(Fact::FollowedUp) {
        return;
    }
    let from = release::followed_from(person);
    if scene.now.since(from) <= days(2 * YEAR_DAYS) {
        scene.record_of(from, Flow::ReoffendedWithinTwoYears, id);
    }
    scene.change(id, |person| person.facts.set(Fact::FollowedUp, false));
}

/// The first proven reoffence within a year of release from a sentence, and before any other.
fn count_in_cohort(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if !person.facts.has(Fact::ReoffendingCohort) || person.facts.has(Fact::Reoffended) {
        return;
    }
    let within = scene.now.since(person.released) <= days(YEAR_DAYS);
    scene.change(id, |person| person.facts.set(Fact::Reoffended, true));
    if within {
        let band = scene.person(id).band;
        scene.record_at_release(Flow::ReoffendedWithinYear, id);
        if band <= Band::To12Months {
            scene.record_at_release(Flow::ReoffendedUpTo12Months, id);
        }
        if band == Band::UpTo6Months {
            scene.record_at_release(Flow::ReoffendedUpTo6Months, id);
        }
    }
}

/// One persistence class down; from the lowest, out of the model.
pub fn desists(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::DESIST) {
        return;
    }
    scene.record(Flow::Desisted, id);
    let lower = match scene.person(id).attributes.persistence {
        Persistence::High => Persistence::Mid,
        Persistence::Mid => Persistence::Low,
        Persistence::Low => return scene.enter(id, Legal::Gone, Tick::NEVER),
    };
    scene.renew(id, hazard::DESIST, purpose::DESIST_BUDGET, lower as u64);
    scene.change(id, |person| person.attributes.persistence = lower);
}

/// At liberty and unsupervised until the window closes.
pub fn becomes_at_risk(scene: &mut Scene, id: u32) {
    if scene.person(id).legal == Legal::Dead {
        return;
    }
    let until = scene.now.after(scene.terms.return_to_custody.window);
    scene.enter(id, Legal::AtRisk, until);
    scene.schedule(until, Step::WindowCloses, id);
}

/// When what a programme in custody does to reoffending is over.
#[must_use]
pub fn programme_end(person: &Person) -> Tick {
    person.released.after(days(YEAR_DAYS))
}

/// A year since release has passed.
pub fn programme_fades(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.facts.has(Fact::Programme)
        && !person.legal.in_custody()
        && programme_end(person) == scene.now
    {
        scene.change(id, |person| person.facts.set(Fact::Programme, false));
    }
}

/// The window closes without a return.
pub fn window_closes(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.legal == Legal::AtRisk && person.until == scene.now {
        scene.record(Flow::WindowClosed, id);
        scene.enter(id, Legal::Gone, Tick::NEVER);
    }
}
