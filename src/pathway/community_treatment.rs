//! Community treatment: appointments, the area's queue, and how a stay ends.

use super::court::requirements;
use super::homes::Piece;
use super::purpose;
use super::referral;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal, named};
use super::time::after_days;
use crate::engine::dist::{Chance, Sampler};
use crate::engine::hazard::Rate;
use crate::engine::places::{Admission, Leaving};
use crate::engine::{Purpose, Tick};
use crate::ledger::{Flow, Provision, Service};
use crate::person::{Care, Fact, Legal, Person, Route, Substance, hazard};

/// What bounds the places of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// ⌊money ÷ unit cost⌋.
    pub funded: u32,
    /// ⌊keyworkers × caseload⌋.
    pub staffed: u32,
}

impl Places {
    /// The places there are: whichever of the two binds.
    #[must_use]
    pub fn open(self) -> u32 {
        self.funded.min(self.staffed)
    }

    /// The same where the area has so many times its past share of the money.
    #[must_use]
    pub fn shared(self, times: f64) -> Places {
        let of = |places: u32| (f64::from(places) * times) as u32;
        Places {
            funded: of(self.funded),
            staffed: of(self.staffed),
        }
    }

    /// Of those, places fenced for prison leavers where the fence is `share`.
    #[must_use]
    pub fn fenced(self, share: f64) -> u32 {
        (f64::from(self.open()) * share) as u32
    }
}

/// Places, stays and patience.
#[derive(Clone, Debug)]
pub struct Terms {
    /// What bounds the places, area by area.
    pub places: Vec<Places>,
    /// Pounds a year that are given, whether or not anybody has been hired for them yet.
    pub money: f64,
    /// Share of each area's places that only prison leavers may take.
    pub fence: f64,
    by_priority: bool,
    /// Whether a start is recorded.
    pub recorded: Chance,
    /// By alcohol and drug requirement.
    linked: [Chance; 2],
    opiate: Sampler,
    non_opiate: Sampler,
    alcohol: Sampler,
    completes: Chance,
    patience: Sampler,
    seeking: Rate,
    /// Of stays for opiates, those without substitution.
    unsubstituted: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a stay that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let stay = |kind: &str| {
            reader.stay(
                &format!("community.mean_days.{kind}"),
                &format!("community.cv_days.{kind}"),
            )
        };
        let odds =
            reader.number("community.p_complete") / (1.0 - reader.number("community.p_complete"));
        let odds = odds * reader.number("community.cj_completion_or") * ease(reader);
        Ok(Terms {
            places: places(reader),
            money: money(reader),
            fence: reader.number("community.ring_fence.prison_leavers"),
            recorded: reader.chance("recording.treatment_start")?,
            linked: [
                reader.chance("recording.linked.atr")?,
                reader.chance("recording.linked.drr")?,
            ],
            by_priority: reader.number("community.priority") >= 0.5,
            opiate: stay("opiate")?,
            non_opiate: stay("nonopiate")?,
            alcohol: stay("alcohol")?,
            completes: reader.probability("community.p_complete", odds / (1.0 + odds))?,
            patience: Sampler::exponential(reader.number("community.patience_days"))
                .map_err(|error| named("community.patience_days", &error))?,
            seeking: reader.rate("community.self_referral_hazard"),
            unsubstituted: reader.chance("community.psychosocial_only")?,
        })
    }

    fn stay(&self, substance: Substance) -> &Sampler {
        match substance {
            Substance::Opiate => &self.opiate,
            Substance::Alcohol => &self.alcohol,
            _ => &self.non_opiate,
        }
    }
}

/// What the keyworkers' caseload does to the odds of completing: drop-out goes with a power of it.
fn ease(reader: &Reader) -> f64 {
    let relative = reader.number("community.keyworker_caseload")
        / reader.number("community.reference_caseload");
    libm::pow(
        relative,
        -reader.number("community.dropout_caseload_elasticity"),
    )
}

/// Whole places that the money buys and the keyworkers can serve in each area, by its share of the
/// region and the region's share of the country.
fn places(reader: &Reader) -> Vec<Places> {
    let cost = reader.number("community.place_cost");
    let caseload = reader.number("community.keyworker_caseload");
    let of_area = |piece: &Piece| {
        let region = usize::from(piece.region);
        let share = reader.regions().rows()[region].community_place_share * piece.share;
        let part = |key: &str| reader.hired_in_region(key, region) * share * reader.sample();
        Places {
            funded: (part("community.funding") / cost) as u32,
            staffed: (part("community.keyworkers") * caseload) as u32,
        }
    };
    reader.homes().areas.all().iter().map(of_area).collect()
}

