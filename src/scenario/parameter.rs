//! What a scenario says of one parameter: its value and how well it is known.

use super::evidence::{Distribution, Quality};
use super::levers::{self, Lever};
use super::{Scenario, merge::Resolved};

/// One parameter of a scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter<'a> {
    /// Its entry in the lever table: unit, limits, kind, meaning.
    pub lever: &'static Lever,
    /// The value on the first day, before any change, in the lever's unit.
    pub value: f64,
    /// Within this the value lies, as its evidence has it; nothing if unknown.
    pub range: Option<(f64, f64)>,
    /// The shape of our ignorance within the range; nothing if none is stated.
    pub distribution: Option<Distribution>,
    /// Evidence ids, file names, or words after assumption, derived or solved.
    pub source: &'a str,
    /// How good the evidence is; nothing if nobody says.
    pub quality: Option<Quality>,
    /// Why this value, in words; nothing if nobody says.
    pub note: Option<&'a str>,
    /// Where the value was set, as `file:line` or the option.
    pub whence: &'a str,
}

impl Scenario {
    /// Every parameter, in the order of the lever table.
    pub fn parameters(&self) -> impl Iterator<Item = Parameter<'_>> {
        levers::levers().filter_map(|lever| self.parameter(lever.key))
    }

    /// One parameter; nothing if the lever table has no such key.
    #[must_use]
    pub fn parameter(&self, key: &str) -> Option<Parameter<'_>> {
        let index = levers::index_of(key)?;
        let Resolved {
            value,
            range,
            distribution,
            source,
            quality,
            note,
        } = &self.values[index];
        Some(Parameter {
            lever: levers::at(index),
            value: value.value,
            range: range.as_ref().map(|range| range.value),
            distribution: distribution.as_ref().map(|shape| shape.value),
            source: &source.value,
            quality: quality.as_ref().map(|quality| quality.value),
            note: note.as_ref().map(|note| note.value.as_str()),
            whence: &self.whence.values[index],
        })
    }
}
