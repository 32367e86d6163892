//! The probation regions, of which Wales is one; the same table serves every era.

use super::Sheet;
use crate::scenario::problems::{FileId, Problems};

const COLUMNS: &[&str] = &[
    "region",
    "nation",
    "case_share",
    "community_place_share",
    "continuity_logodds",
    "source",
];

/// How far a column of shares may miss 1; the published figures are rounded.
pub(super) const ROUNDING: f64 = 0.001;

/// One region.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its name.
    pub region: String,
    /// `England` or `Wales`.
    pub nation: String,
    /// Share of the probation caseload.
    pub case_share: f64,
    /// Share of the community treatment places.
    pub community_place_share: f64,
    /// Shift of the continuity cascade, natural log-odds.
    pub continuity_logodds: f64,
    /// Where the numbers come from.
    pub source: String,
}

/// All regions in the order of their table; a region's place in it is its index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Regions {
    rows: Vec<Region>,
}

impl Regions {
    /// The regions in order.
    #[must_use]
    pub fn rows(&self) -> &[Region] {
        &self.rows
    }

    /// How many regions there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The indices of the regions an area names: one region, or all of a nation.
    #[must_use]
    pub fn of_area(&self, area: &str) -> Vec<usize> {
        let named = |region: &Region| region.region == area || region.nation == area;
        let indexed = self.rows.iter().enumerate();
        indexed
            .filter(|(_, region)| named(region))
            .map(|(index, _)| index)
            .collect()
    }

    /// Every name an area may have.
    #[must_use]
    pub fn area_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .rows
            .iter()
            .map(|region| region.region.clone())
            .collect();
        for region in &self.rows {
            if !names.contains(&region.nation) {
                names.push(region.nation.clone());
            }
        }
        names
    }

    pub(crate) fn read(problems: &mut Problems, file: FileId, text: &str) -> Self {
        let Some((mut sheet, rows)) = Sheet::read(problems, file, text, COLUMNS) else {
            return Self::default();
        };
        sheet.once(&rows, &["region"], "each region once");
        let rows: Vec<Region> = rows
            .iter()
            .map(|row| read_region(&mut sheet, row))
            .collect();
        let regions = Self { rows };
        // Sums over cells that could not be read would only repeat the fault.
        if sheet.is_sound() {
            regions.check(&mut sheet);
        }
        regions
    }

    fn check(&self, sheet: &mut Sheet<'_>) {
        if self.rows.is_empty() {
            sheet.whole(
                "the table of regions has no rows",
                "list every region with its shares",
            );
            return;
        }
        self.check_sums(sheet);
    }

    fn check_sums(&self, sheet: &mut Sheet<'_>) {
        let columns = COLUMNS.iter().filter(|column| column.ends_with("_share"));
        let shares: [fn(&Region) -> f64; 2] = [
            |region| region.case_share,
            |region| region.community_place_share,
        ];
        for (column, share) in columns.zip(shares) {
            let sum: f64 = self.rows.iter().map(share).sum();
            if (sum - 1.0).abs() > ROUNDING {
                let title = format!("column `{column}` adds up to {sum:.4}, not to 1");
                sheet.whole(title, "shares are not rescaled: correct the rows");
            }
        }
    }
}

fn read_region(sheet: &mut Sheet<'_>, row: &super::cells::Row) -> Region {
    Region {
        region: sheet.name(row, "region"),
        nation: sheet.name(row, "nation"),
        case_share: sheet.number(row, "case_share", 0.0, 1.0),
        community_place_share: sheet.number(row, "community_place_share", 0.0, 1.0),
        continuity_logodds: sheet.number(row, "continuity_logodds", -10.0, 10.0),
        source: sheet.required(row, "source"),
    }
}
