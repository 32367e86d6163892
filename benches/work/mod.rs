//! The work that is timed (`engine.rs`) and whose instructions are counted (`instructions.rs`).

mod stays;

pub use stays::{Regime, Stays};

use std::hint::black_box;
use throughcare::engine::dist::{Categorical, Chance, Sampler};
use throughcare::engine::{Agenda, Luck, Purpose, Tick};
use throughcare::reference::hold::{self, Hold};

/// Draws of a bench of draws.
pub const DRAWS: u64 = 10_000;

/// HOLD in its steady state.
pub struct Holding {
    model: Hold,
    agenda: Agenda,
    until: u32,
}

impl Holding {
    /// With `ids` pending, after one unit of time; it can be run for 62 more.
    pub fn new(ids: u32) -> Holding {
        let mut model = Hold::new(ids).expect("a valid law");
        let mut agenda = Agenda::new(Tick(64 * hold::UNIT), hold::BUCKET_BITS);
        model.reset(Luck::new(1, 0), &mut agenda);
        let mut holding = Holding {
            model,
            agenda,
            until: 0,
        };
        holding.one_unit();
        holding
    }

    /// One unit of time, in which each id comes up once on average; says how many events there were.
    pub fn one_unit(&mut self) -> u64 {
        self.until += hold::UNIT;
        let ran = self.model.run(&mut self.agenda, Tick(self.until));
        ran.expect("no loop")
    }
}

/// A sampler of the family `name`.
pub fn sampler(name: &str) -> Sampler {
    let sampler = match name {
        "exponential" => Sampler::exponential(14.0),
        "lognormal" => Sampler::lognormal(120.0, 1.1),
        "weibull" => Sampler::weibull(0.7, 30.0),
        "gamma" => Sampler::gamma(0.6, 30.0),
        "beta" => Sampler::beta(2.0, 5.0),
        "normal" => Sampler::normal(16.0, 1.7),
        "triangular" => Sampler::triangular(1.0, 2.0, 5.0),
        "uniform" => Sampler::uniform(0.0, 14.0),
        "empirical" => Sampler::empirical(&[1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0]),
        other => panic!("no sampler is called {other}"),
    };
    sampler.expect("valid parameters")
}

/// Words of luck alone.
pub fn words(luck: Luck) -> u64 {
    (0..DRAWS).fold(0, |sum: u64, person| {
        sum.wrapping_add(luck.word(black_box(person), Purpose(1), 0))
    })
}

/// Draws, each with its word.
pub fn draws(luck: Luck, sampler: &Sampler) -> f64 {
    (0..DRAWS).fold(0.0, |sum, person| {
        sum + sampler.at(luck.word(black_box(person), Purpose(1), 0))
    })
}

/// As many equally likely alternatives.
pub fn alternatives(count: usize) -> Categorical {
    Categorical::new(&vec![1.0; count]).expect("valid weights")
}

/// Choices, each with its word.
pub fn choices(luck: Luck, categorical: &Categorical) -> usize {
    (0..DRAWS).fold(0, |sum, person| {
        sum + categorical.at(luck.word(black_box(person), Purpose(1), 0))
    })
}

/// How often a chance of three in ten holds.
pub fn chances(luck: Luck, chance: Chance) -> usize {
    (0..DRAWS)
        .filter(|&person| chance.holds(luck.word(black_box(person), Purpose(1), 0)))
        .count()
}

/// Three in ten.
pub fn three_tenths() -> Chance {
    Chance::new(0.3).expect("a probability")
}
