//! The sentence: for how long it is served before first release.

use super::{curfew, early_release, occasion, stays_of};
use crate::engine::Tick;
use crate::engine::dist::Sampler;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::pathway::time::{DAYS_PER_YEAR, days};
use crate::person::{Band, Fact, Legal, Person};

/// Time served under sentence, in days.
#[derive(Clone, Debug)]
pub struct Terms {
    served: [Sampler; Band::COUNT],
    ipp: Sampler,
    /// Terms against time served under the rules at the start, by determinate band.
    terms_to_served: [f64; 4],
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a stay that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let [first, second, third, fourth] = Band::DETERMINATE;
        let served = [
            served(reader, first)?,
            served(reader, second)?,
            served(reader, third)?,
            served(reader, fourth)?,
            by_hazard(reader, "life")?,
        ];
        let curfew = curfew::Terms::read(reader);
        let longer = |band: Band| curfew.lengthening(band, &served[band as usize]);
        Ok(Terms {
            terms_to_served: [
                longer(first)?,
                longer(second)?,
                longer(third)?,
                longer(fourth)?,
            ],
            served,
            ipp: by_hazard(reader, "ipp")?,
        })
    }
}

fn served(reader: &Reader, band: Band) -> Result<Sampler, Refusal> {
    let key = |what: &str| format!("custody.served_{what}.{}", band.name());
    let mean = reader.number(&key("days")) * reader.growth().length;
    Sampler::lognormal(mean, reader.number(&key("cv"))).map_err(|error| named(&key("days"), &error))
}

fn by_hazard(reader: &Reader, kind: &str) -> Result<Sampler, Refusal> {
    let key = format!("custody.indet_release_hazard.{kind}");
    Sampler::exponential(DAYS_PER_YEAR / reader.number(&key)).map_err(|error| named(&key, &error))
}

/// Where a sentence is served and for how many days.
pub(super) fn stay(scene: &Scene, id: u32) -> (Legal, f64) {
    let person = scene.person(id);
    let terms = &scene.terms.custody.sentence;
    let word = occasion(scene, id, purpose::SENTENCE_STAY);
    if person.band == Band::Indeterminate {
        let stay = match person.facts.has(Fact::Ipp) {
            true => &terms.ipp,
            false => &terms.served[person.band as usize],
        };
        return (Legal::Indeterminate, stay.at(word) * stays_of(scene, id));
    }
    let start = &scene.plan.terms[0].1.custody.sentence;
    let longer = start.terms_to_served[person.band as usize];
    let days = terms.served[person.band as usize].at(word) * stays_of(scene, id) * longer;
    (Legal::Sentenced, early_release::served(scene, id, days))
}

/// Ticks that somebody under a determinate sentence has served at `now`, remand before it counted; the
/// time on recall before a sentence passed there belongs to another. Of who was found under sentence
/// when the world opened, remand is not known.
#[must_use]
pub fn time_served(person: &Person, now: Tick) -> u64 {
    let known = !person.facts.has(Fact::AfterRecall) && person.received != Tick(0);
    let from = if known { person.received } else { person.since };
    u64::from(now.since(from)) + u64::from(days(person.days_back.into()))
}
