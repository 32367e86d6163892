//! Makeup: the attributes of people, by region and persistence class.

use crate::engine::Luck;
use crate::engine::dist::{Categorical, Chance};
use crate::pathway::homes::Homes;
use crate::pathway::purpose;
use crate::pathway::terms::{Reader, Refusal, named};
use crate::person::{
    Age, Attributes, Band, Fact, Persistence, Person, Provider, Severity, Sex, Substance,
};

const CLASSES: usize = Persistence::COUNT;

/// Distributions of attributes.
#[derive(Clone, Debug)]
pub struct Makeup {
    female: Chance,
    female_in_custody: Chance,
    age: Categorical,
    /// By sex and class.
    substance: [[Categorical; CLASSES]; Sex::COUNT],
    severity: Categorical,
    crack: Chance,
    injecting: Chance,
    new_psychoactive: Chance,
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
                substances_of(reader, Sex::Male)?,
                substances_of(reader, Sex::Female)?,
            ],
            severity: severities(reader)?,
            crack: reader.chance("need.crack_given_opiate")?,
            injecting: reader.chance("need.injecting_given_opiate")?,
            new_psychoactive: reader.chance("need.new_psychoactive_given_drugs")?,
            nps: reader.chance("probation.provider_share.nps")?,
            remanded: remanded(reader)?,
        })
    }

    /// The attributes of the person `key`, of a sex, from `region` and in `class`.
    #[must_use]
    pub fn of(
        &self,
        luck: &Luck,
        key: u64,
        region: u8,
        homes: &Homes,
        class: Persistence,
        sex: Sex,
    ) -> Attributes {
        let word = |purpose| luck.word(key, purpose, 0);
        let home = word(purpose::AREA);
        let substance = Substance::ALL
            [self.substance[sex as usize][class as usize].at(word(purpose::SUBSTANCE))];
        Attributes {
            region,
            area: homes.areas.at(region, home),
            unit: homes.units.at(region, home),
            sex,
            age: Age::ALL[self.age.at(word(purpose::AGE))],
            substance,
            severity: match substance {
                Substance::None => Severity::Low,
                _ => self.severity_at(word(purpose::SEVERITY)),
            },
            persistence: class,
            provider: if self.nps.holds(word(purpose::PROVIDER)) {
                Provider::Nps
            } else {
                Provider::Crc
            },
        }
    }

    /// The severity of a need by a word.
    #[must_use]
    pub fn severity_at(&self, word: u64) -> Severity {
        Severity::ALL[self.severity.at(word)]
    }

    /// Sets what else somebody new uses, and how.
    pub fn flag(&self, luck: &Luck, person: &mut Person) {
        let holds = |chance: Chance, purpose| chance.holds(luck.word(person.key, purpose, 0));
        let (opiate, drugs) = (
            person.attributes.substance == Substance::Opiate,
            person.attributes.substance.drugs(),
        );
        let crack = opiate && holds(self.crack, purpose::CRACK);
        let injecting = opiate && holds(self.injecting, purpose::INJECTING);
        let new = drugs && holds(self.new_psychoactive, purpose::NEW_PSYCHOACTIVE);
        person.facts.set(Fact::Crack, crack);
        person.facts.set(Fact::Injecting, injecting);
        person.facts.set(Fact::NewPsychoactive, new);
    }

    /// The sex of somebody who comes from outside.
    #[must_use]
    pub fn sex(&self, luck: &Luck, key: u64) -> Sex {
        sex(self.female, luck.word(key, purpose::SEX, 0))
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

/// Severities of people with a need; what moderate and severe leave is low.
fn severities(reader: &Reader) -> Result<Categorical, Refusal> {
    let (moderate, severe) = (
        reader.number("need.severity.moderate"),
        reader.number("need.severity.severe"),
    );
    // Shares that sum to one may miss it by their rounding.
    let low = (1.0 - moderate - severe).max(0.0);
    Categorical::new(&[low, moderate, severe])
        .map_err(|error| named("need.severity.severe", &error))
}

fn substances_of(reader: &Reader, sex: Sex) -> Result<[Categorical; CLASSES], Refusal> {
    Ok([
        substances(reader, Persistence::Low, sex)?,
        substances(reader, Persistence::Mid, sex)?,
        substances(reader, Persistence::High, sex)?,
    ])
}

/// Groups of a sex: those of the class, with drug needs in the share of the sex.
fn substances(reader: &Reader, class: Persistence, sex: Sex) -> Result<Categorical, Refusal> {
    let key = |group: Substance| format!("need.{}.{}", group.name(), class.name());
    let needs = Substance::NEEDS.map(|group| reader.number(&key(group)));
    let none = 1.0 - needs.iter().sum::<f64>();
    let [opiate, other, with_alcohol, alcohol] = needs;
    let drugs = opiate + other + with_alcohol;
    let odds = reader.number("need.female_odds");
    let (of_drugs, of_rest) = match odds == 1.0 || drugs <= 0.0 || drugs >= 1.0 {
        true => (1.0, 1.0),
        false => {
            let women = reader.number("people.female_share_receptions");
            let here = share_of(sex, drugs, odds, women);
            (here / drugs, (1.0 - here) / (1.0 - drugs))
        }
    };
    let weights = [
        none * of_rest,
        opiate * of_drugs,
        other * of_drugs,
        with_alcohol * of_drugs,
        alcohol * of_rest,
    ];
    Categorical::new(&weights).map_err(|error| named(&format!("need.*.{}", class.name()), &error))
}

/// The share of a sex with a drug need, so that women's odds are `odds` times men's and the share of
/// all, of whom `women` are women, is `all`: by bisection on that of men.
fn share_of(sex: Sex, all: f64, odds: f64, women: f64) -> f64 {
    let of_women = |men: f64| odds * men / (1.0 - men + odds * men);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let men = f64::midpoint(low, high);
        if women * of_women(men) + (1.0 - women) * men < all {
            low = men;
        } else {
            high = men;
        }
    }
    match sex {
        Sex::Male => low,
        Sex::Female => of_women(low),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_sexes_have_their_odds_and_the_share_of_all() {
        let [men, women] = [Sex::Male, Sex::Female].map(|sex| share_of(sex, 0.5, 2.3, 0.09));
        let odds = |share: f64| share / (1.0 - share);
        assert!((odds(women) / odds(men) - 2.3).abs() < 1e-9);
        assert!((0.09 * women + 0.91 * men - 0.5).abs() < 1e-9);
    }
}
