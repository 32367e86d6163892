//! Money: unit costs and values.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves NOTHING;
    "cost.atr_extra" Condition Pounds 0.0 .. 1e6
        "Cost of an alcohol treatment requirement besides treatment and supervision";
    "cost.cjit_place_year" Condition Pounds 0.0 .. 1e6
        "Cost of a place on the caseload of an intervention team, a year";
    "cost.crime_user_year" Condition Pounds 0.0 .. 1e6
        "Cost to society of the crime of somebody who uses opiates and is not in treatment, a year (crude)";
    "cost.curfew_day" Condition Pounds 0.0 .. 1e5
        "Cost of a day of electronic monitoring of somebody on home detention curfew";
    "cost.drr_extra" Condition Pounds 0.0 .. 1e6
        "Cost of a drug rehabilitation requirement besides treatment and supervision";
    "cost.drug_test_inside" Condition Pounds 0.0 .. 1e6
        "Cost of a random test for drugs in prison";
    "cost.hiring_lag_days" Condition Days 0.0 .. 3650.0
        "Days from a rise in money for community treatment, or in its keyworkers, to places that are staffed" moves TREATMENT;
    "cost.housing_help" Condition Pounds 0.0 .. 1e6
        "Cost of housing somebody on release who would have nowhere to sleep";
    "cost.met_at_gate" Condition Pounds 0.0 .. 1e6
        "Cost of meeting somebody at the gate, by a peer or link worker, with the contacts before and after";
    "cost.mhtr_extra" Condition Pounds 0.0 .. 1e6
        "Cost of a mental health treatment requirement besides supervision: assessment and sessions";
    "cost.naloxone_kit" Condition Pounds 0.0 .. 1e5
        "Cost of a naloxone kit";
    "cost.officer_year" Condition Pounds 0.0 .. 1e6
        "Cost of a full-time probation officer for a year with overheads";
    "cost.ost_bridge" Condition Pounds 0.0 .. 1e5
        "Cost of substitution from release to the first appointment";
    "cost.prison_place_year" Condition Pounds 0.0 .. 1e7
        "Cost of a prison place for a year";
    "cost.recorded_fact" Condition Pounds 0.0 .. 1e4
        "Cost of writing down one fact of the pathway";
    "cost.referral_sent" Condition Pounds 0.0 .. 1e4
        "Cost of sending a referral from prison to community treatment";
    "cost.release_plan" Condition Pounds 0.0 .. 1e5
        "Cost of a release plan for somebody in treatment in custody";
    "cost.reoffence" Condition Pounds 0.0 .. 1e6
        "Cost to society of a proven reoffence (crude)";
    "cost.supervision_year" Condition Pounds 0.0 .. 1e7
        "Cost of a year of probation supervision, the pay of officers apart";
    "cost.supply_reduction" Condition Pounds 0.0 .. 1e12
        "Money a year for keeping drugs out of prisons, besides what is spent at the start";
    "cost.test" Condition Pounds 0.0 .. 1e5
        "Cost of a drug test on arrest or on probation";
    "value.qaly" Condition Pounds 0.0 .. 1e7
        "What a quality-adjusted life year is worth";
    "value.qalys_per_death" Condition Years 0.0 .. 100.0
        "Quality-adjusted life years lost to a death of drug poisoning";
}
