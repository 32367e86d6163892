//! PATHWAY-1A from few people to many: how the cost of an event grows with the size of the world.

use super::clock::on_processor;
use super::{Extent, median};
use crate::engine::Luck;
use crate::reference::heap::{HeapAgenda, Plain};
use crate::reference::pathway_1::{Appointments, HORIZON, Pathway1, Tally};
use crate::reference::schedule::Schedule;
use serde::Serialize;

/// PATHWAY-1A at several sizes.
#[derive(Clone, Debug, Serialize)]
pub struct Growth {
    /// From few people to many.
    pub sizes: Vec<Size>,
    /// The cost of an event grows as this power of people, from the smallest size to the national.
    pub exponent_to_national: f64,
    /// The same from the smallest size to the largest.
    pub exponent_to_largest: f64,
}

/// One size. Nanoseconds are of processor time a logical event; medians.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Size {
    /// People.
    pub people: u32,
    /// Rounds, in which all ways of running take turns.
    pub rounds: u32,
    /// Logical events of ten years.
    pub events: u64,
    /// Every event on the agenda.
    pub queued: f64,
    /// Appointments in batches.
    pub batched: f64,
    /// Every event on a plain binary heap, where that was run.
    pub heap: Option<f64>,
    /// The heap's cost ÷ that of the agenda, round by round.
    pub heap_to_queued: Option<f64>,
    /// The heap's cost ÷ that with batches: a program on a heap could batch too.
    pub heap_to_batched: Option<f64>,
}

/// National size: people who pass through in the reference model.
const NATIONAL: u32 = 330_000;
/// Above this a heap takes minutes and tells nothing new.
const HEAP_UP_TO: u32 = NATIONAL;

/// People and rounds of each size.
fn sizes(extent: Extent) -> &'static [(u32, u32)] {
    match extent {
        Extent::Quick => &[(10_000, 3), (20_000, 3), (NATIONAL, 1)],
        Extent::Full => &[
            (10_000, 9),
            (20_000, 9),
            (100_000, 3),
            (NATIONAL, 3),
            (1_000_000, 1),
            (10_000_000, 1),
        ],
    }
}

/// Measures all sizes.
pub(super) fn measure(extent: Extent, say: &dyn Fn(&str)) -> Result<Growth, String> {
    let sizes = sizes(extent)
        .iter()
        .map(|&(people, rounds)| {
            say(&format!("PATHWAY-1A: {people} people"));
            size(people, rounds)
        })
        .collect::<Result<Vec<Size>, String>>()?;
    let national = sizes.iter().find(|size| size.people == NATIONAL);
    let exponent = |to: Option<&Size>| {
        let (from, to) = (&sizes[0], to.unwrap_or(&sizes[0]));
        let people = f64::from(to.people) / f64::from(from.people);
        libm::log(to.queued / from.queued) / libm::log(people)
    };
    Ok(Growth {
        exponent_to_national: exponent(national),
        exponent_to_largest: exponent(sizes.last()),
        sizes,
    })
}

/// One way of running, and what its events cost in each round.
struct Way<'a> {
    run: Box<dyn FnMut(Luck) -> Result<Tally, String> + 'a>,
    costs: Vec<f64>,
}

impl<'a> Way<'a> {
    fn new<S: Schedule + 'a>(
        people: u32,
        appointments: Appointments,
        mut agenda: S,
    ) -> Result<Way<'a>, String> {
        let mut world = Pathway1::new(people, appointments).map_err(|error| error.to_string())?;
        let run = move |luck| {
            let tally = world.run(luck, &mut agenda);
            tally.map_err(|fault| fault.to_string())
        };
        Ok(Way {
            run: Box::new(run),
            costs: Vec::new(),
        })
    }

    fn take_turn(&mut self, round: u32) -> Result<Tally, String> {
        let (tally, seconds) = on_processor(|| (self.run)(Luck::new(1, round)));
        let tally = tally?;
        self.costs.push(seconds * 1e9 / tally.events() as f64);
        Ok(tally)
    }

    /// The median over rounds of this way's cost ÷ another's.
    fn ratio_to(&self, other: &Way) -> f64 {
        let pairs = self.costs.iter().zip(&other.costs);
        median(pairs.map(|(own, other)| own / other).collect())
    }
}

fn size(people: u32, rounds: u32) -> Result<Size, String> {
    let engine = |how| Way::new(people, how, Pathway1::agenda());
    let mut ways = vec![
        engine(Appointments::Queued)?,
        engine(Appointments::Batched)?,
    ];
    if people <= HEAP_UP_TO {
        let heap = HeapAgenda::<Plain>::new(HORIZON);
        ways.push(Way::new(people, Appointments::Queued, heap)?);
    }
    let mut events = 0;
    for round in 0..rounds {
        let tallies = ways.iter_mut().map(|way| way.take_turn(round));
        let tallies = tallies.collect::<Result<Vec<Tally>, String>>()?;
        if tallies.iter().any(|tally| *tally != tallies[0]) {
            return Err("ways of running differ: a bug, please report it".to_owned());
        }
        events = tallies[0].events();
    }
    let heap = ways.get(2);
    Ok(Size {
        people,
        rounds,
        events,
        queued: median(ways[0].costs.clone()),
        batched: median(ways[1].costs.clone()),
        heap: heap.map(|heap| median(heap.costs.clone())),
        heap_to_queued: heap.map(|heap| heap.ratio_to(&ways[0])),
        heap_to_batched: heap.map(|heap| heap.ratio_to(&ways[1])),
    })
}
