//! Treatment requirements of orders: drug rehabilitation (DRR), alcohol (ATR) and mental health (MHTR).
//!
//! Whether one is attached depends on the need being known to the court and on sentencers' confidence that
//! treatment will be given. Both are relative to the era whose orders `court.attach.*` counts, so that the era
//! itself is as published. A requirement lasts its own time and is completed, or fails; an order that ends before
//! takes it along as a failure. One for mental health beside one for drugs or alcohol lasts as long as that one;
//! its treatment is outside the model. With `court.confidence_feedback` confidence follows what was delivered, and
//! never beyond certainty.

use crate::engine::Tick;
use crate::engine::dist::{Chance, Sampler};
use crate::engine::luck::unit;
use crate::ledger::{Flow, cell};
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::step::Step;
use crate::pathway::terms::{Reader, Refusal};
use crate::pathway::time::after_days;
use crate::person::{Fact, Legal, Persistence, Person, Substance};

/// Months over which delivery is looked back on.
const MEMORY: usize = 12;

/// Months after that of a requirement within which treatment counts as what it led to.
pub const FOLLOWED: usize = 6;

/// The chances of requirements, and how long they last.
#[derive(Clone, Debug)]
pub struct Terms {
    known: Chance,
    drugs: Requirement,
    alcohol: Requirement,
    mental_health: MentalHealth,
    /// How many times the era's confidence is certainty.
    certainty: f64,
    feedback: f64,
    reference_delivery: f64,
}

/// The requirement that is given whatever somebody uses.
#[derive(Clone, Debug)]
struct MentalHealth {
    attached: Chance,
    length: Sampler,
    completes: Chance,
}

/// One kind of requirement.
#[derive(Clone, Debug)]
struct Requirement {
    /// The chance that it is attached, the need not known to the court and known.
    attached: [f64; 2],
    engages: Chance,
    length: Sampler,
    completes: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a chance above one, or a length without a shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let share = Need::on_orders(reader);
        Ok(Terms {
            known: reader.chance("court.need_known")?,
            drugs: requirement(reader, "drr", share.drugs)?,
            alcohol: requirement(reader, "atr", share.alcohol)?,
            mental_health: MentalHealth {
                attached: reader.chance("court.attach.mhtr")?,
                length: length(reader, "mhtr")?,
                completes: reader.chance("court.completion.mhtr")?,
            },
            // Where nobody is confident nothing is given, whatever is delivered.
            certainty: 1.0 / reader.number("court.confidence"),
            feedback: reader.number("court.confidence_feedback"),
            reference_delivery: reader.number("court.reference_delivery"),
        })
    }

    fn of(&self, substance: Substance) -> Option<&Requirement> {
        match substance {
            Substance::Opiate | Substance::NonOpiate => Some(&self.drugs),
            Substance::NonOpiateAndAlcohol | Substance::Alcohol => Some(&self.alcohol),
            Substance::None => None,
        }
    }
}

fn requirement(reader: &Reader, kind: &str, share: f64) -> Result<Requirement, Refusal> {
    let key = format!("court.attach.{kind}");
    Ok(Requirement {
        attached: attached(reader, &key, share)?,
        engages: reader.chance(&format!("court.p_order_engages.{kind}"))?,
        length: length(reader, kind)?,
        completes: reader.chance(&format!("court.completion.{kind}"))?,
    })
}

fn length(reader: &Reader, kind: &str) -> Result<Sampler, Refusal> {
    let key = format!("court.requirement_days.{kind}");
    reader.stay(&key, "court.requirement_cv")
}

/// The chances for somebody who could be given a requirement, whose mean over those known and not known in the
/// reference is the published one; never where nobody could.
fn attached(reader: &Reader, key: &str, share: f64) -> Result<[f64; 2], Refusal> {
    let known = reader.number("court.reference_need_known");
    let more = reader.number("court.attach_known_multiplier");
    let confidence =
        reader.number("court.confidence") / reader.number("court.reference_confidence");
    let each = match share > 0.0 {
        true => reader.number(key) / share / (known * more + 1.0 - known),
        false => 0.0,
    };
    let unknown = each * confidence;
    // Named after the main parameter where it cannot be.
    reader.probability(key, unknown * more)?;
    Ok([unknown, unknown * more])
}

/// Shares of people starting an order who could be given a requirement; the attachment rates are
/// per order, so they are divided by these.
struct Need {
    drugs: f64,
    alcohol: f64,
}

