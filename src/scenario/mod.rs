//! Scenarios: what the analyst writes, read, checked and laid together.
//!
//! A scenario is a TOML file. It gives every parameter of the lever table ([`levers`]) a value with
//! unit and source, names its data tables, and lists dated changes. It may extend another file;
//! lever files and single settings may be laid over it. Highest precedence first:
//!
//! ```text
//! --set path=value   >   --with FILE (later over earlier)   >   the scenario   >   what it extends
//! ```
//!
//! Values are merged field by field, so that a layer may give just `value`. A range from a layer
//! below the value's is dropped where it does not hold the value, and a distribution with it.
//! Source, quality and note speak of a value: those of a layer below the value's are dropped, and a
//! value whose layer names no source is an assumption. Changes of all layers count.
//!
//! A ramp moves in steps of [`RAMP_STEP_DAYS`]: on its first day nothing has changed yet, on
//! `from + ramp_days` the change is complete. `until` is the first day on which a change no longer
//! holds. Changes of one parameter apply in the order of their `from`, each to the value that the
//! ones before it leave.
//!
//! Everything wrong in all files is reported at once ([`Diagnostics`]); a loaded scenario is sound.

pub mod levers;

mod adding_up;
mod assumptions;
mod conversion;
mod date;
mod dated_change;
mod diagnostics;
mod differences;
mod discounting;
mod evidence;
mod layer;
mod layers;
mod lever_file;
mod loading;
mod location;
mod merge;
mod nearest;
mod nesting;
mod notes;
mod parameter;
mod period;
mod problems;
mod published;
mod reading;
mod resolved;
mod schema;
mod shipped;
mod source;
mod tables;
mod template;
mod timeline;
mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use assumptions::{Assumption, Basis};
pub use date::Date;
pub use dated_change::DatedChange;
pub use diagnostics::{Diagnostics, Finding};
pub use differences::{InputDifference, differences};
pub use discounting::Discounting;
pub use evidence::{Distribution, Quality};
pub use lever_file::{LeverFile, is_lever_file, is_ours};
pub use parameter::Parameter;
pub use period::{NotAPeriod, Period};
pub use published::{Published, cited, published};
pub use schema::schema;
pub use shipped::{baselines, lever_files};
pub use tables::{
    AgeClass, Area, Areas, Category, DeliveryUnit, DeliveryUnits, Function, Holds, MOST_PRISONS,
    OpeningStock, PlacesStatus, Prison, Prisons, Region, Regions, ResidualFamily, Stratum, Target,
    TargetRole, Targets, ToleranceKind,
};
pub(crate) use tables::{Row, Sheet, read_large};
pub use template::template;
pub use timeline::RAMP_STEP_DAYS;
pub use values::Values;

pub(crate) use problems::{is_hostile, printable};

use layers::Asked;
use merge::Resolved;
use problems::{FileId, Problem, Problems};
use tables::Table;
use timeline::Timeline;

/// What is laid over a scenario from the command line.
#[derive(Clone, Debug, Default)]
pub struct Overlays {
    /// Lever files, later over earlier.
    pub with: Vec<PathBuf>,
    /// Settings `path=value`, over the lever files.
    pub set: Vec<String>,
    /// The horizon in years, over everything.
    pub years: Option<u32>,
}

/// A sound scenario: every parameter has a value within its limits.
#[derive(Clone, Debug)]
pub struct Scenario {
    name: String,
    title: Option<String>,
    era: String,
    start: Date,
    stock_date: Option<Date>,
    horizon_years: u32,
    price_year: u32,
    discounting: Discounting,
    values: Vec<Resolved>,
    timeline: Timeline,
    data: Vec<(Table, String)>,
    areas: Areas,
    delivery_units: DeliveryUnits,
    regions: Regions,
    prisons: Prisons,
    opening_stock: OpeningStock,
    targets: Targets,
    whence: Whence,
}

/// Where things came from, as `file:line` or the option.
#[derive(Clone, Debug)]
struct Whence {
    title: String,
    era: String,
    start: String,
    stock_date: String,
    horizon_years: String,
    price_year: String,
    discounting: String,
    /// The file as it was asked for.
    file: String,
    values: Vec<String>,
    /// For each data table, the file it was read from.
    data: Vec<String>,
    changes: BTreeMap<(FileId, usize), String>,
}

impl Scenario {
    /// Reads a scenario with everything it extends and everything laid over it.
    ///
    /// # Errors
    /// [`Diagnostics`] with every problem found, in the order of files and lines.
    pub fn load(path: &Path, overlays: &Overlays) -> Result<Self, Diagnostics> {
        Self::of(Asked::File(path), overlays)
    }

    /// Reads a scenario from bytes in memory; it may extend shipped ones (`shipped:2019`).
    ///
    /// # Errors
    /// As [`Scenario::load`].
    pub fn read(name: &str, bytes: &[u8], overlays: &Overlays) -> Result<Self, Diagnostics> {
        Self::of(Asked::Bytes(name, bytes), overlays)
    }

    fn of(asked: Asked<'_>, overlays: &Overlays) -> Result<Self, Diagnostics> {
        let mut problems = Problems::default();
        let loaded = loading::load(&mut problems, asked, overlays);
        match (loaded, problems.finish()) {
            (Some(scenario), None) => Ok(scenario),
            (_, Some(diagnostics)) => Err(diagnostics),
            (None, None) => unreachable!("a scenario is withheld only after a problem is told"),
        }
    }

