//! What supervision prevents: the better the contacts, the fewer the reoffences.
//!
//! Under supervision the rate is the class's times (1 − (1 − rr) q) / (1 − (1 − rr) q₀), where rr is
//! `return.supervision_rr`, q the quality of the contacts with one's officer and q₀ that of the era
//! (`probation.reference_quality`), whose reoffending the class's rate is. As with contacts the
//! hazard runs at the highest rate there can be, and each reoffence that comes is prevented with the
//! chance that is left: caseloads may then move without a date being drawn anew.

use crate::engine::dist::Chance;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::terms::{Reader, Refusal};

/// How far supervision prevents reoffences.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The highest rate there can be, against that of the class.
    pub highest: f64,
    /// The chance that a contact prevents: a good one, or where supervision does harm a bad one,
    /// against the highest rate.
    prevents: Chance,
    good: bool,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where nobody would reoffend at the quality of the era.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let ratio = reader.number("return.supervision_rr");
        let of_the_era = 1.0 - (1.0 - ratio) * reader.number("probation.reference_quality");
        if of_the_era <= 0.0 {
            return Err(Refusal(
                "return.supervision_rr: nobody would reoffend at probation.reference_quality"
                    .into(),
            ));
        }
        let (least, most) = (ratio.min(1.0), ratio.max(1.0));
        Ok(Terms {
            highest: most / of_the_era,
            prevents: reader.probability("return.supervision_rr", 1.0 - least / most)?,
            good: ratio <= 1.0,
        })
    }
}

/// Whether supervision prevents the `n`-th reoffence of somebody, due now.
pub fn is_prevented(scene: &Scene, id: u32, n: u64) -> bool {
    let terms = &scene.terms.return_to_custody.prevented;
    if !scene.person(id).legal.supervised() {
        return false;
    }
    let officers = &scene.services.officers;
    let quality = officers.quality_of(id, &scene.terms.officers);
    let good = quality.holds(scene.word(id, purpose::SUPERVISED_WELL, n));
    let prevents = terms
        .prevents
        .holds(scene.word(id, purpose::SUPERVISION_PREVENTS, n));
    good == terms.good && prevents
}
