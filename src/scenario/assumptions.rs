//! The register of assumptions: what a scenario takes for granted, and what hangs on it.
//!
//! Parameters of one group that rest on the same words are one assumption. Changes, and rows of data
//! tables that name assumptions as their source, are assumptions too.

use std::collections::BTreeMap;

use super::parameter::Parameter;
use super::published::cited;
use super::{DatedChange, Scenario, levers};

/// What a value rests on, the weakest part first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Somebody's judgement.
    Assumption,
    /// Solved for, so that a published figure comes out: a starting value for calibration.
    Solved,
    /// Worked out from published figures.
    Derived,
    /// Published.
    Published,
}

impl Basis {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Assumption => "assumption",
            Self::Solved => "solved",
            Self::Derived => "derived",
            Self::Published => "published",
        }
    }

    /// The weakest part of a source.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let parts = || source.split(';').map(str::trim);
        let says = |word: &str| parts().any(|part| part.starts_with(word));
        match () {
            () if says("assumption") => Self::Assumption,
            () if says("solved") => Self::Solved,
            () if says("derived") => Self::Derived,
            () => Self::Published,
        }
    }
}

/// One assumption.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// Its name: a parameter, a group of parameters, `change N`, or `table T N`.
    pub id: String,
    /// What it rests on.
    pub basis: Basis,
    /// What is assumed, in words.
    pub statement: String,
    /// The value or values.
    pub value: String,
    /// Within what they lie, with the shape of our ignorance; empty if unknown.
    pub range: String,
    /// Why; empty if nobody says.
    pub rationale: String,
    /// Evidence ids, file names, or words after assumption, derived or solved.
    pub source: String,
    /// Who published the figures it cites, and when; empty if it cites none.
    pub date: String,
    /// How good the evidence is; empty if nobody says.
    pub quality: String,
    /// The parameters or tables that hang on it.
    pub keys: Vec<String>,
}

impl Scenario {
    /// The register: parameters by group in the order of the lever table, changes, data tables.
    #[must_use]
    pub fn assumptions(&self) -> Vec<Assumption> {
        let mut register = parameters(self);
        let changes = self.changes().enumerate();
        register.extend(changes.map(|(at, change)| of_change(at + 1, &change)));
        for (name, text) in self.tables() {
            register.extend(of_table(name, text));
        }
        register
    }
}

fn group(key: &str) -> &str {
    key.rsplit_once('.').map_or("", |(group, _)| group)
}

fn parameters(scenario: &Scenario) -> Vec<Assumption> {
    let mut groups: Vec<Vec<Parameter<'_>>> = Vec::new();
    for parameter in scenario.parameters() {
        let same = |other: &Parameter<'_>| {
            group(other.lever.key) == group(parameter.lever.key)
                && other.lever.unit == parameter.lever.unit
                && (other.source, other.note) == (parameter.source, parameter.note)
                && (other.quality, other.distribution)
                    == (parameter.quality, parameter.distribution)
        };
        // Without a note nothing says that two values are one assumption.
        let known = parameter.note.is_some();
        match groups.iter_mut().find(|group| known && same(&group[0])) {
            Some(group) => group.push(parameter),
            None => groups.push(vec![parameter]),
        }
    }
    groups.iter().map(|group| of_parameters(group)).collect()
}

fn of_parameters(members: &[Parameter<'_>]) -> Assumption {
    let first = &members[0];
    let each = |say: &dyn Fn(&Parameter<'_>) -> String| -> String {
        let said = members.iter().map(|parameter| match members.len() {
            1 => say(parameter),
            _ => format!("{} {}", last(parameter.lever.key), say(parameter)),
        });
        said.collect::<Vec<_>>().join("; ")
    };
    let unit = first.lever.unit;
    let ranges = members.iter().all(|parameter| parameter.range.is_some());
    let range = |parameter: &Parameter<'_>| {
        let (low, high) = parameter.range.unwrap_or_default();
        format!("{low} to {high}")
    };
    let shape = first
        .distribution
        .map_or_else(String::new, |shape| format!(" ({})", shape.name()));
    Assumption {
        id: id(members),
        basis: Basis::of(first.source),
        statement: statement(members),
        value: format!("{} {unit}", each(&|parameter| parameter.value.to_string())),
        range: match ranges {
            true => each(&range) + &shape,
            false => shape.trim_start().to_owned(),
        },
        rationale: first.note.unwrap_or_default().to_owned(),
        source: first.source.to_owned(),
        date: dates(first.source),
        quality: first
            .quality
            .map_or_else(String::new, |quality| quality.name().to_owned()),
        keys: members
            .iter()
            .map(|parameter| parameter.lever.key.to_owned())
            .collect(),
    }
}

