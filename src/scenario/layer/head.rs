//! The keys at the top of a scenario: what it extends, its era, start, horizon, title and data.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Kind;
use super::typed::{Cx, key_place, shape};
use crate::scenario::date::Date;
use crate::scenario::discounting::Discounting;
use crate::scenario::problems::{Among, At, Place, Problem, Problems, brief};
use crate::scenario::tables::Table;

/// The longest horizon in years.
const LONGEST_HORIZON: u32 = 20;
/// Embedded data longer than this is not a table of this tool.
const LONGEST_DATA: usize = 4 << 20;

/// The keys read here.
pub(super) const NAMES: &[&str] = &[
    "answer_years",
    "answers",
    "applies_to",
    "data",
    "discounting",
    "era",
    "extends",
    "horizon_years",
    "price_year",
    "question",
    "start",
    "stock_date",
    "tells",
    "title",
];
/// Every key at the top that is not a group of parameters.
pub(crate) const TOP: &[&str] = &[
    "answer_years",
    "answers",
    "applies_to",
    "change",
    "data",
    "discounting",
    "era",
    "extends",
    "horizon_years",
    "price_year",
    "question",
    "rule",
    "start",
    "stock_date",
    "tells",
    "title",
];

/// Where a data table comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DataRef {
    /// A CSV file beside the scenario.
    File(At<String>),
    /// The text itself, as resolved scenarios hold it.
    Text(At<String>),
}

/// What a layer says at its top.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) extends: Option<At<String>>,
    pub(crate) era: Option<At<String>>,
    pub(crate) title: Option<At<String>>,
    /// What a lever file asks.
    pub(crate) question: Option<At<String>>,
    /// The eras a lever file may be laid over; any, if it says nothing.
    pub(crate) applies_to: Option<At<Vec<String>>>,
    /// The indicators that answer its question.
    pub(crate) answers: Vec<At<String>>,
    /// The years a run must have at least to answer it.
    pub(crate) answer_years: Option<At<u32>>,
    /// The era whose answer tells most.
    pub(crate) tells: Option<At<String>>,
    pub(crate) start: Option<At<Date>>,
    /// The day the opening stock is of.
    pub(crate) stock_date: Option<At<Date>>,
    pub(crate) horizon_years: Option<At<u32>>,
    /// The year whose prices every amount is in.
    pub(crate) price_year: Option<At<u32>>,
    pub(crate) discounting: Option<At<Discounting>>,
    pub(crate) data: Vec<(Table, DataRef)>,
}

/// What only a lever file says at its top.
const OF_A_LEVER_FILE: &[&str] = &["answer_years", "answers", "applies_to", "question", "tells"];

/// Reads one key of the top.
pub(super) fn read(
    cx: &mut Cx<'_>,
    key: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    head: &mut Head,
) {
    let name: &str = key.get_ref();
    if !allowed(cx.kind, name) {
        cx.problems.push(misplaced(cx, key));
        return;
    }
    match name {
        "extends" => head.extends = cx.text(name, value),
        "era" => head.era = read_era(cx, value),
        "title" => head.title = cx.text(name, value),
        "question" => head.question = cx.text(name, value),
        "answer_years" => head.answer_years = cx.count(name, value, 1, LONGEST_HORIZON),
        "answers" => head.answers = cx.texts(name, value).unwrap_or_default(),
        "applies_to" => head.applies_to = read_eras(cx, value),
        "tells" => head.tells = cx.text(name, value),
        "start" => head.start = cx.date(name, value),
        "stock_date" => head.stock_date = cx.date(name, value),
        "horizon_years" => head.horizon_years = cx.count(name, value, 1, LONGEST_HORIZON),
        "price_year" => head.price_year = cx.count(name, value, 1990, 2100),
        "discounting" => {
            let names = Discounting::NAMES;
            head.discounting = cx.choice(name, value, names, Discounting::from_name);
        }
        _ => read_data(cx, value, &mut head.data),
    }
}

/// The era whose answer tells most must be one that the lever file applies to.
pub(super) fn check_tells(problems: &mut Problems, head: &Head) {
    let (Some(tells), Some(eras)) = (&head.tells, &head.applies_to) else {
        return;
    };
    if eras.value.contains(&tells.value) {
        return;
    }
    let title = format!(
        "`tells` names era {}, to which the lever file does not apply",
        brief(&tells.value)
    );
    let problem = Problem::at(tells.place, title)
        .label(format!(
            "allowed are the eras of `applies_to`: {}",
            eras.value.join(", ")
        ))
        .mistyped(&*tells.value, Among::Eras(eras.value.clone()))
        .help("name one of them, or leave `tells` out: the newest era then answers");
    problems.push(problem);
}

