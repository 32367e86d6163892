//! The data tables beside a scenario: regions and their parts, prisons, opening stock, targets.

mod areas;
mod cells;
mod delivery_units;
mod functions;
mod large;
mod opening_stock;
mod parts;
mod prisons;
mod regions;
mod rows;
mod targets;

pub use areas::{Area, Areas};
pub use delivery_units::{DeliveryUnit, DeliveryUnits};
pub use functions::{Category, Function};
pub use opening_stock::{OpeningStock, ResidualFamily, Stratum};
pub use prisons::{AgeClass, Holds, MOST_PRISONS, PlacesStatus, Prison, Prisons};
pub use regions::{Region, Regions};
pub use targets::{Target, TargetRole, Targets, ToleranceKind};

pub(crate) use cells::{Row, Sheet};
pub(crate) use large::read_large;

/// Which data table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    Areas,
    DeliveryUnits,
    OpeningStock,
    Prisons,
    Regions,
    Targets,
}

impl Table {
    /// The names in `[data]`, in the order of [`Table::ALL`].
    pub(crate) const NAMES: &'static [&'static str] = &[
        "areas",
        "delivery_units",
        "opening_stock",
        "prisons",
        "regions",
        "targets",
    ];
    pub(crate) const ALL: [Table; 6] = [
        Table::Areas,
        Table::DeliveryUnits,
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
