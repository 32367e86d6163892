//! Groups: the parts of the population, and of the services, indicators are given for.

use super::layout::NATIONAL;
use crate::ledger::{Service, cells, of_cell, of_provision_cell, provision_cells};
use crate::person::{Sex, Substance};
use crate::scenario::Regions;

/// The breakdown by provider of probation.
pub const PROVIDER: &str = "provider";

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

/// All groups: the country, nations, regions, sexes, substance groups, and providers of probation.
#[must_use]
pub fn all(regions: &Regions) -> Vec<Group> {
    let count = regions.count();
    let mut groups = vec![Group::of_regions(NATIONAL, "all", count, |_| true)];
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
    groups
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
