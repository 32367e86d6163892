//! Community treatment: places, stays, waits and keyworkers.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves ["queued_outside", "treatment_started_outside", "treatment_ended_outside", "left_queue_outside"]
    "community.cj_completion_or" Behaviour Ratio 0.0 .. 100.0
        "Odds of completing for people referred by criminal justice against others";
    "community.cj_places_england" Condition Places 0.0 .. 1e6
        "Community treatment places for people referred by criminal justice, England";
    "community.cj_share_entries" Condition Share 0.0 .. 1.0
        "Share of entries into community treatment referred by criminal justice";
    "community.cv_days.alcohol" Behaviour Cv 0.0 .. 10.0
        "Spread of time in community treatment, alcohol";
    "community.cv_days.nonopiate" Behaviour Cv 0.0 .. 10.0
        "Spread of time in community treatment, nonopiate";
    "community.cv_days.opiate" Behaviour Cv 0.0 .. 10.0
        "Spread of time in community treatment, opiate";
    "community.dropout_caseload_elasticity" Effect Ratio 0.0 .. 100.0
        "Power of (caseload / 40) by which drop-out from community treatment rises";
    "community.dropout_hazard" Behaviour PerYear 0.0 .. 1000.0 by_area
        "Rate of drop-out from community treatment at a keyworker caseload of 40";
    "community.entries_england" Condition PerYear 0.0 .. 1e6
        "Entries into community treatment, England, all routes";
    "community.funding" Condition Pounds 0.0 .. 1e11 by_area
        "Money for community treatment of the people the model follows, a year";
    "community.keyworker_caseload" Condition Cases 0.0 .. 1000.0 by_area
        "Clients per community keyworker";
    "community.keyworkers" Condition Fte 0.0 .. 100000.0
        "Community keyworkers who carry cases";
    "community.mean_days.alcohol" Condition Days 0.01 .. 36525.0
        "Mean time in community treatment, people with alcohol need";
    "community.mean_days.nonopiate" Condition Days 0.01 .. 36525.0
        "Mean time in community treatment, users of non-opiates";
    "community.mean_days.opiate" Condition Days 0.01 .. 36525.0
        "Mean time in community treatment, opiate users";
    "community.p_complete" Condition Share 0.0 .. 1.0
        "Share of exits from community treatment that are completions";
    "community.patience_days" Behaviour Days 0.1 .. 36525.0
        "Mean time somebody waits for a place before giving up";
    "community.place_cost" Money Pounds 1.0 .. 1e7
        "Cost of a place in community treatment, a year";
    "community.places_england" Condition Places 0.0 .. 1e6
        "Community treatment places in use, England";
    "community.places_per_10k_gbp" Behaviour PlacesPer10kPounds 0.0 .. 100.0
        "Community places added for each 10,000 pounds a year";
    "community.represent_6m" Condition Share 0.0 .. 1.0
        "Share of people who complete and come back within six months";
    "community.self_referral_hazard" Behaviour PerYear 0.0 .. 100.0
        "Rate at which people at liberty with a need seek treatment on their own";
    "community.share_opiate_supervised_in_treatment" Condition Share 0.0 .. 1.0
        "Share of opiate users on probation who are in treatment";
    "community.vacancy" Condition Share 0.0 .. 1.0 by_area
        "Share of community treatment posts that are vacant";
    "community.wait_days" Condition Days 0.01 .. 36525.0 by_area
        "Median wait for the first appointment offered in the community";
}
