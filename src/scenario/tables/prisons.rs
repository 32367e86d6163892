//! The estate: every prison for adults that is open at the start, with what it is for.

use super::cells::Row;
use super::parts;
use super::regions::Regions;
use super::{Category, Function, Sheet};
use crate::scenario::problems::{FileId, Problems, brief};

const COLUMNS: &[&str] = &[
    "name",
    "nomis_id",
    "region",
    "nation",
    "sex",
    "age_class",
    "category",
    "function",
    "resettlement",
    "places",
    "places_status",
    "clinical_rank",
    "psychosocial_rank",
    "high_intensity",
    "status",
    "source",
];

/// More prisons than this have no room in the model's index of one.
pub const MOST_PRISONS: usize = 250;

/// Who is held: no prison holds both, so the two sides of one are two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// Men.
    Men,
    /// Women.
    Women,
}

/// Which ages are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeClass {
    /// Adults of 21 and over; the model's youngest band, 18 to 29, is mostly that.
    Adult,
    /// Young adults alone.
    YoungAdult,
    /// Both.
    Mixed,
}

/// How a number of places is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacesStatus {
    /// Published for this date.
    Found,
    /// Worked out from a published figure of another date.
    Derived,
    /// From memory, or assumed.
    Assumption,
}

impl PlacesStatus {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        STATUSES[self as usize].0
    }
}

const SEXES: [(&str, Holds); 2] = [("M", Holds::Men), ("F", Holds::Women)];
const AGE_CLASSES: [(&str, AgeClass); 3] = [
    ("adult", AgeClass::Adult),
    ("young_adult", AgeClass::YoungAdult),
    ("mixed", AgeClass::Mixed),
];
const STATUSES: [(&str, PlacesStatus); 3] = [
    ("found", PlacesStatus::Found),
    ("derived", PlacesStatus::Derived),
    ("assumption", PlacesStatus::Assumption),
];
type Rank = fn(&Prison) -> u32;
/// The columns of order, each to be a list from 1 without gaps.
const RANKS: [(&str, Rank); 2] = [
    ("clinical_rank", |prison| prison.clinical_rank),
    ("psychosocial_rank", |prison| prison.psychosocial_rank),
];
const YES_NO: [(&str, bool); 2] = [("yes", true), ("no", false)];
const FLAGS: [(&str, bool); 2] = [("0", false), ("1", true)];

/// One prison, or the side of one that holds one sex.
#[derive(Clone, Debug, PartialEq)]
pub struct Prison {
    /// Its name.
    pub name: String,
    /// Its three letters in the prison register; the two sides of one prison share them.
    pub nomis_id: String,
    /// The region it stands in, an index into the table of regions.
    pub region: usize,
    /// Which sex it holds.
    pub holds: Holds,
    /// Which ages it holds.
    pub age_class: AgeClass,
    /// Which security categories its training places take.
    pub category: Category,
    /// What it is for.
    pub function: Function,
    /// Whether people come to it for the last weeks before release.
    pub resettlement: bool,
    /// Operational capacity, people. A synthetic allocation unless `places_status` is found.
    pub places: u32,
    /// How `places` is known.
    pub places_status: PlacesStatus,
    /// Its place, from 1, in the order in which prisons come to offer clinical treatment.
    pub clinical_rank: u32,
    /// The same for psychosocial treatment.
    pub psychosocial_rank: u32,
    /// Whether it has a therapeutic community for drug users or a 12-step programme.
    pub high_intensity: bool,
    /// What of the row was found, derived or assumed.
    pub status: String,
    /// Where the row comes from.
    pub source: String,
}

/// All prisons in the order of their table; a prison's place in it is its index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prisons {
    rows: Vec<Prison>,
}

