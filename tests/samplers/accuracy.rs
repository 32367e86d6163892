//! How close the draws are to their distributions.

use crate::laws::LAWS;
use crate::scattered;

fn word_at(u: f64) -> u64 {
    (u * 18_446_744_073_709_551_616.0) as u64
}

/// The draws agree with the distribution function at 4,000 probabilities from 10⁻⁹ to 1 - 10⁻⁹.
/// Tolerance: the stated interpolation error, 10⁻⁴ of the tail probability, and the oracle's own
/// 10⁻⁹, and the rounding of the value itself.
#[test]
fn quantile_points() {
    let probabilities = (0..2000).flat_map(|step| {
        let tail = 0.5 * (-f64::from(step) * 0.01f64).exp();
        [tail, 1.0 - tail]
    });
    let probabilities: Vec<f64> = probabilities.collect();
    for law in LAWS.iter() {
        for &u in &probabilities {
            let x = law.sampler.at(word_at(u));
            let rounding = x.abs() * f64::EPSILON;
            let tolerance = 1e-4 * u.min(1.0 - u) + 1e-9;
            let (low, high) = ((law.cdf)(x - rounding), (law.cdf)(x + rounding));
            let close = low - tolerance < u && u < high + tolerance;
            assert!(
                close,
                "{}: F({x:e}) = {low:e} to {high:e}, not {u:e}",
                law.name
            );
        }
    }
}

/// Kolmogorov-Smirnov, n = 100,000, alpha = 1e-6 (row SAMP-KS of the theory file).
#[test]
fn kolmogorov_smirnov() {
    const CRITICAL: f64 = 0.008_515_509_12;
    for (index, law) in LAWS.iter().enumerate() {
        let mut draws: Vec<f64> = scattered(2006 + index as u64)
            .take(100_000)
            .map(|word| law.sampler.at(word))
            .collect();
        draws.sort_unstable_by(f64::total_cmp);
        let count = draws.len() as f64;
        let gap = |(rank, &x): (usize, &f64)| {
            let exact = (law.cdf)(x);
            (exact - rank as f64 / count)
                .abs()
                .max((exact - (rank + 1) as f64 / count).abs())
        };
        let worst = draws.iter().enumerate().map(gap).fold(0.0, f64::max);
        assert!(worst < CRITICAL, "{}: D = {worst}", law.name);
    }
}

/// Mean and standard deviation, summed octave by octave down to a tail of 2⁻⁵¹, free of chance:
/// what is left is the interpolation, under 2·10⁻⁵ of the standard deviation.
#[test]
fn moments() {
    for law in LAWS.iter() {
        let mean = law.sampler.mean();
        let moment = |power: i32| {
            let at = |word| (law.sampler.at(word) - mean).powi(power);
            (0..50)
                .map(|octave| mean_over_octave(octave, at))
                .sum::<f64>()
        };
        let (bias, sd) = (moment(1), moment(2).sqrt());
        println!(
            "{:28} bias {:.1e} sd {:.1e}",
            law.name,
            bias / law.sd,
            sd / law.sd - 1.0
        );
        assert!(bias.abs() < 2e-5 * law.sd, "{}: bias {bias}", law.name);
        assert!(
            (sd / law.sd - 1.0).abs() < 2e-5,
            "{}: sd {sd}, exact {}",
            law.name,
            law.sd
        );
    }
}

/// The integral of a function of the word over tail probabilities from 2⁻²⁻ᵒ to 2⁻¹⁻ᵒ on both
/// sides.
fn mean_over_octave(octave: u32, value: impl Fn(u64) -> f64) -> f64 {
    // The deep tail weighs little and is computed, not looked up: fewer points do.
    let cells = if octave < 23 { 4096 } else { 64 };
    let first = 1u64 << (62 - octave);
    let step = first / cells;
    let words = (0..cells).map(|cell| first + cell * step + step / 2);
    let sum: f64 = words.map(|word| value(word) + value(!word)).sum();
    sum / cells as f64 * (-f64::from(octave) - 2.0).exp2()
}

/// The stated accuracy of the table: within 10⁻⁴ of the exact quantile (values under 1 % of the
/// interquartile range count as that large).
#[test]
fn interpolation_keeps_four_digits() {
    for law in LAWS.iter() {
        let range = law.sampler.at(3 << 62) - law.sampler.at(1 << 62);
        let relative = |word| {
            let exact = law.sampler.exact_at(word);
            (law.sampler.at(word) - exact).abs() / exact.abs().max(0.01 * range)
        };
        let worst = scattered(21)
            .take(20_000)
            .map(|word| relative(word >> (word % 24)));
        let worst = worst.chain(
            scattered(22)
                .take(20_000)
                .map(|word| relative(!(word >> (word % 24)))),
        );
        let worst = worst.fold(0.0, f64::max);
        println!(
            "{:28} {worst:.1e} {:6} bytes",
            law.name,
            law.sampler.table_bytes()
        );
        assert!(worst < 1e-4, "{}: {worst:e}", law.name);
    }
}
