//! Sorts the events of one bucket: scatter by time of day, then order neighbours.

/// Memory reused from bucket to bucket.
#[derive(Clone, Default)]
pub struct Scratch {
    unsorted: Vec<u64>,
    starts: Vec<u32>,
}

/// Below this many keys a comparison sort is quicker than the scatter.
const FEW: usize = 96;

/// Up to this many keys in the fullest cell, one insertion pass orders everything.
const FULLEST: u32 = 16;

impl Scratch {
    /// Where the keys of a bucket are put before [`Scratch::sort_into`]; empty.
    pub fn unsorted(&mut self) -> &mut Vec<u64> {
        self.unsorted.clear();
        &mut self.unsorted
    }

    /// Sorts the keys, which all lie in one bucket of `2^bucket_bits` ticks.
    pub fn sort_into(&mut self, sorted: &mut Vec<u64>, bucket_bits: u32) {
        let count = self.unsorted.len();
        sorted.resize(count, 0);
        if count < FEW || bucket_bits < 4 {
            sorted.copy_from_slice(&self.unsorted);
            sorted.sort_unstable();
            return;
        }
        let bits = count.ilog2().min(bucket_bits);
        let fullest = self.scatter(sorted, 32 + bucket_bits - bits, (1 << bits) - 1);
        if fullest <= FULLEST {
            insert_all(sorted);
        } else {
            self.order_cells(sorted);
        }
    }

    /// Puts every key into the cell given by the `mask` bits above `shift`; says how many keys the
    /// fullest cell has. Afterwards `starts[c]` is where cell `c` ends.
    fn scatter(&mut self, sorted: &mut [u64], shift: u32, mask: u64) -> u32 {
        self.starts.clear();
        self.starts.resize(mask as usize + 1, 0);
        for key in &self.unsorted {
            self.starts[(key >> shift & mask) as usize] += 1;
        }
        let (mut start, mut fullest) = (0, 0);
        for cell in &mut self.starts {
            fullest = fullest.max(*cell);
            start += std::mem::replace(cell, start);
        }
        for &key in &self.unsorted {
            let place = &mut self.starts[(key >> shift & mask) as usize];
            sorted[*place as usize] = key;
            *place += 1;
        }
        fullest
    }

    fn order_cells(&self, keys: &mut [u64]) {
        let mut from = 0;
        for &end in &self.starts {
            let cell = &mut keys[from..end as usize];
            if cell.len() > 1 {
                cell.sort_unstable();
            }
            from = end as usize;
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.starts.capacity() * 4 + self.unsorted.capacity() * 8
    }
}

/// Insertion sort, for keys that are nearly in order.
fn insert_all(keys: &mut [u64]) {
    for at in 1..keys.len() {
        let key = keys[at];
        let mut to = at;
        while to > 0 && keys[to - 1] > key {
            keys[to] = keys[to - 1];
            to -= 1;
        }
        keys[to] = key;
    }
}

#[cfg(test)]
mod tests {
    use super::Scratch;
    use crate::engine::luck::{Luck, Purpose};

    fn sorted(keys: &[u64], bits: u32) -> Vec<u64> {
        let mut scratch = Scratch::default();
        scratch.unsorted().extend_from_slice(keys);
        let mut sorted = vec![7; 3];
        scratch.sort_into(&mut sorted, bits);
        sorted
    }

    #[test]
    fn sorts_like_the_standard_library() {
        let luck = Luck::new(1, 0);
        for (size, bits) in [
            (0, 18),
            (95, 18),
            (96, 18),
            (5_000, 18),
            (5_000, 5),
            (300, 2),
        ] {
            let keys: Vec<u64> = (0..size)
                .map(|i| {
                    let word = luck.word(i, Purpose(0), 0);
                    (word >> (64 - bits) << 32) | (word & 0xffff)
                })
                .collect();
            let mut expected = keys.clone();
            expected.sort_unstable();
            let sorted = sorted(&keys, bits);
            assert_eq!(sorted, expected, "{size} keys in 2^{bits} ticks");
        }
    }

    #[test]
    fn sorts_a_crowd_at_one_instant() {
        let keys: Vec<u64> = (0..1_000).rev().map(|id| 77 << 32 | id << 5).collect();
        assert!(sorted(&keys, 18).is_sorted());
    }
}