impl Need {
    fn on_orders(reader: &Reader) -> Need {
        let (mut drugs, mut alcohol, mut orders) = (0.0, 0.0, 0.0);
        for order in ["co", "sso"] {
            let starts = reader.number(&format!("court.orders.{order}"));
            let x = reader.number(&format!("return.classmix.{order}"));
            let mix = [(1.0 - x) * (1.0 - x), 2.0 * x * (1.0 - x), x * x];
            for (share, class) in mix.iter().zip(Persistence::ALL) {
                let need = |group: Substance| {
                    reader.number(&format!("need.{}.{}", group.name(), class.name()))
                };
                drugs += starts * share * (need(Substance::Opiate) + need(Substance::NonOpiate));
                alcohol += starts
                    * share
                    * (need(Substance::NonOpiateAndAlcohol) + need(Substance::Alcohol));
            }
            orders += starts;
        }
        Need {
            drugs: drugs / orders,
            alcohol: alcohol / orders,
        }
    }
}

/// What a court attaches to an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attached {
    /// A drug rehabilitation requirement.
    pub drr: bool,
    /// An alcohol treatment requirement.
    pub atr: bool,
    /// A mental health treatment requirement, beside either or alone.
    pub mhtr: bool,
    /// Whether the one for drugs or alcohol will be taken up.
    pub taken_up: bool,
}

impl Attached {
    /// Marks somebody with what is given in a month, or with none.
    pub fn mark(self, person: &mut Person, month: usize) {
        person.facts.set(Fact::OnDrr, self.drr);
        person.facts.set(Fact::OnAtr, self.atr);
        person.facts.set(Fact::OnMhtr, self.mhtr);
        person.facts.set(Fact::Required, self.taken_up);
        person.required_in = match self.drr || self.atr {
            true => u8::try_from(month).unwrap_or(Person::NO_MONTH),
            false => Person::NO_MONTH,
        };
    }
}

/// Attaches treatment requirements to somebody's `n`-th disposal, which is an order.
pub fn attach(scene: &mut Scene, id: u32, n: u64) -> Attached {
    let word = scene.word(id, purpose::REQUIREMENT, n << 1 | 1);
    let mhtr = scene
        .terms
        .court
        .requirements
        .mental_health
        .attached
        .holds(word);
    if mhtr {
        scene.record(Flow::GivenMhtr, id);
    }
    Attached {
        mhtr,
        ..attach_by_use(scene, id, n)
    }
}

/// Attaches the requirement that what somebody uses may bring.
fn attach_by_use(scene: &mut Scene, id: u32, n: u64) -> Attached {
    let terms = &scene.terms.court.requirements;
    let given = unit(scene.word(id, purpose::REQUIREMENT, n << 1));
    let substance = scene.person(id).attributes.substance;
    let Some(kind) = terms.of(substance) else {
        return Attached::default();
    };
    let known = terms.known.holds(scene.word(id, purpose::COURT_KNOWS, n));
    let confidence = scene.services.confidence.min(terms.certainty);
    if given >= kind.attached[usize::from(known)] * confidence {
        return Attached::default();
    }
    let drugs = matches!(substance, Substance::Opiate | Substance::NonOpiate);
    let taken_up = kind
        .engages
        .holds(scene.word(id, purpose::REQUIREMENT_TAKEN_UP, n));
    scene.record(
        if drugs {
            Flow::GivenDrr
        } else {
            Flow::GivenAtr
        },
        id,
    );
    Attached {
        drr: drugs,
        atr: !drugs,
        mhtr: false,
        taken_up,
    }
}

/// The kind of requirement somebody is given, if any is.
fn kind_for<'a>(scene: &'a Scene, person: &Person) -> Option<&'a Requirement> {
    scene
        .terms
        .court
        .requirements
        .of(person.attributes.substance)
}

/// The order begins, and its requirements with it.
pub fn begins(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let n = u64::from(person.counts.supervision);
    let (length, purpose) = match kind_for(scene, person) {
        Some(kind) if is_on(person) => (&kind.length, purpose::REQUIREMENT_DAYS),
        _ => {
            let mental_health = &scene.terms.court.requirements.mental_health;
            (&mental_health.length, purpose::MHTR_DAYS)
        }
    };
    let days = length.at(scene.word(id, purpose, n));
    let due = after_days(scene.now, days);
    scene.change(id, |person| person.requirement_due = due);
    scene.schedule(due, Step::RequirementEnds, id);
}

