//! Release: what somebody goes through the gate with, and who is responsible afterwards.

use super::custody::early_release::{self, Leave};
use super::custody::{curfew, sentence};
use super::purpose;
use super::return_to_custody;
use super::scene::Scene;
use super::services;
use super::step::Step;
use super::terms::{Reader, Refusal, named};
use super::time::{DAYS_PER_YEAR, TICKS_PER_DAY, after_days, days};
use crate::engine::dist::{Chance, Sampler};
use crate::engine::{Purpose, Tick};
use crate::ledger::{Flow, cell};
use crate::person::{Band, Fact, Legal, Person, Sentence, Substance};

/// Ends of the risk bands after release, in days.
pub const WEEK_ENDS: [u32; 3] = [7, 14, 28];

/// The band of weeks since `released` at `now`; the last for nobody released, and for ever.
#[must_use]
pub fn weeks_since(released: Tick, now: Tick) -> u8 {
    let ends = WEEK_ENDS.map(|end| released.after(days(end)));
    let band = match released {
        Tick::NEVER => None,
        _ => ends.iter().position(|&end| end > now),
    };
    band.unwrap_or(WEEK_ENDS.len()) as u8
}

/// When somebody's present band of weeks since release ends; never, for the last.
#[must_use]
pub fn weeks_end(person: &Person) -> Tick {
    let end = WEEK_ENDS.get(usize::from(person.weeks));
    end.map_or(Tick::NEVER, |&end| person.released.after(days(end)))
}

/// What people leave with.
#[derive(Clone, Debug)]
pub struct Terms {
    supervised: [Chance; 4],
    licence: [Sampler; 4],
    indeterminate_licence: Sampler,
    regions: Vec<Regional>,
    short_stay: u32,
}

/// What people from one region leave with.
#[derive(Clone, Debug)]
struct Regional {
    housed: Chance,
    /// Housed without a service that finds or pays for the place.
    unaided: Chance,
    /// Of people who leave in treatment.
    housed_treated: Chance,
    bridged: Chance,
    naloxone: Chance,
}

impl Regional {
    fn read(reader: &Reader, region: usize) -> Result<Regional, Refusal> {
        let chance = |key: &str| reader.chance_in(key, region);
        let housed = reader.in_region("release.housed_first_night", region);
        let given = reader.in_region("release.housing_for_treated", region);
        Ok(Regional {
            housed: chance("release.housed_first_night")?,
            unaided: chance("release.housed_unaided")?,
            housed_treated: reader.probability(
                "release.housing_for_treated",
                housed + (1.0 - housed) * given,
            )?,
            bridged: chance("release.ost_bridged_share")?,
            naloxone: chance("harm.naloxone_at_release")?,
        })
    }
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a licence that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let supervised =
            |band: Band| reader.chance(&format!("release.supervised_share.{}", band.name()));
        let [first, second, third, fourth] = Band::DETERMINATE;
        Ok(Terms {
            supervised: [
                supervised(first)?,
                supervised(second)?,
                supervised(third)?,
                supervised(fourth)?,
            ],
            licence: [
                licence(reader, first)?,
                licence(reader, second)?,
                licence(reader, third)?,
                licence(reader, fourth)?,
            ],
            indeterminate_licence: reader.exponential("probation.licence_days.indeterminate")?,
            regions: (0..reader.regions().count())
                .map(|region| Regional::read(reader, region))
                .collect::<Result<_, _>>()?,
            short_stay: days(reader.number("release.short_stay_days") as u32),
        })
    }
}

impl Terms {
    /// The mean length of a determinate licence in days.
    #[must_use]
    pub fn mean_licence(&self, band: Band) -> f64 {
        self.licence.get(band as usize).map_or(0.0, Sampler::mean)
    }
}

fn licence(reader: &Reader, band: Band) -> Result<Sampler, Refusal> {
    let key = format!("probation.licence_years.{}", band.name());
    Sampler::lognormal(
        reader.number(&key) * DAYS_PER_YEAR,
        reader.number("probation.licence_cv"),
    )
    .map_err(|error| named(&key, &error))
}

/// Through the gate.
pub fn is_released(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if !person.legal.in_custody() {
        return;
    }
    let treated = services::leave_inside(scene, id) == Some(Flow::TransferredOut);
    let far = person
        .prison()
        .is_some_and(|prison| scene.plan.sites.site(prison).region != person.attributes.region);
    services::leave_prison(scene, id);
    scene.change(id, |person| person.facts.set(Fact::FarFromHome, far));
    scene.record(released_from(person.legal), id);
    if person.legal == Legal::Sentenced {
        let served = sentence::time_served(&person, scene.now);
        scene
            .ledger
            .record_served(person.band, cell(&person.attributes), served);
    }
    leave_early(scene, id);
    let sentence = matches!(person.legal, Legal::Sentenced | Legal::Indeterminate);
    leave_with(scene, id, treated, sentence);
    if treated {
        scene.record_at_release(Flow::ContinuityCohort, id);
        scene.schedule(scene.now, Step::CascadeBegins, id);
    }
    if sentence {
        scene.record_at_release(Flow::ReoffendingCohort, id);
        if person.band <= Band::To12Months {
            scene.record_at_release(Flow::ReoffendingCohortUpTo12Months, id);
        }
        if person.band == Band::UpTo6Months {
            scene.record_at_release(Flow::ReoffendingCohortUpTo6Months, id);
        }
    }
    scene.schedule(weeks_end(scene.person(id)), Step::WeeksPass, id);
    if person.facts.has(Fact::Programme) {
        let fades = return_to_custody::programme_end(scene.person(id));
        scene.schedule(fades, Step::ProgrammeFades, id);
    }
    hand_over(scene, id, person.legal);
}

