//! Reception and custody: stays, release rules, curfew and places.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "custody.indet_release_hazard.ipp" Condition PerYear 0.0 .. 1000.0
        "Rate of first release from custody: imprisonment for public protection";
    "custody.indet_release_hazard.life" Condition PerYear 0.0 .. 1000.0
        "Rate of first release from custody: life";
    "custody.noncriminal_days" Condition Days 0.01 .. 36525.0
        "Mean stay of non-criminal prisoners";
    "custody.remand_cv" Condition Cv 0.0 .. 10.0
        "Coefficient of variation of time on remand";
    "custody.remand_days" Condition Days 0.01 .. 36525.0
        "Mean time on remand in custody";
    "custody.served_cv.le6m" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: up to 6 months";
    "custody.served_cv.m12_4y" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: over 12 months to under 4 years";
    "custody.served_cv.m6_12" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: over 6 to 12 months";
    "custody.served_cv.y4plus" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: 4 years and over";
    "custody.served_days.le6m" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: up to 6 months";
    "custody.served_days.m12_4y" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: over 12 months to under 4 years";
    "custody.served_days.m6_12" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: over 6 to 12 months";
    "custody.served_days.y4plus" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: 4 years and over";
}
