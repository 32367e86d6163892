//! From layers to a scenario: merge the values, read the tables, date the changes.

use std::collections::BTreeMap;

use super::adding_up;
use super::layer::DataRef;
use super::layers::{self, Asked, Stack};
use super::merge::{self, Resolved, Top};
use super::problems::{FileId, Place, Problem, Problems, brief};
use super::reading::without_mark;
use super::tables::{Areas, DeliveryUnits, OpeningStock, Prisons, Regions, Table, Targets};
use super::timeline::Timeline;
use super::{Overlays, Scenario, Whence};

/// Loads a scenario; nothing if a problem was told that leaves it incomplete.
pub(super) fn load(
    problems: &mut Problems,
    asked: Asked<'_>,
    overlays: &Overlays,
) -> Option<Scenario> {
    let mut stack = layers::read(problems, asked, overlays);
    let scenario = FileId(0);
    let top = merge::top(problems, &stack.layers, scenario);
    if let Some(top) = &top {
        for layer in &mut stack.layers {
            layer.bring_into_force(top.start.value);
        }
        check_eras(problems, &stack, &top.era.value);
    }
    let values = merge::values(problems, &stack.layers, scenario);
    let tables = read_tables(problems, &stack, scenario);
    let top = top?;
    let changes: Vec<_> = stack
        .layers
        .iter()
        .flat_map(|layer| &layer.changes)
        .collect();
    let mut timeline = Timeline::new(problems, &changes, top.start.value, &tables.regions);
    let values = values?;
    let whence = whence(problems, &top, &values, &timeline, &tables.files);
    let mut loaded = scenario_of(asked.stem(), top, values, tables, whence);
    let base = |index: usize| loaded.values[index].value.value;
    timeline.settle(
        problems,
        base,
        loaded.regions.count(),
        loaded.horizon_days(),
    );
    if problems.count() == 0 {
        adding_up::check(problems, &stack.layers, &loaded.values, &timeline);
    }
    loaded.timeline = timeline;
    Some(loaded)
}

/// Everything put together, the changes not yet laid out.
fn scenario_of(
    name: String,
    top: Top,
    values: Vec<Resolved>,
    tables: Tables,
    whence: Whence,
) -> Scenario {
    Scenario {
        name,
        title: top.title.map(|title| title.value),
        era: top.era.value,
        start: top.start.value,
        stock_date: top.stock_date.map(|date| date.value),
        horizon_years: top.horizon_years.value,
        price_year: top.price_year.value,
        discounting: top.discounting.value,
        values,
        timeline: Timeline::default(),
        data: tables.data,
        areas: tables.areas,
        delivery_units: tables.delivery_units,
        regions: tables.regions,
        prisons: tables.prisons,
        opening_stock: tables.opening_stock,
        targets: tables.targets,
        whence,
    }
}

/// A lever file is laid over the eras it names only.
fn check_eras(problems: &mut Problems, stack: &Stack, era: &str) {
    let heads = stack.layers.iter().map(|layer| &layer.head);
    for eras in heads.filter_map(|head| head.applies_to.as_ref()) {
        if eras.value.iter().any(|known| known == era) {
            continue;
        }
        let title = format!("the lever file does not apply to era {}", brief(era));
        let problem = Problem::at(eras.place, title)
            .label(format!("it applies to {}", eras.value.join(", ")))
            .help("lay it over a scenario of such an era, or copy it and change `applies_to`");
        problems.push(problem);
    }
}

fn whence(
    problems: &Problems,
    top: &Top,
    values: &[Resolved],
    timeline: &Timeline,
    files: &BTreeMap<Table, FileId>,
) -> Whence {
    let steps = timeline.moves().flat_map(|(_, moves)| moves);
    let optional = |place: Option<Place>| {
        place
            .map(|place| problems.origin(place))
            .unwrap_or_default()
    };
    Whence {
        title: optional(top.title.as_ref().map(|title| title.place)),
        stock_date: optional(top.stock_date.as_ref().map(|date| date.place)),
        era: problems.origin(top.era.place),
        start: problems.origin(top.start.place),
        horizon_years: problems.origin(top.horizon_years.place),
        price_year: problems.origin(top.price_year.place),
        discounting: problems.origin(top.discounting.place),
        file: problems.name(FileId(0)).to_owned(),
        data: files
            .values()
            .map(|&file| problems.file_name(file))
            .collect(),
        values: values
            .iter()
            .map(|value| problems.origin(value.value.place))
            .collect(),
        changes: steps
            .map(|step| {
                (
                    (step.place.file, step.place.start),
                    problems.origin(step.place),
                )
            })
            .collect(),
    }
}

struct Tables {
    data: Vec<(Table, String)>,
    files: BTreeMap<Table, FileId>,
    areas: Areas,
    delivery_units: DeliveryUnits,
    regions: Regions,
    prisons: Prisons,
    opening_stock: OpeningStock,
    targets: Targets,
}

fn read_tables(problems: &mut Problems, stack: &Stack, scenario: FileId) -> Tables {
    let mut data = Vec::new();
    let mut files = BTreeMap::new();
    for table in Table::ALL {
        if let Some((file, text)) = read_table(problems, stack, scenario, table) {
            problems.fill(file, &text);
            files.insert(table, file);
            data.push((table, text));
        }
    }
    let held = |table: Table| data.iter().find(|(other, _)| *other == table);
    let part = |table: Table| held(table).map(|(_, text)| (files[&table], text.as_str()));
    let regions = part(Table::Regions).map(|(file, text)| Regions::read(problems, file, text));
    let regions = regions.unwrap_or_default();
    let prisons =
        part(Table::Prisons).map(|(file, text)| Prisons::read(problems, file, text, &regions));
    let areas = part(Table::Areas).map(|(file, text)| Areas::read(problems, file, text, &regions));
    let units = part(Table::DeliveryUnits)
        .map(|(file, text)| DeliveryUnits::read(problems, file, text, &regions));
    let stock =
        part(Table::OpeningStock).map(|(file, text)| OpeningStock::read(problems, file, text));
    let targets = part(Table::Targets).map(|(file, text)| Targets::read(problems, file, text));
    Tables {
        areas: areas.unwrap_or_default(),
        delivery_units: units.unwrap_or_default(),
        regions,
        prisons: prisons.unwrap_or_default(),
        opening_stock: stock.unwrap_or_default(),
        targets: targets.unwrap_or_default(),
        data,
        files,
    }
}

/// The text of a data table, its line ends made alike.
fn read_table(
    problems: &mut Problems,
    stack: &Stack,
    scenario: FileId,
    table: Table,
) -> Option<(FileId, String)> {
    let mut named = stack.layers.iter().zip(&stack.places).rev();
    let found = named.find_map(|(layer, place)| {
        let mut refs = layer.head.data.iter();
        refs.find(|(held, _)| *held == table)
            .map(|(_, data)| (data, place))
    });
    let (file, text) = match found {
        Some((DataRef::File(given), place)) => layers::read_data(problems, stack, place, given)?,
        Some((DataRef::Text(text), _)) => {
            let name = format!("{} in {}", table.name(), problems.name(text.place.file));
            (problems.open(&name, ""), text.value.clone())
        }
        None => {
            if table != Table::Targets && problems.count() == 0 {
                let name = table.name();
                let problem =
                    Problem::of(scenario, format!("the scenario names no `{name}` table"))
                        .help(format!("write under [data]: {name} = \"data/{name}.csv\""));
                problems.push(problem);
            }
            return None;
        }
    };
    Some((file, without_mark(text).replace("\r\n", "\n")))
}
