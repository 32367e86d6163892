//! One layer of a scenario: what one file, or one `--set`, says.

mod change;
mod entry;
mod head;
mod typed;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(crate) use change::{Change, Effect, When};
pub(crate) use entry::{Entry, allowed, example, range_misses};
pub(crate) use head::{DataRef, Head, TOP};

use super::date::Date;
use super::levers;
use super::nesting;
use super::problems::{Among, At, FileId, Place, Problem, Problems, brief};
use typed::{Cx, key_place};

/// Of a text longer than this only the first syntax error is told.
const RECOVERED: usize = 128 << 10;

/// What kind of layer is being read; each says a different part of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A scenario, or a file that it extends.
    Scenario,
    /// A lever file laid over a scenario by `--with`.
    Overlay,
    /// One `--set path=value`.
    Setting,
}

/// What one layer says.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    pub(crate) head: Head,
    pub(crate) entries: Vec<Entry>,
    pub(crate) changes: Vec<Change>,
    /// Whether it could not be parsed to its end, so that what is missing may only be unread.
    pub(crate) broken: bool,
}

impl Layer {
    /// A layer of which nothing could be read.
    pub(crate) fn unread() -> Self {
        Self {
            broken: true,
            ..Self::default()
        }
    }

    /// Makes the rules in force on `start` values of this layer, the latest of each parameter last, and
    /// forgets those that had ended by then. One in force that will end stays a change.
    pub(crate) fn bring_into_force(&mut self, start: Date) {
        let day = |when: &At<When>| when.value.days_after(start, 0);
        let begun = |change: &Change| change.rule && day(&change.from) <= 0;
        let mut rules: Vec<Change> = Vec::new();
        self.changes.retain(|change| {
            let ends = change.until.as_ref().map(day);
            if begun(change) && ends.is_none() {
                rules.push(change.clone());
            }
            !begun(change) || ends.is_some_and(|ends| ends > 0)
        });
        rules.sort_by_key(|rule| day(&rule.from));
        self.entries.extend(rules.iter().filter_map(Entry::of_rule));
    }
}

/// Reads one layer and reports everything that is wrong with it.
pub(crate) fn read(problems: &mut Problems, file: FileId, text: &str, kind: Kind) -> Layer {
    let mut layer = Layer::default();
    if let Some(at) = nesting::too_deep(text) {
        problems.push(too_deep(Place::new(file, at..at + 1)));
        layer.broken = true;
        return layer;
    }
    let (table, errors) = parse(text);
    layer.broken = !errors.is_empty();
    for error in errors {
        problems.push(syntax(file, text, &error));
    }
    let mut cx = Cx {
        problems,
        file,
        kind,
    };
    read_top(&mut cx, table.get_ref(), &mut layer);
    layer
}

/// The keys at the top of a text, as far as it can be parsed.
pub(crate) fn top_keys(text: &str) -> Vec<String> {
    if nesting::too_deep(text).is_some() {
        return Vec::new();
    }
    let (table, _) = parse(text.strip_prefix('\u{feff}').unwrap_or(text));
    let keys = table.get_ref().iter();
    keys.map(|(key, _)| key.get_ref().to_string()).collect()
}

/// Parses a text, past its errors if it is not so long that they could be a flood.
fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<toml::de::Error>) {
    if text.len() <= RECOVERED {
        return DeTable::parse_recoverable(text);
    }
    match DeTable::parse(text) {
        Ok(table) => (table, Vec::new()),
        Err(first) => (Spanned::new(0..0, DeTable::new()), vec![first]),
    }
}

fn too_deep(place: Place) -> Problem {
    Problem::at(place, "brackets or dotted keys are nested too deeply")
        .label(format!("deeper than {} levels", nesting::DEEPEST))
        .help("a scenario needs no more than four levels")
}

fn syntax(file: FileId, text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(text.len()..text.len());
    let what = brief(error.message().lines().next().unwrap_or("cannot be parsed"));
    let title = match what.as_str() {
        "duplicate key" => "a key stands twice in one table".to_owned(),
        other => format!("not TOML: {other}"),
    };
    Problem::at(Place::new(file, span), title)
}

fn read_top<'i>(cx: &mut Cx<'_>, table: &DeTable<'i>, layer: &mut Layer) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        if head::NAMES.contains(&name) {
            head::read(cx, key, value, &mut layer.head);
        } else if name == "change" || name == "rule" {
            change::read_all(cx, key, value, &mut layer.changes);
        } else {
            read_group(cx, name, key, value, &mut layer.entries);
        }
    }
    head::check_tells(cx.problems, &layer.head);
}

/// Walks a table whose path leads to levers, or is one.
fn read_group<'i>(
    cx: &mut Cx<'_>,
    path: &str,
    key: &Spanned<std::borrow::Cow<'i, str>>,
    value: &Spanned<DeValue<'i>>,
    entries: &mut Vec<Entry>,
) {
    if let Some(lever) = levers::index_of(path) {
        entries.extend(entry::read(cx, lever, key, value));
    } else if levers::is_group(path) {
        match value.get_ref() {
            DeValue::Table(table) => {
                for (key, value) in table {
                    read_group(
                        cx,
                        &format!("{path}.{}", key.get_ref()),
                        key,
                        value,
                        entries,
                    );
                }
            }
            _ => cx.problems.push(not_a_value(cx.file, path, value)),
        }
    } else {
        cx.problems.push(unknown(key_place(cx.file, key), path));
    }
}

fn not_a_value(file: FileId, path: &str, value: &Spanned<DeValue<'_>>) -> Problem {
    Problem::at(
        Place::new(file, value.span()),
        format!("`{path}` is a group, not a parameter"),
    )
    .label(format!("given is {}", typed::shape(value.get_ref())))
    .help(format!("name one of its parameters: `{path}.NAME`"))
}

fn unknown(place: Place, path: &str) -> Problem {
    Problem::at(place, format!("unknown key `{}`", brief(path)))
        .label("nothing has this name")
        .mistyped(
            path,
            if path.contains('.') {
                Among::Levers
            } else {
                Among::Top
            },
        )
}
