//! The engine against a plain binary heap on the same model, in turns in this process.

use super::baseline::Floors;
use std::time::{Duration, Instant};
use throughcare::bench::{median, on_processor};
use throughcare::engine::{Luck, Tick};
use throughcare::reference::heap::{HeapAgenda, Plain};
use throughcare::reference::pathway_1::{Appointments, DAY, HORIZON, Pathway1, Tally};
use throughcare::reference::schedule::Schedule;

/// National size, where the caches no longer hold the heap.
const PEOPLE: u32 = 330_000;
/// Days that a stretch of a queued run lasts: a million events.
const STRETCH: u32 = 40;
/// Rounds wanted, rounds needed, and when those needed are enough.
const ROUNDS: u32 = 15;
const LEAST_ROUNDS: u32 = 5;
const LONG: Duration = Duration::from_secs(60);

/// How many times as long as the engine the heap takes for an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratios {
    /// With every appointment on the agenda.
    pub queued: f64,
    /// With appointments in batches.
    pub batched: f64,
}

impl Ratios {
    /// What is below its floor, in words.
    #[must_use]
    pub fn below(&self, floors: &Floors) -> Vec<String> {
        let pairs = [
            ("queued", self.queued, floors.queued),
            ("batched", self.batched, floors.batched),
        ];
        let below = pairs
            .into_iter()
            .filter(|(_, ratio, floor)| ratio < floor || ratio.is_nan());
        below
            .map(|(how, ratio, floor)| {
                format!(
                    "the heap takes only {ratio:.1} times as long as the engine for PATHWAY-1A \
                     {how}; the floor is {floor}. Make the engine faster, or argue a lower floor \
                     in benches/baseline.toml."
                )
            })
            .collect()
    }
}

/// A queued run that is taken up stretch by stretch.
struct Stretches<S> {
    world: Pathway1,
    agenda: S,
    until: Tick,
    tally: Tally,
}

impl<S: Schedule> Stretches<S> {
    /// Begun, with the first stretch behind it: appointments are spread over the fortnight by then.
    fn new(agenda: S) -> Stretches<S> {
        let world = Pathway1::new(PEOPLE, Appointments::Queued).expect("valid laws");
        let mut stretches = Stretches {
            world,
            agenda,
            until: Tick(0),
            tally: Tally::default(),
        };
        stretches.world.begin(luck(), &mut stretches.agenda);
        stretches.next();
        stretches
    }

    /// Runs one stretch on; nanoseconds an event.
    fn next(&mut self) -> f64 {
        self.until = self.until.after(STRETCH * DAY);
        assert!(self.until <= HORIZON, "fewer stretches than the horizon");
        let before = self.tally.events();
        let (tally, spent) = on_processor(|| self.world.advance(self.until, &mut self.agenda));
        self.tally = tally.expect("no loop");
        spent / (self.tally.events() - before) as f64
    }
}

fn luck() -> Luck {
    Luck::new(1, 0)
}

/// Runs heap and engine in turns. The heap is measured in stretches of ten years, because all of
/// them would take minutes; the batched run as a whole, because its work comes late.
#[must_use]
pub fn race() -> Ratios {
    let mut heap = Stretches::new(HeapAgenda::<Plain>::new(HORIZON));
    let mut queued = Stretches::new(Pathway1::agenda());
    let mut world = Pathway1::new(PEOPLE, Appointments::Batched).expect("valid laws");
    let mut agenda = Pathway1::agenda();
    let began = Instant::now();
    let (mut of_queued, mut of_batched) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        if round >= LEAST_ROUNDS && began.elapsed() > LONG {
            break;
        }
        let (by_heap, by_queued) = (heap.next(), queued.next());
        assert_eq!(heap.tally, queued.tally, "the heap gives the same results");
        let (tally, spent) = on_processor(|| world.run(luck(), &mut agenda));
        let by_batched = spent / tally.expect("no loop").events() as f64;
        of_queued.push(by_heap / by_queued);
        of_batched.push(by_heap / by_batched);
    }
    Ratios {
        queued: median(of_queued),
        batched: median(of_batched),
    }
}
