//! Recall: for a fixed term or not, for how long, and what follows it.

use super::{occasion, receive, stays_of};
use crate::engine::dist::{Chance, Sampler};
use crate::ledger::Flow;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::person::{Band, Fact, Legal};

const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// The rules of recall, and stays on it in days.
#[derive(Clone, Debug)]
pub struct Terms {
    /// By determinate band: the share of recalls for a fixed term, and its days.
    fixed: [(Chance, f64); 4],
    standard: Sampler,
    /// The most a standard recall from a determinate sentence may last.
    cap: f64,
    indeterminate: Sampler,
    new_sentence: Chance,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a stay that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let months = reader.number("custody.recall.indet_months");
        let short = fixed(reader, "ftr_share", "ftr_days_short")?;
        Ok(Terms {
            fixed: [
                short,
                short,
                fixed(reader, "ftr_share", "ftr_days_long")?,
                fixed(reader, "ftr_share_y4plus", "ftr_days_y4plus")?,
            ],
            standard: reader.stay("custody.recall.standard_days", "custody.recall.standard_cv")?,
            cap: reader.number("custody.recall.cap_days"),
            indeterminate: Sampler::exponential(months * DAYS_PER_MONTH)
                .map_err(|error| named("custody.recall.indet_months", &error))?,
            new_sentence: reader.chance("custody.recall.p_new_sentence")?,
        })
    }
}

fn fixed(reader: &Reader, share: &str, days: &str) -> Result<(Chance, f64), Refusal> {
    Ok((
        reader.chance(&format!("custody.recall.{share}"))?,
        reader.number(&format!("custody.recall.{days}")),
    ))
}

/// Back in custody from licence.
pub fn is_recalled(scene: &mut Scene, id: u32) {
    if scene.person(id).legal != Legal::OnLicence {
        return;
    }
    scene.record(Flow::ReceivedOnRecall, id);
    if scene.person(id).band <= Band::To12Months {
        scene.record(Flow::RecalledUpTo12Months, id);
    }
    let (fixed, days) = stay(scene, id);
    scene.change(id, |person| person.facts.set(Fact::FixedTerm, fixed));
    receive(scene, id, Legal::Recalled, days);
}

/// Whether the recall is for a fixed term, and its days.
fn stay(scene: &Scene, id: u32) -> (bool, f64) {
    let terms = &scene.terms.custody.recall;
    let band = scene.person(id).band;
    let word = occasion(scene, id, purpose::RECALL_STAY);
    let stays = stays_of(scene, id);
    match terms.fixed.get(band as usize) {
        None => (false, terms.indeterminate.at(word) * stays),
        Some((share, days)) if share.holds(occasion(scene, id, purpose::RECALL_KIND)) => {
            (true, *days)
        }
        Some(_) => (false, (terms.standard.at(word) * stays).min(terms.cap)),
    }
}

/// Whether a recall that ends now ends in a new sentence.
pub(super) fn ends_in_sentence(scene: &Scene, id: u32) -> bool {
    let person = scene.person(id);
    person.band != Band::Indeterminate
        && !person.facts.has(Fact::FixedTerm)
        && scene
            .terms
            .custody
            .recall
            .new_sentence
            .holds(occasion(scene, id, purpose::AFTER_RECALL))
}
