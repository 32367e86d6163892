//! Arrivals from outside, by layered thinning.
//!
//! Layer k is its own Poisson stream of a fixed rate; an intensity of λ uses the whole layers
//! below λ over that rate, and thins the next by each candidate's own mark. A higher intensity so
//! adds ids and moves nobody, and a candidate is the same id in every world that admits it.

use super::key::Tick;
use super::luck::{Luck, Purpose, unit};

/// One layer of one stream: its clock and how many candidates it has had.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    key: u64,
    next: f64,
    candidate: u64,
}

/// A candidate of a layer, before thinning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Its identity, the same in every world.
    pub key: u64,
    /// Uniform on (0, 1): admitted where the mark is below the layer's share.
    pub mark: f64,
}

impl Layer {
    /// The layer named `key` (below 2⁴⁰) before its first candidate; see [`Layer::advance`].
    #[must_use]
    pub fn new(key: u64) -> Layer {
        Layer::from(Tick(0), key)
    }

    /// The layer named `key`, its clock at `begin`.
    #[must_use]
    pub fn from(begin: Tick, key: u64) -> Layer {
        Layer {
            key,
            next: f64::from(begin.0),
            candidate: 0,
        }
    }

    /// Moves to the next candidate and says when it comes; `gap` turns a word into an
    /// exponential number of ticks.
    pub fn advance(&mut self, luck: &Luck, gaps: Purpose, gap: impl Fn(u64) -> f64) -> Tick {
        self.next += gap(luck.word(self.key << 24, gaps, self.candidate));
        self.candidate += 1;
        Tick(0).after_f64(self.next)
    }

    /// The candidate the layer now stands at; `marks` must differ from the purpose of the gaps.
    #[must_use]
    pub fn candidate(&self, luck: &Luck, marks: Purpose) -> Candidate {
        let key = self.key << 24 | (self.candidate - 1);
        Candidate {
            key,
            mark: unit(luck.word(key, marks, 0)),
        }
    }
}

/// The share of candidates that layer `index` admits at an intensity of `ratio` layers.
#[must_use]
pub fn admitted(ratio: f64, index: u32) -> f64 {
    (ratio - f64::from(index)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::admitted;

    #[test]
    fn whole_layers_are_full_and_the_next_is_thinned() {
        assert_eq!(
            [
                admitted(2.25, 0),
                admitted(2.25, 1),
                admitted(2.25, 2),
                admitted(2.25, 3)
            ],
            [1.0, 1.0, 0.25, 0.0]
        );
    }
}
