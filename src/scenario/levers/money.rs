//! Money: unit costs and values.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves NOTHING;
    "cost.prison_place_year" Condition Pounds 0.0 .. 1e7
        "Cost of a prison place for a year";
    "cost.supervision_year" Condition Pounds 0.0 .. 1e7
        "Cost of a year of probation supervision";
}
