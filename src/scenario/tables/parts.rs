//! What the parts of regions have in common: each lies in a known region, and the parts of a region
//! make it up.

use super::Sheet;
use super::cells::Row;
use super::regions::{ROUNDING, Regions};
use crate::scenario::problems::{FileId, Problems, brief};

/// More parts than this cannot be told apart by a byte.
const MOST_PARTS: usize = 255;

/// A part of a region, and the table of all such parts.
pub(super) trait Part: Sized {
    /// The columns of the table.
    const COLUMNS: &'static [&'static str];
    /// What one is called.
    const WHAT: &'static str;

    /// The part that a row describes.
    fn of_row(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> Self;
    fn name(&self) -> &str;
    /// Its place in the table of regions.
    fn region(&self) -> usize;
    fn share(&self) -> f64;
}

/// The parts of all regions, in the order of their table.
pub(super) fn read<P: Part>(
    problems: &mut Problems,
    file: FileId,
    text: &str,
    regions: &Regions,
) -> Vec<P> {
    let Some((mut sheet, rows)) = Sheet::read(problems, file, text, P::COLUMNS) else {
        return Vec::new();
    };
    let parts: Vec<P> = rows
        .iter()
        .map(|row| P::of_row(&mut sheet, row, regions))
        .collect();
    check(&mut sheet, &parts, regions);
    parts
}

/// The place of the region a row names; the first, after a report, where there is none of that name.
pub(super) fn region(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> usize {
    named_region(sheet, row, regions).unwrap_or(0)
}

/// The place of the region a row names, if there is one; the lack of it is reported.
pub(super) fn named_region(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> Option<usize> {
    // Without regions their own table is at fault, and that has been said.
    if regions.count() == 0 {
        return None;
    }
    let indexed = regions.rows().iter().enumerate();
    let names: Vec<(&str, usize)> = indexed
        .map(|(index, region)| (region.region.as_str(), index))
        .collect();
    sheet.choice(row, "region", &names)
}

/// Checks that names differ, and that the parts of every region add up to it.
fn check<P: Part>(sheet: &mut Sheet<'_>, parts: &[P], regions: &Regions) {
    // Sums over cells that could not be read would only repeat the fault.
    if !sheet.is_sound() || regions.count() == 0 {
        return;
    }
    if parts.len() > MOST_PARTS {
        let title = format!("the table has {} rows", parts.len());
        sheet.whole(title, &format!("at most {MOST_PARTS} are allowed"));
        return;
    }
    let mut names: Vec<&str> = parts.iter().map(Part::name).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        let title = format!("{} `{}` stands twice", P::WHAT, brief(twice[0]));
        sheet.whole(title, "each name once");
    }
    for (index, region) in regions.rows().iter().enumerate() {
        let mut within = parts
            .iter()
            .filter(|part| part.region() == index)
            .peekable();
        let name = brief(&region.region);
        if within.peek().is_none() {
            let title = format!("region `{name}` has no {}", P::WHAT);
            sheet.whole(title, "every region needs at least one");
            continue;
        }
        let sum: f64 = within.map(Part::share).sum();
        if (sum - 1.0).abs() > ROUNDING {
            let title = format!("the shares of `{name}` add up to {sum:.4}, not to 1");
            sheet.whole(title, "shares are not rescaled: correct the rows");
        }
    }
}
