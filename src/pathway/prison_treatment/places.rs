//! Places of treatment in custody: which prisons offer what, and how many places the money buys.
//!
//! The money of a tier is shared among the prisons that offer it, by their places and a weight of
//! their function; each gets the whole places its share buys. Clinical treatment is integrated, or is
//! detoxification in the older way; what is added to its money is for the integrated system. A dedicated prison has places for all
//! it holds, paid for besides.

use super::super::services::INSIDE_KINDS;
use super::super::terms::{Reader, Refusal};
use crate::pathway::estate::sites::Site;
use crate::person::Tier;
use crate::scenario::Function;

/// What the prisons of a world offer, prison by prison and [`INSIDE_KINDS`] each.
pub struct Places {
    /// Whole places.
    pub places: Vec<u32>,
    /// Whether a tier is offered.
    pub offered: Vec<bool>,
    /// Pounds a year that do not make up a whole place.
    pub unspent: f64,
    /// Prisons whose clinical treatment is integrated: by substitution as well, and not only until a
    /// detoxification is over.
    pub integrated: Vec<bool>,
    /// Prisons given over to treatment.
    pub dedicated: Vec<bool>,
}

/// The tiers that money is shared among.
const FUNDED: [Tier; 5] = [
    Tier::Clinical,
    Tier::Brief,
    Tier::Structured,
    Tier::HighIntensity,
    Tier::Alcohol,
];

impl Places {
    /// Works them out.
    ///
    /// # Errors
    /// [`Refusal`] where the shares of the tiers exceed all the money.
    pub fn read(reader: &Reader) -> Result<Places, Refusal> {
        let count = reader.sites().count();
        let mut places = Places {
            places: vec![0; count * INSIDE_KINDS],
            offered: vec![false; count * INSIDE_KINDS],
            unspent: 0.0,
            integrated: reader.sites().of_kept(&integrated(reader)),
            dedicated: reader.sites().of_kept(&dedicated(reader)),
        };
        let structured = structured_share(reader)?;
        for tier in FUNDED {
            let share = match tier {
                Tier::Structured => structured,
                _ => reader.number(&format!("prison_tx.{}_share", tier.name())),
            };
            places.fund(reader, tier, share);
        }
        places.give_over(reader);
        Ok(places)
    }

    /// Buys the places of a tier with a share of the money, and what is added for it.
    fn fund(&mut self, reader: &Reader, tier: Tier, share: f64) {
        let cost = reader.number(&format!("prison_tx.place_cost.{}", tier.name()));
        let added = reader.number(&format!("prison_tx.added_funding.{}", tier.name()));
        let parts = shares(reader, |site| offers(reader, site, tier));
        let added_parts = match tier {
            Tier::Clinical => shares(reader, |site| is_integrated(reader, site)),
            _ => parts.clone(),
        };
        for (which, (site, part)) in reader.sites().kept().zip(parts).enumerate() {
            let Some(part) = part else { continue };
            let region = usize::from(site.region);
            let money = reader.in_region("prison_tx.funding", region) * share * part
                + added * added_parts[which].unwrap_or(0.0);
            let at = which * INSIDE_KINDS + tier as usize;
            self.offered[at] = true;
            self.places[at] = (money / cost) as u32;
            self.unspent += money - f64::from(self.places[at]) * cost;
        }
    }

    /// Gives dedicated prisons places for all they hold.
    fn give_over(&mut self, reader: &Reader) {
        let held = reader
            .sites()
            .places(reader.number("custody.operational_capacity") as u32);
        for (which, &held) in held.iter().enumerate() {
            if self.dedicated[which] {
                let at = which * INSIDE_KINDS + Tier::Dedicated as usize;
                self.offered[at] = true;
                self.places[at] = held;
            }
        }
    }
}

/// The share of the money for structured treatment: what the other tiers leave.
fn structured_share(reader: &Reader) -> Result<f64, Refusal> {
    let share = |tier: &str| reader.number(&format!("prison_tx.{tier}_share"));
    let others = share("clinical") + share("brief") + share("high_intensity") + share("alcohol");
    // The tenth of a millionth forgives the rounding of shares that sum to one.
    if others > 1.0 + 1e-7 {
        return Err(Refusal(format!(
            "prison_tx.clinical_share: with prison_tx.brief_share, prison_tx.high_intensity_share and prison_tx.alcohol_share it is {others}, more than all the money"
        )));
    }
    Ok((1.0 - others).max(0.0))
}

/// Which prisons of the table are dedicated: the first category C training prisons in the order of
/// psychosocial treatment.
fn dedicated(reader: &Reader) -> Vec<bool> {
    let wanted = reader.number("prison_tx.dedicated_prisons") as usize;
    let sites = reader.sites().all();
    let mut suitable: Vec<usize> = (0..sites.len())
        .filter(|&at| sites[at].function == Function::TrainC)
        .collect();
    suitable.sort_by_key(|&at| sites[at].ranks[1]);
    let mut dedicated = vec![false; sites.len()];
    for &at in suitable.iter().take(wanted) {
        dedicated[at] = true;
    }
    dedicated
}

/// Whether clinical treatment in a prison of the table is integrated.
fn is_integrated(reader: &Reader, site: &Site) -> bool {
    site.ranks[0] <= reader.number("prison_tx.prisons_clinical") as u32
}

fn integrated(reader: &Reader) -> Vec<bool> {
    let sites = reader.sites().all().iter();
    sites.map(|site| is_integrated(reader, site)).collect()
}

/// Whether a prison of the table offers a tier.
fn offers(reader: &Reader, site: &Site, tier: Tier) -> bool {
    let (key, order) = match tier {
        Tier::Clinical if is_integrated(reader, site) => return true,
        Tier::Clinical => ("prison_tx.prisons_detoxification", 0),
        Tier::Brief => ("prison_tx.prisons_brief", 1),
        Tier::Structured => ("prison_tx.prisons_psychosocial", 1),
        Tier::Alcohol => ("prison_tx.prisons_alcohol", 1),
        Tier::HighIntensity => return site.high_intensity,
        Tier::Dedicated => return false,
    };
    site.ranks[order] <= reader.number(key) as u32
}

/// The share of some money that each prison of the world gets which is `meant`; none for others. A
/// sample's prisons get what they would in the whole table.
fn shares(reader: &Reader, meant: impl Fn(&Site) -> bool) -> Vec<Option<f64>> {
    let sites = reader.sites();
    let places = sites.places_of_all(reader.number("custody.operational_capacity") as u32);
    let weigh = |(site, &places): (&Site, &u32)| {
        let weight = reader.number(weight(site.function)) * f64::from(places);
        meant(site).then_some(weight)
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
