//! Luck as the model uses it: words of neighbouring names must have nothing to do with each other.
//!
//! Everything is deterministic: a bound of 6 standard errors is met for ever or never. With at most
//! 30,000 comparisons in a test, good luck fails one with a chance under 1 in 10,000, once, when
//! the constants are chosen.

use rand::Rng;
use throughcare::engine::luck::{Luck, Purpose, unit};

const BOUND: f64 = 6.0;

/// The parts of a word's name.
#[derive(Clone, Copy, Debug)]
struct Name {
    seed: u64,
    replication: u32,
    person: u64,
    purpose: u16,
    occasion: u64,
}

impl Name {
    /// Names like a model's: small numbers in every part.
    fn plain(n: u64) -> Self {
        Self {
            seed: 1 + n % 3,
            replication: (n / 3 % 5) as u32,
            person: n,
            purpose: (n % 40) as u16,
            occasion: n / 40 % 12,
        }
    }

    fn word(self) -> u64 {
        let luck = Luck::new(self.seed, self.replication);
        luck.word(self.person, Purpose(self.purpose), self.occasion)
    }
}

type Flip = fn(Name, u32) -> Name;

const PARTS: [(&str, u32, Flip); 5] = [
    ("seed", 64, |name, bit| Name {
        seed: name.seed ^ 1 << bit,
        ..name
    }),
    ("replication", 32, |name, bit| Name {
        replication: name.replication ^ 1 << bit,
        ..name
    }),
    ("person", 64, |name, bit| Name {
        person: name.person ^ 1 << bit,
        ..name
    }),
    ("purpose", 16, |name, bit| Name {
        purpose: name.purpose ^ 1 << bit,
        ..name
    }),
    ("occasion", 48, |name, bit| Name {
        occasion: name.occasion ^ 1 << bit,
        ..name
    }),
];

/// Of `trials`, how far each bit is from being set half the time, in standard errors.
fn worst_bit(words: impl Iterator<Item = u64>) -> f64 {
    let (mut set, mut trials) = ([0u32; 64], 0.0);
    for word in words {
        trials += 1.0;
        for (bit, count) in set.iter_mut().enumerate() {
            *count += (word >> bit & 1) as u32;
        }
    }
    let score = |&count: &u32| (2.0 * f64::from(count) - trials) / f64::sqrt(trials);
    set.iter()
        .map(score)
        .fold(0.0, |worst, score| worst.max(score.abs()))
}

/// Chi-square of counts against equal expectations, as a standard score (Wilson and Hilferty's cube
/// root).
fn evenness(counts: &[u32]) -> f64 {
    let cells = counts.len() as f64;
    let expected = counts.iter().map(|&count| f64::from(count)).sum::<f64>() / cells;
    let chi = counts
        .iter()
        .map(|&count| (f64::from(count) - expected).powi(2))
        .sum::<f64>()
        / expected;
    let freedom = cells - 1.0;
    let spread = 2.0 / (9.0 * freedom);
    ((chi / freedom).cbrt() - (1.0 - spread)) / spread.sqrt()
}

