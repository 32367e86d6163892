//! Laying the layers over one another: for each parameter the highest layer that speaks of it.

use super::date::Date;
use super::discounting::Discounting;
use super::evidence::{Distribution, Quality};
use super::layer::{self, Entry, Layer};
use super::levers;
use super::problems::{At, FileId, Problem, Problems};
use super::tables::Table;

/// More missing parameters than this are counted, not told one by one.
const NAMED: usize = 10;
/// The source of a value whose layer gives none: what a lower layer cites is another value.
const UNSOURCED: &str = "assumption: given without a source";

/// What holds for one parameter after all layers.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    pub(crate) value: At<f64>,
    /// Within this the value lies, as its evidence has it; nothing if unknown.
    pub(crate) range: Option<At<(f64, f64)>>,
    /// The shape of ignorance within the range; nothing if none is stated.
    pub(crate) distribution: Option<At<Distribution>>,
    pub(crate) source: At<String>,
    pub(crate) quality: Option<At<Quality>>,
    pub(crate) note: Option<At<String>>,
}

/// What holds at the top of the scenario after all layers.
#[derive(Clone, Debug)]
pub(crate) struct Top {
    pub(crate) title: Option<At<String>>,
    pub(crate) era: At<String>,
    pub(crate) start: At<Date>,
    pub(crate) stock_date: Option<At<Date>>,
    pub(crate) horizon_years: At<u32>,
    pub(crate) price_year: At<u32>,
    pub(crate) discounting: At<Discounting>,
}

/// Merges the tops; reports what no layer gives. `scenario` is the file that was asked for.
pub(crate) fn top(problems: &mut Problems, layers: &[Layer], scenario: FileId) -> Option<Top> {
    let highest = layers.iter().rev();
    let title = highest.clone().find_map(|layer| layer.head.title.clone());
    let era = highest.clone().find_map(|layer| layer.head.era.clone());
    let start = highest.clone().find_map(|layer| layer.head.start.clone());
    let horizon_years = highest
        .clone()
        .find_map(|layer| layer.head.horizon_years.clone());
    let price_year = highest
        .clone()
        .find_map(|layer| layer.head.price_year.clone());
    let discounting = highest
        .clone()
        .find_map(|layer| layer.head.discounting.clone());
    if problems.count() == 0 {
        let lacking = [
            ("era", era.is_none(), "era = \"2019\""),
            ("start", start.is_none(), "start = 2019-04-01"),
            (
                "horizon_years",
                horizon_years.is_none(),
                "horizon_years = 5",
            ),
            ("price_year", price_year.is_none(), "price_year = 2019"),
            (
                "discounting",
                discounting.is_none(),
                "discounting = \"green-book\"",
            ),
        ];
        for (name, _, example) in lacking.into_iter().filter(|(_, lacks, _)| *lacks) {
            let problem = Problem::of(scenario, format!("the scenario lacks `{name}`"))
                .help(format!("write at the top: {example}"))
                .help("or build on another scenario: extends = \"2019.toml\"");
            problems.push(problem);
        }
    }
    Some(Top {
        title,
        era: era?,
        start: start?,
        stock_date: stock_date(layers),
        horizon_years: horizon_years?,
        price_year: price_year?,
        discounting: discounting?,
    })
}

/// The day the opening stock is of; nothing where a layer names another stock and no day.
fn stock_date(layers: &[Layer]) -> Option<At<Date>> {
    let is_stock = |data: &(Table, _)| data.0 == Table::OpeningStock;
    let speaks =
        |layer: &&Layer| layer.head.stock_date.is_some() || layer.head.data.iter().any(is_stock);
    layers.iter().rev().find(speaks)?.head.stock_date.clone()
}

/// Merges the values, in the order of keys; nothing if some parameter has no value or no source.
pub(crate) fn values(
    problems: &mut Problems,
    layers: &[Layer],
    scenario: FileId,
) -> Option<Vec<Resolved>> {
    let mut entries: Vec<Vec<&Entry>> = vec![Vec::new(); levers::count()];
    for entry in layers.iter().flat_map(|layer| &layer.entries) {
        entries[entry.lever].push(entry);
    }
    if !layers.iter().any(|layer| layer.broken) {
        let silent = |index: &usize| entries[*index].is_empty();
        let missing: Vec<usize> = (0..entries.len()).filter(silent).collect();
        report_missing(problems, scenario, &missing);
    }
    // Collected in two steps so that every parameter is looked at, not only the first at fault.
    let merged: Vec<Option<Resolved>> = entries
        .iter()
        .enumerate()
        .map(|(index, entries)| merge(problems, index, entries))
        .collect();
    merged.into_iter().collect()
}

