//! Probation delivery units: the offices in which officers sit.

use super::Sheet;
use super::cells::Row;
use super::parts::{self, Part};
use super::regions::Regions;
use crate::scenario::problems::{FileId, Problems};

/// One delivery unit.
#[derive(Clone, Debug, PartialEq)]
pub struct DeliveryUnit {
    /// Its name, unlike any other's.
    pub name: String,
    /// The region it lies in, by its place in the table of regions.
    pub region: usize,
    /// Share of the region's cases; the shares of a region add up to 1.
    pub share: f64,
    /// How many cases a full-time officer here holds, as a standard normal score among the units:
    /// 0 as many as in the middle one, more where staffing is thinner.
    pub load_score: f64,
    /// Where the numbers come from.
    pub source: String,
}

/// All delivery units in the order of their table, which need not be that of the regions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeliveryUnits {
    rows: Vec<DeliveryUnit>,
}

impl DeliveryUnits {
    /// The units in order.
    #[must_use]
    pub fn rows(&self) -> &[DeliveryUnit] {
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

impl Part for DeliveryUnit {
    const COLUMNS: &'static [&'static str] = &["unit", "region", "share", "load_score", "source"];
    const WHAT: &'static str = "delivery unit";

    fn of_row(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> Self {
        Self {
            name: sheet.name(row, "unit"),
            region: parts::region(sheet, row, regions),
            share: sheet.number(row, "share", 0.0, 1.0),
            load_score: sheet.number(row, "load_score", -5.0, 5.0),
            source: sheet.required(row, "source"),
        }
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
