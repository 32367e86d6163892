//! A histogram of durations in ticks: exact to 256 ticks, then 128 cells an octave.

const CELLS: usize = 128 * 27;

/// Counts of durations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    counts: Vec<u64>,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram {
            counts: vec![0; CELLS],
        }
    }
}

#[inline]
fn cell(ticks: u32) -> usize {
    let octave = (ticks | 255).ilog2() - 7;
    (octave as usize) * 128 + (ticks >> octave) as usize
}

/// The first duration of a cell.
fn start(cell: usize) -> f64 {
    if cell < 256 {
        return cell as f64;
    }
    let octave = cell / 128 - 1;
    ((cell - octave * 128) as f64) * (1_u64 << octave) as f64
}

impl Histogram {
    /// Counts one duration.
    #[inline]
    pub fn add(&mut self, ticks: u32) {
        self.counts[cell(ticks)] += 1;
    }

    /// Adds another histogram.
    pub fn merge(&mut self, other: &Histogram) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// How many durations were counted.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How many durations are at most `ticks`; exact at the ends of cells, linear within.
    pub fn not_above(&self, ticks: u32) -> f64 {
        let last = cell(ticks);
        let whole: u64 = self.counts[..last].iter().sum();
        let within = (f64::from(ticks) + 1.0 - start(last)) / (start(last + 1) - start(last));
        whole as f64 + self.counts[last] as f64 * within
    }

    /// The duration, in ticks, below which a share `p` lies; linear within a cell.
    pub fn quantile(&self, p: f64) -> f64 {
        let mut wanted = p * self.total() as f64;
        for (cell, &count) in self.counts.iter().enumerate() {
            let count = count as f64;
            if count >= wanted && count > 0.0 {
                // Nothing lies between whole ticks: a cell of one tick is its own value.
                let width = start(cell + 1) - start(cell);
                let within = if width > 1.0 { wanted / count } else { 0.0 };
                return start(cell) + width * within;
            }
            wanted -= count;
        }
        f64::NAN
    }

    /// The share of durations a tick around `ticks`, over 2 % to either side.
    pub fn density(&self, ticks: f64) -> f64 {
        let (low, high) = (ticks * 0.98, ticks * 1.02 + 1.0);
        let cells = cell(low as u32)..=cell(high as u32);
        let width = start(cells.end() + 1) - start(*cells.start());
        let count: u64 = self.counts[cells].iter().sum();
        count as f64 / width / self.total() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cover_all_durations_in_order() {
        for ticks in [0, 1, 255, 256, 257, 511, 512, 1_000_000, u32::MAX] {
            let cell = cell(ticks);
            assert!(cell < CELLS, "{ticks}");
            assert!(start(cell) <= f64::from(ticks) && f64::from(ticks) < start(cell + 1));
        }
    }

    #[test]
    fn quantiles_of_a_uniform_lie_on_the_line() {
        let mut histogram = Histogram::default();
        (0..100_000).for_each(|ticks| histogram.add(ticks));
        for p in [0.1, 0.5, 0.9] {
            assert!((histogram.quantile(p) / (p * 1e5) - 1.0).abs() < 1e-3);
        }
        assert!((histogram.density(5e4) * 1e5 - 1.0).abs() < 1e-3);
    }
}
