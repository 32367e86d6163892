//! Choices and chances.

use throughcare::engine::dist::{Categorical, Chance};

use crate::scattered;

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
