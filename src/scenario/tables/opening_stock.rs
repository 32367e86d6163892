//! The people already in the system on the first day, with the time they still have to stay.

use super::Sheet;
use super::cells::Row;
use crate::scenario::problems::{FileId, Problems};

const COLUMNS: &[&str] = &[
    "status",
    "band",
    "count",
    "residual_family",
    "residual_mean_days",
    "residual_cv",
    "source",
    "note",
];

/// The shape of the time that people of a stratum still have to stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResidualFamily {
    /// What is left of a lognormal stay met at a random moment (length-biased).
    LognormalEquilibrium,
    /// Exponential: no memory.
    Exponential,
    /// Uniform from zero.
    Uniform,
    /// The same as the custody stratum the people are in.
    AsCustody,
    /// A count only; no duration.
    None,
}

const FAMILIES: [(&str, ResidualFamily); 5] = [
    (
        "lognormal_equilibrium",
        ResidualFamily::LognormalEquilibrium,
    ),
    ("exponential", ResidualFamily::Exponential),
    ("uniform", ResidualFamily::Uniform),
    ("as_custody", ResidualFamily::AsCustody),
    ("none", ResidualFamily::None),
];

/// One stratum of the opening stock.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratum {
    /// `custody/…`, `supervised/…` and `atrisk/…` are disjoint; `subset/…` lies inside them.
    pub status: String,
    /// Sentence band, persistence class or substance group, or `all`.
    pub band: String,
    /// People.
    pub count: f64,
    /// The shape of the residual time.
    pub residual_family: ResidualFamily,
    /// Mean of the residual time, days.
    pub residual_mean_days: Option<f64>,
    /// Coefficient of variation of the residual time.
    pub residual_cv: Option<f64>,
    /// Where the numbers come from.
    pub source: String,
    /// What else is to be known.
    pub note: String,
}

/// All strata in the order of their table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpeningStock {
    rows: Vec<Stratum>,
}

impl OpeningStock {
    /// The strata in order.
    #[must_use]
    pub fn rows(&self) -> &[Stratum] {
        &self.rows
    }

    /// The stratum of a status and band.
    #[must_use]
    pub fn find(&self, status: &str, band: &str) -> Option<&Stratum> {
        self.rows
            .iter()
            .find(|row| row.status == status && row.band == band)
    }

    pub(crate) fn read(problems: &mut Problems, file: FileId, text: &str) -> Self {
        let Some((mut sheet, rows)) = Sheet::read(problems, file, text, COLUMNS) else {
            return Self::default();
        };
        sheet.once(&rows, &["status", "band"], "each stratum once");
        let strata: Vec<Stratum> = rows
            .iter()
            .map(|row| read_stratum(&mut sheet, row))
            .collect();
        if strata.is_empty() {
            sheet.whole(
                "the opening stock has no rows",
                "list every stratum with its count",
            );
        }
        Self { rows: strata }
    }
}

fn read_stratum(sheet: &mut Sheet<'_>, row: &Row) -> Stratum {
    let family = sheet
        .choice(row, "residual_family", &FAMILIES)
        .unwrap_or(ResidualFamily::None);
    let stratum = Stratum {
        status: sheet.name(row, "status"),
        band: sheet.name(row, "band"),
        count: sheet.number(row, "count", 0.0, 1e6),
        residual_family: family,
        residual_mean_days: sheet.optional(row, "residual_mean_days", 0.0, 36_525.0),
        residual_cv: sheet.optional(row, "residual_cv", 0.0, 10.0),
        source: sheet.required(row, "source"),
        note: sheet.text(row, "note"),
    };
    let timed = !matches!(family, ResidualFamily::AsCustody | ResidualFamily::None);
    if timed && stratum.residual_mean_days.is_none() {
        sheet.bad(
            row,
            "residual_mean_days",
            "is empty",
            "this family needs a mean",
        );
    }
    if timed && stratum.residual_cv.is_none() {
        sheet.bad(
            row,
            "residual_cv",
            "is empty",
            "this family needs a coefficient of variation",
        );
    }
    stratum
}
