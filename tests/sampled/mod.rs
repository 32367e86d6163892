//! Runs an era on a small sample of its people and counts what happened.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::PathBuf;
use std::sync::Arc;

use throughcare::ledger::{Flow, Stock, of_cell};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

/// A run of an era: how many of its people, with which luck, for how long.
#[derive(Clone, Copy)]
pub struct Sampled {
    /// The file of the era, without its end.
    pub era: &'static str,
    /// Share of people and resources.
    pub sample: f64,
    /// The seed.
    pub seed: u64,
    /// Years.
    pub years: u32,
}

impl Sampled {
    /// The scenario with `changes`, the text of a lever file, and values `set` from the start.
    pub fn scenario(&self, changes: &str, set: &[&str]) -> Scenario {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let overlays = Overlays {
            with: written(changes).into_iter().collect(),
            set: set.iter().map(|set| (*set).to_owned()).collect(),
            years: Some(self.years),
        };
        Scenario::load(
            &root.join(format!("scenarios/{}.toml", self.era)),
            &overlays,
        )
        .unwrap_or_else(|error| panic!("{error}"))
    }

    /// The plan of it.
    pub fn plan(&self, changes: &str, set: &[&str]) -> Arc<Plan> {
        let plan = Plan::new(&self.scenario(changes, set), self.sample);
        Arc::new(plan.unwrap_or_else(|error| panic!("{error}")))
    }

    /// The world after all its months.
    pub fn run(&self, changes: &str, set: &[&str]) -> World {
        self.run_months(changes, set, 12 * self.years as usize)
    }

    /// The world after so many months.
    pub fn run_months(&self, changes: &str, set: &[&str], months: usize) -> World {
        let plan = self.plan(changes, set);
        let mut world = World::new(Arc::clone(&plan));
        world.open(self.seed, 0).expect("no loop");
        for month in 0..months {
            let end = plan.months.end(month);
            world.run_until(end).expect("no loop");
            world.check(end).expect("the identities hold");
        }
        world
    }
}

/// An overlay file named after its content and thread, so that tests side by side do not meet.
fn written(changes: &str) -> Option<PathBuf> {
    if changes.is_empty() {
        return None;
    }
    let name: u64 = changes
        .bytes()
        .fold(5381, |hash, byte| hash.wrapping_mul(33) ^ u64::from(byte));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!(
        "sampled-{}-{name:x}-{:?}.toml",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::write(&path, changes).expect("the build's own folder can be written");
    Some(path)
}

/// How often `flow` has happened in the months closed.
pub fn total(world: &World, flow: Flow) -> f64 {
    total_where(world, flow, |_| true)
}

/// The same of people who live in a region that `counts`.
pub fn total_where(world: &World, flow: Flow, counts: impl Fn(usize) -> bool) -> f64 {
    let cells = (0..world.ledger().month())
        .flat_map(|month| world.ledger().flow(month, flow).iter().enumerate());
    let here = cells.filter(|(cell, _)| counts(of_cell(*cell).0));
    here.map(|(_, &count)| f64::from(count)).sum()
}

/// How many were in `stock` at the end of month `end`; 0 is the opening.
pub fn stock(world: &World, end: usize, stock: Stock) -> u64 {
    let counts = world.ledger().stock(end, stock).iter();
    counts.map(|&count| u64::from(count)).sum()
}

/// Every flow that differs in any month.
pub fn moved(one: &World, other: &World) -> Vec<&'static str> {
    let months = one.ledger().month();
    let differs = |&&flow: &&Flow| {
        (0..months).any(|month| one.ledger().flow(month, flow) != other.ledger().flow(month, flow))
    };
    let flows = Flow::ALL.iter().filter(differs);
    flows.map(|flow| flow.name()).collect()
}
