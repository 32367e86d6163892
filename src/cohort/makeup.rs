//! Makeup: the attributes of people, by region and persistence class.

use crate::engine::Luck;
use crate::engine::dist::{Categorical, Chance};
use crate::pathway::homes::Homes;
use crate::pathway::purpose;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::person::{Age, Attributes, Band, Persistence, Provider, Sex, Substance};

const CLASSES: usize = Persistence::COUNT;

/// Distributions of attributes.
#[derive(Clone, Debug)]
pub struct Makeup {
    female: Chance,
    female_in_custody: Chance,
    age: Categorical,
    substance: [Categorical; CLASSES],
    nps: Chance,
    remanded: Categorical,
}

impl Makeup {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where the groups with a need exceed everybody.
    pub fn read(reader: &Reader) -> Result<Makeup, Refusal> {
        let ages: Vec<String> = Age::ALL
            .iter()
            .map(|age| format!("people.age_share.{}", age.name()))
            .collect();
        Ok(Makeup {
            female: reader.chance("people.female_share_receptions")?,
            female_in_custody: reader.chance("people.female_share_custody")?,
            age: reader.choice(&ages)?,
            substance: [
                substances(reader, Persistence::Low)?,
                substances(reader, Persistence::Mid)?,
                substances(reader, Persistence::High)?,
            ],
            nps: reader.chance("probation.provider_share.nps")?,
            remanded: remanded(reader)?,
        })
    }

    /// The attributes of the person `key`, from `region` and in `class`.
    #[must_use]
    pub fn of(
        &self,
        luck: &Luck,
        key: u64,
        region: u8,
        homes: &Homes,
        class: Persistence,
    ) -> Attributes {
        let word = |purpose| luck.word(key, purpose, 0);
        let home = word(purpose::AREA);
        Attributes {
            region,
            area: homes.areas.at(region, home),
            unit: homes.units.at(region, home),
            sex: sex(self.female, word(purpose::SEX)),
            age: Age::ALL[self.age.at(word(purpose::AGE))],
            substance: Substance::ALL[self.substance[class as usize].at(word(purpose::SUBSTANCE))],
            persistence: class,
            provider: if self.nps.holds(word(purpose::PROVIDER)) {
                Provider::Nps
            } else {
                Provider::Crc
            },
        }
    }

    /// The sex of somebody found in custody: women's stays are shorter, so that fewer are found.
    #[must_use]
    pub fn sex_in_custody(&self, luck: &Luck, key: u64) -> Sex {
        sex(self.female_in_custody, luck.word(key, purpose::SEX, 0))
    }

    /// The class of somebody remanded who will not be sentenced.
    #[must_use]
    pub fn class_of_remanded(&self, luck: &Luck, key: u64) -> Persistence {
        Persistence::ALL[self.remanded.at(luck.word(key, purpose::PERSISTENCE, 0))]
    }
}

fn sex(female: Chance, word: u64) -> Sex {
    if female.holds(word) {
        Sex::Female
    } else {
        Sex::Male
    }
}

fn substances(reader: &Reader, class: Persistence) -> Result<Categorical, Refusal> {
    let key = |group: Substance| format!("need.{}.{}", group.name(), class.name());
    let needs = Substance::NEEDS.map(|group| reader.number(&key(group)));
    let none = 1.0 - needs.iter().sum::<f64>();
    let weights = [none, needs[0], needs[1], needs[2], needs[3]];
    Categorical::new(&weights).map_err(|error| named(&format!("need.*.{}", class.name()), &error))
}

/// Shares of the classes with the binomial parameter `x`: low, mid, high.
#[must_use]
pub fn class_mix(x: f64) -> [f64; CLASSES] {
    [(1.0 - x) * (1.0 - x), 2.0 * x * (1.0 - x), x * x]
}

/// Classes as among people sentenced to custody.
fn remanded(reader: &Reader) -> Result<Categorical, Refusal> {
    let mut weights = [0.0; CLASSES];
    for band in Band::DETERMINATE {
        let receptions = reader.number(&format!("court.custody_receptions.{}", band.name()));
        let mix = class_mix(reader.number(&format!("return.classmix.{}", band.name())));
        for (weight, share) in weights.iter_mut().zip(mix) {
            *weight += receptions * share;
        }
    }
    Categorical::new(&weights).map_err(|error| named("court.custody_receptions", &error))
}
