//! The published values a run is compared with, each with its role and tolerance.
//!
//! Rows are numbered from `T1` without a gap: none is deleted, and one that misses stays.

use super::Sheet;
use super::cells::Row;
use crate::scenario::period::Period;
use crate::scenario::problems::{FileId, Problems};
use crate::scenario::source;

const COLUMNS: &[&str] = &[
    "id",
    "indicator",
    "breakdown",
    "group",
    "period",
    "value",
    "unit",
    "tolerance",
    "tolerance_kind",
    "tolerance_was",
    "role",
    "source",
    "quantity",
    "cause",
    "unsafe",
    "note",
];

/// How a tolerance is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToleranceKind {
    /// In the unit of the value, to both sides.
    Absolute,
    /// As a share of the value, to both sides.
    Relative,
    /// In the unit of the value, downwards only: what is published is a lower bound.
    AtLeast,
    /// In the unit of the value, upwards only: what is published is an upper bound.
    AtMost,
}

/// What a published value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetRole {
    /// A condition of the era: read from data at its start, so it should be met by construction.
    Condition,
    /// Behaviour was derived from it, or is calibrated on it.
    Calibrated,
    /// A test: nothing was fitted to it.
    Test,
}

impl ToleranceKind {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&KINDS, self)
    }
}

impl TargetRole {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&ROLES, self)
    }
}

const KINDS: [(&str, ToleranceKind); 4] = [
    ("absolute", ToleranceKind::Absolute),
    ("relative", ToleranceKind::Relative),
    ("at_least", ToleranceKind::AtLeast),
    ("at_most", ToleranceKind::AtMost),
];
const ROLES: [(&str, TargetRole); 3] = [
    ("condition", TargetRole::Condition),
    ("calibrated", TargetRole::Calibrated),
    ("test", TargetRole::Test),
];

fn name_in<T: Copy + PartialEq>(names: &[(&'static str, T)], which: T) -> &'static str {
    let found = names.iter().find(|(_, one)| *one == which);
    found.map_or("", |(name, _)| name)
}

/// One published value.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// `T` and its number in the table.
    pub id: String,
    /// Id of the indicator.
    pub indicator: String,
    /// How it is broken down: `national`, `nation`, `region`, …
    pub breakdown: String,
    /// The group of the breakdown.
    pub group: String,
    /// When.
    pub period: Period,
    /// The published value, in `unit`.
    pub value: f64,
    /// Unit of the value.
    pub unit: String,
    /// How far off still counts as met.
    pub tolerance: f64,
    /// How the tolerance is meant.
    pub tolerance_kind: ToleranceKind,
    /// What the tolerance was before somebody changed it after seeing a result; empty if nobody has.
    pub tolerance_was: String,
    /// What it is for.
    pub role: TargetRole,
    /// Where it was published.
    pub source: String,
    /// Its name for people, where the program has no such indicator; else empty.
    pub quantity: String,
    /// Why it missed when somebody last looked; empty if it did not, or nobody knows.
    pub cause: String,
    /// Which conclusions a miss makes unsafe.
    pub r#unsafe: String,
    /// What else is to be known.
    pub note: String,
}

impl Target {
    /// The least and greatest values that count as met; infinite on an open side.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        let (value, tolerance) = (self.value, self.tolerance);
        match self.tolerance_kind {
            ToleranceKind::Absolute => (value - tolerance, value + tolerance),
            ToleranceKind::Relative => {
                let off = tolerance * value.abs();
                (value - off, value + off)
            }
            ToleranceKind::AtLeast => (value - tolerance, f64::INFINITY),
            ToleranceKind::AtMost => (f64::NEG_INFINITY, value + tolerance),
        }
    }
}

/// All targets in the order of their table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Targets {
    rows: Vec<Target>,
}

impl Targets {
    /// The targets in order.
    #[must_use]
    pub fn rows(&self) -> &[Target] {
        &self.rows
    }

    pub(crate) fn read(problems: &mut Problems, file: FileId, text: &str) -> Self {
        let Some((mut sheet, rows)) = Sheet::read(problems, file, text, COLUMNS) else {
            return Self::default();
        };
        let one = ["indicator", "breakdown", "group", "period"];
        sheet.once(&rows, &one, "each target once");
        let rows = (1..).zip(&rows);
        Self {
            rows: rows
                .map(|(number, row)| read_target(&mut sheet, number, row))
                .collect(),
        }
    }
}

fn read_target(sheet: &mut Sheet<'_>, number: usize, row: &Row) -> Target {
    Target {
        id: read_id(sheet, number, row),
        indicator: sheet.name(row, "indicator"),
        breakdown: sheet.name(row, "breakdown"),
        group: sheet.name(row, "group"),
        period: read_period(sheet, row),
        value: sheet.number(row, "value", -1e15, 1e15),
        unit: sheet.name(row, "unit"),
        tolerance: sheet.number(row, "tolerance", 0.0, 1e15),
        tolerance_kind: sheet
            .choice(row, "tolerance_kind", &KINDS)
            .unwrap_or(ToleranceKind::Absolute),
        tolerance_was: sheet.text(row, "tolerance_was"),
        role: sheet
            .choice(row, "role", &ROLES)
            .unwrap_or(TargetRole::Test),
        source: read_source(sheet, row),
        quantity: sheet.text(row, "quantity"),
        cause: sheet.text(row, "cause"),
        r#unsafe: sheet.required(row, "unsafe"),
        note: sheet.text(row, "note"),
    }
}

/// The ids are the numbers of the rows, so that a deleted row leaves a gap.
fn read_id(sheet: &mut Sheet<'_>, number: usize, row: &Row) -> String {
    let (given, due) = (sheet.text(row, "id"), format!("T{number}"));
    if given != due {
        let help = format!("rows are numbered without a gap and never deleted; this is {due}");
        sheet.bad(row, "id", "is out of order", &help);
    }
    due
}

fn read_period(sheet: &mut Sheet<'_>, row: &Row) -> Period {
    let given = sheet.text(row, "period");
    given.parse().unwrap_or_else(|_| {
        sheet.bad(row, "period", "is no period", Period::FORMS);
        Period::Run
    })
}

fn read_source(sheet: &mut Sheet<'_>, row: &Row) -> String {
    let given = sheet.text(row, "source");
    if let Some(why) = source::fault(&given) {
        sheet.bad(row, "source", &why, source::ALLOWED);
    }
    given
}
