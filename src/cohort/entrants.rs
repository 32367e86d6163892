//! Entrants: people who come from outside, in layered Poisson streams by region and kind.
//!
//! The rate of a layer is a constant of the model, not of a scenario: a higher rate of entrants
//! admits more candidates and moves none.

use crate::engine::Tick;
use crate::engine::arrivals::{Layer, admitted};
use crate::engine::key::IDS;
use crate::ledger::Flow;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::step::Step;
use crate::pathway::terms::{Refusal, Terms};
use crate::pathway::time::{DAYS_PER_YEAR, START, TICKS_PER_DAY};
use crate::person::{Fact, Legal, Persistence, Person, Sentence};
use crate::scenario::Regions;

/// Candidates a year in one layer.
const LAYER_RATE: f64 = 1_000.0;
const LAYERS_BITS: u32 = 10;
const KINDS: usize = 5;

/// Who a stream brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    FirstEntrant(Persistence),
    RemandOnly,
    NonCriminal,
}

const ALL_KINDS: [Kind; KINDS] = [
    Kind::FirstEntrant(Persistence::Low),
    Kind::FirstEntrant(Persistence::Mid),
    Kind::FirstEntrant(Persistence::High),
    Kind::RemandOnly,
    Kind::NonCriminal,
];

impl Kind {
    /// People a year in the whole country.
    fn rate(self, terms: &Terms) -> f64 {
        match self {
            Kind::FirstEntrant(class) => terms.court.first_entrants[class as usize],
            Kind::RemandOnly => terms.court.remand_only,
            Kind::NonCriminal => terms.court.non_criminal,
        }
    }
}

/// One layer of a stream.
#[derive(Clone, Copy, Debug)]
struct Named {
    region: u8,
    kind: usize,
    layer: u32,
}

/// All layers a run may need.
#[derive(Clone, Debug)]
pub struct Streams {
    layers: Vec<Named>,
    share: Vec<f64>,
    sample: f64,
    gap: f64,
}

impl Streams {
    /// As many layers as the highest rate of the run needs.
    ///
    /// # Errors
    /// [`Refusal`] where a region's rate needs more layers than there are names for.
    pub fn new(
        regions: &Regions,
        terms: &[(Tick, Terms)],
        sample: f64,
    ) -> Result<Streams, Refusal> {
        let share: Vec<f64> = regions
            .rows()
            .iter()
            .map(|region| region.case_share)
            .collect();
        let mut layers = Vec::new();
        for (region, share) in (0u8..).zip(&share) {
            for (kind, name) in ALL_KINDS.iter().enumerate() {
                let most = terms
                    .iter()
                    .map(|(_, terms)| name.rate(terms))
                    .fold(0.0, f64::max);
                let needed = libm::ceil(most * share * sample / LAYER_RATE) as u32;
                if needed >= 1 << LAYERS_BITS {
                    return Err(Refusal(format!(
                        "court.first_entrants: {most} people a year are more than the model can bring in; at most a million in a region"
                    )));
                }
                layers.extend((0..needed).map(|layer| Named {
                    region,
                    kind,
                    layer,
                }));
            }
        }
        let gap = DAYS_PER_YEAR * f64::from(TICKS_PER_DAY) / LAYER_RATE;
        Ok(Streams {
            layers,
            share,
            sample,
            gap,
        })
    }

    /// The layers before their first candidates.
    pub fn begin(&self, layers: &mut Vec<Layer>) {
        layers.clear();
        layers.extend(self.layers.iter().map(|named| {
            let stream = u64::from(named.region) * KINDS as u64 + named.kind as u64;
            Layer::from(START, stream << LAYERS_BITS | u64::from(named.layer))
        }));
    }

    /// The most people a year that the layers can admit.
    #[must_use]
    pub fn most_a_year(&self) -> f64 {
        self.layers.len() as f64 * LAYER_RATE
    }
}

/// Ids of layers lie below those of `pools` pools.
fn layer_id(pools: usize, which: usize) -> u32 {
    IDS - 2 - (pools + which) as u32
}

/// Puts the first candidate of every layer on the agenda.
pub fn open(scene: &mut Scene) {
    for which in 0..scene.layers.len() {
        advance(scene, which);
    }
}

fn advance(scene: &mut Scene, which: usize) {
    let gap = scene.plan.streams.gap;
    let exponential = &scene.plan.exponential;
    let at = scene.layers[which].advance(&scene.luck, purpose::ARRIVAL_GAP, |word| {
        exponential.at(word) * gap
    });
    let id = layer_id(scene.services.pools(), which);
    scene.schedule(at, Step::Arrives, id);
}

/// A candidate stands at the door: admitted by its mark, or not.
pub fn arrives(scene: &mut Scene, id: u32) {
    let which = (IDS - 2 - id) as usize - scene.services.pools();
    let named = scene.plan.streams.layers[which];
    let kind = ALL_KINDS[named.kind];
    let streams = &scene.plan.streams;
    let rate = kind.rate(scene.terms) * streams.share[usize::from(named.region)] * streams.sample;
    let candidate = scene.layers[which].candidate(&scene.luck, purpose::ARRIVAL_MARK);
    if candidate.mark < admitted(rate / LAYER_RATE, named.layer) {
        enter(scene, candidate.key, named.region, kind);
    }
    advance(scene, which);
}

fn enter(scene: &mut Scene, key: u64, region: u8, kind: Kind) {
    let makeup = &scene.terms.makeup;
    let class = match kind {
        Kind::FirstEntrant(class) => class,
        Kind::RemandOnly => makeup.class_of_remanded(&scene.luck, key),
        Kind::NonCriminal => Persistence::Low,
    };
    let homes = &scene.plan.homes;
    let sex = makeup.sex(&scene.luck, key);
    let who = makeup.of(&scene.luck, key, region, homes, class, sex);
    let mut person = Person::new(key, who);
    makeup.flag(&scene.luck, &mut person);
    person.since = scene.now;
    person.facts.set(Fact::Outside, kind == Kind::RemandOnly);
    person.sentence = Sentence::Nothing;
    person.legal = Legal::Gone;
    let id = scene.admit(person);
    scene
        .ledger
        .integrals
        .arrived(usize::from(region), Legal::Gone, scene.now);
    scene.record(Flow::Entered, id);
    scene.begin_budgets(id);
    let step = match kind {
        Kind::FirstEntrant(_) => Step::AppearsInCourt,
        Kind::RemandOnly => Step::IsRemanded,
        Kind::NonCriminal => Step::IsHeld,
    };
    scene.schedule(scene.now, step, id);
}
