//! A study that walks people over a chart and reads facts at given times.

use super::paths::{Chart, Fact, Walk};
use super::trial::{Block, Study};

/// A chart, and what is read of it.
pub struct Walker {
    chart: Chart,
    reads: Vec<(f64, Fact)>,
}

impl Walker {
    /// Reads nothing yet.
    pub fn new(chart: Chart) -> Walker {
        Walker {
            chart,
            reads: Vec::new(),
        }
    }

    /// The column of a fact at a time; asked for twice, it is read once.
    pub fn column(&mut self, time: f64, fact: Fact) -> usize {
        if let Some(place) = self.reads.iter().position(|read| *read == (time, fact)) {
            return place;
        }
        self.reads.push((time, fact));
        self.reads.len() - 1
    }

    fn read(&self, walk: &mut Walk, row: &mut [f64]) -> Result<(), String> {
        let mut times: Vec<f64> = self.reads.iter().map(|(time, _)| *time).collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        for now in times {
            walk.advance(now)?;
            for (value, (time, fact)) in row.iter_mut().zip(&self.reads) {
                if *time == now {
                    *value = walk.read(*fact);
                }
            }
        }
        Ok(())
    }
}

impl Study for Walker {
    fn columns(&self) -> usize {
        self.reads.len()
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        let mut walk = Walk::new(&self.chart)?;
        for luck in block.lucks() {
            let mut row = vec![0.0; self.reads.len()];
            walk.begin(luck);
            self.read(&mut walk, &mut row)?;
            block.values.extend_from_slice(&row);
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        self.chart.check()
    }

    fn events(&self) -> f64 {
        self.chart.events
    }
}