fn report_missing(problems: &mut Problems, scenario: FileId, missing: &[usize]) {
    if missing.len() > NAMED {
        let names: Vec<&str> = missing[..NAMED]
            .iter()
            .map(|&index| levers::at(index).key)
            .collect();
        let title = format!("no value for {} parameters", missing.len());
        let problem = Problem::of(scenario, title)
            .help(format!("among them {}", names.join(", ")))
            .help("build on a complete scenario: extends = \"2019.toml\"");
        problems.push(problem);
        return;
    }
    for &index in missing {
        let lever = levers::at(index);
        let problem = Problem::of(scenario, format!("no value for `{}`", lever.key))
            .help(layer::example(lever))
            .help(layer::allowed(lever));
        problems.push(problem);
    }
}

fn merge(problems: &mut Problems, index: usize, entries: &[&Entry]) -> Option<Resolved> {
    let highest = entries.iter().rev();
    let value = highest.clone().find_map(|entry| entry.value.clone());
    let unit = highest.clone().find_map(|entry| entry.unit.clone());
    let source = highest.clone().find_map(|entry| entry.source.clone());
    if problems.count() == 0 && !entries.is_empty() {
        let lacks = [
            ("value", value.is_none()),
            ("unit", unit.is_none()),
            ("source", source.is_none()),
        ];
        for (field, _) in lacks.into_iter().filter(|(_, lacks)| *lacks) {
            problems.push(lacking(index, field, entries));
        }
    }
    let (value, _, _) = (value?, source?, unit?);
    let range = range(problems, index, &value, entries);
    let by_value = entries.iter().rposition(|entry| entry.value.is_some())?;
    let vouching = || entries[by_value..].iter().rev();
    Some(Resolved {
        distribution: distribution(problems, index, range.is_some(), entries),
        source: vouching()
            .find_map(|entry| entry.source.clone())
            .unwrap_or_else(|| At {
                value: UNSOURCED.to_owned(),
                place: value.place,
            }),
        quality: vouching().find_map(|entry| entry.quality.clone()),
        note: vouching().find_map(|entry| entry.note.clone()),
        value,
        range,
    })
}

/// The highest shape of ignorance; one to draw from needs a range, and goes with it.
fn distribution(
    problems: &mut Problems,
    index: usize,
    has_range: bool,
    entries: &[&Entry],
) -> Option<At<Distribution>> {
    let mut shapes = entries.iter().rev();
    let shape = shapes.find_map(|entry| entry.distribution.clone())?;
    if has_range || !shape.value.is_drawn() {
        return Some(shape);
    }
    if entries.iter().all(|entry| entry.range.is_none()) {
        let key = levers::at(index).key;
        let problem = Problem::at(
            shape.place,
            format!("`{key}` has a distribution but no range"),
        )
        .label("nothing says how wide it is")
        .help("add range = [low, high], or write distribution = \"fixed\"");
        problems.push(problem);
    }
    None
}

fn lacking(index: usize, field: &str, entries: &[&Entry]) -> Problem {
    let lever = levers::at(index);
    let first = entries.first().expect("merged only where a layer speaks");
    Problem::at(first.place, format!("`{}` lacks `{field}`", lever.key)).help(layer::example(lever))
}

/// The highest range. One from a lower layer than the value is dropped where it does not hold it:
/// an analyst may set a value beyond the evidence, and the range then says nothing of it.
fn range(
    problems: &mut Problems,
    index: usize,
    value: &At<f64>,
    entries: &[&Entry],
) -> Option<At<(f64, f64)>> {
    let by_value = entries.iter().rposition(|entry| entry.value.is_some())?;
    let by_range = entries.iter().rposition(|entry| entry.range.is_some())?;
    let range = entries[by_range].range.clone()?;
    let holds = (range.value.0..=range.value.1).contains(&value.value);
    if !holds && by_range > by_value {
        problems.push(layer::range_misses(levers::at(index), value, &range));
    }
    holds.then_some(range)
}
