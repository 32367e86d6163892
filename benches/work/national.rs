//! The national run, as the product makes it.

use std::path::Path;
use std::sync::Arc;
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

/// The shipped scenario of 2019 for `years`, with a share `sample` of its people.
pub fn world(sample: f64, years: u32) -> (Arc<Plan>, World) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let overlays = Overlays {
        years: Some(years),
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).unwrap_or_else(|problems| panic!("{problems}"));
    let plan = Plan::new(&scenario, sample).expect("the shipped scenario can be simulated");
    let plan = Arc::new(plan);
    let world = World::new(Arc::clone(&plan));
    (plan, world)
}

/// Opens the world of [`world`] with the luck of replication `index`.
pub fn open(world: &mut World, index: u32) {
    world
        .open(20_190_401, index)
        .expect("the years before the start run");
}
