//! The samplers against formulas, against `statrs`, and against what they promise.

use std::sync::LazyLock;

use proptest::prelude::*;
use statrs::distribution as oracle;
use statrs::distribution::ContinuousCDF;
use throughcare::engine::dist::{Categorical, Chance, Sampler, ShapeError};

/// 2⁶⁴ over the golden ratio: its multiples visit the words evenly, better than chance would.
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;

/// Pseudo-random words for tests that need the scatter of chance (SplitMix64, Steele et al. 2014).
fn scattered(seed: u64) -> impl Iterator<Item = u64> {
    (1..).map(move |n: u64| {
        let mut z = seed.wrapping_add(n.wrapping_mul(WEYL));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

struct Law {
    name: &'static str,
    sampler: Sampler,
    cdf: Box<dyn Fn(f64) -> f64 + Send + Sync>,
    /// Standard deviation from the formula.
    sd: f64,
}

fn law(
    name: &'static str,
    sampler: Result<Sampler, ShapeError>,
    sd: f64,
    cdf: impl Fn(f64) -> f64 + Send + Sync + 'static,
) -> Law {
    Law {
        name,
        sampler: sampler.unwrap(),
        cdf: Box::new(cdf),
        sd,
    }
}

fn lognormal(name: &'static str, mean: f64, cv: f64) -> Law {
    let s2 = (cv * cv).ln_1p();
    let exact = oracle::LogNormal::new(mean.ln() - s2 / 2.0, s2.sqrt()).unwrap();
    law(name, Sampler::lognormal(mean, cv), mean * cv, move |x| {
        exact.cdf(x)
    })
}

fn gamma(name: &'static str, shape: f64, scale: f64) -> Law {
    let exact = oracle::Gamma::new(shape, 1.0 / scale).unwrap();
    law(
        name,
        Sampler::gamma(shape, scale),
        shape.sqrt() * scale,
        move |x| exact.cdf(x),
    )
}

fn weibull(name: &'static str, shape: f64, scale: f64) -> Law {
    let exact = oracle::Weibull::new(shape, scale).unwrap();
    let raw = |k: f64| statrs::function::gamma::gamma(1.0 + k / shape);
    let sd = scale * (raw(2.0) - raw(1.0) * raw(1.0)).sqrt();
    law(name, Sampler::weibull(shape, scale), sd, move |x| {
        exact.cdf(x)
    })
}

fn beta(name: &'static str, a: f64, b: f64) -> Law {
    let exact = oracle::Beta::new(a, b).unwrap();
    let sd = (a * b / (a + b + 1.0)).sqrt() / (a + b);
    law(name, Sampler::beta(a, b), sd, move |x| exact.cdf(x))
}

/// Residual life of a log-normal stay: F(t) = ∫₀ᵗ S(u) du / mean, by Simpson's rule in ln u, independently
/// of the closed form in the source.
fn equilibrium(name: &'static str, mean: f64, cv: f64) -> Law {
    const STEP: f64 = 0.01;
    let s2 = (cv * cv).ln_1p();
    let stay = oracle::LogNormal::new(mean.ln() - s2 / 2.0, s2.sqrt()).unwrap();
    let integrand = move |y: f64| y.exp() * stay.sf(y.exp()) / mean;
    let simpson = move |y: f64, h: f64| {
        h / 6.0 * (integrand(y) + 4.0 * integrand(y + 0.5 * h) + integrand(y + h))
    };
    let start = mean.ln() - 40.0;
    let mut sums = vec![0.0];
    for k in 0..5500 {
        sums.push(sums[k] + simpson(start + STEP * k as f64, STEP));
    }
    let cdf = move |t: f64| {
        let y = t.ln().max(start);
        let k = ((y - start) / STEP) as usize;
        let from = start + STEP * k as f64;
        sums[k] + simpson(from, y - from)
    };
    // E[R²] = E[X³] / (3 mean), E[X³] = mean³ (1 + cv²)³.
    let c = 1.0 + cv * cv;
    let sd = mean * (c.powi(3) / 3.0 - c * c / 4.0).sqrt();
    law(name, Sampler::lognormal_equilibrium(mean, cv), sd, cdf)
}

static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    let exponential = oracle::Exp::new(1.0 / 84.0).unwrap();
    let normal = oracle::Normal::new(100.0, 15.0).unwrap();
    let triangular = oracle::Triangular::new(10.0, 90.0, 30.0).unwrap();
    let median = 14.0f64;
    let by_median = oracle::LogNormal::new(median.ln(), 0.64f64.ln_1p().sqrt()).unwrap();
    let uniform = Sampler::uniform(-3.0, 7.0);
    vec![
        law(
            "exponential 84",
            Sampler::exponential(84.0),
            84.0,
            move |x| exponential.cdf(x),
        ),
        lognormal("lognormal 180 cv 1.5", 180.0, 1.5),
        lognormal("lognormal 90 cv 0.4", 90.0, 0.4),
        lognormal("lognormal 30 cv 3", 30.0, 3.0),
        law(
            "lognormal median 14 cv 0.8",
            Sampler::lognormal_median(median, 0.8),
            median * 1.64f64.sqrt() * 0.8,
            move |x| by_median.cdf(x),
        ),
        equilibrium("equilibrium 180 cv 1.5", 180.0, 1.5),
        equilibrium("equilibrium 60 cv 0.3", 60.0, 0.3),
        gamma("gamma 2.5 x 30", 2.5, 30.0),
        gamma("gamma 0.3 x 100", 0.3, 100.0),
        gamma("gamma 1 x 7", 1.0, 7.0),
        gamma("gamma 400 x 0.5", 400.0, 0.5),
        weibull("weibull 0.7 x 100", 0.7, 100.0),
        weibull("weibull 2 x 10", 2.0, 10.0),
        beta("beta(2,5)", 2.0, 5.0),
        // The arcsine law; the oracle is not exact near 1.
        law(
            "beta(0.5,0.5)",
            Sampler::beta(0.5, 0.5),
            0.125f64.sqrt(),
            |x| x.min(1.0).sqrt().asin() * std::f64::consts::FRAC_2_PI,
        ),
        beta("beta(30,3)", 30.0, 3.0),
        law(
            "triangular 10/30/90",
            Sampler::triangular(10.0, 30.0, 90.0),
            16.996_731_71,
            move |x| triangular.cdf(x),
        ),
        law(
            "normal 100, 15",
            Sampler::normal(100.0, 15.0),
            15.0,
            move |x| normal.cdf(x),
        ),
        law("uniform -3..7", uniform, 10.0 / 12f64.sqrt(), |x| {
            (x + 3.0) / 10.0
        }),
    ]
});

fn word_at(u: f64) -> u64 {
    (u * 18_446_744_073_709_551_616.0) as u64
}

/// The draws agree with the distribution function at 4,000 probabilities from 10⁻⁹ to 1 - 10⁻⁹.
/// Tolerance: the stated interpolation error, 10⁻⁴ of the tail probability, and the oracle's own 10⁻⁹,
/// and the rounding of the value itself.
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

/// Mean and standard deviation over evenly spread words (no chance): the mean to 2·10⁻⁴ of the standard deviation or of itself.
#[test]
fn moments() {
    for law in LAWS.iter() {
        let count = 2_000_000u64;
        let step = u64::MAX / count;
        let draws = (0..count).map(|n| law.sampler.at(n * step + step / 2));
        let (sum, squares) = draws.fold((0.0, 0.0), |(sum, squares), x| {
            let x = x - law.sampler.mean();
            (sum + x, squares + x * x)
        });
        let bias = sum / count as f64;
        let sd = (squares / count as f64).sqrt();
        // Two million middles of cells miss the far tail of a heavy law: up to 0.1 % of cv 3.
        let tolerance = 2e-3 * law.sd;
        assert!(bias.abs() < tolerance, "{}: bias {bias}", law.name);
        assert!(
            (sd / law.sd - 1.0).abs() < 0.05,
            "{}: sd {sd}, exact {}",
            law.name,
            law.sd
        );
    }
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
    let extremes = [0.01, 0.1, 0.5, 1.0, 3.0, 100.0, 10_000.0];
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

/// Rows of the theory file, n = 10⁶: mean within 4 standard errors, standard deviation within 4 of its own, empirical distribution function within
/// 4 standard errors of every listed quantile.
#[test]
fn theory_rows() {
    let rows = include_str!("data/samp.csv").lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (
            cells[0],
            cells[1],
            cells[2].parse::<f64>().unwrap(),
            cells[3].parse::<f64>().unwrap(),
        )
    });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 42);
    for (name, seed) in [
        ("LN180", 1),
        ("GAM", 2),
        ("EXP", 3),
        ("TRI", 4),
        ("WEI", 5),
        ("BETA", 6),
    ] {
        let mine: Vec<_> = rows.iter().filter(|row| row.0 == name).collect();
        assert_eq!(mine.len(), 7, "{name}");
        let sampler = theory_law(name);
        let draws: Vec<f64> = scattered(seed)
            .take(1_000_000)
            .map(|word| sampler.at(word))
            .collect();
        for (_, quantity, exact, allowed) in mine {
            let seen = observed(quantity, *exact, &draws);
            let wanted = match quantity.strip_prefix("quantile ") {
                Some(q) => q.parse().unwrap(),
                None => *exact,
            };
            assert!(
                (seen - wanted).abs() <= *allowed,
                "{name} {quantity}: {seen}, exact {wanted}"
            );
        }
    }
}

