//! What the parts of the engine cost: the agenda, luck, the samplers, places.
//!
//! `cargo bench --bench engine`; set `THROUGHCARE_BENCH_LARGE=1` for ten million pending events.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use throughcare::engine::dist::{Chance, Sampler};
use throughcare::engine::places::{Admission, Rules};
use throughcare::engine::{Agenda, Luck, Pool, Purpose, Tick};
use throughcare::reference::hold::{self, Hold};
use throughcare::reference::mmc::Mmc;

fn main() {
    divan::main();
}

/// Pending events of HOLD.
fn pending() -> Vec<u32> {
    let mut sizes = vec![1_000, 10_000, 100_000, 300_000, 1_000_000];
    if std::env::var_os("THROUGHCARE_BENCH_LARGE").is_some() {
        sizes.push(10_000_000);
    }
    sizes
}

/// One unit of time, in which each id comes up once on average, from the steady state.
#[divan::bench(args = pending(), sample_count = 5, sample_size = 1)]
fn hold(bencher: Bencher, ids: u32) {
    let bits = hold::BUCKET_BITS;
    let mut model = Hold::new(ids).expect("a valid law");
    let mut agenda = Agenda::new(Tick(64 * hold::UNIT), bits);
    model.reset(Luck::new(1, 0), &mut agenda);
    let mut until = hold::UNIT;
    model.run(&mut agenda, Tick(until)).expect("no loop");
    bencher.counter(ItemsCount::new(ids)).bench_local(|| {
        until += hold::UNIT;
        model.run(&mut agenda, Tick(until)).expect("no loop")
    });
}

const DRAWS: u64 = 10_000;

#[divan::bench]
fn luck_word(bencher: Bencher) {
    let luck = Luck::new(1, 0);
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        (0..DRAWS).fold(0, |sum: u64, person| {
            sum.wrapping_add(luck.word(black_box(person), Purpose(1), 0))
        })
    });
}

#[divan::bench]
fn chance(bencher: Bencher) {
    let (luck, chance) = (Luck::new(1, 0), Chance::new(0.3).expect("a probability"));
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        (0..DRAWS)
            .filter(|&person| chance.holds(luck.word(black_box(person), Purpose(1), 0)))
            .count()
    });
}

/// A draw with its word.
#[divan::bench(args = ["exponential", "lognormal", "weibull", "gamma", "beta", "normal", "triangular"])]
fn draw(bencher: Bencher, law: &str) {
    let sampler = match law {
        "exponential" => Sampler::exponential(14.0),
        "lognormal" => Sampler::lognormal(120.0, 1.1),
        "weibull" => Sampler::weibull(0.7, 30.0),
        "gamma" => Sampler::gamma(0.6, 30.0),
        "beta" => Sampler::beta(2.0, 5.0),
        "normal" => Sampler::normal(16.0, 1.7),
        _ => Sampler::triangular(1.0, 2.0, 5.0),
    };
    let (luck, sampler) = (Luck::new(1, 0), sampler.expect("valid parameters"));
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        (0..DRAWS).fold(0.0, |sum, person| {
            sum + sampler.at(luck.word(black_box(person), Purpose(1), 0))
        })
    });
}

/// Asking, starting and ending, with twenty places taken and as many people waiting.
#[divan::bench]
fn places(bencher: Bencher) {
    const PLACES: u32 = 20;
    const STAYS: u32 = 10_000;
    let mut pool = Pool::new(u32::MAX >> 8, 0, Rules::default(), &[PLACES]);
    bencher.counter(ItemsCount::new(STAYS)).bench_local(|| {
        pool.reset(&[PLACES]);
        for id in 0..STAYS {
            let now = Tick(id);
            let asked = pool.ask(now, id, 0, 0);
            assert!(matches!(asked, Admission::Queued(_)));
            if pool.busy() == PLACES && pool.waiting() > PLACES {
                pool.end(now, id - 2 * PLACES, 0, Tick(id - 2 * PLACES));
            }
            black_box(pool.start_next(now));
        }
    });
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