/// Money of all areas together.
fn money(reader: &Reader) -> f64 {
    let of_area = |piece: &Piece| {
        let region = usize::from(piece.region);
        let share = reader.regions().rows()[region].community_place_share * piece.share;
        reader.in_region("community.funding", region) * share * reader.sample()
    };
    reader.homes().areas.all().iter().map(of_area).sum()
}

/// Counts the places of the month, and what bounds them.
pub fn count_places(scene: &mut Scene) {
    let counts = &mut scene.ledger.provisions;
    let areas = scene.plan.homes.areas.all().iter();
    let shared = areas.zip(&scene.services.commissioned);
    for ((area, &times), places) in shared.zip(&scene.terms.community_treatment.places) {
        let places = places.shared(times);
        let mut add =
            |what, count| counts.add(what, usize::from(area.region), Service::Unified, count);
        add(Provision::PlacesFunded, places.funded);
        add(Provision::PlacesStaffed, places.staffed);
        add(Provision::PlacesOpen, places.open());
        if places.staffed < places.funded {
            add(Provision::PlacesBoundByStaff, places.staffed);
        }
    }
}

/// Rate of seeking treatment on one's own.
pub fn seeking_rate(person: &Person, terms: &Terms) -> Rate {
    let may = person.care == Care::None && person.attributes.substance != Substance::None;
    if may { terms.seeking } else { Rate::ZERO }
}

/// Seeks treatment on one's own.
pub fn seeks(scene: &mut Scene, id: u32) {
    if !scene.strikes(id, hazard::SEEKING) {
        return;
    }
    let seeking = u64::from(scene.person(id).counts.seeking) + 1;
    scene.renew(id, hazard::SEEKING, purpose::SEEKING_BUDGET, seeking);
    scene.people[id as usize].counts.seeking += 1;
    referral::refers(scene, id, Route::SelfReferral);
}

/// The appointment: joins the area's queue.
pub fn appointment(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.care != Care::AppointmentDue || person.care_due != scene.now {
        return;
    }
    let area = usize::from(person.attributes.area);
    let priority = priority(person, &scene.terms.community_treatment);
    let (n, part) = (u64::from(person.counts.episodes), fenced_part(person));
    let Admission::Queued(ticket) = scene.services.outside[area].ask(scene.now, id, priority, part)
    else {
        return;
    };
    let patience =
        scene
            .terms
            .community_treatment
            .patience
            .at(scene.word(id, purpose::PATIENCE, n));
    let (now, due) = (scene.now, after_days(scene.now, patience));
    scene.change(id, |person| {
        person.care = Care::WaitingOutside;
        person.care_since = now;
        person.care_due = due;
        person.ticket = Some(ticket);
    });
    scene.record(Flow::SoughtOutside, id);
    scene.schedule(due, Step::GivesUp, id);
    scene.services.outside[area].stir(scene.agenda);
}

/// Somebody's priority in the queue; all are alike where there is none.
#[must_use]
pub fn priority(person: &Person, terms: &Terms) -> u8 {
    match terms.by_priority {
        true => person.route.priority(),
        false => 0,
    }
}

/// The fenced part of the pool that somebody may take places of; none for all but prison leavers.
#[must_use]
pub fn fenced_part(person: &Person) -> u8 {
    u8::from(person.route == Route::PrisonLeaver)
}

/// Out of patience.
pub fn gives_up(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if person.care != Care::WaitingOutside || person.care_due != scene.now {
        return;
    }
    if let Some(ticket) = person.ticket {
        scene.services.outside[usize::from(person.attributes.area)].leave(
            scene.now,
            ticket,
            Leaving::GaveUp,
        );
    }
    scene.record(Flow::GaveUpWaiting, id);
    no_longer(scene, id);
}