/// Days early or on curfew, of those who do.
fn leave_early(scene: &mut Scene, id: u32) {
    match early_release::leave(scene, id) {
        Leave::OnTheDate => {}
        Leave::DaysBefore => scene.record(Flow::ReleasedEarly, id),
        Leave::OnCurfew(end) => {
            scene.record(Flow::ReleasedOnCurfew, id);
            curfew::begins(scene, id, end);
        }
    }
}

fn released_from(legal: Legal) -> Flow {
    match legal {
        Legal::Remand => Flow::ReleasedFromRemand,
        Legal::Recalled => Flow::ReleasedFromRecall,
        Legal::NonCriminal => Flow::ReleasedNonCriminal,
        _ => Flow::ReleasedFromSentence,
    }
}

/// Housing, bridging and naloxone; the clocks of continuity and reoffending begin.
fn leave_with(scene: &mut Scene, id: u32, treated: bool, sentence: bool) {
    let terms = &scene.terms.release;
    let holds = |chance: Chance, purpose: Purpose| {
        chance.holds(scene.word(id, purpose, u64::from(scene.person(id).counts.custody)))
    };
    let here = &terms.regions[usize::from(scene.person(id).attributes.region)];
    let housed = match treated {
        true => here.housed_treated,
        false => here.housed,
    };
    let housed = holds(housed, purpose::HOUSED);
    // By the same word: whom a lever houses beyond those who need no help is who is paid for.
    let helped = housed && !holds(here.unaided, purpose::HOUSED);
    let opiate = scene.person(id).attributes.substance == Substance::Opiate;
    let bridged = opiate && holds(here.bridged, purpose::BRIDGED);
    let naloxone = opiate && holds(here.naloxone, purpose::NALOXONE);
    let now = scene.now;
    let short = now.since(scene.person(id).received) < terms.short_stay;
    scene.change(id, |person| {
        follow_up(person, now, sentence);
        person.released = now;
        person.facts.set(Fact::ShortStay, short);
        person.weeks = 0;
        person.facts.set(Fact::Housed, housed);
        person.facts.set(Fact::Unhoused, !housed);
        person.facts.set(Fact::Bridged, bridged);
        person.facts.set(Fact::Naloxone, naloxone);
        person.facts.set(Fact::ContinuityCohort, treated);
        person.facts.set(Fact::ReoffendingCohort, sentence);
        person.facts.set(Fact::Reoffended, false);
    });
    let given = [
        (helped, Flow::HousedWithHelp),
        (bridged, Flow::BridgedAtRelease),
        (naloxone, Flow::IssuedNaloxone),
    ];
    for (_, flow) in given.into_iter().filter(|(holds, _)| *holds) {
        scene.record(flow, id);
    }
}

/// Whoever is released from a sentence is followed up from then on, through recalls.
fn follow_up(person: &mut Person, now: Tick, sentence: bool) {
    let again = person.legal == Legal::Recalled && person.facts.has(Fact::FollowedUp);
    person.days_back = match again {
        true => {
            let more = now.since(person.released) / TICKS_PER_DAY;
            person
                .days_back
                .saturating_add(more.try_into().unwrap_or(u16::MAX))
        }
        false => 0,
    };
    person.facts.set(Fact::FollowedUp, sentence || again);
}

/// The release from sentence since which somebody is followed up.
#[must_use]
pub fn followed_from(person: &Person) -> Tick {
    Tick(
        person
            .released
            .0
            .saturating_sub(days(person.days_back.into())),
    )
}

/// Who is responsible now: probation on licence, the court's order, or nobody.
fn hand_over(scene: &mut Scene, id: u32, from: Legal) {
    match from {
        Legal::NonCriminal => scene.enter(id, Legal::Gone, Tick::NEVER),
        Legal::Remand
            if matches!(
                scene.person(id).sentence,
                Sentence::CommunityOrder | Sentence::SuspendedOrder
            ) =>
        {
            scene.schedule(scene.now, Step::StartsOrder, id);
        }
        Legal::Recalled if scene.person(id).licence_end > scene.now => {
            scene.schedule(scene.now, Step::StartsLicence, id);
        }
        Legal::Remand | Legal::Recalled => {
            scene.schedule(scene.now, Step::BecomesAtRisk, id);
            scene.schedule(scene.now, Step::MayBePickedUp, id);
        }
        _ => from_sentence(scene, id),
    }
}

fn from_sentence(scene: &mut Scene, id: u32) {
    let (band, n) = (
        scene.person(id).band,
        u64::from(scene.person(id).counts.custody),
    );
    let terms = &scene.terms.release;
    let word = scene.word(id, purpose::LICENCE, n);
    let curfew = Some(scene.person(id).curfew_end).filter(|end| *end != Tick::NEVER);
    let supervised =
        || terms.supervised[band as usize].holds(scene.word(id, purpose::SUPERVISED, n));
    let length = match band {
        Band::Indeterminate => Some(terms.indeterminate_licence.at(word)),
        _ if !supervised() => None,
        _ => Some(terms.licence[band as usize].at(word)),
    };
    let licence = length.map(|days| after_days(scene.now, days));
    let Some(end) = licence.max(curfew) else {
        scene.schedule(scene.now, Step::BecomesAtRisk, id);
        scene.schedule(scene.now, Step::MayBePickedUp, id);
        return;
    };
    scene.change(id, |person| person.licence_end = end);
    scene.schedule(scene.now, Step::StartsLicence, id);
}
