//! The supply of treatment in custody: which prisons offer what, and how many places the money buys.
//!
//! The money of a kind is shared among the prisons that offer it, by their places and a weight of
//! their function; each gets the whole places its share buys.

use super::estate::sites::{Site, Sites};
use super::services::INSIDE_KINDS;
use super::terms::{Reader, Refusal};
use crate::scenario::Function;

/// The number of prisons that offer each kind, and whose order counts: 0 clinical, 1 psychosocial.
const COVERAGE: [(&str, usize); INSIDE_KINDS] = [
    ("prison_tx.prisons_clinical", 0),
    ("prison_tx.prisons_psychosocial", 1),
    ("prison_tx.prisons_alcohol", 1),
];

/// What the prisons of a world offer, prison by prison and [`INSIDE_KINDS`] each.
pub struct Supply {
    /// Whole places.
    pub places: Vec<u32>,
    /// Whether a kind is offered.
    pub offered: Vec<bool>,
    /// Pounds a year that do not make up a whole place.
    pub unspent: f64,
}

impl Supply {
    /// Works it out.
    ///
    /// # Errors
    /// [`Refusal`] where the shares of clinical treatment and alcohol exceed all the money.
    pub fn read(reader: &Reader) -> Result<Supply, Refusal> {
        let (kinds, cost) = (kinds(reader)?, reader.number("prison_tx.place_cost"));
        let sites = reader.sites();
        let mut supply = Supply {
            places: vec![0; sites.count() * INSIDE_KINDS],
            offered: vec![false; sites.count() * INSIDE_KINDS],
            unspent: 0.0,
        };
        for (kind, share) in kinds.into_iter().enumerate() {
            let parts = shares(reader, sites, kind);
            for (which, (site, part)) in sites.kept().zip(parts).enumerate() {
                let Some(part) = part else { continue };
                let region = usize::from(site.region);
                let money = reader.in_region("prison_tx.funding", region) * share * part;
                let places = (money / cost) as u32;
                supply.offered[which * INSIDE_KINDS + kind] = true;
                supply.places[which * INSIDE_KINDS + kind] = places;
                supply.unspent += money - f64::from(places) * cost;
            }
        }
        Ok(supply)
    }
}

/// Shares of the money: clinical, psychosocial, alcohol.
fn kinds(reader: &Reader) -> Result<[f64; INSIDE_KINDS], Refusal> {
    let (clinical, alcohol) = (
        reader.number("prison_tx.clinical_share"),
        reader.number("prison_tx.alcohol_share"),
    );
    let psychosocial = 1.0 - clinical - alcohol;
    // The tenth of a millionth forgives the rounding of shares that sum to one.
    if psychosocial < -1e-7 {
        return Err(Refusal(format!(
            "prison_tx.clinical_share: {clinical} and prison_tx.alcohol_share {alcohol} exceed all the money"
        )));
    }
    Ok([clinical, psychosocial.max(0.0), alcohol])
}

/// The share of a kind's money that each prison of the world gets; none where it is not offered.
/// A sample's prisons get what they would in the whole table.
fn shares(reader: &Reader, sites: &Sites, kind: usize) -> Vec<Option<f64>> {
    let (key, order) = COVERAGE[kind];
    let offering = reader.number(key) as u32;
    let places = sites.places_of_all(reader.number("custody.operational_capacity") as u32);
    let weigh = |(site, &places): (&Site, &u32)| {
        let weight = reader.number(weight(site.function)) * f64::from(places);
        (site.ranks[order] <= offering).then_some(weight)
    };
    let weights: Vec<Option<f64>> = sites.all().iter().zip(&places).map(weigh).collect();
    let sum: f64 = weights.iter().flatten().sum();
    let share =
        |weight: Option<f64>| weight.map(|weight| if sum > 0.0 { weight / sum } else { 0.0 });
    sites.of_kept(&weights).into_iter().map(share).collect()
}

/// The key of the weight of a place in a prison of this function.
fn weight(function: Function) -> &'static str {
    match function {
        Function::Local | Function::HighSecurityLocal => "prison_tx.weight.local",
        Function::TrainB | Function::TrainC => "prison_tx.weight.training",
        Function::HighSecurity => "prison_tx.weight.high_security",
        Function::Open | Function::WomenOpen => "prison_tx.weight.open",
        Function::YoiLocal | Function::YoiTrain => "prison_tx.weight.young",
        Function::WomenLocal | Function::WomenClosed => "prison_tx.weight.women",
    }
}
