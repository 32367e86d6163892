//! The sentence: for how long it is served before first release.

use super::{occasion, stays_of};
use crate::engine::dist::Sampler;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::pathway::time::DAYS_PER_YEAR;
use crate::person::{Band, Fact, Legal};

/// Time served under sentence, in days.
#[derive(Clone, Debug)]
pub struct Terms {
    served: [Sampler; Band::COUNT],
    ipp: Sampler,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a stay that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let [first, second, third, fourth] = Band::DETERMINATE;
        Ok(Terms {
            served: [
                served(reader, first)?,
                served(reader, second)?,
                served(reader, third)?,
                served(reader, fourth)?,
                by_hazard(reader, "life")?,
            ],
            ipp: by_hazard(reader, "ipp")?,
        })
    }
}

fn served(reader: &Reader, band: Band) -> Result<Sampler, Refusal> {
    let key = |what: &str| format!("custody.served_{what}.{}", band.name());
    reader.stay(&key("days"), &key("cv"))
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
    let (legal, stay) = match person.band {
        Band::Indeterminate if person.facts.has(Fact::Ipp) => (Legal::Indeterminate, &terms.ipp),
        Band::Indeterminate => (Legal::Indeterminate, &terms.served[person.band as usize]),
        band => (Legal::Sentenced, &terms.served[band as usize]),
    };
    (legal, stay.at(word) * stays_of(scene, id))
}