    /// The same scenario under another name: that of the lever file laid over it.
    #[must_use]
    pub fn renamed(self, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..self
        }
    }

    /// The name: the file's without folder and ending.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The title, if it has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The era whose behaviour and data it builds on.
    #[must_use]
    pub fn era(&self) -> &str {
        &self.era
    }

    /// The first day.
    #[must_use]
    pub fn start(&self) -> Date {
        self.start
    }

    /// The horizon in whole years, 1 to 20.
    #[must_use]
    pub fn horizon_years(&self) -> u32 {
        self.horizon_years
    }

    /// The year whose prices every amount is in.
    #[must_use]
    pub fn price_year(&self) -> u32 {
        self.price_year
    }

    /// How later money and health are discounted.
    #[must_use]
    pub fn discounting(&self) -> Discounting {
        self.discounting
    }

    /// The first day after the horizon, in days after the start.
    #[must_use]
    pub fn horizon_days(&self) -> u32 {
        let end = self.start.add_months(12 * self.horizon_years as i32);
        end.days_since(self.start) as u32
    }

    /// The date so many days after the start.
    #[must_use]
    pub fn date(&self, day: u32) -> Date {
        self.start.add_days(day as i32)
    }

    /// The days after day 0, inside the horizon, on which any value differs from the day before.
    #[must_use]
    pub fn change_days(&self) -> &[u32] {
        self.timeline.change_days()
    }

    /// Whether any value on a day after the start is another than in `other`, anywhere.
    #[must_use]
    pub fn differs_on(&self, other: &Scenario, day: u32) -> bool {
        !self.at(day).holds_as(&other.at(day))
    }

    /// All values as they hold on a day after the start.
    #[must_use]
    pub fn at(&self, day: u32) -> Values {
        let base = |index: usize| self.values[index].value.value;
        let value = |index, region| self.timeline.value(index, base(index), region, day);
        let national = (0..self.values.len())
            .map(|index| value(index, None))
            .collect();
        let confined = self
            .timeline
            .moves()
            .filter(|(_, moves)| moves.iter().any(|step| step.regions.is_some()));
        let regional = confined.map(|(index, _)| {
            (
                index,
                (0..self.regions.count())
                    .map(|region| value(index, Some(region)))
                    .collect(),
            )
        });
        Values::new(national, regional.collect())
    }

    /// Whether another scenario opens with the same people: the same day, values and tables at the
    /// start.
    #[must_use]
    pub fn opens_like(&self, other: &Scenario) -> bool {
        let tables = |scenario: &Scenario| -> Vec<(Table, String)> {
            let kept = |(table, _): &&(Table, String)| *table != Table::Targets;
            scenario.data.iter().filter(kept).cloned().collect()
        };
        self.start == other.start && self.at(0) == other.at(0) && tables(self) == tables(other)
    }

    /// The regions.
    #[must_use]
    pub fn regions(&self) -> &Regions {
        &self.regions
    }

    /// The prisons that are open at the start.
    #[must_use]
    pub fn prisons(&self) -> &Prisons {
        &self.prisons
    }

    /// The local treatment systems.
    #[must_use]
    pub fn areas(&self) -> &Areas {
        &self.areas
    }

    /// The probation delivery units.
    #[must_use]
    pub fn delivery_units(&self) -> &DeliveryUnits {
        &self.delivery_units
    }

    /// The people in the system on the first day.
    #[must_use]
    pub fn opening_stock(&self) -> &OpeningStock {
        &self.opening_stock
    }

    /// The published values to compare with; empty if the scenario names none.
    #[must_use]
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// The whole scenario as one file, each value with where it came from; it loads again to the
    /// same scenario.
    #[must_use]
    pub fn resolved_toml(&self) -> String {
        resolved::write(self, true)
    }

    /// SHA-256 of the resolved content: order of keys, comments, line ends and paths do not matter.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(resolved::write(self, false).as_bytes()).into()
    }

    /// The report of a fault that shows only when the whole scenario is put to use. What begins with
    /// a parameter's key and a colon is told with where that parameter was set.
    #[must_use]
    pub fn refusal(&self, message: &str) -> Diagnostics {
        let mut problems = Problems::default();
        let file = problems.open(&self.whence.file, "");
        let mut problem = Problem::of(file, problems::printable(message));
        let key = message.split(':').next().unwrap_or_default();
        if let Some(parameter) = self.parameter(key) {
            let changes = self.changes().filter(|change| change.lever.key == key);
            let whence: String = changes
                .map(|change| format!(", and changed from {} in {}", change.from, change.whence))
                .collect();
            problem = problem
                .help(format!("`{key}` is set in {}{whence}", parameter.whence))
                .help("it is within its own limits, but does not fit what else the scenario says");
        }
        problems.push(problem);
        problems.finish().expect("a problem was told")
    }

    /// The data tables it names, with their texts, sorted by name.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let tables = self.data.iter();
        tables.map(|(table, text)| (table.name(), text.as_str()))
    }

    /// Where something at the top was set, as `file:line` or the option; empty for what was not.
    #[must_use]
    pub fn whence(&self, key: &str) -> &str {
        let whence = &self.whence;
        match key {
            "title" => &whence.title,
            "era" => &whence.era,
            "start" => &whence.start,
            "stock_date" => &whence.stock_date,
            "horizon_years" => &whence.horizon_years,
            "price_year" => &whence.price_year,
            "discounting" => &whence.discounting,
            _ => {
                let mut tables = self.data.iter().zip(&whence.data);
                tables
                    .find(|((table, _), _)| table.name() == key)
                    .map_or("", |(_, file)| file)
            }
        }
    }

    fn data_text(&self, table: Table) -> Option<&str> {
        self.data
            .iter()
            .find(|(held, _)| *held == table)
            .map(|(_, text)| text.as_str())
    }
}