/// Starts those who can from the queue of `area`.
pub fn start_from(scene: &mut Scene, area: usize) {
    while let Some(start) = scene.services.outside[area].start_next(scene.now) {
        let n = u64::from(scene.person(start.id).counts.episodes);
        let stay = scene
            .terms
            .community_treatment
            .stay(scene.person(start.id).attributes.substance);
        let days = stay.at(scene.word(start.id, purpose::COMMUNITY_STAY, n));
        let route = scene.person(start.id).route;
        scene.record(started_by(route), start.id);
        let linked = record_as_recorded(scene, start.id, n);
        if route == Route::CourtOrder {
            requirements::is_delivered(scene, start.id, linked);
        }
        begin(scene, start.id, start.part, scene.now, days);
        scene.schedule(scene.now, Step::CareContinues, start.id);
    }
}

/// Whether a start is in the records, and for one under an order whether it is found there.
pub(super) fn recorded(
    terms: &Terms,
    person: &Person,
    word: impl Fn(Purpose) -> u64,
) -> [Option<Flow>; 2] {
    let linked = terms.linked[usize::from(person.facts.has(Fact::OnDrr))];
    let ordered = person.route == Route::CourtOrder;
    [
        (terms.recorded.holds(word(purpose::RECORDED_START))).then_some(Flow::StartedAsRecorded),
        (ordered && linked.holds(word(purpose::LINKED_START))).then_some(Flow::LinkedUnderOrder),
    ]
}

/// Records a start as the records hold it; says whether one under an order is found there.
fn record_as_recorded(scene: &mut Scene, id: u32, n: u64) -> bool {
    let person = *scene.person(id);
    let terms = &scene.terms.community_treatment;
    let flows = recorded(terms, &person, |purpose| scene.word(id, purpose, n));
    for flow in flows.into_iter().flatten() {
        scene.record(flow, id);
    }
    flows.contains(&Some(Flow::LinkedUnderOrder))
}

/// What is recorded of a start, by how it came about.
pub(super) fn started_by(route: Route) -> Flow {
    match route {
        Route::PrisonLeaver => Flow::StartedAsPrisonLeaver,
        Route::CourtOrder => Flow::StartedUnderOrder,
        Route::Probation => Flow::StartedByProbation,
        Route::Cjit => Flow::StartedByCjit,
        Route::SelfReferral => Flow::StartedBySelf,
    }
}

/// Begins a stay that began at `since` and lasts `days` from now.
pub fn begin(scene: &mut Scene, id: u32, part: u8, since: Tick, days: f64) {
    let due = after_days(scene.now, days);
    let person = scene.person(id);
    let word = scene.word(
        id,
        purpose::UNSUBSTITUTED,
        u64::from(person.counts.episodes),
    );
    let unsubstituted = person.attributes.substance == Substance::Opiate
        && scene.terms.community_treatment.unsubstituted.holds(word);
    scene.change(id, |person| {
        person.facts.set(Fact::Unsubstituted, unsubstituted);
        person.care = Care::Outside;
        person.care_since = since;
        person.care_due = due;
        person.part = part;
        person.ticket = None;
    });
    scene.schedule(due, Step::CareEndsOutside, id);
}

/// The stay in treatment of somebody found in it: the mean and variation of its group.
#[must_use]
pub fn stay_of(terms: &Terms, substance: Substance) -> &Sampler {
    terms.stay(substance)
}

/// The stay ends, by completion or drop-out.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if person.care != Care::Outside || person.care_due != scene.now {
        return;
    }
    let pool = &mut scene.services.outside[usize::from(person.attributes.area)];
    pool.end(scene.now, id, person.part, person.care_since);
    pool.stir(scene.agenda);
    let word = scene.word(
        id,
        purpose::COMMUNITY_END,
        u64::from(person.counts.episodes),
    );
    let completes = scene.terms.community_treatment.completes.holds(word);
    scene.record(
        if completes {
            Flow::CompletedOutside
        } else {
            Flow::DroppedOutOutside
        },
        id,
    );
    no_longer(scene, id);
}

fn no_longer(scene: &mut Scene, id: u32) {
    scene.change(id, |person| {
        person.care = Care::None;
        person.care_due = Tick::NEVER;
        person.ticket = None;
    });
}

/// Whether somebody could be found in treatment in the community when the world opens.
#[must_use]
pub fn could_be_treated(person: &Person) -> bool {
    person.attributes.substance != Substance::None
        && person.legal.at_liberty()
        && person.legal != Legal::Dead
}
