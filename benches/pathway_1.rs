//! PATHWAY-1 and -1A: ten years of 20,000 and of 330,000 people, on the engine and on a heap.
//!
//! Throughput is in logical events, the same for every way of running.

use divan::Bencher;
use divan::counter::ItemsCount;
use throughcare::engine::Luck;
use throughcare::reference::heap::{HeapAgenda, Packed, Plain};
use throughcare::reference::pathway_1::{Appointments, HORIZON, Pathway1};
use throughcare::reference::schedule::Schedule;

const PEOPLE: [u32; 2] = [20_000, 330_000];

fn main() {
    divan::main();
}

fn ten_years<S: Schedule>(bencher: Bencher, people: u32, how: Appointments, mut agenda: S) {
    let mut world = Pathway1::new(people, how).expect("valid laws");
    let once = world.run(Luck::new(1, 0), &mut agenda).expect("no loop");
    bencher
        .counter(ItemsCount::new(once.events()))
        .bench_local(|| world.run(Luck::new(1, 0), &mut agenda).expect("no loop"));
}

#[divan::bench(args = PEOPLE, sample_count = 3, sample_size = 1)]
fn pathway_1(bencher: Bencher, people: u32) {
    ten_years(bencher, people, Appointments::None, Pathway1::agenda());
}

#[divan::bench(args = PEOPLE, sample_count = 3, sample_size = 1)]
fn pathway_1a_queued(bencher: Bencher, people: u32) {
    ten_years(bencher, people, Appointments::Queued, Pathway1::agenda());
}

#[divan::bench(args = PEOPLE, sample_count = 3, sample_size = 1)]
fn pathway_1a_batched(bencher: Bencher, people: u32) {
    ten_years(bencher, people, Appointments::Batched, Pathway1::agenda());
}

#[divan::bench(args = PEOPLE, sample_count = 3, sample_size = 1)]
fn pathway_1a_heap_of_structs(bencher: Bencher, people: u32) {
    let heap = HeapAgenda::<Plain>::new(HORIZON);
    ten_years(bencher, people, Appointments::Queued, heap);
}

#[divan::bench(args = PEOPLE, sample_count = 3, sample_size = 1)]
fn pathway_1a_heap_of_words(bencher: Bencher, people: u32) {
    let heap = HeapAgenda::<Packed>::new(HORIZON);
    ten_years(bencher, people, Appointments::Queued, heap);
}
