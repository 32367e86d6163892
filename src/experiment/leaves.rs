//! Leaves: the parts a batch is made of, and the shards that compute them.
//!
//! A leaf is a fixed number of replications of one scenario, fixed in the plan and never a function
//! of the number of shards. Leaves are folded in the order of their indices.

use std::ops::Range;

/// The leaves of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaves {
    scenarios: u32,
    first: u32,
    end: u32,
    size: u32,
}

/// One leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its index in the batch.
    pub index: u64,
    /// The scenario, by its place in the batch.
    pub scenario: usize,
    /// Its replications.
    pub replications: Range<u32>,
}

impl Leaves {
    /// Leaves of `size` replications (at least one) for each of `scenarios`.
    #[must_use]
    pub fn new(scenarios: u32, replications: Range<u32>, size: u32) -> Leaves {
        Leaves {
            scenarios,
            first: replications.start,
            end: replications.end.max(replications.start),
            size: size.max(1),
        }
    }

    /// Leaves of one scenario.
    #[must_use]
    pub fn of_scenario(&self) -> u64 {
        u64::from((self.end - self.first).div_ceil(self.size))
    }

    /// All leaves.
    #[must_use]
    pub fn count(&self) -> u64 {
        u64::from(self.scenarios) * self.of_scenario()
    }

    /// The leaf of that index; none past the last.
    #[must_use]
    pub fn leaf(&self, index: u64) -> Option<Leaf> {
        if index >= self.count() {
            return None;
        }
        let (scenario, at) = (index / self.of_scenario(), index % self.of_scenario());
        let start = self.first + at as u32 * self.size;
        Some(Leaf {
            index,
            scenario: scenario as usize,
            replications: start..start.saturating_add(self.size).min(self.end),
        })
    }

    /// The leaves of shard `shard` (counted from 1) of `of`: together they are all, each once.
    #[must_use]
    pub fn of_shard(&self, shard: u32, of: u32) -> Range<u64> {
        let end = |shards: u32| {
            let part = u128::from(self.count()) * u128::from(shards) / u128::from(of.max(1));
            part as u64
        };
        end(shard.saturating_sub(1))..end(shard)
    }

    /// The shard, counted from 1, that computes the leaf of that index when there are `of`.
    #[must_use]
    pub fn shard_of(&self, index: u64, of: u32) -> u32 {
        let (mut low, mut high) = (1, of.max(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.of_shard(middle, of).end > index {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_share_out_every_leaf_once() {
        let leaves = Leaves::new(3, 5..22, 4);
        assert_eq!((leaves.of_scenario(), leaves.count()), (5, 15));
        for of in [1, 3, 7, 15, 16, 500] {
            let mut next = 0;
            for shard in 1..=of {
                let range = leaves.of_shard(shard, of);
                assert_eq!(range.start, next);
                next = range.end;
                for index in range {
                    assert_eq!(leaves.shard_of(index, of), shard);
                }
            }
            assert_eq!(next, leaves.count());
        }
    }

    #[test]
    fn leaves_are_the_replications_of_each_scenario_in_order() {
        let leaves = Leaves::new(2, 5..12, 3);
        let all: Vec<_> = (0..leaves.count())
            .filter_map(|index| leaves.leaf(index))
            .map(|leaf| (leaf.scenario, leaf.replications))
            .collect();
        assert_eq!(
            all,
            [
                (0, 5..8),
                (0, 8..11),
                (0, 11..12),
                (1, 5..8),
                (1, 8..11),
                (1, 11..12)
            ]
        );
        assert_eq!(leaves.leaf(6), None);
    }
}
