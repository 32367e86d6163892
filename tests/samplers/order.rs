//! Draws rise with the word, everywhere, and stay finite.

use proptest::prelude::*;
use throughcare::engine::dist::{Sampler, ShapeError};

use crate::laws::LAWS;
use crate::scattered;

#[test]
fn the_ends_are_finite_and_in_the_support() {
    for law in LAWS.iter() {
        let (first, last) = (law.sampler.at(0), law.sampler.at(u64::MAX));
        assert!(
            first.is_finite() && last.is_finite() && first < last,
            "{}",
            law.name
        );
        let (below, above) = ((law.cdf)(first), 1.0 - (law.cdf)(last));
        // The oracle of the equilibrium law, an integral, is good to 10⁻⁹.
        assert!(
            below < 1e-9 && above < 1e-9,
            "{}: {below:e} {above:e}",
            law.name
        );
    }
    assert!(
        LAWS.iter()
            .filter(|law| law.name.starts_with("beta"))
            .all(|law| {
                (0.0..=1.0).contains(&law.sampler.at(0))
                    && (0.0..=1.0).contains(&law.sampler.at(u64::MAX))
            })
    );
}

/// Both sides of every place where the way of computing changes: the median, the tail, the octaves.
#[test]
fn no_step_at_the_joints() {
    for law in LAWS.iter() {
        for octave in 0..50 {
            let joint = 1u64 << (63 - octave);
            for word in [joint, !joint, joint + (joint >> 6), !(joint + (joint >> 6))] {
                let near = [word.wrapping_sub(1 << 11), word, word.wrapping_add(1 << 11)];
                let near = near.map(|word| law.sampler.at(word));
                assert!(near.is_sorted(), "{} at {word:#x}: {near:?}", law.name);
                if octave < 30 {
                    let step = (near[2] - near[0]).abs();
                    let most = 1e-6 * near[1].abs().max(law.sd * 1e-6);
                    assert!(step <= most, "{} at {word:#x}: {near:?}", law.name);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20_000,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn monotone(index in 0..19usize, word: u64, shift in 0..64u32, gap in 0..40u32, top: bool) {
        let lower = if top { !(word >> shift) } else { word >> shift };
        let greater = lower.saturating_add(1 << gap);
        let law = &LAWS[index];
        prop_assert!(law.sampler.at(lower) <= law.sampler.at(greater), "{}", law.name);
    }
}

proptest! {
    // Each case prepares a table.
    #![proptest_config(ProptestConfig {
        cases: 500,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_shape_is_refused_or_sampled(kind in 0..10u8, a: f64, b: f64, c: f64, word: u64) {
        if let Ok(sampler) = any_law(kind, [a, b, c]) {
            for word in [0, word, u64::MAX] {
                prop_assert!(sampler.at(word).is_finite(), "{sampler:?}");
            }
            prop_assert!(sampler.at(0) <= sampler.at(word) && sampler.at(word) <= sampler.at(u64::MAX));
        }
    }
}

fn any_law(kind: u8, [a, b, c]: [f64; 3]) -> Result<Sampler, ShapeError> {
    match kind {
        0 => Sampler::exponential(a),
        1 => Sampler::gamma(a, b),
        2 => Sampler::lognormal(a, b),
        3 => Sampler::lognormal_median(a, b),
        4 => Sampler::lognormal_equilibrium(a, b),
        5 => Sampler::weibull(a, b),
        6 => Sampler::beta(a, b),
        7 => Sampler::triangular(a, b, c),
        8 => Sampler::uniform(a, b),
        _ => Sampler::normal(a, b),
    }
}

/// Shapes at the edges of what is allowed: everything stays finite and in order.
#[test]
fn extreme_shapes() {
    let extremes = [0.01, 0.5, 3.0, 10_000.0];
    for a in extremes {
        let mut made: Vec<_> = extremes
            .iter()
            .map(|&b| (1, b))
            .chain([(2, 0.001), (2, 10.0)])
            .collect();
        made.extend([(3, 0.5), (4, 0.001), (4, 0.01), (4, 10.0), (5, 2.0)]);
        made.extend(extremes.iter().map(|&b| (6, b)));
        for (kind, b) in made {
            if kind == 5 && !(0.1..=1000.0).contains(&a) {
                continue;
            }
            let sampler = any_law(kind, [a, b, 0.0]).unwrap();
            let mut words: Vec<u64> = scattered(5)
                .take(2000)
                .map(|word| word >> (word % 60))
                .collect();
            words.extend(words.clone().iter().map(|word| !word));
            words.sort_unstable();
            let draws: Vec<f64> = words.iter().map(|&word| sampler.at(word)).collect();
            assert!(draws.is_sorted(), "kind {kind} ({a}, {b})");
            assert!(
                draws.iter().all(|x| x.is_finite()),
                "kind {kind} ({a}, {b})"
            );
        }
    }
}
