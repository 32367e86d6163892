//! The sentence: for how long it is served before first release.

use super::early_release::Rules;
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
    /// Terms against time served under the rules of the reference, by determinate band.
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
        let curfew = curfew::Terms::read(reader, Rules::Reference);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pathway::time::{START, TICKS_PER_DAY};
    use crate::person::{Age, Attributes, Persistence, Provider, Severity, Sex, Substance};

    /// Under sentence on the hundredth day of the run: `remand` days of the stay before `sentenced`.
    fn served(received: Tick, since: Tick, change: impl FnOnce(&mut Person)) -> u64 {
        let who = Attributes {
            region: 0,
            area: 0,
            unit: 0,
            sex: Sex::Female,
            age: Age::Young,
            substance: Substance::None,
            severity: Severity::Low,
            persistence: Persistence::Mid,
            provider: Provider::Crc,
        };
        let mut person = Person {
            received,
            since,
            legal: Legal::Sentenced,
            ..Person::new(1, who)
        };
        change(&mut person);
        time_served(&person, START.after(days(100))) / u64::from(TICKS_PER_DAY)
    }

    #[test]
    fn remand_counts_recall_does_not_and_what_dates_cannot_hold_does() {
        let day = |day: u32| START.after(days(day));
        // Sixty days on remand, then forty under sentence.
        assert_eq!(served(day(0), day(60), |_| ()), 100);
        // Sixty days on recall, then forty under a new sentence.
        let on_recall = |person: &mut Person| person.facts.set(Fact::AfterRecall, true);
        assert_eq!(served(day(0), day(60), on_recall), 40);
        // Found under sentence: reception unknown, the sentence begun thirty days before the start.
        let found = Tick(START.0 - days(30));
        assert_eq!(served(Tick(0), found, |_| ()), 130);
        // Begun 500 days before the 1,461 that dates reach back.
        let long = |person: &mut Person| person.days_back = 500;
        assert_eq!(served(Tick(0), Tick(0), long), 500 + 1461 + 100);
    }
}