fn theory_law(name: &str) -> Sampler {
    let sampler = match name {
        "LN180" => Sampler::lognormal(180.0, 1.5),
        "GAM" => Sampler::gamma(2.5, 30.0),
        "EXP" => Sampler::exponential(84.0),
        "TRI" => Sampler::triangular(10.0, 30.0, 90.0),
        "WEI" => Sampler::weibull(0.7, 100.0),
        _ => Sampler::beta(2.0, 5.0),
    };
    sampler.unwrap()
}

fn observed(quantity: &str, exact: f64, draws: &[f64]) -> f64 {
    let count = draws.len() as f64;
    let mean = draws.iter().sum::<f64>() / count;
    match quantity {
        "mean" => mean,
        "sd" => (draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count).sqrt(),
        _ => draws.iter().filter(|&&x| x <= exact).count() as f64 / count,
    }
}

#[test]
fn fixed_and_empty_widths() {
    for sampler in [
        Sampler::deterministic(9.5),
        Sampler::lognormal(9.5, 0.0),
        Sampler::lognormal_median(9.5, 0.0),
        Sampler::uniform(9.5, 9.5),
        Sampler::triangular(9.5, 9.5, 9.5),
        Sampler::normal(9.5, 0.0),
    ] {
        let sampler = sampler.unwrap();
        assert!(
            [0, 77, u64::MAX]
                .iter()
                .all(|&word| sampler.at(word) == 9.5)
        );
        assert_eq!(sampler.mean(), 9.5);
    }
    let rest_of_fixed = Sampler::lognormal_equilibrium(10.0, 0.0).unwrap();
    assert!((rest_of_fixed.at(1 << 63) - 5.0).abs() < 1e-14);
    assert_eq!(rest_of_fixed.mean(), 5.0);
}

