//! MMC on a plain binary heap, written by hand without a library. (HOLD and PATHWAY-1 on a plain
//! heap are the program's own models on `src/reference/heap.rs`.)

use rand::RngExt;
use rand::rngs::SmallRng;
use rand_distr::Exp1;
use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};
use throughcare_peers::{Answer, answer, timed};

const SERVERS: u32 = 10;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Arrive,
    Depart,
    GiveUp(u32),
}

#[derive(Clone, Copy, PartialEq)]
struct Event {
    time: f64,
    kind: Kind,
}

impl Eq for Event {}

impl Ord for Event {
    fn cmp(&self, other: &Event) -> Ordering {
        self.time.total_cmp(&other.time)
    }
}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Event) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

struct Mmc {
    now: f64,
    pending: BinaryHeap<Reverse<Event>>,
    rng: SmallRng,
    busy: u32,
    line: VecDeque<(u32, f64)>,
    /// By customer: whether they stand in line.
    waits: Vec<bool>,
    served: u64,
    gave_up: u64,
    waited: f64,
}

impl Mmc {
    fn after(&mut self, mean: f64, kind: Kind) {
        let unit: f64 = self.rng.sample(Exp1);
        let time = self.now + unit * mean;
        self.pending.push(Reverse(Event { time, kind }));
    }

    fn arrive(&mut self) {
        let customer = self.waits.len() as u32;
        let waits = self.busy == SERVERS;
        self.waits.push(waits);
        if waits {
            self.line.push_back((customer, self.now));
            self.after(2.0, Kind::GiveUp(customer));
        } else {
            self.busy += 1;
            self.start();
        }
        self.after(1.0 / 12.0, Kind::Arrive);
    }

    fn start(&mut self) {
        self.served += 1;
        self.after(1.0, Kind::Depart);
    }

    fn depart(&mut self) {
        while let Some((customer, joined)) = self.line.pop_front() {
            if std::mem::take(&mut self.waits[customer as usize]) {
                self.waited += self.now - joined;
                self.start();
                return;
            }
        }
        self.busy -= 1;
    }

    fn give_up(&mut self, customer: u32) {
        self.gave_up += u64::from(std::mem::take(&mut self.waits[customer as usize]));
    }

    fn run(&mut self, arrivals: u32) -> Answer {
        self.after(1.0 / 12.0, Kind::Arrive);
        while self.waits.len() < arrivals as usize {
            let Reverse(event) = self.pending.pop().expect("an arrival is always pending");
            self.now = event.time;
            match event.kind {
                Kind::Arrive => self.arrive(),
                Kind::Depart => self.depart(),
                Kind::GiveUp(customer) => self.give_up(customer),
            }
        }
        let left = (self.gave_up + self.served) as f64;
        let statistics = vec![
            ("share_gave_up", self.gave_up as f64 / left),
            ("wait_of_served", self.waited / self.served as f64),
        ];
        (arrivals.into(), statistics)
    }
}

fn main() {
    answer(|model, arrivals, rng| {
        assert_eq!(model, "mmc", "only MMC is here");
        let mut mmc = Mmc {
            now: 0.0,
            pending: BinaryHeap::new(),
            rng,
            busy: 0,
            line: VecDeque::new(),
            waits: Vec::with_capacity(arrivals as usize),
            served: 0,
            gave_up: 0,
            waited: 0.0,
        };
        timed(|| mmc.run(arrivals))
    });
}
