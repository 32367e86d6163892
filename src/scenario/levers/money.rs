//! Money: unit costs and values.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves []
    "cost.community_treatment_episode.other" Money Pounds 0.0 .. 1e7
        "Cost of an episode of community treatment, other people";
    "cost.community_treatment_year.opiate" Money Pounds 0.0 .. 1e7
        "Cost of a year of community treatment, opiate users";
    "cost.crime_user_year" Money Pounds 0.0 .. 1e7
        "Cost of crime of an untreated dependent user in a year";
    "cost.drr_extra" Money Pounds 0.0 .. 1e7
        "Added cost of an order with a drug rehabilitation requirement";
    "cost.hiring_lag_days" Money Days 0.0 .. 36525.0
        "Mean time from money to capacity";
    "cost.link_worker_year" Money Pounds 0.0 .. 1e7
        "Cost of a link worker for a year";
    "cost.naloxone_kit" Money Pounds 0.0 .. 1e7
        "Cost of a naloxone kit";
    "cost.officer_year" Money Pounds 0.0 .. 1e7
        "Cost of a probation officer for a year, with overheads";
    "cost.prison_clinical_case" Money Pounds 0.0 .. 1e7
        "Cost of a clinical treatment case in custody";
    "cost.prison_high_intensity_place" Money Pounds 0.0 .. 1e7
        "Cost of a high-intensity programme place in custody";
    "cost.prison_place_year" Money Pounds 0.0 .. 1e7
        "Cost of a prison place for a year";
    "cost.prison_psychosocial_case" Money Pounds 0.0 .. 1e7
        "Cost of a psychosocial treatment case in custody";
    "cost.reoffender_year" Money Pounds 0.0 .. 1e7
        "Cost of reoffending of a person who reoffends in a year";
    "cost.supervision_year" Money Pounds 0.0 .. 1e7
        "Cost of a year of probation supervision";
    "cost.test" Money Pounds 0.0 .. 1e7
        "Cost of a drug test";
    "value.qaly" Money Pounds 0.0 .. 1e7
        "Value of a quality-adjusted life year";
}