#[test]
fn errors_name_the_inequality() {
    let nan = f64::NAN;
    let infinite = f64::INFINITY;
    for (made, violated) in [
        (Sampler::exponential(0.0), "mean <= 0"),
        (Sampler::exponential(nan), "mean is NaN"),
        (Sampler::gamma(-1.0, 2.0), "shape < 0.01"),
        (Sampler::gamma(1e5, 2.0), "shape > 10000"),
        (Sampler::gamma(1.0, infinite), "scale is infinite"),
        (Sampler::lognormal(10.0, -0.1), "cv < 0"),
        (Sampler::lognormal(-10.0, 0.1), "mean <= 0"),
        (Sampler::lognormal_median(0.0, 0.1), "median <= 0"),
        (Sampler::lognormal_equilibrium(1.0, 1e-9), "0 < cv < 0.001"),
        (Sampler::weibull(0.0, 1.0), "shape < 0.1"),
        (Sampler::weibull(1.0, -1.0), "scale <= 0"),
        (Sampler::beta(0.0, 1.0), "a < 0.01"),
        (Sampler::beta(1.0, nan), "b is NaN"),
        (Sampler::triangular(10.0, 5.0, 90.0), "mode < low"),
        (Sampler::triangular(10.0, 50.0, 40.0), "high < mode"),
        (Sampler::uniform(2.0, 1.0), "high < low"),
        (Sampler::uniform(nan, 1.0), "low is NaN"),
        (
            Sampler::triangular(0.0, 1e200, 2e200),
            "a quantile is not finite",
        ),
        (Sampler::uniform(-1.7e308, 1.7e308), "mean is infinite"),
        (Sampler::normal(0.0, -1.0), "sd < 0"),
        (Sampler::deterministic(infinite), "value is infinite"),
        (Sampler::empirical(&[]), "values < 1"),
        (Sampler::empirical(&[1.0, nan]), "value 2 is NaN"),
    ] {
        assert_eq!(made.unwrap_err().violated(), violated);
    }
    let message = Sampler::gamma(-1.0, 2.0).unwrap_err().to_string();
    assert_eq!(
        message,
        "gamma: shape < 0.01 (given: shape = -1; allowed: 0.01 to 10000)"
    );
}

#[test]
fn empirical_draws_each_value_alike() {
    let sampler = Sampler::empirical(&[8.0, 2.0, 4.0, -2.0]).unwrap();
    let quarter = 1u64 << 62;
    let draws = [
        0,
        quarter - 1,
        quarter,
        2 * quarter,
        3 * quarter - 1,
        3 * quarter,
        u64::MAX,
    ];
    assert_eq!(
        draws.map(|word| sampler.at(word)),
        [-2.0, -2.0, 2.0, 4.0, 4.0, 8.0, 8.0]
    );
    assert_eq!(sampler.mean(), 3.0);
}

