//! The engine against plain binary heaps, interleaved in one process on one thread.
//!
//! Absolute times depend on the machine and on what else it does; ratios of runs side by side much
//! less. Time is the processor time of this process where the system tells it, else wall time.
//! `cargo bench --bench ratios -- [people] [rounds]`.

use throughcare::bench::{median, on_processor};
use throughcare::engine::{Agenda, Luck, Tick};
use throughcare::reference::heap::{HeapAgenda, Packed, Plain};
use throughcare::reference::hold::{self, Hold};
use throughcare::reference::pathway_1::{Appointments, HORIZON, Pathway1};
use throughcare::reference::schedule::Schedule;

/// One way of running, and its costs per event so far.
struct Contender<'a> {
    name: &'static str,
    run: Box<dyn FnMut(u32) -> (f64, u64) + 'a>,
    costs: Vec<f64>,
}

impl<'a> Contender<'a> {
    fn new(name: &'static str, run: impl FnMut(u32) -> (f64, u64) + 'a) -> Contender<'a> {
        Contender {
            name,
            run: Box::new(run),
            costs: Vec::new(),
        }
    }
}

/// Runs all in turn, round after round, and prints ns an event and the median ratio to the first.
fn race(title: &str, rounds: u32, contenders: &mut [Contender]) {
    println!("{title}");
    for round in 0..rounds {
        let mut hashes = Vec::new();
        for contender in &mut *contenders {
            let (cost, hash) = (contender.run)(round);
            contender.costs.push(cost);
            hashes.push(hash);
        }
        assert!(
            hashes.windows(2).all(|pair| pair[0] == pair[1]),
            "{title}: results differ"
        );
    }
    let base = contenders[0].costs.clone();
    for contender in contenders {
        let ratios = contender.costs.iter().zip(&base);
        let ratio = median(ratios.map(|(cost, base)| cost / base).collect());
        let cost = median(contender.costs.clone());
        println!(
            "  {:<24} {cost:>8.2} ns/event {:>8.1} M/s   ratio {ratio:>6.2}",
            contender.name,
            1e3 / cost
        );
    }
}

fn pathway<'a, S: Schedule + 'a>(
    name: &'static str,
    people: u32,
    appointments: Appointments,
    mut agenda: S,
) -> Contender<'a> {
    let mut world = Pathway1::new(people, appointments).expect("valid laws");
    Contender::new(name, move |round| {
        let (tally, spent) = on_processor(|| world.run(Luck::new(1, round), &mut agenda));
        let tally = tally.expect("no loop");
        (spent * 1e9 / tally.events() as f64, tally.hash())
    })
}

fn race_pathway(people: u32, rounds: u32, title: &str, appointments: Appointments) {
    let mut contenders = vec![
        pathway("engine", people, appointments, Pathway1::agenda()),
        pathway(
            "heap, struct of f64 time",
            people,
            appointments,
            HeapAgenda::<Plain>::new(HORIZON),
        ),
        pathway(
            "heap, packed word",
            people,
            appointments,
            HeapAgenda::<Packed>::new(HORIZON),
        ),
    ];
    if appointments == Appointments::Queued {
        contenders.push(pathway(
            "engine, batched",
            people,
            Appointments::Batched,
            Pathway1::agenda(),
        ));
    }
    race(
        &format!("{title}, {people} people"),
        rounds,
        &mut contenders,
    );
}

fn holding<'a, S: Schedule + 'a>(name: &'static str, ids: u32, mut agenda: S) -> Contender<'a> {
    let mut model = Hold::new(ids).expect("valid law");
    Contender::new(name, move |round| {
        model.reset(Luck::new(1, round), &mut agenda);
        let warm = Tick(hold::UNIT);
        model.run(&mut agenda, warm).expect("no loop");
        let (steps, spent) = on_processor(|| model.run(&mut agenda, Tick(4 * hold::UNIT)));
        (spent * 1e9 / steps.expect("no loop") as f64, model.hash())
    })
}

fn race_hold(ids: u32, rounds: u32) {
    let horizon = Tick(16 * hold::UNIT);
    let mut contenders = [
        holding("engine", ids, Agenda::new(horizon, hold::BUCKET_BITS)),
        holding(
            "heap, struct of f64 time",
            ids,
            HeapAgenda::<Plain>::new(horizon),
        ),
        holding("heap, packed word", ids, HeapAgenda::<Packed>::new(horizon)),
    ];
    race(&format!("HOLD, {ids} pending"), rounds, &mut contenders);
}

fn main() {
    let mut given = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse().ok());
    let people = given.next().unwrap_or(20_000);
    let rounds = given.next().unwrap_or(5);
    race_pathway(people, rounds, "PATHWAY-1", Appointments::None);
    race_pathway(people, rounds, "PATHWAY-1A", Appointments::Queued);
    race_hold(people, rounds);
}
