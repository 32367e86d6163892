//! Exact intervals of a probability, from how often something happened in few replications.

use super::student::incomplete_beta;

/// The interval that holds the probability of something that happened `times` in `of` independent
/// trials with at least the confidence `level` (Clopper and Pearson 1934).
///
/// NaN without a trial.
pub fn interval(times: u32, of: u32, level: f64) -> [f64; 2] {
    if of == 0 {
        return [f64::NAN; 2];
    }
    let tail = 0.5 * (1.0 - level);
    let (times, rest) = (f64::from(times), f64::from(of - times));
    let low = if times == 0.0 {
        0.0
    } else {
        beta_quantile(tail, times, rest + 1.0)
    };
    let high = if rest == 0.0 {
        1.0
    } else {
        beta_quantile(1.0 - tail, times + 1.0, rest)
    };
    [low, high]
}

/// The interval of the difference of two probabilities from pairs, of which something happened in
/// `gained` only with the change and in `lost` only without it: each is held with half of the error
/// of 5 %, so that both hold with 95 % at least.
pub fn paired_interval(gained: u32, lost: u32, pairs: u32) -> [f64; 2] {
    let [least_gained, most_gained] = interval(gained, pairs, 0.975);
    let [least_lost, most_lost] = interval(lost, pairs, 0.975);
    [least_gained - most_lost, most_gained - least_lost]
}

/// The quantile of the beta distribution, by halving on its distribution function.
fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if incomplete_beta(a, b, middle) < p {
            low = middle
        } else {
            high = middle
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_a_library_and_with_closed_forms() {
        use statrs::distribution::{Beta, ContinuousCDF};
        let at = |p, a: u32, b: u32| {
            let beta = Beta::new(f64::from(a), f64::from(b)).expect("positive shapes");
            beta.inverse_cdf(p)
        };
        let cases = [
            (5, 5, 0.025_f64.powf(0.2), 1.0),
            (0, 10, 0.0, 1.0 - 0.025_f64.powf(0.1)),
            (3, 10, at(0.025, 3, 8), at(0.975, 4, 7)),
            (50, 100, at(0.025, 50, 51), at(0.975, 51, 50)),
        ];
        for (times, of, low, high) in cases {
            let ours = interval(times, of, 0.95);
            assert!(
                (ours[0] - low).abs() < 1e-8 && (ours[1] - high).abs() < 1e-8,
                "{times} of {of}: {ours:?}"
            );
        }
        assert!(interval(0, 0, 0.95)[0].is_nan());
    }

    #[test]
    fn holds_the_truth_as_often_as_it_says() {
        // All outcomes of twelve trials, weighed by their chance.
        for truth in [0.02, 0.3, 0.5, 0.9] {
            let mut held = 0.0;
            let mut chance = (1.0_f64 - truth).powi(12);
            for times in 0..=12_u32 {
                let [low, high] = interval(times, 12, 0.95);
                held += if (low..=high).contains(&truth) {
                    chance
                } else {
                    0.0
                };
                chance *= f64::from(12 - times) / f64::from(times + 1) * truth / (1.0 - truth);
            }
            assert!(held >= 0.95, "{truth} {held}");
        }
    }

    #[test]
    fn a_change_seen_in_every_pair_of_five_is_not_certain() {
        let [low, high] = paired_interval(5, 0, 5);
        assert!(low < 0.0 && high == 1.0, "{low} {high}");
        let [low, high] = paired_interval(20, 0, 20);
        assert!(low > 0.5 && high == 1.0, "{low} {high}");
    }
}