#[test]
fn empirical_from_csv_reads_one_column() {
    let sampler =
        Sampler::empirical_from_csv("\u{feff}days\r\n3\r\n\"1.5\"\r\n 2e1 \r\n\n").unwrap();
    assert_eq!(
        [0, 1 << 63, u64::MAX].map(|word| sampler.at(word)),
        [1.5, 3.0, 20.0]
    );
    for (text, violated) in [
        ("", "row 1, column 1 (unnamed) is empty"),
        ("days\n", "no row under column 1 (days)"),
        ("3\n4\n", "row 1 is not a name"),
        ("days\n3\nNaN\n", "row 3, column 1 (days) is not a number"),
        ("days\n3\ninf\n", "row 3, column 1 (days) is infinite"),
        ("days\n1e999\n", "row 2, column 1 (days) is infinite"),
        ("days\n-1\n", "row 2, column 1 (days) < 0"),
        ("days\nten\n", "row 2, column 1 (days) is not a number"),
        ("days\n1\n\n2\n", "row 3, column 1 (days) is empty"),
        (
            "days\n1\n2,5\n",
            "row 3 has a column 2 beside column 1 (days)",
        ),
        (
            "days,n\n1,2\n",
            "row 1 has a column 2 beside column 1 (unnamed)",
        ),
    ] {
        assert_eq!(
            Sampler::empirical_from_csv(text).unwrap_err().violated(),
            violated,
            "{text:?}"
        );
    }
}

#[test]
fn categorical_frequencies_and_edges() {
    let weights = [0.0, 2.0, 0.0, 5.0, 3.0, 0.0];
    let choice = Categorical::new(&weights).unwrap();
    let count = 1_000_000;
    let mut seen = [0u32; 6];
    scattered(9)
        .take(count)
        .for_each(|word| seen[choice.at(word)] += 1);
    for (weight, times) in weights.iter().zip(seen) {
        let p = weight / 10.0;
        let allowed = 4.0 * (p * (1.0 - p) * count as f64).sqrt();
        assert!(
            (f64::from(times) - p * count as f64).abs() <= allowed,
            "{seen:?}"
        );
    }
    assert_eq!((choice.at(0), choice.at(u64::MAX)), (1, 4));
    let one = Categorical::new(&[0.0, 1.0]).unwrap();
    assert_eq!((one.at(0), one.at(u64::MAX)), (1, 1));
}

/// More alternatives than are counted are searched: the same answer.
#[test]
fn categorical_of_many() {
    let choice = Categorical::new(&[1.0; 64]).unwrap();
    for k in 0..64u64 {
        let first = k << 58;
        assert_eq!(
            (choice.at(first), choice.at(first | ((1 << 58) - 1))),
            (k as usize, k as usize)
        );
    }
}

#[test]
fn categorical_errors() {
    for (weights, violated) in [
        (&[][..], "sum <= 0"),
        (&[0.0, 0.0], "sum <= 0"),
        (&[1.0, -0.5], "weight 1 < 0"),
        (&[f64::NAN], "weight 0 is NaN"),
        (&[f64::INFINITY], "weight 0 is infinite"),
        (&[1.7e308, 1.7e308], "sum is infinite"),
    ] {
        assert_eq!(Categorical::new(weights).unwrap_err().violated(), violated);
    }
}

#[test]
fn chance_is_exact_at_the_ends() {
    let [never, half, always] = [0.0, 0.5, 1.0].map(|p| Chance::new(p).unwrap());
    let words = [0, 1, (1 << 63) - 1, 1 << 63, u64::MAX];
    assert_eq!(words.map(|word| never.holds(word)), [false; 5]);
    assert_eq!(
        words.map(|word| half.holds(word)),
        [true, true, true, false, false]
    );
    assert_eq!(words.map(|word| always.holds(word)), [true; 5]);
    let rare = Chance::new(0.03).unwrap();
    let hits = scattered(4)
        .take(1_000_000)
        .filter(|&word| rare.holds(word))
        .count() as f64;
    assert!(
        (hits - 30_000.0).abs() < 4.0 * (30_000.0f64 * 0.97).sqrt(),
        "{hits}"
    );
    for (p, violated) in [(-0.1, "p < 0"), (1.1, "p > 1"), (f64::NAN, "p is NaN")] {
        assert_eq!(Chance::new(p).unwrap_err().violated(), violated);
    }
}
