//! Harm: poisoning by time since release and by treatment, and death of other causes.

use super::purpose;
use super::release::weeks_end;
use super::scene::Scene;
use super::services;
use super::step::Step;
use super::terms::{Reader, Refusal, around_mean, per_year};
use crate::engine::Tick;
use crate::engine::dist::Chance;
use crate::engine::hazard::Rate;
use crate::ledger::Flow;
use crate::person::{Care, Fact, Legal, Person, Substance, hazard};

/// Bands of weeks since release: first, second, third and fourth, later.
const WEEKS: usize = 4;
/// What treats people who use opioids: nothing, substitution, or talking alone.
const CARE: usize = 3;
/// How people use opioids: without and with injecting, the same with crack besides.
const USES: usize = 4;

/// Rates and what moves them.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Poisonings, by the supply of drugs in each region.
    regions: Vec<Poisonings>,
    other_death_at_liberty: Rate,
    other_death_in_custody: Rate,
}

/// Poisonings of people who live in one region.
#[derive(Clone, Debug)]
struct Poisonings {
    /// Of people who use opioids, by weeks since release, what treats them, and how they use.
    opioids: [[[Rate; USES]; CARE]; WEEKS],
    other_drugs: Rate,
    fatal: Chance,
    fatal_with_naloxone: Chance,
}

impl Terms {
    /// Reads them. Published rates are of deaths; a poisoning is so many times as frequent.
    ///
    /// # Errors
    /// [`Refusal`] for an impossible share of fatal poisonings.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let regions = 0..reader.regions().count();
        let other = |whose: &str| {
            let key = format!("harm.other_death_rate_{whose}");
            per_year(reader.number(&key) / 1000.0)
        };
        Ok(Terms {
            regions: regions
                .map(|region| Poisonings::read(reader, region))
                .collect::<Result<_, _>>()?,
            other_death_at_liberty: other("supervised"),
            other_death_in_custody: other("custody"),
        })
    }
}

impl Poisonings {
    fn read(reader: &Reader, region: usize) -> Result<Poisonings, Refusal> {
        let per_death = 1.0 + reader.number("harm.nonfatal_per_fatal");
        let potency = reader.in_region("harm.potency_multiplier", region);
        let poisonings =
            |deaths_per_1000: f64| per_year(deaths_per_1000 / 1000.0 * per_death * potency);
        let uses = [false, true].map(|treated| by_use(reader, treated));
        let fatal = reader.in_region("harm.fatal_multiplier", region) / per_death;
        Ok(Poisonings {
            opioids: opioid_deaths(reader).map(|by_care| {
                [0, 1, 2].map(|care: usize| {
                    uses[care.min(1)].map(|ratio| poisonings(by_care[care] * ratio))
                })
            }),
            other_drugs: poisonings(reader.number("harm.drp_rate_nonopiate")),
            fatal: reader.probability("harm.fatal_multiplier", fatal)?,
            fatal_with_naloxone: reader.probability(
                "harm.naloxone_rr",
                fatal * reader.number("harm.naloxone_rr"),
            )?,
        })
    }
}

/// Deaths a thousand person-years of people who use opioids, by weeks since release and what treats them.
/// What is known of the first weeks is of substitution, of later ones of treatment of either kind.
fn opioid_deaths(reader: &Reader) -> [[f64; CARE]; WEEKS] {
    let level = reader.number("harm.release_level");
    let bridged = reader.number("harm.ost_hr_wk1_4");
    let alone = reader.number("harm.psychosocial_only_hr");
    let [first, second, third] = ["wk1", "wk2", "wk3_4"].map(|week| {
        let rate = reader.number(&format!("harm.death_rate_no_ost.{week}")) * level;
        [rate, rate * bridged, rate * bridged * alone]
    });
    let later = reader.number("harm.drp_rate_out_of_treatment") * reader.number("harm.drp_level");
    let treated = later / reader.number("harm.drp_out_in_hr");
    let share = reader.number("community.reference_psychosocial_only");
    let [substituted, talking] = around_mean(alone, share);
    [
        first,
        second,
        third,
        [later, treated * substituted, treated * talking],
    ]
}

/// What the way of use multiplies a rate by, so that the mean stays what it is: injecting adds less in
/// treatment than out of it.
fn by_use(reader: &Reader, treated: bool) -> [f64; USES] {
    let protects = if treated {
        reader.number("harm.injecting_out_in_rr")
    } else {
        1.0
    };
    let ratio = reader.number("harm.injecting_hr") / protects;
    let injecting = around_mean(ratio, reader.number("need.injecting_given_opiate"));
    let crack = around_mean(
        reader.number("harm.crack_hr"),
        reader.number("need.crack_given_opiate"),
    );
    std::array::from_fn(|use_| injecting[use_ & 1] * crack[use_ >> 1])
}

