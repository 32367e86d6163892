//! The data tables beside a scenario: regions, prisons, opening stock, targets.

mod cells;
mod functions;
mod opening_stock;
mod prisons;
mod regions;
mod targets;

pub use functions::{Category, Function};
pub use opening_stock::{OpeningStock, ResidualFamily, Stratum};
pub use prisons::{AgeClass, Holds, MOST_PRISONS, PlacesStatus, Prison, Prisons};
pub use regions::{Region, Regions};
pub use targets::{Target, TargetRole, Targets, ToleranceKind};

pub(crate) use cells::Sheet;

/// Which data table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    OpeningStock,
    Prisons,
    Regions,
    Targets,
}

impl Table {
    /// The names in `[data]`, in the order of [`Table::ALL`].
    pub(crate) const NAMES: &'static [&'static str] =
        &["opening_stock", "prisons", "regions", "targets"];
    pub(crate) const ALL: [Table; 4] = [
        Table::OpeningStock,
        Table::Prisons,
        Table::Regions,
        Table::Targets,
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
}
