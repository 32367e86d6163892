//! What a study measures: its indicators, and the columns every replication fills.

pub use crate::scenario::Period;

/// Which way an indicator should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better (continuity of care).
    Higher,
    /// Less is better (deaths).
    Lower,
    /// Neither way is better in itself (prison population).
    Neither,
}

/// One thing that is measured.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// The name in files, unique in the list (`prison_population`).
    pub id: &'static str,
    /// The name for people.
    pub name: &'static str,
    /// The unit of its values; `share` is a number from 0 to 1.
    pub unit: &'static str,
    /// Numerator and denominator in words.
    pub meaning: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
    /// Whether it stands in the table that a run prints.
    pub headline: bool,
    /// Which way is better.
    pub better: Direction,
}

impl Indicator {
    /// Whether it is nought or one in each replication, so that its mean is a probability.
    pub fn is_chance(&self) -> bool {
        self.unit == "probability"
    }
}

/// One value of a replication: which indicator, of whom, when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// The time it covers.
    pub period: Period,
    /// The place of its indicator in the layout's list.
    pub indicator: u16,
    /// What the population is divided by: `national`, `region`, `sex` and so on.
    pub breakdown: &'static str,
    /// Which part of the division.
    pub group: String,
}

/// The breakdown that divides nothing.
pub const NATIONAL: &str = "national";

impl Column {
    /// Whether it is a figure for the whole country.
    pub fn is_national(&self) -> bool {
        self.breakdown == NATIONAL
    }
}

/// The columns of a study, in the order in which every replication gives its values.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The list the columns point into.
    pub indicators: &'static [Indicator],
    /// One entry per value of a replication.
    pub columns: Vec<Column>,
}

impl Layout {
    /// The indicator of a column.
    pub fn indicator(&self, column: &Column) -> &'static Indicator {
        &self.indicators[usize::from(column.indicator)]
    }
}

/// What one replication gave: exact values, aligned with the layout's columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Replication {
    /// Its number, counted from 0; the same number is the same luck in every scenario.
    pub index: u32,
    /// One value a column; NaN where there is nothing to report (a ratio with no cases).
    pub values: Box<[f64]>,
}

/// A figure somebody published, to stand beside ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The figure, in the indicator's unit.
    pub value: f64,
    /// Where it was published.
    pub source: String,
}
