//! Groups: the parts of the population indicators are given for.

use super::layout::NATIONAL;
use crate::ledger::{cells, of_cell};
use crate::person::{Sex, Substance};
use crate::scenario::Regions;

/// One part of one breakdown: the cells that belong to it.
#[derive(Clone, Debug)]
pub struct Group {
    /// What the population is divided by.
    pub breakdown: &'static str,
    /// Which part.
    pub name: String,
    cells: Vec<usize>,
}

impl Group {
    fn new(
        breakdown: &'static str,
        name: &str,
        count: usize,
        belongs: impl Fn(usize) -> bool,
    ) -> Group {
        let cells = (0..count).filter(|&cell| belongs(cell)).collect();
        Group {
            breakdown,
            name: name.to_owned(),
            cells,
        }
    }

    /// The sum of the cells that belong to the group.
    #[must_use]
    pub fn sum(&self, counts: &[u32]) -> u64 {
        self.cells.iter().map(|&cell| u64::from(counts[cell])).sum()
    }
}

/// All groups: the country, nations, regions, sexes and substance groups.
#[must_use]
pub fn all(regions: &Regions) -> Vec<Group> {
    let count = cells(regions.count());
    let mut groups = vec![Group::new(NATIONAL, "all", count, |_| true)];
    for nation in nations(regions) {
        let within = |cell: usize| regions.rows()[of_cell(cell).0].nation == nation;
        groups.push(Group::new("nation", &nation, count, within));
    }
    for (index, region) in regions.rows().iter().enumerate() {
        groups.push(Group::new("region", &region.region, count, |cell| {
            of_cell(cell).0 == index
        }));
    }
    for sex in Sex::ALL {
        groups.push(Group::new("sex", sex.name(), count, |cell| {
            of_cell(cell).2 == *sex
        }));
    }
    for substance in Substance::ALL {
        groups.push(Group::new("substance", substance.name(), count, |cell| {
            of_cell(cell).1 == *substance
        }));
    }
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