/// The group's name where all its parameters hang on it, else the first parameter's.
fn id(members: &[Parameter<'_>]) -> String {
    let first = members[0].lever.key;
    let all = levers::levers().filter(|lever| group(lever.key) == group(first));
    if members.len() > 1 && all.count() == members.len() {
        group(first).to_owned()
    } else {
        first.to_owned()
    }
}

fn last(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(_, last)| last)
}

/// The meaning of one, or what the meanings of several have in common.
fn statement(members: &[Parameter<'_>]) -> String {
    let words = |parameter: &Parameter<'_>| -> Vec<&'static str> {
        parameter.lever.meaning.split(' ').collect()
    };
    let first = words(&members[0]);
    let same = |pairs: &dyn Fn(&[&str], &[&str]) -> usize| {
        let counts = members.iter().map(|other| pairs(&first, &words(other)));
        counts.min().unwrap_or(0)
    };
    let equal = |(a, b): &(&&str, &&str)| a == b;
    let start = same(&|a, b| a.iter().zip(b).take_while(equal).count());
    if start == first.len() {
        return members[0].lever.meaning.to_owned();
    }
    let end = same(&|a, b| a.iter().rev().zip(b.iter().rev()).take_while(equal).count());
    let end = end.min(first.len() - start);
    [&first[..start], &["…"], &first[first.len() - end..]]
        .concat()
        .join(" ")
}

fn dates(source: &str) -> String {
    let figures = cited(source).into_iter();
    let dated = figures.map(|figure| format!("{}: {}", figure.id, figure.publisher_year));
    dated.collect::<Vec<_>>().join("; ")
}

fn of_change(number: usize, change: &DatedChange<'_>) -> Assumption {
    let source = change
        .source
        .unwrap_or("assumption: given without a source");
    Assumption {
        id: format!("change {number}"),
        basis: Basis::of(source),
        statement: format!("{}: {}", change.lever.meaning, change.in_words()),
        value: format!("{} {}", change.effect, change.amount),
        range: String::new(),
        rationale: change.note.unwrap_or_default().to_owned(),
        source: source.to_owned(),
        date: dates(source),
        quality: String::new(),
        keys: vec![change.lever.key.to_owned()],
    }
}

/// One assumption for each source that rows of a table name.
fn of_table(name: &str, text: &str) -> Vec<Assumption> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let Some(at) = header.iter().position(|column| column == "source") else {
        return Vec::new();
    };
    let mut by_source: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in reader.records().filter_map(Result::ok) {
        let row = record.iter().take(2).collect::<Vec<_>>().join(" ");
        let source = record.get(at).unwrap_or_default().to_owned();
        by_source.entry(source).or_default().push(row);
    }
    let numbered = (1..).zip(by_source);
    let assumed = numbered.map(|(number, (source, rows))| Assumption {
        id: format!("table {name} {number}"),
        basis: of_words(&source),
        statement: format!("Rows of the table of {name}: {}", some(&rows)),
        value: format!("{} rows", rows.len()),
        range: String::new(),
        rationale: String::new(),
        date: dates(&source),
        source,
        quality: String::new(),
        keys: vec![format!("data.{name}")],
    });
    assumed.collect()
}

/// What a row of a table rests on: its source is free words, in which assumptions are owned up to.
fn of_words(source: &str) -> Basis {
    let bases = [Basis::Assumption, Basis::Solved, Basis::Derived];
    let named = |basis: &Basis| source.contains(basis.name());
    bases.into_iter().find(named).unwrap_or(Basis::Published)
}

fn some(rows: &[String]) -> String {
    const NAMED: usize = 6;
    let named = rows[..rows.len().min(NAMED)].join(", ");
    match rows.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weakest_part_of_a_source_counts() {
        assert_eq!(Basis::of("J053; assumption"), Basis::Assumption);
        assert_eq!(Basis::of("solved from B4"), Basis::Solved);
        assert_eq!(Basis::of("derived J156 D1"), Basis::Derived);
        assert_eq!(Basis::of("J053 x.csv"), Basis::Published);
    }
}
