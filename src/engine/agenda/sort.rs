//! Sorts the events of one bucket: scatter by time of day, then order each small cell.

/// Memory reused from bucket to bucket.
#[derive(Clone, Default)]
pub struct Scratch {
    starts: Vec<u32>,
    cells: Vec<u64>,
}

/// Below this many keys a comparison sort is quicker than the scatter.
const FEW: usize = 96;

impl Scratch {
    /// Sorts `keys`, which all lie in one bucket of `2^bucket_bits` ticks.
    pub fn sort(&mut self, keys: &mut [u64], bucket_bits: u32) {
        let wanted = (keys.len() / 2).next_power_of_two().trailing_zeros();
        if keys.len() < FEW || bucket_bits < 4 {
            keys.sort_unstable();
            return;
        }
        let bits = wanted.min(bucket_bits);
        let shift = 32 + bucket_bits - bits;
        self.scatter(keys, shift, (1 << bits) - 1);
        self.order_cells(keys);
    }

    fn scatter(&mut self, keys: &mut [u64], shift: u32, mask: u64) {
        self.cells.clear();
        self.cells.extend_from_slice(keys);
        self.starts.clear();
        self.starts.resize(mask as usize + 2, 0);
        for key in &self.cells {
            self.starts[(key >> shift & mask) as usize + 1] += 1;
        }
        for cell in 1..self.starts.len() {
            self.starts[cell] += self.starts[cell - 1];
        }
        for &key in &self.cells {
            let place = &mut self.starts[(key >> shift & mask) as usize];
            keys[*place as usize] = key;
            *place += 1;
        }
    }

    /// After the scatter `starts[c]` is where cell `c` ends.
    fn order_cells(&self, keys: &mut [u64]) {
        let mut from = 0;
        for &end in &self.starts[..self.starts.len() - 1] {
            let cell = &mut keys[from..end as usize];
            if cell.len() > 1 {
                cell.sort_unstable();
            }
            from = end as usize;
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.starts.capacity() * 4 + self.cells.capacity() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::Scratch;
    use crate::engine::luck::{Luck, Purpose};

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
            let mut keys: Vec<u64> = (0..size)
                .map(|i| {
                    let word = luck.word(i, Purpose(0), 0);
                    (word >> (64 - bits) << 32) | (word & 0xffff)
                })
                .collect();
            let mut expected = keys.clone();
            expected.sort_unstable();
            Scratch::default().sort(&mut keys, bits as u32);
            assert_eq!(keys, expected, "{size} keys in 2^{bits} ticks");
        }
    }
}