fn allowed(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Scenario => !OF_A_LEVER_FILE.contains(&name),
        Kind::Overlay => name == "title" || OF_A_LEVER_FILE.contains(&name),
        Kind::Setting => matches!(name, "title" | "start" | "horizon_years" | "discounting"),
    }
}

fn misplaced(cx: &Cx<'_>, key: &Spanned<Cow<'_, str>>) -> Problem {
    let name = key.get_ref();
    let (title, help) = match cx.kind {
        Kind::Scenario => (
            format!("`{name}` cannot stand in a scenario"),
            "it belongs at the top of a lever file, which is laid over scenarios",
        ),
        Kind::Setting => (
            format!("`{name}` cannot be set with --set"),
            "write it into a scenario file",
        ),
        _ => (
            format!("`{name}` cannot stand in a lever file"),
            "a lever file holds values and [[change]]; the scenario under it holds the rest",
        ),
    };
    Problem::at(key_place(cx.file, key), title).help(help)
}

fn read_era(cx: &mut Cx<'_>, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
    let era = cx.text("era", value)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !era.value.is_empty() && era.value.len() <= 32 && era.value.chars().all(plain) {
        return Some(era);
    }
    let problem = Problem::at(era.place, "`era` must be a short name")
        .label("allowed are up to 32 letters, digits, - and _")
        .help("for example: era = \"2019\"");
    cx.problems.push(problem);
    None
}

/// The eras of a lever file: at least one, each a short name.
fn read_eras(cx: &mut Cx<'_>, value: &Spanned<DeValue<'_>>) -> Option<At<Vec<String>>> {
    let place = cx.place(value);
    let eras = cx.texts("applies_to", value)?;
    if eras.is_empty() {
        let problem = Problem::at(place, "`applies_to` is empty")
            .help("name at least one era, as in applies_to = [\"2019\"], or leave it out");
        cx.problems.push(problem);
        return None;
    }
    let value = eras.into_iter().map(|era| era.value).collect();
    Some(At { value, place })
}

fn read_data(cx: &mut Cx<'_>, value: &Spanned<DeValue<'_>>, data: &mut Vec<(Table, DataRef)>) {
    let DeValue::Table(entries) = value.get_ref() else {
        let problem = Problem::at(cx.place(value), "`data` must be a table of file names")
            .label(format!("given is {}", shape(value.get_ref())))
            .help("for example: [data] and under it regions = \"data/regions.csv\"");
        cx.problems.push(problem);
        return;
    };
    for (key, value) in entries {
        match Table::from_name(key.get_ref()) {
            Some(table) => {
                data.extend(read_ref(cx, key.get_ref(), value).map(|found| (table, found)))
            }
            None => {
                let title = format!("unknown key `{}` in `data`", brief(key.get_ref()));
                let problem = Problem::at(key_place(cx.file, key), title)
                    .label(format!("allowed are {}", Table::NAMES.join(", ")))
                    .mistyped(key.get_ref().as_ref(), Among::Names(Table::NAMES));
                cx.problems.push(problem);
            }
        }
    }
}

fn read_ref(cx: &mut Cx<'_>, name: &str, value: &Spanned<DeValue<'_>>) -> Option<DataRef> {
    match value.get_ref() {
        DeValue::Table(table) => embedded(cx, name, table, cx.place(value)).map(DataRef::Text),
        _ => cx.text(name, value).map(DataRef::File),
    }
}

fn embedded(cx: &mut Cx<'_>, name: &str, table: &DeTable<'_>, place: Place) -> Option<At<String>> {
    let mut only = table.iter();
    if let (Some((key, value)), None) = (only.next(), only.next())
        && key.get_ref() == "text"
        && let DeValue::String(text) = value.get_ref()
        && text.len() <= LONGEST_DATA
    {
        return Some(At {
            value: text.to_string(),
            place: cx.place(value),
        });
    }
    let problem = Problem::at(
        place,
        format!("`{name}` must be a file name, or a table with `text`"),
    )
    .help(format!("for example: {name} = \"data/{name}.csv\""));
    cx.problems.push(problem);
    None
}
