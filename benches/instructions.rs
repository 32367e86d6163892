//! Instructions that the hot parts and one small full run take, counted by Callgrind.
//!
//! Counts repeat where times do not, so that a gate can tell 3 % more work from a busy machine:
//! `cargo bench --bench gate` compares them with `benches/baseline.toml`. What a bench is given
//! (its set-up) is not counted.

#![allow(
    missing_docs,
    reason = "the macros of the benches write items that carry none"
)]

#[path = "work/national.rs"]
mod national;
mod work;

use gungraun::Callgrind;
use gungraun::prelude::*;
use std::hint::black_box;
use std::sync::Arc;
use throughcare::engine::dist::{Categorical, Chance, Sampler};
use throughcare::engine::{Agenda, Luck};
use throughcare::pathway::{Plan, World};
use throughcare::reference::mmc::{Mmc, Outcome};
use throughcare::reference::pathway_1::{Appointments, Pathway1, Tally};
use work::{Holding, Regime, Stays};

fn luck() -> Luck {
    Luck::new(1, 0)
}

// One unit of time with ten thousand pending.
#[library_benchmark]
#[bench::of_10_000(setup = Holding::new, args = (10_000))]
fn hold(mut holding: Holding) -> (u64, Holding) {
    (holding.one_unit(), holding)
}

#[library_benchmark]
#[bench::words(luck())]
fn luck_word(luck: Luck) -> u64 {
    work::words(black_box(luck))
}

#[library_benchmark]
#[bench::three_tenths(luck(), work::three_tenths())]
fn chance(luck: Luck, chance: Chance) -> usize {
    work::chances(black_box(luck), chance)
}

// Few alternatives are counted, many are searched.
#[library_benchmark]
#[bench::among_8(setup = work::alternatives, args = (8))]
#[bench::among_40(setup = work::alternatives, args = (40))]
fn choice(categorical: Categorical) -> (usize, Categorical) {
    (work::choices(luck(), &categorical), categorical)
}

// A draw with its word.
#[library_benchmark]
#[bench::exponential(setup = work::sampler, args = ("exponential"))]
#[bench::lognormal(setup = work::sampler, args = ("lognormal"))]
#[bench::weibull(setup = work::sampler, args = ("weibull"))]
#[bench::gamma(setup = work::sampler, args = ("gamma"))]
#[bench::beta(setup = work::sampler, args = ("beta"))]
#[bench::normal(setup = work::sampler, args = ("normal"))]
#[bench::triangular(setup = work::sampler, args = ("triangular"))]
#[bench::uniform(setup = work::sampler, args = ("uniform"))]
#[bench::empirical(setup = work::sampler, args = ("empirical"))]
fn draw(sampler: Sampler) -> (f64, Sampler) {
    (work::draws(luck(), &sampler), sampler)
}

#[library_benchmark]
#[bench::free(setup = Stays::new, args = (Regime::Free))]
#[bench::queued(setup = Stays::new, args = (Regime::Queued))]
#[bench::pressed(setup = Stays::new, args = (Regime::Pressed))]
fn places(mut stays: Stays) -> (u64, Stays) {
    (stays.run(), stays)
}

fn customers(count: u32) -> (Mmc, Agenda) {
    (Mmc::new(count).expect("valid laws"), Mmc::agenda())
}

// Ten servers and people who give up waiting.
#[library_benchmark]
#[bench::of_20_000(setup = customers, args = (20_000))]
fn mmc((mut model, mut agenda): (Mmc, Agenda)) -> (Outcome, Mmc, Agenda) {
    let outcome = model.run(luck(), &mut agenda).expect("no loop");
    (outcome, model, agenda)
}

fn people(how: Appointments) -> (Pathway1, Agenda) {
    let world = Pathway1::new(2_000, how).expect("valid laws");
    (world, Pathway1::agenda())
}

// Ten years of two thousand people with appointments.
#[library_benchmark]
#[bench::queued(setup = people, args = (Appointments::Queued))]
#[bench::batched(setup = people, args = (Appointments::Batched))]
fn pathway_1a((mut world, mut agenda): (Pathway1, Agenda)) -> (Tally, Pathway1, Agenda) {
    let tally = world.run(luck(), &mut agenda).expect("no loop");
    (tally, world, agenda)
}

// The product before the start: the years in which the people of the start are found.
#[library_benchmark]
#[bench::of_a_fiftieth(setup = national::world, args = (0.02, 1))]
fn national_opening((_, mut world): (Arc<Plan>, World)) -> World {
    national::open(&mut world, 0);
    world
}

fn opened(sample: f64, years: u32) -> (Arc<Plan>, World) {
    let (plan, mut world) = national::world(sample, years);
    national::open(&mut world, 0);
    (plan, world)
}

// The product from then on: one year of the scenario.
#[library_benchmark]
#[bench::of_a_fiftieth(setup = opened, args = (0.02, 1))]
fn national_year((plan, mut world): (Arc<Plan>, World)) -> (u64, World) {
    let events = world.run_until(plan.horizon()).expect("no loop of steps");
    (events, world)
}

library_benchmark_group!(
    name = counted,
    benchmarks = [
        hold,
        luck_word,
        chance,
        choice,
        draw,
        places,
        mmc,
        pathway_1a,
        national_opening,
        national_year
    ]
);

main!(
    // Only instructions are wanted; caches are not imitated, which is quicker.
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = counted
);
