//! Lengths of orders and licences, cut short by hazards.

use crate::engine::dist::Sampler;

/// Lengths a distribution is cut into, each as likely.
const PIECES: u64 = 4_000;
/// Every so many pieces stand for all where two lengths meet.
const STRIDE: usize = 40;
/// Halvings of an interval in search of a length.
const HALVINGS: usize = 60;

/// Log-normal lengths of mean one.
pub(super) struct Lengths(Vec<f64>);

impl Lengths {
    pub(super) fn new(cv: f64) -> Lengths {
        let sampler = Sampler::lognormal(1.0, cv).expect("the variation was checked when read");
        let word = |piece: u64| (2 * piece + 1) * (u64::MAX / (2 * PIECES));
        Lengths(
            (0..PIECES)
                .map(|piece| sampler.exact_at(word(piece)))
                .collect(),
        )
    }

    /// Mean time until a length of mean `years` has passed or a hazard strikes.
    pub(super) fn cut(&self, years: f64, hazard: f64) -> f64 {
        let stay = |length: &f64| before(years * length, hazard);
        self.0.iter().map(stay).sum::<f64>() / self.0.len() as f64
    }

    /// The same within another length, of lengths and mean years, that may be over before.
    pub(super) fn cut_within(&self, years: f64, other: (&Lengths, f64), hazard: f64) -> f64 {
        let few = |lengths: &Lengths, years: f64| -> Vec<f64> {
            let middle = lengths.0.iter().skip(STRIDE / 2).step_by(STRIDE);
            middle.map(|length| length * years).collect()
        };
        let (own, other) = (few(self, years), few(other.0, other.1));
        let pairs = own
            .iter()
            .flat_map(|one| other.iter().map(move |two| one.min(*two)));
        pairs.map(|length| before(length, hazard)).sum::<f64>() / (own.len() * other.len()) as f64
    }
}

/// Mean time until `length` has passed or a hazard strikes.
fn before(length: f64, hazard: f64) -> f64 {
    match hazard > 0.0 {
        true => -libm::expm1(-hazard * length) / hazard,
        false => length,
    }
}

/// Where a rising function crosses zero, between 0 and 50.
pub(super) fn root(at: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 50.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if at(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
