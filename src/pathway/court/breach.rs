//! Breach of an order: it comes back to court, and the order ends in custody or just ends.
//!
//! Custody is for twelve months or less, and six months or less as often as among other sentences of
//! that length passed on people of the class. Receptions by band count these too, so that what courts
//! pass on people at liberty is less by as many (`court.sentenced_for_breach`), as it is by sentences
//! passed on recall.

use crate::engine::dist::Chance;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::step::Step;
use crate::pathway::terms::{Reader, Refusal};
use crate::person::{Band, Legal, Persistence, Sentence};

/// What a breach leads to.
#[derive(Clone, Debug)]
pub struct Terms {
    custody: Chance,
    /// Of custody by class, the chance that it is for six months or less.
    up_to_6_months: [Chance; Persistence::COUNT],
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for what is no chance.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let [low, mid, high] = [Persistence::Low, Persistence::Mid, Persistence::High];
        Ok(Terms {
            custody: reader.chance("probation.breach_to_custody")?,
            up_to_6_months: [
                shortest(reader, low)?,
                shortest(reader, mid)?,
                shortest(reader, high)?,
            ],
        })
    }
}

/// Of a class's sentences of twelve months or less, those of six months or less; all, where there
/// are none.
fn shortest(reader: &Reader, class: Persistence) -> Result<Chance, Refusal> {
    let key = |band: Band| format!("court.band.{}.{}", band.name(), class.name());
    let [first, second] =
        [Band::UpTo6Months, Band::To12Months].map(|band| reader.number(&key(band)));
    let share = match first + second > 0.0 {
        true => first / (first + second),
        false => 1.0,
    };
    reader.probability(&key(Band::UpTo6Months), share)
}

/// Before the court for breach of an order.
pub fn is_answered_for(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if !matches!(person.legal, Legal::CommunityOrder | Legal::SuspendedOrder) {
        return;
    }
    let (class, n) = (
        person.attributes.persistence as usize,
        u64::from(person.counts.court),
    );
    let terms = &scene.terms.court.breach;
    let custody = terms
        .custody
        .holds(scene.word(id, purpose::BREACH_TO_CUSTODY, n));
    let shortest = terms.up_to_6_months[class].holds(scene.word(id, purpose::BREACH_BAND, n));
    scene.change(id, |person| {
        person.counts.court += 1;
        if custody {
            person.sentence = Sentence::Custody;
            person.band = match shortest {
                true => Band::UpTo6Months,
                false => Band::To12Months,
            };
        }
    });
    let step = match custody {
        true => Step::IsReceivedForBreach,
        false => Step::BecomesAtRisk,
    };
    scene.schedule(scene.now, step, id);
}
