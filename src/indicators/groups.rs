//! Groups: the parts of the population, and of the services, indicators are given for.

use super::layout::{NATIONAL, Period};
use crate::ledger::{Part, Service, cells, of_cell, of_provision_cell, provision_cells};
use crate::pathway::estate::sites::Sites;
use crate::person::{Sex, Substance};
use crate::scenario::Regions;

/// The breakdown by provider of probation.
pub const PROVIDER: &str = "provider";

/// The breakdown by what prisons are for.
pub const PRISON_KIND: &str = "prison_kind";

/// The breakdown by single prison; given for the whole run only.
pub const ONE_PRISON: &str = "prison";

/// The prisons that belong to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prisons {
    /// None: people or services alone are divided.
    None,
    /// All that are for these things.
    Parts(&'static [Part]),
    /// One, by its place in the world.
    One(usize),
}

/// One part of one breakdown: the cells that belong to it.
#[derive(Clone, Debug)]
pub struct Group {
    /// What the population is divided by.
    pub breakdown: &'static str,
    /// Which part.
    pub name: String,
    /// Cells of people; none where services alone are divided.
    cells: Vec<usize>,
    /// Cells of provision; none where people alone are divided.
    provision: Vec<usize>,
    /// Which prisons.
    pub prisons: Prisons,
}

impl Group {
    /// A part of the people.
    fn of_people(
        breakdown: &'static str,
        name: &str,
        regions: usize,
        belongs: impl Fn(usize) -> bool,
    ) -> Group {
        Group {
            breakdown,
            name: name.to_owned(),
            cells: (0..cells(regions)).filter(|&cell| belongs(cell)).collect(),
            provision: Vec::new(),
            prisons: Prisons::None,
        }
    }

    /// Some prisons, and neither other people nor services.
    fn of_prisons(breakdown: &'static str, name: &str, prisons: Prisons) -> Group {
        Group {
            prisons,
            ..Group::of_people(breakdown, name, 0, |_| false)
        }
    }

    /// A part of the country: its people and its services.
    fn of_regions(
        breakdown: &'static str,
        name: &str,
        regions: usize,
        belongs: impl Fn(usize) -> bool,
    ) -> Group {
        let provision = (0..provision_cells(regions))
            .filter(|&cell| belongs(of_provision_cell(cell).0))
            .collect();
        Group {
            provision,
            ..Group::of_people(breakdown, name, regions, |cell| belongs(of_cell(cell).0))
        }
    }

    /// What one service provides.
    fn of_service(service: Service, regions: usize) -> Group {
        let provision = (0..provision_cells(regions))
            .filter(|&cell| of_provision_cell(cell).1 == service)
            .collect();
        Group {
            provision,
            ..Group::of_people(PROVIDER, service.name(), regions, |_| false)
        }
    }

    /// Those of the group who have a problem with drugs; people with alcohol alone are not.
    #[must_use]
    pub fn with_drug_problem(&self) -> Group {
        let with = |&&cell: &&usize| of_cell(cell).1.drugs();
        Group {
            cells: self.cells.iter().filter(with).copied().collect(),
            ..self.clone()
        }
    }

    /// Whether it is given for a period: single prisons are for the whole run only.
    #[must_use]
    pub fn is_told_of(&self, period: Period) -> bool {
        self.breakdown != ONE_PRISON || period == Period::Run
    }

    /// Whether people can be counted in the group.
    #[must_use]
    pub fn has_people(&self) -> bool {
        !self.cells.is_empty()
    }

    /// Whether services can be counted in the group.
    #[must_use]
    pub fn has_services(&self) -> bool {
        !self.provision.is_empty()
    }

    /// The sum of the cells of provision that belong to the group.
    #[must_use]
    pub fn sum_provision(&self, counts: &[u32]) -> u64 {
        let cells = self.provision.iter();
        cells.map(|&cell| u64::from(counts[cell])).sum()
    }

    /// The sum of the cells that belong to the group.
    #[must_use]
    pub fn sum<T: Copy + Into<u64>>(&self, counts: &[T]) -> u64 {
        self.cells.iter().map(|&cell| counts[cell].into()).sum()
    }
}

/// All groups: the country, nations, regions, sexes, substance groups, providers of probation, and
/// prisons by what they are for and one by one.
#[must_use]
pub fn all(regions: &Regions, sites: &Sites) -> Vec<Group> {
    let count = regions.count();
    let country = Group {
        prisons: Prisons::Parts(Part::ALL),
        ..Group::of_regions(NATIONAL, "all", count, |_| true)
    };
    let mut groups = vec![country];
    for nation in nations(regions) {
        let within = |region: usize| regions.rows()[region].nation == nation;
        groups.push(Group::of_regions("nation", &nation, count, within));
    }
    for (index, region) in regions.rows().iter().enumerate() {
        let within = |other| other == index;
        groups.push(Group::of_regions("region", &region.region, count, within));
    }
    for sex in Sex::ALL {
        let of = |cell| of_cell(cell).2 == *sex;
        groups.push(Group::of_people("sex", sex.name(), count, of));
    }
    for substance in Substance::ALL {
        let of = |cell| of_cell(cell).1 == *substance;
        groups.push(Group::of_people("substance", substance.name(), count, of));
    }
    let providers = Service::ALL.iter();
    groups.extend(providers.map(|&service| Group::of_service(service, count)));
    groups.extend(of_prisons(sites));
    groups
}

fn of_prisons(sites: &Sites) -> impl Iterator<Item = Group> + '_ {
    let kinds = Part::ALL.iter().enumerate().map(|(at, part)| {
        let only = Prisons::Parts(&Part::ALL[at..=at]);
        Group::of_prisons(PRISON_KIND, part.name(), only)
    });
    let named = sites.kept().enumerate();
    let prisons =
        named.map(|(at, site)| Group::of_prisons(ONE_PRISON, &site.name, Prisons::One(at)));
    kinds.chain(prisons)
}

fn nations(regions: &Regions) -> Vec<String> {
    let mut nations: Vec<String> = Vec::new();
    for region in regions.rows() {
        if !nations.contains(&region.nation) {
            nations.push(region.nation.clone());
        }
    }
    nations
}
