//! What differs between the inputs of two scenarios.

use std::collections::{BTreeMap, BTreeSet};

use super::Scenario;
use super::parameter::Parameter;

/// One thing that two scenarios say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputDifference {
    /// A parameter, a key at the top, `change KEY`, or a data table with its row.
    pub subject: String,
    /// The field or column that differs; empty where the whole is meant.
    pub field: String,
    /// What the first says; nothing where it says nothing.
    pub first: Option<String>,
    /// What the second says; nothing where it says nothing.
    pub second: Option<String>,
}

/// Everything two scenarios say differently, whatever files it stands in: the top, the parameters
/// in the order of the lever table, the changes, the rows of the data tables.
#[must_use]
pub fn differences(first: &Scenario, second: &Scenario) -> Vec<InputDifference> {
    let mut found = Vec::new();
    for ((key, ours), (_, theirs)) in top(first).into_iter().zip(top(second)) {
        differ(&mut found, key, "", ours, theirs);
    }
    for (ours, theirs) in first.parameters().zip(second.parameters()) {
        let fields = fields(&ours).into_iter().zip(fields(&theirs));
        for ((field, ours_says), (_, theirs_says)) in fields {
            differ(&mut found, ours.lever.key, field, ours_says, theirs_says);
        }
    }
    changes(&mut found, first, second);
    tables(&mut found, first, second);
    found
}

fn differ(
    found: &mut Vec<InputDifference>,
    subject: &str,
    field: &str,
    first: Option<String>,
    second: Option<String>,
) {
    if first != second {
        found.push(InputDifference {
            subject: subject.to_owned(),
            field: field.to_owned(),
            first,
            second,
        });
    }
}

fn top(scenario: &Scenario) -> [(&'static str, Option<String>); 7] {
    [
        ("title", scenario.title().map(str::to_owned)),
        ("era", Some(scenario.era().to_owned())),
        ("start", Some(scenario.start().to_string())),
        ("horizon_years", Some(scenario.horizon_years().to_string())),
        (
            "stock_date",
            scenario.stock_date().map(|date| date.to_string()),
        ),
        ("price_year", Some(scenario.price_year().to_string())),
        (
            "discounting",
            Some(scenario.discounting().name().to_owned()),
        ),
    ]
}

fn fields(parameter: &Parameter<'_>) -> [(&'static str, Option<String>); 6] {
    let range = |(low, high): (f64, f64)| format!("{low} to {high}");
    let own = |text: &str| text.to_owned();
    [
        ("value", Some(parameter.value.to_string())),
        ("range", parameter.range.map(range)),
        (
            "distribution",
            parameter.distribution.map(|shape| own(shape.name())),
        ),
        ("source", Some(own(parameter.source))),
        (
            "quality",
            parameter.quality.map(|quality| own(quality.name())),
        ),
        ("note", parameter.note.map(own)),
    ]
}

fn changes(found: &mut Vec<InputDifference>, first: &Scenario, second: &Scenario) {
    let of = |scenario: &Scenario| -> BTreeSet<(String, String)> {
        let named = |key: &str| format!("change {key}");
        let changes = scenario.changes();
        changes
            .map(|change| (named(change.lever.key), change.in_words()))
            .collect()
    };
    let (ours, theirs) = (of(first), of(second));
    for (subject, words) in ours.difference(&theirs) {
        differ(found, subject, "", Some(words.clone()), None);
    }
    for (subject, words) in theirs.difference(&ours) {
        differ(found, subject, "", None, Some(words.clone()));
    }
}

fn tables(found: &mut Vec<InputDifference>, first: &Scenario, second: &Scenario) {
    for (name, text) in first.tables() {
        let other = second.tables().find(|(other, _)| *other == name);
        match other {
            Some((_, other)) if other != text => table(found, name, text, other),
            Some(_) => {}
            None => differ(found, name, "", Some("a table".to_owned()), None),
        }
    }
    for (name, _) in second.tables() {
        if first.tables().all(|(other, _)| other != name) {
            differ(found, name, "", None, Some("a table".to_owned()));
        }
    }
}

/// A table of text: its columns, and its rows by as many leading cells as tell them apart.
struct Rows {
    header: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

impl Rows {
    fn read(text: &str) -> Self {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        Self {
            header: reader.headers().cloned().unwrap_or_default(),
            records: reader.records().filter_map(Result::ok).collect(),
        }
    }

    fn by(&self, cells: usize) -> BTreeMap<Vec<&str>, &csv::StringRecord> {
        let key = |record: &'_ csv::StringRecord| record.len().min(cells);
        let keyed = self.records.iter().map(|record| {
            let parts = record.iter().take(key(record)).collect();
            (parts, record)
        });
        keyed.collect()
    }

    fn are_told_apart_by(&self, cells: usize) -> bool {
        self.by(cells).len() == self.records.len()
    }
}

fn table(found: &mut Vec<InputDifference>, name: &str, first: &str, second: &str) {
    let (ours, theirs) = (Rows::read(first), Rows::read(second));
    let mut cells = 1;
    while cells < ours.header.len()
        && !(ours.are_told_apart_by(cells) && theirs.are_told_apart_by(cells))
    {
        cells += 1;
    }
    let (ours_by, theirs_by) = (ours.by(cells), theirs.by(cells));
    let keys: BTreeSet<_> = ours_by.keys().chain(theirs_by.keys()).collect();
    for key in keys {
        let subject = format!("{name} {}", key.join(", "));
        match (ours_by.get(key), theirs_by.get(key)) {
            (Some(ours_row), Some(theirs_row)) => {
                for (at, column) in ours.header.iter().enumerate() {
                    let cell = |row: &csv::StringRecord, header: &csv::StringRecord| {
                        let at = header.iter().position(|name| name == column).unwrap_or(at);
                        row.get(at).map(str::to_owned)
                    };
                    let theirs_cell = cell(theirs_row, &theirs.header);
                    let ours_cell = cell(ours_row, &ours.header);
                    differ(found, &subject, column, ours_cell, theirs_cell);
                }
            }
            (ours_row, _) => {
                let row = || Some("a row".to_owned());
                let (first, second) = match ours_row {
                    Some(_) => (row(), None),
                    None => (None, row()),
                };
                differ(found, &subject, "", first, second);
            }
        }
    }
}
