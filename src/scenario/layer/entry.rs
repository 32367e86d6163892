//! One value table: `{ value = 30600, unit = "per_year", range = [27000, 38000],
//! distribution = "lognormal", source = "J053", quality = "low", note = "…" }`.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Kind;
use super::change::{Change, Effect};
use super::typed::{Cx, key_place, shape};
use crate::scenario::conversion;
use crate::scenario::evidence::{Distribution, Quality};
use crate::scenario::levers::{self, Lever};
use crate::scenario::problems::{Among, At, Place, Problem, brief};
use crate::scenario::source;
use crate::units::Unit;

const FIELDS: &[&str] = &[
    "value",
    "unit",
    "range",
    "distribution",
    "source",
    "quality",
    "note",
];

/// What one layer says of one parameter; a field it leaves out keeps what lies below.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) lever: usize,
    pub(crate) place: Place,
    pub(crate) value: Option<At<f64>>,
    pub(crate) unit: Option<At<Unit>>,
    pub(crate) range: Option<At<(f64, f64)>>,
    pub(crate) distribution: Option<At<Distribution>>,
    pub(crate) source: Option<At<String>>,
    pub(crate) quality: Option<At<Quality>>,
    pub(crate) note: Option<At<String>>,
}

impl Entry {
    fn silent(lever: usize, place: Place) -> Self {
        Self {
            lever,
            place,
            value: None,
            unit: None,
            range: None,
            distribution: None,
            source: None,
            quality: None,
            note: None,
        }
    }
}

impl Entry {
    /// What a rule says of the parameter it sets.
    pub(super) fn of_rule(rule: &Change) -> Option<Self> {
        let Effect::Set(value) = rule.effect else {
            return None;
        };
        let place = rule.place;
        Some(Self {
            value: Some(At { value, place }),
            source: rule.source.clone(),
            note: rule.note.clone(),
            ..Self::silent(rule.lever, place)
        })
    }
}

/// Reads what a layer says of a parameter.
pub(super) fn read(
    cx: &mut Cx<'_>,
    index: usize,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
) -> Option<Entry> {
    let lever = levers::at(index);
    let mut entry = Entry::silent(index, key_place(cx.file, key));
    match value.get_ref() {
        DeValue::Table(table) => read_fields(cx, lever, table, &mut entry),
        DeValue::Integer(_) | DeValue::Float(_) if cx.kind == Kind::Setting => {
            entry.value = read_value(cx, lever, value);
        }
        other => {
            let problem = Problem::at(cx.place(value), format!("`{}` must be a table", lever.key))
                .label(format!("given is {}", shape(other)))
                .help(example(lever));
            cx.problems.push(problem);
            return None;
        }
    }
    Some(entry)
}

/// How the parameter is written in a file.
pub(crate) fn example(lever: &Lever) -> String {
    let (group, name) = lever.key.rsplit_once('.').unwrap_or(("", lever.key));
    let unit = lever.unit;
    format!("write under [{group}]: {name} = {{ value = …, unit = \"{unit}\", source = \"…\" }}")
}

fn read_fields(cx: &mut Cx<'_>, lever: &Lever, table: &DeTable<'_>, entry: &mut Entry) {
    // In another unit than the lever's, its limits say nothing of the value.
    let foreign = table
        .get("unit")
        .and_then(|unit| unit.get_ref().as_str())
        .is_some_and(|unit| unit != lever.unit.name());
    for (key, value) in table {
        match &**key.get_ref() {
            "value" | "range" if foreign => {}
            "value" => entry.value = read_value(cx, lever, value),
            "unit" => entry.unit = read_unit(cx, lever, value, table.get("value")),
            "range" => entry.range = read_range(cx, lever, value),
            "distribution" => entry.distribution = read_distribution(cx, lever, value),
            "source" => entry.source = read_source(cx, &format!("`{}`", lever.key), value),
            "quality" => {
                entry.quality = cx.choice("quality", value, Quality::NAMES, Quality::from_name);
            }
            "note" => entry.note = cx.text("note", value),
            other => {
                let title = format!("unknown key `{}` in `{}`", brief(other), lever.key);
                let problem = Problem::at(key_place(cx.file, key), title)
                    .label(format!("allowed are {}", FIELDS.join(", ")))
                    .mistyped(other, Among::Names(FIELDS));
                cx.problems.push(problem);
            }
        }
    }
    check_range_holds_value(cx, lever, entry);
}

fn read_value(cx: &mut Cx<'_>, lever: &Lever, value: &Spanned<DeValue<'_>>) -> Option<At<f64>> {
    let number = cx.number(lever.key, value)?;
    if within(lever, number.value) {
        return Some(number);
    }
    let problem = Problem::at(number.place, format!("`{}` is out of range", lever.key))
        .label(format!("given is {}", number.value))
        .help(allowed(lever));
    cx.problems.push(problem);
    None
}

fn within(lever: &Lever, number: f64) -> bool {
    number >= lever.min && number <= lever.max
}

/// The limits of a parameter in words.
pub(crate) fn allowed(lever: &Lever) -> String {
    format!(
        "allowed is {} to {} {} ({})",
        lever.min, lever.max, lever.unit, lever.meaning
    )
}

