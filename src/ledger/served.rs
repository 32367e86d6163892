//! Time served by people released from determinate sentences, by month, band and cell.

use crate::person::Band;

/// How many were released, and the time they had served in ticks.
#[derive(Clone, Debug)]
pub struct Served {
    cells: usize,
    released: Vec<u32>,
    ticks: Vec<u64>,
}

impl Served {
    pub(super) fn new(months: usize, cells: usize) -> Served {
        let size = months * Band::COUNT * cells;
        Served {
            cells,
            released: vec![0; size],
            ticks: vec![0; size],
        }
    }

    pub(super) fn reset(&mut self) {
        self.released.fill(0);
        self.ticks.fill(0);
    }

    pub(super) fn record(&mut self, month: usize, band: Band, cell: usize, ticks: u64) {
        let at = (month * Band::COUNT + band as usize) * self.cells + cell;
        // Past the last month nothing is kept.
        if let (Some(released), Some(served)) = (self.released.get_mut(at), self.ticks.get_mut(at))
        {
            *released += 1;
            *served += ticks;
        }
    }

    /// Those released from a sentence of `band` in `month`, cell by cell, and what they had served.
    #[must_use]
    pub fn of(&self, month: usize, band: Band) -> (&[u32], &[u64]) {
        let at = (month * Band::COUNT + band as usize) * self.cells;
        let cells = at..at + self.cells;
        (&self.released[cells.clone()], &self.ticks[cells])
    }

    /// Bytes of each month and cell.
    pub const BYTES: usize = Band::COUNT * (size_of::<u32>() + size_of::<u64>());

    pub(super) fn bytes(&self) -> usize {
        self.released.capacity() * size_of::<u32>() + self.ticks.capacity() * size_of::<u64>()
    }
}
