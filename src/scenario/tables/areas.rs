//! Local treatment systems: what a council or a health board commissions.

use super::Sheet;
use super::cells::Row;
use super::parts::{self, Part};
use super::regions::Regions;
use crate::scenario::problems::{FileId, Problems};

/// One local treatment system.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name, unlike any other's.
    pub name: String,
    /// The region it lies in, by its place in the table of regions.
    pub region: usize,
    /// Share of the region's people who live here; the shares of a region add up to 1.
    pub share: f64,
    /// Where the numbers come from.
    pub source: String,
}

/// All areas in the order of their table, which need not be that of the regions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    rows: Vec<Area>,
}

impl Areas {
    /// The areas in order.
    #[must_use]
    pub fn rows(&self) -> &[Area] {
        &self.rows
    }

    pub(crate) fn read(
        problems: &mut Problems,
        file: FileId,
        text: &str,
        regions: &Regions,
    ) -> Self {
        Self {
            rows: parts::read(problems, file, text, regions),
        }
    }
}

impl Part for Area {
    const COLUMNS: &'static [&'static str] = &["area", "region", "nation", "share", "source"];
    const WHAT: &'static str = "area";

    fn of_row(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> Self {
        let area = Area {
            name: sheet.name(row, "area"),
            region: parts::region(sheet, row, regions),
            share: sheet.number(row, "share", 0.0, 1.0),
            source: sheet.required(row, "source"),
        };
        let nation = sheet.name(row, "nation");
        let region = regions.rows().get(area.region);
        if let Some(region) = region.filter(|region| region.nation != nation) {
            let help = format!("{} lies in {}", region.region, region.nation);
            sheet.bad(row, "nation", "is not the nation of the region", &help);
        }
        area
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn region(&self) -> usize {
        self.region
    }

    fn share(&self) -> f64 {
        self.share
    }
}
