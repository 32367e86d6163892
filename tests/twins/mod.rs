//! Worlds of a small sample of the 2019 scenario, and what differs between two of them.

#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../sampled/mod.rs"]
mod sampled;

use sampled::Sampled;
use std::sync::Arc;
use throughcare::ledger::{Flow, Ledger, Stock};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::Scenario;

/// Enough people for every state, few enough for many worlds.
pub const SAMPLE: f64 = 0.02;
/// The luck of every world.
pub const SEED: u64 = 7;

/// No effect of treatment, supervision or naloxone on what people do and suffer.
pub const NEUTRAL: &[&str] = &[
    "return.treatment_rr=1",
    "return.high_intensity_rr=1",
    "harm.drp_out_in_hr=1",
    "harm.ost_hr_wk1_4=1",
    "harm.injecting_out_in_rr=1",
    "harm.psychosocial_only_hr=1",
    "harm.naloxone_rr=1",
    "return.housing_rr=1",
    "return.supervision_rr=1",
];

/// The scenario with values set, under a lever file of these changes.
pub fn scenario(changes: &str, set: &[&str], years: u32) -> Scenario {
    let sampled = Sampled {
        era: "2019",
        sample: SAMPLE,
        seed: SEED,
        years,
    };
    sampled.scenario(changes, set)
}

/// What is simulated of a scenario.
pub fn plan(scenario: &Scenario) -> Arc<Plan> {
    Arc::new(Plan::new(scenario, SAMPLE).expect("the scenario can be simulated"))
}

/// The world of a scenario at its horizon.
pub fn run(scenario: &Scenario) -> World {
    run_plan(&plan(scenario))
}

/// The world of a plan at its horizon.
pub fn run_plan(plan: &Arc<Plan>) -> World {
    let mut world = World::new(Arc::clone(plan));
    world.open(SEED, 0).expect("no loop");
    world.run_until(plan.horizon()).expect("no loop");
    world.check(plan.horizon()).expect("the identities hold");
    world
}

/// Whether a flow differs between two ledgers in some of these months, cell by cell.
pub fn differs(one: &Ledger, other: &Ledger, flow: Flow, months: std::ops::Range<usize>) -> bool {
    months
        .into_iter()
        .any(|month| one.flow(month, flow) != other.flow(month, flow))
}

/// Whether any stock differs at some of these ends of months.
pub fn stocks_differ(one: &Ledger, other: &Ledger, ends: std::ops::RangeInclusive<usize>) -> bool {
    ends.into_iter().any(|end| {
        Stock::ALL
            .iter()
            .any(|&stock| one.stock(end, stock) != other.stock(end, stock))
    })
}

/// How often a flow happened in the first months.
pub fn total(ledger: &Ledger, flow: Flow, months: usize) -> u64 {
    (0..months)
        .flat_map(|month| ledger.flow(month, flow))
        .map(|&count| u64::from(count))
        .sum()
}
