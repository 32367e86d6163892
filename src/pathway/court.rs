//! Court: what is given for an offence, and whether on remand first; and what a breach leads to.

pub mod breach;
pub mod requirements;

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal, named};
use crate::engine::dist::{Categorical, Chance};
use crate::person::{Band, Fact, Legal, Persistence, Sentence};
use requirements::Attached;

const CLASSES: usize = Persistence::COUNT;
const DISPOSALS: [Sentence; 3] = [
    Sentence::Custody,
    Sentence::CommunityOrder,
    Sentence::SuspendedOrder,
];

/// The court's parameters.
#[derive(Clone, Debug)]
pub struct Terms {
    disposal: [Categorical; CLASSES],
    band: [Categorical; CLASSES],
    life: Chance,
    /// Life, or imprisonment for public protection.
    indeterminate: Chance,
    /// What follows remand: custody, a community order, a suspended order, or nothing.
    after_remand: Categorical,
    remand_before_custody: Chance,
    remand_before_order: Chance,
    /// First-time entrants a year by class.
    pub first_entrants: [f64; CLASSES],
    /// People remanded and neither sentenced nor given an order, a year.
    pub remand_only: f64,
    /// Non-criminal receptions a year.
    pub non_criminal: f64,
    /// Treatment requirements of orders.
    pub requirements: requirements::Terms,
    /// Breach of orders.
    pub breach: breach::Terms,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where remand exceeds what the courts pass.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let life = reader.number("court.custody_receptions.life");
        let indeterminate = life + reader.number("court.custody_receptions.ipp");
        // Sentences on recall begin inside, and breach is dealt with apart: the rest are passed here.
        let apart = reader.number("court.sentenced_on_recall")
            + reader.number("court.sentenced_for_breach");
        let passed = (custody_receptions(reader) + indeterminate - apart).max(1.0);
        let orders = reader.number("court.orders.co") + reader.number("court.orders.sso");
        let growth = reader.growth();
        let remand = reader.number("court.remand_entries") * growth.remand;
        let to_custody = reader.number("court.p_custody_after_remand");
        let to_order = reader.number("court.p_order_after_remand_noncustody");
        Ok(Terms {
            disposal: by_class(|class| disposal(reader, class, growth.custody_rate))?,
            band: by_class(|class| {
                reader.choice(
                    &Band::DETERMINATE.map(|band| format!("court.band.{}.{class}", band.name())),
                )
            })?,
            life: reader.probability("court.custody_receptions.life", life / passed)?,
            indeterminate: reader
                .probability("court.custody_receptions.ipp", indeterminate / passed)?,
            after_remand: after_remand(reader, to_custody, (1.0 - to_custody) * to_order)?,
            remand_before_custody: remanded(
                reader,
                "court.remand_entries",
                remand * to_custody / passed,
            )?,
            remand_before_order: remanded(
                reader,
                "court.p_order_after_remand_noncustody",
                remand * (1.0 - to_custody) * to_order / orders,
            )?,
            first_entrants: first_entrants(reader).map(|rate| rate * growth.entrants),
            remand_only: remand * (1.0 - to_custody) * (1.0 - to_order) * growth.entrants,
            non_criminal: reader.number("court.noncriminal_entries"),
            requirements: requirements::Terms::read(reader)?,
            breach: breach::Terms::read(reader)?,
        })
    }
}

/// The share of what courts pass that people are remanded before; where only growth takes it above
/// all that is passed, growth is named, and not the parameter the share follows from.
fn remanded(reader: &Reader, key: &str, share: f64) -> Result<Chance, Refusal> {
    let grown = reader.growth().remand;
    let before = share / grown;
    if share <= 1.0 || before > 1.0 {
        return reader.probability(key, share);
    }
    let most = 1.0 / before;
    Err(Refusal(format!(
        "court.growth.remand: remand grows to {grown:.2} times that of the start within the run, more than are sentenced \
         (allowed: {most:.2} times); give less growth, or fewer years (--years)"
    )))
}

/// What a class is given, when custody is given `more` often than at the start.
fn disposal(reader: &Reader, class: &str, more: f64) -> Result<Categorical, Refusal> {
    let key = |given| format!("court.disposal.{}.{class}", short(given));
    let [custody, community, suspended] = DISPOSALS.map(|given| reader.number(&key(given)));
    let others = community + suspended;
    let grown = (custody * more).min(custody + others);
    let rest = match others > 0.0 {
        true => (others + (custody - grown)) / others,
        false => 1.0,
    };
    Categorical::new(&[grown, community * rest, suspended * rest])
        .map_err(|error| named(&key(Sentence::Custody), &error))
}