/// A name for an order, and the word of the n-th name in it.
type Walk = (&'static str, Box<dyn Fn(u64) -> u64>);

/// Orders in which a model, or a reader of its results, walks through names.
fn walks() -> Vec<Walk> {
    let luck = Luck::new(2019, 0);
    vec![
        ("persons", Box::new(move |n| luck.word(n, Purpose(1), 0))),
        (
            "persons of a region",
            Box::new(move |n| luck.word(7 << 56 | n, Purpose(1), 0)),
        ),
        (
            "every 4096th person",
            Box::new(move |n| luck.word(n << 12, Purpose(1), 0)),
        ),
        (
            "persons by the upper half",
            Box::new(move |n| luck.word(n << 32, Purpose(1), 0)),
        ),
        (
            "purposes",
            Box::new(move |n| luck.word(n >> 16, Purpose(n as u16), 0)),
        ),
        ("occasions", Box::new(move |n| luck.word(1, Purpose(1), n))),
        (
            "occasions by the upper half",
            Box::new(move |n| luck.word(1, Purpose(1), n << 24)),
        ),
        (
            "replications",
            Box::new(|n| Luck::new(2019, n as u32).word(1, Purpose(1), 0)),
        ),
        (
            "seeds",
            Box::new(|n| Luck::new(n, 0).word(1, Purpose(1), 0)),
        ),
    ]
}

#[test]
fn every_bit_of_a_name_moves_every_bit_of_its_word_half_the_time() {
    for (part, bits, flip) in PARTS {
        for bit in 0..bits {
            let moved = (0..16_384)
                .map(Name::plain)
                .map(|name| name.word() ^ flip(name, bit).word());
            let worst = worst_bit(moved);
            assert!(worst < BOUND, "bit {bit} of {part}: {worst}");
        }
    }
}

#[test]
fn every_bit_is_set_half_the_time() {
    for (walk, word) in walks() {
        let worst = worst_bit((0..1 << 18).map(word));
        assert!(worst < BOUND, "{walk}: {worst}");
    }
}

#[test]
fn the_lowest_and_highest_bits_are_even() {
    for (walk, word) in walks() {
        let (mut lowest, mut highest) = (vec![0; 1 << 12], vec![0; 1 << 12]);
        for word in (0..1 << 20).map(word) {
            lowest[(word & 0xFFF) as usize] += 1;
            highest[(word >> 52) as usize] += 1;
        }
        let (low, high) = (evenness(&lowest), evenness(&highest));
        assert!(
            low.abs() < BOUND && high.abs() < BOUND,
            "{walk}: {low} {high}"
        );
    }
}

/// Pairs (name n, name n+1) in a grid of 64 × 64, by the lowest and by the highest bits.
#[test]
fn pairs_of_neighbours_fill_the_square_evenly() {
    for (walk, word) in walks() {
        let (mut lowest, mut highest) = (vec![0; 1 << 12], vec![0; 1 << 12]);
        for n in 0..1 << 20 {
            let (here, next) = (word(n), word(n + 1));
            lowest[((here & 63) << 6 | next & 63) as usize] += 1;
            highest[(here >> 58 << 6 | next >> 58) as usize] += 1;
        }
        let (low, high) = (evenness(&lowest), evenness(&highest));
        assert!(
            low.abs() < BOUND && high.abs() < BOUND,
            "{walk}: {low} {high}"
        );
    }
}

#[test]
fn neighbours_are_uncorrelated() {
    for (walk, word) in walks() {
        let count = 1 << 20;
        let product = |n| (unit(word(n)) - 0.5) * (unit(word(n + 1)) - 0.5);
        let correlation = 12.0 * (0..count).map(product).sum::<f64>() / count as f64;
        let score = correlation * f64::sqrt(count as f64);
        assert!(score.abs() < BOUND, "{walk}: {score}");
    }
}

/// A person's luck for one purpose says nothing about any other purpose or occasion.
#[test]
fn purposes_and_occasions_of_a_person_are_uncorrelated() {
    let luck = Luck::new(2019, 0);
    let names: Vec<(u16, u64)> = (0..24).flat_map(|p| [(p, 0), (p, 1)]).collect();
    let count = 20_000;
    for (index, &(purpose, occasion)) in names.iter().enumerate() {
        for &(other, at) in &names[..index] {
            let product = |person| {
                let here = unit(luck.word(person, Purpose(purpose), occasion)) - 0.5;
                here * (unit(luck.word(person, Purpose(other), at)) - 0.5)
            };
            let sum: f64 = (0..count).map(product).sum();
            let score = 12.0 * sum / f64::sqrt(count as f64);
            assert!(
                score.abs() < BOUND,
                "purposes {purpose} and {other}: {score}"
            );
        }
    }
}

/// Words a fixed distance apart agree in every bit half the time. Distances are powers of two (of
/// the parts of a name) and Fibonacci numbers (of the golden ratio in the mixing); a stream with
/// one fixed factor failed this with scores up to 95.
#[test]
fn distant_words_do_not_agree() {
    let count = 1usize << 18;
    let mut sequences: Vec<(&str, Vec<u64>)> = walks()
        .into_iter()
        .map(|(walk, word)| (walk, (0..count as u64).map(word).collect()))
        .collect();
    let mut stream = Luck::new(2019, 0).stream(1, Purpose(1), 0);
    sequences.push(("stream", (0..count).map(|_| stream.next_u64()).collect()));
    let powers = (0..17).map(|power| 1usize << power);
    let fibonacci = std::iter::successors(Some((2, 3)), |&(a, b)| Some((b, a + b)));
    let fibonacci = fibonacci.map(|(a, _)| a).take_while(|&lag| lag < count / 2);
    let lags: Vec<usize> = powers.chain(fibonacci).collect();
    for (walk, words) in &sequences {
        for &lag in &lags {
            let worst = worst_bit(
                words
                    .iter()
                    .zip(&words[lag..])
                    .map(|(here, there)| here ^ there),
            );
            assert!(worst < BOUND, "{walk}, {lag} apart: {worst}");
        }
    }
}