/// The time of the requirements is over: each is completed or not, if the order still runs.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if person.requirement_due != scene.now || person.legal == Legal::Dead {
        return;
    }
    let n = u64::from(person.counts.supervision);
    let ordered = is_ordered(&person);
    let completes = |chance: Chance, purpose| ordered && chance.holds(scene.word(id, purpose, n));
    let by_use = kind_for(scene, &person)
        .is_some_and(|kind| completes(kind.completes, purpose::REQUIREMENT_END));
    let mental_health = scene.terms.court.requirements.mental_health.completes;
    let mental_health = completes(mental_health, purpose::MHTR_END);
    record_ends(scene, id, [by_use, mental_health]);
    let month = scene.ledger.month();
    scene.change(id, |person| {
        person.requirement_due = Tick::NEVER;
        Attached::default().mark(person, month);
    });
}

/// How each requirement of somebody has ended: completed or not, the one for drugs or alcohol and the one for
/// mental health.
fn record_ends(scene: &mut Scene, id: u32, [by_use, mental_health]: [bool; 2]) {
    let ends = [
        (Fact::OnDrr, by_use, [Flow::FailedDrr, Flow::CompletedDrr]),
        (Fact::OnAtr, by_use, [Flow::FailedAtr, Flow::CompletedAtr]),
        (
            Fact::OnMhtr,
            mental_health,
            [Flow::FailedMhtr, Flow::CompletedMhtr],
        ),
    ];
    let facts = scene.person(id).facts;
    for (_, completed, flows) in ends.into_iter().filter(|(fact, ..)| facts.has(*fact)) {
        scene.record(flows[usize::from(completed)], id);
    }
}

/// A new disposal takes the place of requirements that still run: they were not completed.
pub fn is_replaced(scene: &mut Scene, id: u32) {
    if scene.person(id).requirement_due == Tick::NEVER {
        return;
    }
    record_ends(scene, id, [false, false]);
    scene.change(id, |person| person.requirement_due = Tick::NEVER);
}

/// Somebody starts treatment under an order: the requirement has led to it, if within [`FOLLOWED`] months.
pub fn is_delivered(scene: &mut Scene, id: u32, linked: bool) {
    let person = scene.person(id);
    let month = usize::from(person.required_in);
    if !delivers(person, scene.ledger.month()) {
        return;
    }
    let cell = cell(&person.attributes);
    scene
        .ledger
        .record_in(month, Flow::RequirementDelivered, cell);
    if linked {
        scene.ledger.record_in(month, Flow::RequirementLinked, cell);
    }
    scene.people[id as usize].required_in = Person::NO_MONTH;
}

/// Whether a start of treatment under an order in `month` is what the requirement of somebody has led to.
#[must_use]
pub fn delivers(person: &Person, month: usize) -> bool {
    let given = usize::from(person.required_in);
    given <= month && month - given <= FOLLOWED
}

/// Whether somebody is under an order with a treatment requirement for drugs or alcohol.
#[must_use]
pub fn is_on(person: &Person) -> bool {
    let required = person.facts.has(Fact::OnDrr) || person.facts.has(Fact::OnAtr);
    required && is_ordered(person)
}

/// Whether somebody is under an order with any treatment requirement.
#[must_use]
pub fn has_any(person: &Person) -> bool {
    is_on(person) || person.facts.has(Fact::OnMhtr) && is_ordered(person)
}

fn is_ordered(person: &Person) -> bool {
    matches!(person.legal, Legal::CommunityOrder | Legal::SuspendedOrder)
}

/// At a month's end confidence follows the share of requirements of the last twelve months that led to
/// treatment, if it does at all; before a year has passed it is the era's.
pub fn follow_delivery(scene: &mut Scene) {
    let terms = &scene.terms.court.requirements;
    let end = scene.ledger.month();
    if terms.feedback == 0.0 || end < MEMORY {
        return;
    }
    let count = |flows: &[Flow]| -> u64 {
        let months = end - MEMORY..end;
        let cells = months.flat_map(|month| flows.iter().map(move |&flow| (month, flow)));
        let counts = cells.flat_map(|(month, flow)| scene.ledger.flow(month, flow));
        counts.map(|&count| u64::from(count)).sum()
    };
    let given = count(&[Flow::GivenDrr, Flow::GivenAtr]);
    let started = count(&[Flow::StartedUnderOrder]);
    if given > 0 {
        let delivered = started as f64 / given as f64 / terms.reference_delivery;
        scene.services.confidence = libm::pow(delivered, terms.feedback);
    }
}
