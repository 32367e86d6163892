//! The opening: how the people of the start are found.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "opening.history_years" Condition Years 0.0 .. 4.0
        "Years of the start's own rules run before the start, from which its people are found";
}
