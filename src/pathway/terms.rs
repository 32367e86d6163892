//! Terms: a scenario's parameters at one date, prepared for use; and the reader that prepares them.
//!
//! Each stage reads its own terms; this file only puts them together and holds what they share:
//! how a parameter becomes a chance, a rate or a stay, and how a bad one is named.

use super::estate::sites::Sites;
use super::growth::Growth;
use super::homes::Homes;
use super::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use super::{
    cjit, commissioning, community_treatment, continuity, court, custody, drug_supply, estate,
    harm, officers, prison_treatment, release, return_to_custody, supervision,
};
use crate::cohort::makeup::Makeup;
use crate::economics::Prices;
use crate::engine::dist::{Categorical, Chance, Sampler, ShapeError};
use crate::engine::hazard::Rate;
use crate::person::Substance;
use crate::scenario::levers;
use crate::scenario::{Regions, Values};

/// Why a scenario cannot be simulated although each value is in range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Reads parameters at one date.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    values: &'a Values,
    regions: &'a Regions,
    homes: &'a Homes,
    sites: &'a Sites,
    sample: f64,
    /// The values that held so long before as it takes to hire.
    hired: &'a Values,
    growth: Growth,
}

impl<'a> Reader<'a> {
    /// A reader of `values` for a world with `sample` of the people.
    #[must_use]
    pub fn new(
        values: &'a Values,
        regions: &'a Regions,
        homes: &'a Homes,
        sites: &'a Sites,
        sample: f64,
    ) -> Reader<'a> {
        Reader {
            values,
            regions,
            homes,
            sites,
            sample,
            hired: values,
            growth: Growth::NONE,
        }
    }

    /// The same reader where people are hired for what `hired` says.
    #[must_use]
    pub fn hiring_for(self, hired: &'a Values) -> Reader<'a> {
        Reader { hired, ..self }
    }

    /// The value of `key` in a region that staff have been hired for: a rise counts when the time to hire is
    /// over, a cut at once.
    #[must_use]
    pub fn hired_in_region(&self, key: &str, region: usize) -> f64 {
        let now = self.values.in_region(key, region);
        now.min(self.hired.in_region(key, region))
    }

    /// The same reader after `growth` since the start.
    #[must_use]
    pub fn grown(self, growth: Growth) -> Reader<'a> {
        Reader { growth, ..self }
    }

    /// What has grown since the start.
    #[must_use]
    pub fn growth(&self) -> Growth {
        self.growth
    }

    /// The bare value of `key`.
    #[must_use]
    pub fn number(&self, key: &str) -> f64 {
        self.values.number(key)
    }

    /// The value of `key` in a region.
    #[must_use]
    pub fn in_region(&self, key: &str, region: usize) -> f64 {
        self.values.in_region(key, region)
    }

    /// The table of regions.
    #[must_use]
    pub fn regions(&self) -> &'a Regions {
        self.regions
    }

    /// Where people live.
    #[must_use]
    pub fn homes(&self) -> &'a Homes {
        self.homes
    }

    /// The prisons.
    #[must_use]
    pub fn sites(&self) -> &'a Sites {
        self.sites
    }

    /// Share of people and resources simulated.
    #[must_use]
    pub fn sample(&self) -> f64 {
        self.sample
    }

    /// A probability.
    ///
    /// # Errors
    /// [`Refusal`] naming the key.
    pub fn chance(&self, key: &str) -> Result<Chance, Refusal> {
        self.probability(key, self.number(key))
    }

    /// A probability worked out from parameters, named after the main one.
    ///
    /// # Errors
    /// [`Refusal`] naming the key.
    pub fn probability(&self, key: &str, value: f64) -> Result<Chance, Refusal> {
        Chance::new(value).map_err(|error| named(key, &error))
    }

    /// The share that one parameter is of another, which holds it.
    ///
    /// # Errors
    /// [`Refusal`] naming both, where the part is more than the whole.
    pub fn part_of(&self, key: &str, whole: &str) -> Result<Chance, Refusal> {
        let (part, all) = (self.number(key), self.number(whole));
        if part > all {
            let unit = levers::find(key).map_or("", |lever| lever.unit.name());
            return Err(Refusal(format!(
                "{key}: {part} {unit} is more than `{whole}`, {all} {unit}, of which it is a part; give at most {all}"
            )));
        }
        self.probability(key, part / all)
    }

    /// A probability in one region.
    ///
    /// # Errors
    /// [`Refusal`] naming the key.
    pub fn chance_in(&self, key: &str, region: usize) -> Result<Chance, Refusal> {
        self.probability(key, self.in_region(key, region))
    }

    /// A constant rate a year, as budget units a tick.
    #[must_use]
    pub fn rate(&self, key: &str) -> Rate {
        per_year(self.number(key))
    }

    /// A log-normal stay in days by the keys of its mean and coefficient of variation.
    ///
    /// # Errors
    /// [`Refusal`] naming the mean's key.
    pub fn stay(&self, mean: &str, cv: &str) -> Result<Sampler, Refusal> {
        Sampler::lognormal(self.number(mean), self.number(cv)).map_err(|error| named(mean, &error))
    }

    /// An exponential stay in days by the key of its mean.
    ///
    /// # Errors
    /// [`Refusal`] naming the key.
    pub fn exponential(&self, mean: &str) -> Result<Sampler, Refusal> {
        Sampler::exponential(self.number(mean)).map_err(|error| named(mean, &error))
    }

    /// A choice by the values of `keys`.
    ///
    /// # Errors
    /// [`Refusal`] naming the first key.
    pub fn choice(&self, keys: &[String]) -> Result<Categorical, Refusal> {
        let weights: Vec<f64> = keys.iter().map(|key| self.number(key)).collect();
        Categorical::new(&weights).map_err(|error| named(&keys[0], &error))
    }

    /// A chance for each substance group with a need (never for those without).
    ///
    /// # Errors
    /// [`Refusal`] naming the key.
    pub fn by_need(&self, stem: &str) -> Result<[Chance; Substance::COUNT], Refusal> {
        let mut chances = [Chance::default(); Substance::COUNT];
        for group in Substance::NEEDS {
            chances[group as usize] = self.chance(&format!("{stem}.{}", group.name()))?;
        }
        Ok(chances)
    }
}

