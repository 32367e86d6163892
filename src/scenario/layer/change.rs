//! One `[[change]]`: a parameter that moves from a date.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry;
use super::typed::{Cx, key_place, shape};
use crate::scenario::date::Date;
use crate::scenario::levers;
use crate::scenario::problems::{Among, At, Place, Problem, brief};

const FIELDS: &[&str] = &[
    "parameter",
    "from",
    "until",
    "ramp_days",
    "set",
    "add",
    "multiply",
    "unit",
    "areas",
    "source",
    "note",
];
/// The longest ramp: the longest horizon.
const LONGEST_RAMP: u32 = 7_305;

/// What a change does to the value that holds without it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Effect {
    /// Puts a value in its place.
    Set(f64),
    /// Adds to it.
    Add(f64),
    /// Multiplies it.
    Multiply(f64),
}

/// One change as a file states it.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) place: Place,
    pub(crate) lever: usize,
    pub(crate) from: At<Date>,
    pub(crate) until: Option<At<Date>>,
    pub(crate) ramp_days: u32,
    pub(crate) effect: Effect,
    pub(crate) areas: Option<Vec<At<String>>>,
    pub(crate) source: Option<At<String>>,
    pub(crate) note: Option<At<String>>,
}

#[derive(Default)]
struct Draft {
    lever: Option<usize>,
    from: Option<At<Date>>,
    until: Option<At<Date>>,
    ramp_days: Option<At<u32>>,
    effects: Vec<(Effect, Place)>,
    unit: Option<At<String>>,
    source: Option<At<String>>,
    note: Option<At<String>>,
    areas: Option<(Vec<At<String>>, Place)>,
    /// A field was there but wrong, so that its absence is no second problem.
    faulty: Vec<String>,
}

/// Reads the list of changes of a layer.
pub(super) fn read_all(
    cx: &mut Cx<'_>,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    changes: &mut Vec<Change>,
) {
    let DeValue::Array(items) = value.get_ref() else {
        let problem = Problem::at(key_place(cx.file, key), "`change` must be a list of tables")
            .label(format!("given is {}", shape(value.get_ref())))
            .help("write [[change]] with two brackets, once for each change");
        cx.problems.push(problem);
        return;
    };
    for item in items.iter() {
        match item.get_ref() {
            DeValue::Table(table) => changes.extend(read(cx, cx.place(item), table)),
            other => {
                let problem = Problem::at(cx.place(item), "a change must be a table")
                    .label(format!("given is {}", shape(other)));
                cx.problems.push(problem);
            }
        }
    }
}

fn read(cx: &mut Cx<'_>, place: Place, table: &DeTable<'_>) -> Option<Change> {
    let mut draft = Draft::default();
    for (key, value) in table {
        let before = cx.problems.count();
        read_field(cx, key, value, &mut draft);
        if cx.problems.count() > before {
            draft.faulty.push(key.get_ref().to_string());
        }
    }
    check(cx, place, &mut draft);
    let (effect, _) = draft.effects.first().copied()?;
    Some(Change {
        place,
        lever: draft.lever?,
        from: draft.from?,
        until: draft.until,
        ramp_days: draft.ramp_days.map_or(0, |ramp| ramp.value),
        effect,
        areas: draft.areas.map(|(areas, _)| areas),
        source: draft.source,
        note: draft.note,
    })
}

fn read_field(
    cx: &mut Cx<'_>,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    draft: &mut Draft,
) {
    let name: &str = key.get_ref();
    match name {
        "parameter" => draft.lever = read_parameter(cx, value),
        "from" => draft.from = cx.date(name, value),
        "until" => draft.until = cx.date(name, value),
        "ramp_days" => draft.ramp_days = cx.count(name, value, 0, LONGEST_RAMP),
        "set" | "add" | "multiply" => {
            let number = cx.number(name, value);
            draft
                .effects
                .extend(number.map(|at| (effect(name, at.value), key_place(cx.file, key))));
        }
        "unit" => draft.unit = cx.text(name, value),
        "source" => draft.source = entry::read_source(cx, "a change", value),
        "note" => draft.note = cx.text(name, value),
        "areas" => {
            let place = cx.place(value);
            draft.areas = cx.texts(name, value).map(|areas| (areas, place));
        }
        other => {
            let title = format!("unknown key `{}` in a change", brief(other));
            let problem = Problem::at(key_place(cx.file, key), title)
                .label(format!("allowed are {}", FIELDS.join(", ")))
                .mistyped(other, Among::Names(FIELDS));
            cx.problems.push(problem);
        }
    }
}

