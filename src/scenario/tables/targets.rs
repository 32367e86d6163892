//! The published values a run is compared with, each with its role and tolerance.

use super::Sheet;
use super::cells::Row;
use crate::scenario::problems::{FileId, Problems};

const COLUMNS: &[&str] = &[
    "indicator",
    "breakdown",
    "group",
    "period",
    "value",
    "tolerance",
    "tolerance_kind",
    "unit",
    "role",
    "source",
    "note",
];

/// How a tolerance is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToleranceKind {
    /// In the unit of the value.
    Absolute,
    /// As a share of the value.
    Relative,
}

/// What a published value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetRole {
    /// A condition of the era: read from data, so it should be met by construction.
    Condition,
    /// Behaviour is, or will be, calibrated on it.
    Calibration,
    /// A test: nothing was fitted to it.
    Test,
    /// Shown beside ours without a verdict of its own weight.
    Diagnostic,
}

impl TargetRole {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        ROLES
            .iter()
            .find(|(_, role)| *role == self)
            .map_or("", |(name, _)| name)
    }
}

const KINDS: [(&str, ToleranceKind); 2] = [
    ("absolute", ToleranceKind::Absolute),
    ("relative", ToleranceKind::Relative),
];
const ROLES: [(&str, TargetRole); 4] = [
    ("condition", TargetRole::Condition),
    ("calibration", TargetRole::Calibration),
    ("test", TargetRole::Test),
    ("diagnostic", TargetRole::Diagnostic),
];

/// One published value.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Id of the indicator.
    pub indicator: String,
    /// How it is broken down: `national`, `nation`, `region`, …
    pub breakdown: String,
    /// The group of the breakdown.
    pub group: String,
    /// An ISO month, `first12`, or `run`.
    pub period: String,
    /// The published value, in `unit`.
    pub value: f64,
    /// How far off still counts as met.
    pub tolerance: f64,
    /// How the tolerance is meant.
    pub tolerance_kind: ToleranceKind,
    /// Unit of the value.
    pub unit: String,
    /// What it is for.
    pub role: TargetRole,
    /// Where it was published.
    pub source: String,
    /// What else is to be known.
    pub note: String,
}

impl Target {
    /// The least and greatest values that count as met.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        let off = match self.tolerance_kind {
            ToleranceKind::Absolute => self.tolerance,
            ToleranceKind::Relative => self.tolerance * self.value.abs(),
        };
        (self.value - off, self.value + off)
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
        Self {
            rows: rows
                .iter()
                .map(|row| read_target(&mut sheet, row))
                .collect(),
        }
    }
}

fn read_target(sheet: &mut Sheet<'_>, row: &Row) -> Target {
    Target {
        indicator: sheet.required(row, "indicator"),
        breakdown: sheet.required(row, "breakdown"),
        group: sheet.required(row, "group"),
        period: sheet.required(row, "period"),
        value: sheet.number(row, "value", -1e15, 1e15),
        tolerance: sheet.number(row, "tolerance", 0.0, 1e15),
        tolerance_kind: sheet
            .choice(row, "tolerance_kind", &KINDS)
            .unwrap_or(ToleranceKind::Absolute),
        unit: sheet.required(row, "unit"),
        role: sheet
            .choice(row, "role", &ROLES)
            .unwrap_or(TargetRole::Diagnostic),
        source: sheet.required(row, "source"),
        note: sheet.text(row, "note"),
    }
}