impl Prisons {
    /// The prisons in order.
    #[must_use]
    pub fn rows(&self) -> &[Prison] {
        &self.rows
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The same prisons, the last row first: no result may depend on the order.
    #[cfg(test)]
    pub(crate) fn reversed(&self) -> Self {
        Self {
            rows: self.rows.iter().rev().cloned().collect(),
        }
    }

    pub(crate) fn read(
        problems: &mut Problems,
        file: FileId,
        text: &str,
        regions: &Regions,
    ) -> Self {
        let Some((mut sheet, rows)) = Sheet::read(problems, file, text, COLUMNS) else {
            return Self::default();
        };
        sheet.once(&rows, &["name"], "each prison once");
        sheet.once(&rows, &["nomis_id", "sex"], "each prison once for a sex");
        let mut prisons = Self::default();
        // Of more rows than there may be prisons the rest is not read.
        for row in rows.iter().take(MOST_PRISONS) {
            let prison = read_prison(&mut sheet, row, regions);
            prisons.check_new(&mut sheet, row, &prison);
            prisons.rows.push(prison);
        }
        // What is said of the whole would only repeat the fault of a cell.
        if sheet.is_sound() {
            prisons.check(&mut sheet, rows.len());
        }
        prisons
    }

    /// What must not stand twice.
    fn check_new(&self, sheet: &mut Sheet<'_>, row: &Row, new: &Prison) {
        for (column, rank) in RANKS {
            if let Some(other) = self.rows.iter().find(|other| rank(other) == rank(new)) {
                let what = format!("holds {} a second time", rank(new));
                let help = format!("`{}` has that rank", brief(&other.name));
                sheet.bad(row, column, &what, &help);
            }
        }
    }

    fn check(&self, sheet: &mut Sheet<'_>, count: usize) {
        if count > MOST_PRISONS {
            let title = format!("the table of prisons has {count} rows");
            sheet.whole(title, &format!("at most {MOST_PRISONS} are allowed"));
        }
        for (column, rank) in RANKS {
            if self.rows.iter().map(rank).max() > Some(count as u32) {
                let title = format!("column `{column}` leaves ranks out");
                let help = format!("every rank from 1 to {count} is needed once");
                sheet.whole(title, &help);
            }
        }
        for (holds, who) in [(Holds::Men, "men"), (Holds::Women, "women")] {
            let receives = |prison: &Prison| {
                prison.holds == holds
                    && prison.function.receives()
                    && prison.age_class != AgeClass::YoungAdult
            };
            if !self.rows.iter().any(receives) {
                let title = format!("no prison receives {who} of every age from the courts");
                let help = "a local prison for each sex is needed, not for young adults alone";
                sheet.whole(title, help);
            }
        }
    }
}

fn read_prison(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> Prison {
    let prison = Prison {
        name: sheet.name(row, "name"),
        nomis_id: sheet.name(row, "nomis_id"),
        region: read_region(sheet, row, regions),
        holds: sheet.choice(row, "sex", &SEXES).unwrap_or(Holds::Men),
        age_class: sheet
            .choice(row, "age_class", &AGE_CLASSES)
            .unwrap_or(AgeClass::Mixed),
        category: sheet
            .choice(row, "category", Category::NAMES)
            .unwrap_or_default(),
        function: sheet
            .choice(row, "function", Function::NAMES)
            .unwrap_or(Function::Local),
        resettlement: sheet.choice(row, "resettlement", &YES_NO).unwrap_or(false),
        places: sheet.count(row, "places", 1, 10_000),
        places_status: sheet
            .choice(row, "places_status", &STATUSES)
            .unwrap_or(PlacesStatus::Assumption),
        clinical_rank: sheet.count(row, "clinical_rank", 1, 1_000),
        psychosocial_rank: sheet.count(row, "psychosocial_rank", 1, 1_000),
        high_intensity: sheet.choice(row, "high_intensity", &FLAGS).unwrap_or(false),
        status: sheet.required(row, "status"),
        source: sheet.required(row, "source"),
    };
    check_prison(sheet, row, &prison);
    prison
}

/// The region of a row by name, and its nation, which must be the region's.
fn read_region(sheet: &mut Sheet<'_>, row: &Row, regions: &Regions) -> usize {
    let Some(region) = parts::named_region(sheet, row, regions) else {
        return 0;
    };
    let nation = &regions.rows()[region].nation;
    if sheet.text(row, "nation") != *nation {
        let help = format!("the region lies in {}", brief(nation));
        sheet.bad(row, "nation", "is not that of the region", &help);
    }
    region
}

/// What must fit together within a row.
fn check_prison(sheet: &mut Sheet<'_>, row: &Row, prison: &Prison) {
    let three = prison.nomis_id.len() == 3;
    if !three || !prison.nomis_id.bytes().all(|b| b.is_ascii_uppercase()) {
        let help = "three capital letters are needed, as in LEI";
        sheet.bad(row, "nomis_id", "is no id of the prison register", help);
    }
    let women = prison.holds == Holds::Women;
    if prison.function.of_women() != women {
        let help = "functions that begin with women_ belong to sex F, and only they";
        sheet.bad(row, "function", "does not fit the sex", help);
    }
    if prison.category.of_women() != women {
        let help = "women's prisons are closed or open, men's have letters";
        sheet.bad(row, "category", "does not fit the sex", help);
    }
}
