//! The sampler rows of the theory file.

use throughcare::engine::dist::Sampler;

use crate::scattered;

/// Rows of the theory file, n = 10⁶: mean within 4 standard errors, standard deviation within 4 of
/// its own, empirical distribution function within 4 standard errors of every listed quantile.
#[test]
fn theory_rows() {
    let rows = include_str!("../data/samp.csv")
        .lines()
        .skip(1)
        .map(|line| {
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
