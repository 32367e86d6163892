//! The reference models in NeXosim, on its single-threaded executor.
//!
//! Each is one NeXosim model that holds everybody, which is what suits NeXosim best: a model for
//! each person would add a mailbox and a task for each event.

mod hold;
mod mmc;
mod pathway_1;

use nexosim::model::{Context, Model};
use nexosim::time::MonotonicTime;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use throughcare_peers::{Answer, answer};

/// Where a model leaves its answer at the end.
type Left = Arc<Mutex<Answer>>;

/// A model has its generator from outside; NeXosim asks for a default because models can be saved.
fn unseeded() -> SmallRng {
    SmallRng::seed_from_u64(0)
}

/// A unit of the model's time is a second of NeXosim's. Never nothing, which is refused.
fn delay(units: f64) -> Duration {
    Duration::from_nanos((units * 1e9) as u64 + 1)
}

fn now<M: Model>(context: &Context<M>) -> f64 {
    context
        .time()
        .duration_since(MonotonicTime::EPOCH)
        .as_secs_f64()
}

fn main() {
    answer(|model, size, rng| match model {
        "hold" => hold::run(size, rng),
        "mmc" => mmc::run(size, rng),
        "pathway-1" => pathway_1::run(size, rng, false),
        "pathway-1a" => pathway_1::run(size, rng, true),
        _ => panic!("no model {model}"),
    });
}
