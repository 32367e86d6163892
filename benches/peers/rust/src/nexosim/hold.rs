//! HOLD: each id has one pending event, rescheduled after Exp(1). One unit of time to settle, then
//! three that are timed.

use super::{Left, delay, unseeded};
use nexosim::model::{Context, Model, schedulable};
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use rand::RngExt;
use rand::rngs::SmallRng;
use rand_distr::Exp1;
use serde::{Deserialize, Serialize};
use throughcare_peers::{Run, timed};

const SETTLE: f64 = 1.0;
const TIMED: f64 = 3.0;

#[derive(Serialize, Deserialize)]
struct Hold {
    counts: Vec<u32>,
    #[serde(skip, default = "unseeded")]
    rng: SmallRng,
    #[serde(skip)]
    left: Left,
}

#[Model]
impl Hold {
    #[nexosim(init)]
    async fn init(&mut self, context: &Context<Self>) {
        for id in 0..self.counts.len() as u32 {
            self.again(id, context);
        }
        let instant = |units| delay(units);
        context
            .schedule_event(instant(SETTLE), schedulable!(Self::settled), ())
            .unwrap();
        context
            .schedule_event(instant(SETTLE + TIMED), schedulable!(Self::finish), ())
            .unwrap();
    }

    fn again(&mut self, id: u32, context: &Context<Self>) {
        let wait: f64 = self.rng.sample(Exp1);
        context
            .schedule_event(delay(wait), schedulable!(Self::event), id)
            .unwrap();
    }

    #[nexosim(schedulable)]
    fn event(&mut self, id: u32, context: &Context<Self>) {
        self.counts[id as usize] += 1;
        self.again(id, context);
    }

    #[nexosim(schedulable)]
    fn settled(&mut self) {
        self.counts.fill(0);
    }

    #[nexosim(schedulable)]
    fn finish(&mut self) {
        let ids = self.counts.len() as f64;
        let events: u64 = self.counts.iter().map(|&count| u64::from(count)).sum();
        let without = self.counts.iter().filter(|&&count| count == 0).count();
        *self.left.lock().unwrap() = (
            events,
            vec![
                ("events_per_id_and_unit", events as f64 / (ids * TIMED)),
                ("ids_without_event", without as f64 / ids),
            ],
        );
    }
}

pub fn run(ids: u32, rng: SmallRng) -> Run {
    let left = Left::default();
    let model = Hold {
        counts: vec![0; ids as usize],
        rng,
        left: left.clone(),
    };
    let mut simulation = SimInit::with_num_threads(1)
        .add_model(model, Mailbox::new(), "hold")
        .init(MonotonicTime::EPOCH)
        .unwrap();
    simulation.step_until(delay(SETTLE)).unwrap();
    timed(|| {
        simulation.step_until(delay(TIMED)).unwrap();
        std::mem::take(&mut *left.lock().unwrap())
    })
}
