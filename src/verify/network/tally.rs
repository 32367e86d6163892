//! What a network counts person by person, beside the books of its pools.

use super::histogram::Histogram;

/// Waits of those who started, of one class at one node, in ticks.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    /// People.
    pub starts: u64,
    /// Sum of waits.
    pub sum: u64,
    /// Sum of squared waits.
    pub squares: u128,
    /// People who waited at all.
    pub delayed: u64,
    /// People who waited longer than each threshold.
    pub longer: Vec<u64>,
}

impl Waits {
    /// Adds one wait.
    #[inline]
    pub fn add(&mut self, wait: u32, thresholds: &[u32]) {
        let wide = u64::from(wait);
        self.starts += 1;
        self.sum += wide;
        self.squares += u128::from(wide * wide);
        self.delayed += u64::from(wait > 0);
        for (count, &threshold) in self.longer.iter_mut().zip(thresholds) {
            *count += u64::from(wait > threshold);
        }
    }
}

/// Everything counted since the mark.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// By node, then class.
    pub waits: Vec<Waits>,
    /// People who left the network.
    pub left: u64,
    /// Their times in the network, in ticks.
    pub sojourn: u64,
    /// ∫ people in the network dt.
    pub area: u64,
    /// ∫ (people in the network)² dt.
    pub squared: u128,
    /// Stays since the mark of those who ended one, in ticks.
    pub stayed: u64,
    /// Waits of those who gave up, in ticks.
    pub given_up: u64,
    /// Starts while no place was free.
    pub overfull: u64,
    /// Waits of those who started.
    pub wait_histogram: Option<Histogram>,
    /// Whole stays of those who ended one.
    pub stay_histogram: Option<Histogram>,
}

impl Tally {
    /// An empty tally for so many nodes × classes and thresholds.
    pub fn new(cells: usize, thresholds: usize) -> Tally {
        let waits = Waits {
            longer: vec![0; thresholds],
            ..Waits::default()
        };
        Tally {
            waits: vec![waits; cells],
            ..Tally::default()
        }
    }
}