/// What people found on remand are remanded for.
fn after_remand(reader: &Reader, custody: f64, order: f64) -> Result<Categorical, Refusal> {
    let (community, suspended) = (
        reader.number("court.orders.co"),
        reader.number("court.orders.sso"),
    );
    let community = community / (community + suspended);
    let weights = [
        custody,
        order * community,
        order * (1.0 - community),
        1.0 - custody - order,
    ];
    Categorical::new(&weights).map_err(|error| named("court.p_custody_after_remand", &error))
}

/// Determinate sentences to custody a year.
fn custody_receptions(reader: &Reader) -> f64 {
    Band::DETERMINATE
        .iter()
        .map(|band| reader.number(&format!("court.custody_receptions.{}", band.name())))
        .sum()
}

fn first_entrants(reader: &Reader) -> [f64; CLASSES] {
    let mut rates = [0.0; CLASSES];
    for (rate, class) in rates.iter_mut().zip(Persistence::ALL) {
        *rate = reader.number(&format!("court.first_entrants.{}", class.name()));
    }
    rates
}

fn by_class(
    read: impl Fn(&str) -> Result<Categorical, Refusal>,
) -> Result<[Categorical; CLASSES], Refusal> {
    let [low, mid, high] = [Persistence::Low, Persistence::Mid, Persistence::High];
    Ok([read(low.name())?, read(mid.name())?, read(high.name())?])
}

fn short(sentence: Sentence) -> &'static str {
    match sentence {
        Sentence::Custody => "custody",
        Sentence::CommunityOrder => "co",
        Sentence::SuspendedOrder => "sso",
        Sentence::Nothing => "nothing",
    }
}

/// Appears in court: the disposal, the band of a custodial sentence, and remand before it.
pub fn appears(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.legal == Legal::Dead || person.legal.in_custody() {
        return;
    }
    let (class, n) = (
        person.attributes.persistence as usize,
        u64::from(person.counts.court),
    );
    let terms = &scene.terms.court;
    let sentence = DISPOSALS[terms.disposal[class].at(scene.word(id, purpose::DISPOSAL, n))];
    let (band, for_protection) = band_at(scene, id, class, n);
    let required = match sentence {
        Sentence::Custody => Attached::default(),
        _ => requirements::attach(scene, id, n),
    };
    requirements::is_replaced(scene, id);
    let month = scene.ledger.month();
    scene.change(id, |person| {
        person.counts.court += 1;
        person.sentence = sentence;
        required.mark(person, month);
        if sentence == Sentence::Custody {
            person.band = band;
            person.facts.set(Fact::Ipp, for_protection);
        }
    });
    let remand = match sentence {
        Sentence::Custody => terms.remand_before_custody,
        _ => terms.remand_before_order,
    };
    let step = match sentence {
        _ if remand.holds(scene.word(id, purpose::REMANDED, n)) => Step::IsRemanded,
        Sentence::Custody => Step::IsReceived,
        _ => Step::StartsOrder,
    };
    scene.schedule(scene.now, step, id);
}

/// The band of a custodial sentence, and whether it is imprisonment for public protection: life
/// first, then public protection by the same word, then by class.
fn band_at(scene: &Scene, id: u32, class: usize, n: u64) -> (Band, bool) {
    let terms = &scene.terms.court;
    let word = scene.word(id, purpose::BAND, n << 1);
    if terms.indeterminate.holds(word) {
        return (Band::Indeterminate, !terms.life.holds(word));
    }
    let band = terms.band[class].at(scene.word(id, purpose::BAND, n << 1 | 1));
    (Band::DETERMINATE[band], false)
}

/// Sentenced while recalled: a new sentence begins where the recall would have ended.
pub fn sentences_on_recall(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let word = scene.word(
        id,
        purpose::RECALL_SENTENCE_BAND,
        u64::from(person.counts.custody),
    );
    let class = person.attributes.persistence as usize;
    let band = Band::DETERMINATE[scene.terms.court.band[class].at(word)];
    scene.change(id, |person| {
        person.band = band;
        person.sentence = Sentence::Custody;
        person.facts.set(Fact::AfterRecall, true);
        person.days_back = 0;
    });
    scene.schedule(scene.now, Step::BeginsSentence, id);
}

/// What the court will give somebody found on remand when the world opens, the band of it, and
/// whether it is imprisonment for public protection.
#[must_use]
pub fn awaited(scene: &Scene, id: u32) -> (Sentence, Band, bool) {
    const OUTCOMES: [Sentence; 4] = [
        Sentence::Custody,
        Sentence::CommunityOrder,
        Sentence::SuspendedOrder,
        Sentence::Nothing,
    ];
    let outcome = scene
        .terms
        .court
        .after_remand
        .at(scene.word(id, purpose::AFTER_REMAND, 0));
    let class = scene.person(id).attributes.persistence as usize;
    let (band, for_protection) = band_at(scene, id, class, 0);
    let custody = OUTCOMES[outcome] == Sentence::Custody;
    (OUTCOMES[outcome], band, for_protection && custody)
}
