//! Money: unit costs and values.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves NOTHING;
    "cost.drug_test_inside" Condition Pounds 0.0 .. 1e6
        "Cost of a random test for drugs in prison";
    "cost.prison_place_year" Condition Pounds 0.0 .. 1e7
        "Cost of a prison place for a year";
    "cost.supervision_year" Condition Pounds 0.0 .. 1e7
        "Cost of a year of probation supervision";
    "cost.supply_reduction" Condition Pounds 0.0 .. 1e12
        "Money a year for keeping drugs out of prisons, besides what is spent at the start";
}
