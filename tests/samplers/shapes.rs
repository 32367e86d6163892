//! Shapes without width, shapes that are refused, and observed values.

use throughcare::engine::dist::Sampler;

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
