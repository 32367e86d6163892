//! One `[[change]]`: a parameter that moves from a date; and one `[[rule]]`: a change that the law made
//! on its day, whatever the scenario's start.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry;
use super::typed::{Cx, is_no_date, key_place, shape};
use crate::scenario::date::Date;
use crate::scenario::levers;
use crate::scenario::problems::{Among, At, Place, Problem, brief};

const FIELDS: &[&str] = &[
    "parameter",
    "from",
    "after_days",
    "until",
    "for_days",
    "ramp_days",
    "set",
    "add",
    "multiply",
    "unit",
    "areas",
    "source",
    "note",
];
/// The longest ramp, and the longest time after the start: the longest horizon.
const LONGEST: u32 = 7_305;

/// When a change begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// On a day.
    On(Date),
    /// So many days after the start of the scenario, or after the beginning of the change.
    After(u32),
}

impl When {
    /// The day it is, in days after `start`; `begun` is what [`When::After`] is counted from.
    pub(crate) fn days_after(self, start: Date, begun: i64) -> i64 {
        match self {
            Self::On(date) => i64::from(date.days_since(start)),
            Self::After(days) => begun + i64::from(days),
        }
    }
}

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
    /// Whether it is a rule: it may begin before the start, and yields to a change of its day.
    pub(crate) rule: bool,
    pub(crate) from: At<When>,
    pub(crate) until: Option<At<When>>,
    pub(crate) ramp_days: u32,
    pub(crate) effect: Effect,
    pub(crate) areas: Option<Vec<At<String>>>,
    pub(crate) source: Option<At<String>>,
    pub(crate) note: Option<At<String>>,
}

#[derive(Default)]
struct Draft {
    lever: Option<usize>,
    from: Option<At<When>>,
    until: Option<At<When>>,
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
    let name: &str = key.get_ref();
    let DeValue::Array(items) = value.get_ref() else {
        let title = format!("`{name}` must be a list of tables");
        let problem = Problem::at(key_place(cx.file, key), title)
            .label(format!("given is {}", shape(value.get_ref())))
            .help(format!(
                "write [[{name}]] with two brackets, once for each {name}"
            ));
        cx.problems.push(problem);
        return;
    };
    for item in items.iter() {
        match item.get_ref() {
            DeValue::Table(table) => {
                changes.extend(read(cx, cx.place(item), table, name == "rule"));
            }
            other => {
                let problem = Problem::at(cx.place(item), format!("a {name} must be a table"))
                    .label(format!("given is {}", shape(other)));
                cx.problems.push(problem);
            }
        }
    }
}

fn read(cx: &mut Cx<'_>, place: Place, table: &DeTable<'_>, rule: bool) -> Option<Change> {
    let mut draft = Draft::default();
    for (key, value) in table {
        let before = cx.problems.count();
        read_field(cx, key, value, &mut draft);
        if cx.problems.count() > before || is_no_date(value) {
            draft.faulty.push(key.get_ref().to_string());
        }
    }
    check(cx, place, &mut draft);
    if rule {
        check_rule(cx, place, &draft);
    }
    let (effect, _) = draft.effects.first().copied()?;
    Some(Change {
        place,
        rule,
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
        "from" | "after_days" => {
            let read = read_when(cx, name, value);
            once(cx, name, read, &mut draft.from);
        }
        "until" | "for_days" => {
            let read = read_when(cx, name, value);
            once(cx, name, read, &mut draft.until);
        }
        "ramp_days" => draft.ramp_days = cx.count(name, value, 0, LONGEST),
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

/// A date, or a number of days.
fn read_when(cx: &mut Cx<'_>, name: &str, value: &Spanned<DeValue<'_>>) -> Option<At<When>> {
    let at = |place, value| At { value, place };
    match name {
        "from" | "until" => {
            let date = cx.date(name, value)?;
            Some(at(date.place, When::On(date.value)))
        }
        _ => {
            let days = cx.count(name, value, 0, LONGEST)?;
            Some(at(days.place, When::After(days.value)))
        }
    }
}

/// A beginning or an end is given once: by date or by days.
fn once(cx: &mut Cx<'_>, name: &str, read: Option<At<When>>, into: &mut Option<At<When>>) {
    let Some(read) = read else { return };
    match into {
        None => *into = Some(read),
        Some(first) => {
            let title = format!("`{name}` says again when, by date and by days");
            let problem = Problem::at(read.place, title)
                .also(first.place, "the first")
                .help("keep one of the two");
            cx.problems.push(problem);
        }
    }
}

/// A rule of law sets a value on a day.
fn check_rule(cx: &mut Cx<'_>, place: Place, draft: &Draft) {
    let dated = |when: &Option<At<When>>| {
        !when
            .as_ref()
            .is_some_and(|when| matches!(when.value, When::After(_)))
    };
    let sets = |(effect, _): &(Effect, Place)| matches!(effect, Effect::Set(_));
    if !draft.effects.iter().all(sets) || draft.ramp_days.is_some() {
        let problem = Problem::at(place, "a rule must `set` a value, at once")
            .help("write [[change]] for what adds, multiplies or comes about slowly");
        cx.problems.push(problem);
    }
    if !dated(&draft.from) || !dated(&draft.until) {
        let problem = Problem::at(place, "a rule must have a date")
            .help("write from = 2015-02-01; `after_days` and `for_days` are for a [[change]]");
        cx.problems.push(problem);
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
    let absent = |name: &str, there: bool| {
        let faulty = |key: &String| key == name || name == "from" && key == "after_days";
        !there && !draft.faulty.iter().any(faulty)
    };
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
        && let (When::On(begins), When::On(ends)) = (from.value, until.value)
        && ends < begins
    {
        let problem = Problem::at(until.place, "a change ends before it begins")
            .label(format!("`until` is {ends}"))
            .also(from.place, format!("`from` is {begins}"))
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
