//! Commissioning: how money for community treatment is shared out between areas, once a year.
//!
//! By past budgets, as it is; and as far as the weights say by recorded need (who is in treatment or waits for it, if
//! the record holds) or by true need (people at liberty who need treatment). The money of the country stays.

use super::purpose;
use super::scene::Scene;
use super::terms::{Reader, Refusal};
use crate::person::{Care, Person, Substance};

/// How far money follows need.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    recorded: f64,
    truly: f64,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where more than all money would follow need.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let [recorded, truly] = ["recorded_need", "true_need"]
            .map(|need| reader.number(&format!("community.commissioning.{need}")));
        if recorded + truly > 1.0 {
            return Err(Refusal(format!(
                "community.commissioning.true_need: {truly} of the money would follow true need and {recorded} recorded need, together more than all"
            )));
        }
        Ok(Terms { recorded, truly })
    }
}

/// At a month's end: once a year the money is shared out anew.
pub fn share_out(scene: &mut Scene) {
    let terms = scene.terms.commissioning;
    if !scene.ledger.month().is_multiple_of(12) || (terms.recorded, terms.truly) == (0.0, 0.0) {
        return;
    }
    let [recorded, truly] = shares(scene);
    let past = scene.plan.homes.areas.all();
    let regions = scene.plan.regions.rows();
    for (area, piece) in past.iter().enumerate() {
        let past = regions[usize::from(piece.region)].community_place_share * piece.share;
        let moved = terms.recorded * (recorded[area] - past) + terms.truly * (truly[area] - past);
        scene.services.commissioned[area] = match past > 0.0 {
            true => 1.0 + moved / past,
            false => 1.0,
        };
        follow(scene, area);
    }
}

/// The places of an area follow its share.
fn follow(scene: &mut Scene, area: usize) {
    let terms = &scene.terms.community_treatment;
    let places = terms.places[area].shared(scene.services.commissioned[area]);
    let pool = &mut scene.services.outside[area];
    if pool.capacity() != places.open() {
        pool.set_capacity(scene.now, places.open());
        pool.set_fence(scene.now, 1, places.fenced(terms.fence));
        pool.stir(scene.agenda);
    }
}

/// Each area's share of the need that is recorded, and of the need that is there.
fn shares(scene: &Scene) -> [Vec<f64>; 2] {
    let mut counts = [0, 1].map(|_| vec![0u32; scene.services.outside.len()]);
    for person in scene.people.iter().filter(|person| needs(person)) {
        let area = usize::from(person.attributes.area);
        counts[1][area] += 1;
        counts[0][area] += u32::from(is_recorded(scene, person));
    }
    counts.map(|counts| in_shares(&counts))
}

fn needs(person: &Person) -> bool {
    person.legal.at_liberty() && person.attributes.substance != Substance::None
}

fn is_recorded(scene: &Scene, person: &Person) -> bool {
    let n = u64::from(person.counts.episodes);
    let word = scene.luck.word(person.key, purpose::RECORDED_START, n);
    let treated = matches!(person.care, Care::Outside | Care::WaitingOutside);
    treated && scene.terms.community_treatment.recorded.holds(word)
}

fn in_shares(counts: &[u32]) -> Vec<f64> {
    let total: u32 = counts.iter().sum();
    let share = |&count| f64::from(count) / f64::from(total.max(1));
    counts.iter().map(share).collect()
}
