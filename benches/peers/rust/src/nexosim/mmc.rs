//! MMC: M/M/10 with impatience, empty at the start, stopped at the last arrival.

use super::{Left, delay, now, unseeded};
use nexosim::model::{Context, Model, schedulable};
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use rand::RngExt;
use rand::rngs::SmallRng;
use rand_distr::Exp1;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use throughcare_peers::{Run, timed};

const SERVERS: u32 = 10;

#[derive(Serialize, Deserialize)]
struct Mmc {
    arrivals: u32,
    busy: u32,
    line: VecDeque<(u32, f64)>,
    /// By customer: whether they stand in line.
    waits: Vec<bool>,
    served: u64,
    gave_up: u64,
    waited: f64,
    #[serde(skip, default = "unseeded")]
    rng: SmallRng,
    #[serde(skip)]
    left: Left,
}

#[Model]
impl Mmc {
    #[nexosim(init)]
    async fn init(&mut self, context: &Context<Self>) {
        self.next_arrival(context);
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        let unit: f64 = self.rng.sample(Exp1);
        unit * mean
    }

    fn next_arrival(&mut self, context: &Context<Self>) {
        let gap = self.exponential(1.0 / 12.0);
        context
            .schedule_event(delay(gap), schedulable!(Self::arrive), ())
            .unwrap();
    }

    fn start(&mut self, context: &Context<Self>) {
        self.served += 1;
        let service = self.exponential(1.0);
        context
            .schedule_event(delay(service), schedulable!(Self::depart), ())
            .unwrap();
    }

    fn over(&self) -> bool {
        self.waits.len() == self.arrivals as usize
    }

    #[nexosim(schedulable)]
    fn arrive(&mut self, _: (), context: &Context<Self>) {
        let customer = self.waits.len() as u32;
        let waits = self.busy == SERVERS;
        self.waits.push(waits);
        if waits {
            self.line.push_back((customer, now(context)));
            let patience = self.exponential(2.0);
            context
                .schedule_event(delay(patience), schedulable!(Self::give_up), customer)
                .unwrap();
        } else {
            self.busy += 1;
            self.start(context);
        }
        if self.over() {
            self.finish();
        } else {
            self.next_arrival(context);
        }
    }

    #[nexosim(schedulable)]
    fn depart(&mut self, _: (), context: &Context<Self>) {
        if self.over() {
            return;
        }
        while let Some((customer, joined)) = self.line.pop_front() {
            if std::mem::take(&mut self.waits[customer as usize]) {
                self.waited += now(context) - joined;
                self.start(context);
                return;
            }
        }
        self.busy -= 1;
    }

    #[nexosim(schedulable)]
    fn give_up(&mut self, customer: u32) {
        if !self.over() && std::mem::take(&mut self.waits[customer as usize]) {
            self.gave_up += 1;
        }
    }

    fn finish(&self) {
        let left = (self.gave_up + self.served) as f64;
        *self.left.lock().unwrap() = (
            self.arrivals.into(),
            vec![
                ("share_gave_up", self.gave_up as f64 / left),
                ("wait_of_served", self.waited / self.served as f64),
            ],
        );
    }
}

pub fn run(arrivals: u32, rng: SmallRng) -> Run {
    timed(|| {
        let left = Left::default();
        let model = Mmc {
            arrivals,
            busy: 0,
            line: VecDeque::new(),
            waits: Vec::with_capacity(arrivals as usize),
            served: 0,
            gave_up: 0,
            waited: 0.0,
            rng,
            left: left.clone(),
        };
        let mut simulation = SimInit::with_num_threads(1)
            .add_model(model, Mailbox::new(), "mmc")
            .init(MonotonicTime::EPOCH)
            .unwrap();
        simulation.run().unwrap();
        std::mem::take(&mut *left.lock().unwrap())
    })
}