fn effect(name: &str, number: f64) -> Effect {
    match name {
        "set" => Effect::Set(number),
        "add" => Effect::Add(number),
        _ => Effect::Multiply(number),
    }
}

fn read_parameter(cx: &mut Cx<'_>, value: &Spanned<DeValue<'_>>) -> Option<usize> {
    let given = cx.text("parameter", value)?;
    let found = levers::index_of(&given.value);
    if found.is_none() {
        let title = format!("unknown parameter `{}`", brief(&given.value));
        let problem = Problem::at(given.place, title)
            .label("no parameter has this name")
            .mistyped(given.value, Among::Levers);
        cx.problems.push(problem);
    }
    found
}

/// What only shows when all fields are known.
fn check(cx: &mut Cx<'_>, place: Place, draft: &mut Draft) {
    let absent = |name: &str, there: bool| !there && !draft.faulty.iter().any(|key| key == name);
    for (name, there) in [
        ("parameter", draft.lever.is_some()),
        ("from", draft.from.is_some()),
    ] {
        if absent(name, there) {
            let problem = Problem::at(place, format!("a change lacks `{name}`"))
                .help(format!("add {name} = …"));
            cx.problems.push(problem);
        }
    }
    check_effects(cx, place, draft);
    check_unit(cx, draft);
    check_dates(cx, draft);
    check_areas(cx, draft);
}

fn check_effects(cx: &mut Cx<'_>, place: Place, draft: &mut Draft) {
    const ONE: &str = "write exactly one of set, add and multiply";
    let faulty = ["set", "add", "multiply"]
        .iter()
        .any(|name| draft.faulty.iter().any(|key| key == name));
    match draft.effects.as_slice() {
        [] if !faulty => {
            cx.problems
                .push(Problem::at(place, "a change does nothing").help(ONE));
        }
        [(_, first), (_, second), ..] => {
            let problem = Problem::at(*second, "a change does two things at once")
                .also(*first, "the first")
                .help(ONE);
            cx.problems.push(problem);
            draft.effects.clear();
        }
        _ => {}
    }
}

/// A unit may be given beside what is set or added; it must be the parameter's.
fn check_unit(cx: &mut Cx<'_>, draft: &Draft) {
    let (Some(unit), Some(index)) = (&draft.unit, draft.lever) else {
        return;
    };
    let lever = levers::at(index);
    match draft.effects.first() {
        Some((Effect::Multiply(_), _)) => {
            let problem = Problem::at(unit.place, "a factor has no unit")
                .help("leave `unit` out where a change multiplies");
            cx.problems.push(problem);
        }
        Some((Effect::Set(number) | Effect::Add(number), _)) if unit.value != lever.unit.name() => {
            cx.problems
                .push(entry::other_unit(lever, unit, Some(*number)));
        }
        _ => {}
    }
}

fn check_dates(cx: &mut Cx<'_>, draft: &mut Draft) {
    if let (Some(from), Some(until)) = (&draft.from, &draft.until)
        && until.value < from.value
    {
        let problem = Problem::at(until.place, "a change ends before it begins")
            .label(format!("`until` is {}", until.value))
            .also(from.place, format!("`from` is {}", from.value))
            .help("`until` is the first day on which the change no longer holds");
        cx.problems.push(problem);
        draft.until = None;
    }
}

fn check_areas(cx: &mut Cx<'_>, draft: &mut Draft) {
    let (Some(index), Some((areas, place))) = (draft.lever, &draft.areas) else {
        return;
    };
    let lever = levers::at(index);
    if !lever.by_area {
        let problem = Problem::at(*place, format!("`{}` cannot be changed by area", lever.key))
            .label("this parameter is national")
            .help("leave `areas` out: the change then holds everywhere");
        cx.problems.push(problem);
    } else if areas.is_empty() {
        let problem = Problem::at(*place, "`areas` is empty")
            .help("name at least one area, or leave `areas` out to change all");
        cx.problems.push(problem);
    }
}
