//! One simulation that answers several rows: as many replications as their power needs.

use super::finding::Finding;
use super::judge::{Ask, Power};
use super::network::Histogram;
use crate::engine::Luck;
use rayon::prelude::*;

/// A simulation that leaves a few numbers for each replication.
pub trait Study: Send + Sync {
    /// How many numbers.
    fn columns(&self) -> usize;

    /// Runs the replications of a block one after another in one world.
    ///
    /// # Errors
    /// A fault of the engine or of the books, in words.
    fn run(&self, block: &mut Block) -> Result<(), String>;

    /// Whether a replication fits the engine and can be paid for.
    ///
    /// # Errors
    /// In words, where it does not.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }

    /// Events of one replication, roughly: bounds what an unreachable power may cost.
    fn events(&self) -> f64;
}

/// Some replications on their way through a study.
pub struct Block {
    seed: u64,
    replications: std::ops::Range<u32>,
    /// Numbers left so far, replication by replication.
    pub values: Vec<f64>,
    /// Durations of all replications together, where the study keeps them.
    pub histogram: Option<Histogram>,
}

impl Block {
    /// The luck of each replication.
    pub fn lucks(&self) -> impl Iterator<Item = Luck> + use<> {
        let seed = self.seed;
        let replications = self.replications.clone();
        replications.map(move |replication| Luck::new(seed, replication))
    }

    /// Adds durations of a replication.
    pub fn keep(&mut self, histogram: Option<&Histogram>) {
        if let Some(more) = histogram {
            self.histogram.get_or_insert_default().merge(more);
        }
    }
}

/// What all replications so far have left.
pub struct Sample {
    /// Numbers a replication.
    pub columns: usize,
    /// Replication by replication.
    pub values: Vec<f64>,
    /// Durations of all replications.
    pub histogram: Histogram,
}

impl Sample {
    /// Number of replications.
    pub fn replications(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// The numbers of each replication.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks_exact(self.columns.max(1))
    }
}

/// A study with the rows that ask for it.
pub struct Trial {
    /// What is simulated.
    pub study: Box<dyn Study>,
    /// What is asked.
    pub asks: Vec<Ask>,
    /// The fewest replications.
    pub floor: u32,
}

/// Replications are added at most so many times over in one round, since a first standard
/// deviation may be far off.
const GROWTH: f64 = 12.0;
/// Replications beyond what the standard deviation asks for, so that one more round is rare.
const MARGIN: f64 = 1.08;
const ROUNDS: u32 = 12;
/// Blocks are small enough to share out and large enough to reuse a world.
const EVENTS_A_BLOCK: f64 = 2e6;

impl Trial {
    /// Runs the study until every ask has its power, or `limit` events are spent.
    ///
    /// # Errors
    /// A fault of the engine or of the books, in words.
    pub fn run(&self, seed: u64, limit: f64) -> Result<Vec<Finding>, String> {
        let mut sample = Sample {
            columns: self.study.columns(),
            values: Vec::new(),
            histogram: Histogram::default(),
        };
        let mut wanted = self.floor;
        let most = (limit / self.study.events()).clamp(f64::from(self.floor), 2e7);
        for _ in 0..ROUNDS {
            self.extend(&mut sample, seed, wanted)?;
            let next = self.wanted(&sample).min(most) as u32;
            if next <= wanted {
                break;
            }
            wanted = next;
        }
        Ok(self.asks.iter().map(|ask| ask.judge(&sample)).collect())
    }

    /// How many replications the power of all asks needs, as far as the sample tells.
    fn wanted(&self, sample: &Sample) -> f64 {
        let now = sample.replications() as f64;
        let factor = |ask: &Ask| match ask.power(sample) {
            Power::Enough => 1.0,
            Power::Missing(factor) => (factor * MARGIN).min(GROWTH),
        };
        let factors = self.asks.iter().map(factor);
        (now * factors.fold(1.0, f64::max)).ceil()
    }

    fn extend(&self, sample: &mut Sample, seed: u64, wanted: u32) -> Result<(), String> {
        let from = sample.replications() as u32;
        let size = (EVENTS_A_BLOCK / self.study.events()).clamp(1.0, 4_096.0) as u32;
        let blocks: Vec<_> = (from..wanted)
            .step_by(size as usize)
            .map(|start| start..wanted.min(start + size))
            .collect();
        let blocks: Vec<Result<Block, String>> = blocks
            .into_par_iter()
            .with_max_len(1)
            .map(|replications| self.block(seed, replications))
            .collect();
        for block in blocks {
            let block = block?;
            sample.values.extend_from_slice(&block.values);
            if let Some(histogram) = &block.histogram {
                sample.histogram.merge(histogram);
            }
        }
        Ok(())
    }

    fn block(&self, seed: u64, replications: std::ops::Range<u32>) -> Result<Block, String> {
        let mut block = Block {
            seed,
            replications,
            values: Vec::new(),
            histogram: None,
        };
        self.study.run(&mut block)?;
        Ok(block)
    }
}
