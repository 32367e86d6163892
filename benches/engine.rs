//! What the parts of the engine cost: the agenda, luck, the samplers, places.
//!
//! `cargo bench --bench engine`.

mod work;

use divan::Bencher;
use divan::counter::ItemsCount;
use throughcare::engine::Luck;
use throughcare::reference::mmc::Mmc;
use work::{DRAWS, Holding, Regime, Stays};

fn main() {
    divan::main();
}

/// One unit of time, in which each id comes up once on average, from the steady state.
#[divan::bench(
    args = [1_000, 10_000, 100_000, 300_000, 1_000_000, 10_000_000],
    sample_count = 5,
    sample_size = 1
)]
fn hold(bencher: Bencher, ids: u32) {
    let mut holding = Holding::new(ids);
    bencher
        .counter(ItemsCount::new(ids))
        .bench_local(|| holding.one_unit());
}

#[divan::bench]
fn luck_word(bencher: Bencher) {
    let luck = Luck::new(1, 0);
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench_local(|| work::words(luck));
}

#[divan::bench]
fn chance(bencher: Bencher) {
    let (luck, chance) = (Luck::new(1, 0), work::three_tenths());
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench_local(|| work::chances(luck, chance));
}

/// A choice with its word; few alternatives are counted, many are searched.
#[divan::bench(args = [8, 40])]
fn choice(bencher: Bencher, alternatives: usize) {
    let (luck, categorical) = (Luck::new(1, 0), work::alternatives(alternatives));
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench_local(|| work::choices(luck, &categorical));
}

/// A draw with its word.
#[divan::bench(args = [
    "exponential", "lognormal", "weibull", "gamma", "beta", "normal", "triangular", "uniform",
    "empirical",
])]
fn draw(bencher: Bencher, law: &str) {
    let (luck, sampler) = (Luck::new(1, 0), work::sampler(law));
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench_local(|| work::draws(luck, &sampler));
}

/// Stays in twenty places: always free; all taken and as many waiting; pressed, with priorities,
/// fenced parts and people giving up.
#[divan::bench(args = [Regime::Free, Regime::Queued, Regime::Pressed])]
fn places(bencher: Bencher, regime: Regime) {
    let mut stays = Stays::new(regime);
    bencher
        .counter(ItemsCount::new(Stays::ASKED))
        .bench_local(|| stays.run());
}

/// Customers of M/M/10 with reneging, on the engine's pool.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn mmc(bencher: Bencher) {
    const CUSTOMERS: u32 = 200_000;
    let mut model = Mmc::new(CUSTOMERS).expect("valid laws");
    let mut agenda = Mmc::agenda();
    bencher
        .counter(ItemsCount::new(CUSTOMERS))
        .bench_local(|| model.run(Luck::new(1, 0), &mut agenda).expect("no loop"));
}