/// Reads the unit, which must be the lever table's; another is refused with the value converted.
fn read_unit(
    cx: &mut Cx<'_>,
    lever: &Lever,
    unit: &Spanned<DeValue<'_>>,
    value: Option<&Spanned<DeValue<'_>>>,
) -> Option<At<Unit>> {
    let given = cx.text("unit", unit)?;
    if given.value == lever.unit.name() {
        return Some(At {
            value: lever.unit,
            place: given.place,
        });
    }
    cx.problems
        .push(other_unit(lever, &given, value.and_then(finite)));
    None
}

/// A unit that is not the lever's, with the value in it where there is one.
pub(super) fn other_unit(lever: &Lever, given: &At<String>, value: Option<f64>) -> Problem {
    Problem::at(given.place, format!("`{}` has another unit", lever.key))
        .label(format!(
            "given is {}, needed is {}",
            brief(&given.value),
            lever.unit
        ))
        .help(converted(lever, &given.value, value))
}

/// How to mend a wrong unit: with the value converted, where the two measure the same.
fn converted(lever: &Lever, given: &str, value: Option<f64>) -> String {
    let unit = lever.unit;
    let factor = conversion::factor(given, unit);
    let given = brief(given);
    match (factor, value) {
        (Some(factor), Some(value)) => {
            let converted = rounded(value * factor);
            format!(
                "{value} {given} are {converted} {unit}: write {converted} with unit = \"{unit}\""
            )
        }
        (Some(factor), None) => {
            let factor = rounded(factor);
            format!("multiply what is in {given} by {factor} and write unit = \"{unit}\"")
        }
        (None, _) => format!(
            "{given} do not convert to {unit} ({}): write unit = \"{unit}\" and a value in it",
            lever.meaning
        ),
    }
}

/// Twelve figures: what a conversion adds beyond them is noise of the arithmetic.
fn rounded(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

fn finite(value: &Spanned<DeValue<'_>>) -> Option<f64> {
    let number: f64 = match value.get_ref() {
        DeValue::Float(float) => float.as_str().parse().ok()?,
        DeValue::Integer(integer) => integer.as_str().parse().ok()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// Reads the shape of ignorance; one for shares or for what is above zero must fit the lever.
fn read_distribution(
    cx: &mut Cx<'_>,
    lever: &Lever,
    value: &Spanned<DeValue<'_>>,
) -> Option<At<Distribution>> {
    let names = Distribution::NAMES;
    let found = cx.choice("distribution", value, names, Distribution::from_name)?;
    let why = match found.value {
        Distribution::Beta | Distribution::LogitNormal if lever.unit != Unit::Share => {
            "is for shares only"
        }
        Distribution::Lognormal | Distribution::Gamma if lever.min < 0.0 => {
            "is for what is never below zero"
        }
        _ => return Some(found),
    };
    let title = format!(
        "`distribution` of `{}` does not fit: {} {why}",
        lever.key,
        found.value.name()
    );
    let problem = Problem::at(found.place, title)
        .label(format!("the unit is {}", lever.unit))
        .help("uniform, triangular and normal fit every range");
    cx.problems.push(problem);
    None
}

fn read_range(
    cx: &mut Cx<'_>,
    lever: &Lever,
    value: &Spanned<DeValue<'_>>,
) -> Option<At<(f64, f64)>> {
    let place = cx.place(value);
    let (low, high) = match value.get_ref() {
        DeValue::Array(items) if items.len() == 2 => (
            cx.number("range", &items[0])?.value,
            cx.number("range", &items[1])?.value,
        ),
        other => {
            let problem = Problem::at(
                place,
                format!("`range` of `{}` must be two numbers", lever.key),
            )
            .label(format!("given is {}", shape(other)))
            .help("write range = [low, high]");
            cx.problems.push(problem);
            return None;
        }
    };
    if low <= high && within(lever, low) && within(lever, high) {
        return Some(At {
            value: (low, high),
            place,
        });
    }
    let problem = Problem::at(place, format!("`range` of `{}` is wrong", lever.key))
        .label(if low > high {
            "the low end lies above the high end"
        } else {
            "it passes the limits"
        })
        .help(allowed(lever));
    cx.problems.push(problem);
    None
}

/// Reads the source of what is named in words.
pub(super) fn read_source(
    cx: &mut Cx<'_>,
    of: &str,
    value: &Spanned<DeValue<'_>>,
) -> Option<At<String>> {
    let given = cx.text("source", value)?;
    match source::fault(&given.value) {
        None => Some(given),
        Some(fault) => {
            let problem = Problem::at(given.place, format!("`source` of {of} {fault}"))
                .label(source::ALLOWED)
                .help("an unsourced number is an assumption: source = \"assumption: why\"");
            cx.problems.push(problem);
            None
        }
    }
}

fn check_range_holds_value(cx: &mut Cx<'_>, lever: &Lever, entry: &Entry) {
    if let (Some(value), Some(range)) = (&entry.value, &entry.range) {
        let (low, high) = range.value;
        if !(low..=high).contains(&value.value) {
            cx.problems.push(range_misses(lever, value, range));
        }
    }
}

/// A range that does not hold its value.
pub(crate) fn range_misses(lever: &Lever, value: &At<f64>, range: &At<(f64, f64)>) -> Problem {
    let (low, high) = range.value;
    Problem::at(
        value.place,
        format!("`{}` lies outside its own range", lever.key),
    )
    .label(format!("given is {}", value.value))
    .also(range.place, format!("the range is {low} to {high}"))
    .help("correct the value, or widen `range`")
}