/// Rate of poisoning, fatal or not, of somebody at liberty.
pub fn poisoning_rate(person: &Person, terms: &Terms) -> Rate {
    let terms = &terms.regions[usize::from(person.attributes.region)];
    match person.attributes.substance {
        Substance::Opiate => opioid_rate(person, terms),
        Substance::NonOpiate | Substance::NonOpiateAndAlcohol => terms.other_drugs,
        Substance::Alcohol | Substance::None => Rate::ZERO,
    }
}

/// Substitution protects in the first weeks whether it was bridged at release or begun since.
fn opioid_rate(person: &Person, terms: &Poisonings) -> Rate {
    let weeks = usize::from(person.weeks).min(WEEKS - 1);
    let bridged = weeks < WEEKS - 1 && person.facts.has(Fact::Bridged);
    let care = match person.care {
        Care::Outside if !bridged && person.facts.has(Fact::Unsubstituted) => 2,
        Care::Outside => 1,
        _ => usize::from(bridged),
    };
    let injecting = usize::from(person.facts.has(Fact::Injecting));
    let crack = usize::from(person.facts.has(Fact::Crack));
    terms.opioids[weeks][care][injecting | crack << 1]
}

/// Rate of death of other causes, wherever somebody is.
pub fn other_death_rate(person: &Person, terms: &Terms) -> Rate {
    match person.legal {
        legal if legal.in_custody() => terms.other_death_in_custody,
        Legal::Gone | Legal::Dead => Rate::ZERO,
        _ => terms.other_death_at_liberty,
    }
}

/// The next band of weeks since the last release.
pub fn weeks_pass(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if weeks_end(person) != scene.now || person.legal == Legal::Dead {
        return;
    }
    scene.change(id, |person| person.weeks += 1);
    scene.schedule(weeks_end(scene.person(id)), Step::WeeksPass, id);
}

/// A poisoning: fatal or not.
pub fn is_poisoned(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::POISONING) {
        return;
    }
    let person = scene.person(id);
    let n = u64::from(person.counts.poisonings);
    let terms = &scene.terms.harm.regions[usize::from(person.attributes.region)];
    let fatal = if person.facts.has(Fact::Naloxone) {
        terms.fatal_with_naloxone
    } else {
        terms.fatal
    };
    if fatal.holds(scene.word(id, purpose::FATAL, n)) {
        return ends_life(scene, id, Flow::DiedOfPoisoning);
    }
    scene.record(Flow::Poisoned, id);
    if scene.person(id).facts.has(Fact::Injecting) {
        scene.record(Flow::PoisonedInjecting, id);
    }
    scene.renew(id, hazard::POISONING, purpose::POISONING_BUDGET, n + 1);
    scene.change(id, |person| person.counts.poisonings += 1);
}

/// Death of another cause.
pub fn dies(scene: &mut Scene, id: u32) {
    if scene.strikes(id, hazard::OTHER_DEATH) {
        let inside = scene.person(id).legal.in_custody();
        ends_life(
            scene,
            id,
            if inside {
                Flow::DiedInCustody
            } else {
                Flow::DiedOfOther
            },
        );
    }
}

fn ends_life(scene: &mut Scene, id: u32, cause: Flow) {
    let person = *scene.person(id);
    scene.record(cause, id);
    if cause == Flow::DiedOfPoisoning && person.facts.has(Fact::Injecting) {
        scene.record(Flow::DiedOfPoisoningInjecting, id);
    }
    if person.legal.supervised() {
        scene.record(Flow::DiedUnderSupervision, id);
        if cause == Flow::DiedOfPoisoning {
            scene.record(Flow::DiedOfPoisoningUnderSupervision, id);
        }
    }
    let by_weeks = [Flow::DiedInWeek1, Flow::DiedInWeek2, Flow::DiedInWeeks3To4];
    if let Some(&flow) = by_weeks
        .get(usize::from(person.weeks))
        .filter(|_| person.legal.at_liberty())
    {
        scene.record(flow, id);
    }
    services::leave_inside(scene, id);
    services::leave_prison(scene, id);
    services::leave_outside(scene, id);
    services::leave_team(scene, id);
    scene.enter(id, Legal::Dead, Tick::NEVER);
}
