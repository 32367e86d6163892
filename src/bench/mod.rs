//! How fast this program is on this machine: the national run, and the reference pathway against a
//! plain binary heap.
//!
//! Costs are processor time, which does not count waiting for a core; what is compared runs in turns
//! in one process on one thread. Nothing measured here flows into a result.

mod clock;
mod growth;
mod machine;
mod national;
mod target;

pub use clock::on_processor;
pub use growth::{Growth, Size};
pub use machine::{Build, Machine};
pub use national::{National, Threads};
pub use target::{Target, targets};

use crate::scenario::Scenario;
use serde::Serialize;

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A minute or two.
    Quick,
    /// Everything, up to ten million people: a quarter of an hour.
    Full,
}

/// All that was measured, on what, of what.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// The program.
    #[serde(flatten)]
    pub build: Build,
    /// The machine.
    pub machine: Machine,
    /// Whether less was measured than could be.
    pub quick: bool,
    /// The national run.
    pub national: National,
    /// PATHWAY-1A, from few people to many.
    pub pathway_1a: Growth,
}

/// Measures all, and tells `say` what comes next.
///
/// # Errors
/// In words, where the scenario cannot be simulated, or results differ that must not.
pub fn measure(
    scenario: &Scenario,
    extent: Extent,
    say: &dyn Fn(&str),
) -> Result<Measured, String> {
    Ok(Measured {
        build: Build::of_this_program(),
        machine: Machine::this(),
        quick: extent == Extent::Quick,
        national: national::measure(scenario, extent, say)?,
        pathway_1a: growth::measure(extent, say)?,
    })
}

/// The middle value; of an even number, the upper of the two in the middle.
///
/// # Panics
/// Where there is no value.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