/// A rate a year as budget units a tick.
#[must_use]
pub fn per_year(rate: f64) -> Rate {
    Rate::per_tick(rate / (DAYS_PER_YEAR * f64::from(TICKS_PER_DAY)))
}

/// What a rate is multiplied by for people without and with a trait that `share` of them have, so that
/// those with it have `ratio` times the rate of the others and the mean stays what it is.
#[must_use]
pub fn around_mean(ratio: f64, share: f64) -> [f64; 2] {
    let mean = 1.0 + share * (ratio - 1.0);
    [1.0 / mean, ratio / mean]
}

/// A refusal that names the parameter whose shape is impossible.
pub fn named(key: &str, error: &ShapeError) -> Refusal {
    Refusal(format!("{key}: {error}"))
}

/// Everything that holds between two dates.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Who people are.
    pub makeup: Makeup,
    /// Disposals and requirements.
    pub court: court::Terms,
    /// Stays and recalls.
    pub custody: custody::Terms,
    /// Places of prisons, and moves between them.
    pub estate: estate::Terms,
    /// Drugs inside.
    pub drug_supply: drug_supply::Terms,
    /// Treatment inside.
    pub prison_treatment: prison_treatment::Terms,
    /// Through the gate.
    pub release: release::Terms,
    /// The links to the appointment.
    pub continuity: continuity::Terms,
    /// Licence, orders and what contacts are about.
    pub supervision: supervision::Terms,
    /// Officers and caseloads.
    pub officers: officers::Terms,
    /// Test on arrest.
    pub cjit: cjit::Terms,
    /// How money is shared out between areas.
    pub commissioning: commissioning::Terms,
    /// Treatment outside.
    pub community_treatment: community_treatment::Terms,
    /// Poisoning and death.
    pub harm: harm::Terms,
    /// What things cost.
    pub prices: Prices,
    /// Reoffending and desistance.
    pub return_to_custody: return_to_custody::Terms,
}

impl Terms {
    /// Prepares all terms at the reader's date.
    ///
    /// # Errors
    /// [`Refusal`] for the first parameter that has no possible meaning.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        Ok(Terms {
            makeup: Makeup::read(reader)?,
            court: court::Terms::read(reader)?,
            custody: custody::Terms::read(reader)?,
            estate: estate::Terms::read(reader)?,
            drug_supply: drug_supply::Terms::read(reader)?,
            prison_treatment: prison_treatment::Terms::read(reader)?,
            release: release::Terms::read(reader)?,
            continuity: continuity::Terms::read(reader)?,
            supervision: supervision::Terms::read(reader)?,
            officers: officers::Terms::read(reader)?,
            cjit: cjit::Terms::read(reader)?,
            commissioning: commissioning::Terms::read(reader)?,
            community_treatment: community_treatment::Terms::read(reader)?,
            harm: harm::Terms::read(reader)?,
            prices: Prices::read(reader),
            return_to_custody: return_to_custody::Terms::read(reader)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::around_mean;

    #[test]
    fn a_trait_leaves_the_mean_and_at_one_every_bit() {
        let [without, with] = around_mean(3.0, 0.35);
        assert!((with / without - 3.0).abs() < 1e-12);
        assert!((0.35 * with + 0.65 * without - 1.0).abs() < 1e-12);
        assert_eq!(around_mean(1.0, 0.35), [1.0, 1.0]);
    }
}
