//! Who did it: the services somebody meets, by name.

use super::activity::Service;
use super::follow::Told;
use crate::ledger::Part;
use crate::pathway::Plan;
use crate::pathway::estate::sites::Site;
use crate::person::{Person, Provider};
use crate::scenario::Scenario;

/// The names of regions, areas and offices that a run keeps.
#[derive(Clone, Debug)]
pub struct Services {
    regions: Vec<String>,
    areas: Vec<String>,
    units: Vec<String>,
    prisons: Vec<String>,
}

impl Services {
    /// The services of a scenario as its plan keeps them.
    #[must_use]
    pub fn of(scenario: &Scenario, plan: &Plan) -> Services {
        let (areas, units) = (scenario.areas().rows(), scenario.delivery_units().rows());
        let homes = &plan.homes;
        Services {
            regions: names(plan.regions.rows().iter().map(|row| &row.region)),
            areas: names(homes.areas.all().iter().map(|piece| &areas[piece.row].name)),
            units: names(homes.units.all().iter().map(|piece| &units[piece.row].name)),
            prisons: prisons(plan),
        }
    }

    /// Somebody's home region.
    #[must_use]
    pub fn region(&self, person: &Person) -> &str {
        &self.regions[usize::from(person.attributes.region)]
    }

    /// Who did what is told, by name; empty for nobody.
    #[must_use]
    pub fn by(&self, told: &Told<'_>) -> String {
        let (person, region) = (told.person, self.region(told.person));
        match told.entry.activity.service() {
            Service::Court => format!("courts of {region}"),
            Service::Police => format!("police of {region}"),
            Service::Prison => {
                let prison = told.prison.map(|which| self.prisons[which].as_str());
                prison.unwrap_or("prison").to_owned()
            }
            Service::Probation => self.probation(told),
            Service::Treatment => self.areas[usize::from(person.attributes.area)].clone(),
            Service::Nobody => String::new(),
        }
    }

    /// The officer, or the unit of home while nobody has the case.
    fn probation(&self, told: &Told<'_>) -> String {
        let Some(officer) = told.officer else {
            return self.units[usize::from(told.person.attributes.unit)].clone();
        };
        let service = match officer.provider {
            _ if told.one_service => "Probation Service",
            Provider::Nps => "National Probation Service",
            Provider::Crc => "community rehabilitation company",
        };
        let unit = &self.units[officer.unit];
        format!("officer {} of {unit}, {service}", officer.seat + 1)
    }
}

/// The prisons a run keeps, each by what it is for, where it stands, and a number where there are
/// several: which one somebody is in is a synthetic allocation, so none has its name.
fn prisons(plan: &Plan) -> Vec<String> {
    let alike = |site: &Site| (site.part(), site.region);
    let mut named: Vec<String> = Vec::new();
    for (place, site) in plan.sites.kept().enumerate() {
        let others = || {
            plan.sites
                .kept()
                .filter(|other| alike(other) == alike(site))
        };
        let earlier = plan.sites.kept().take(place);
        let number = 1 + earlier.filter(|other| alike(other) == alike(site)).count();
        named.push(match others().count() {
            1 => prison(plan, site, ""),
            _ => prison(plan, site, &format!(" {number}")),
        });
    }
    named
}

fn prison(plan: &Plan, site: &Site, number: &str) -> String {
    let kind = match site.part() {
        Part::Local => "local prison",
        Part::HighSecurity => "high security prison",
        Part::TrainB => "category B training prison",
        Part::TrainC => "category C training prison",
        Part::Open => "open prison",
        Part::Women => "women's prison",
    };
    let region = &plan.regions.rows()[usize::from(site.region)].region;
    format!("{kind}{number} in {region}")
}

fn names<'a>(of: impl Iterator<Item = &'a String>) -> Vec<String> {
    of.cloned().collect()
}
