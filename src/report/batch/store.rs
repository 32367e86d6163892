//! The values of one scenario of a batch, read from its parts as they are asked for.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::scan::{Found, Survey};
use super::{BatchError, BatchPlan};
use crate::experiment::{Held, Replication};

/// Bytes of values kept at a time.
const BLOCK: u64 = 32 << 20;

/// The values of a scenario, leaf by leaf, in the parts that hold them.
///
/// Columns are read in blocks, one part at a time, so that memory does not grow with the batch. A
/// failure to read is kept and told by [`Store::check`]: results written meanwhile must be dropped.
pub struct Store {
    leaves: Vec<(PathBuf, Found)>,
    replications: usize,
    columns: usize,
    block: Mutex<Option<(Range<usize>, Vec<f64>)>>,
    failed: OnceLock<(PathBuf, io::Error)>,
}

impl Store {
    /// The values of the scenario in place `scenario` of the plan, whose leaves are all there.
    ///
    /// # Errors
    /// [`BatchError::Foreign`] where a leaf has not the `columns` that the scenario gives.
    pub fn of(
        plan: &BatchPlan,
        survey: &Survey,
        scenario: usize,
        columns: usize,
    ) -> Result<Store, BatchError> {
        let of = plan.leaves().of_scenario();
        let first = scenario as u64 * of;
        let leaves: Vec<(PathBuf, Found)> = survey
            .leaves
            .range(first..first + of)
            .map(|(_, found)| found.clone())
            .collect();
        if let Some((path, found)) = leaves
            .iter()
            .find(|(_, found)| found.columns as usize != columns)
        {
            return Err(BatchError::Foreign(format!(
                "{}: leaf {} has {} values a replication, the scenario gives {columns}",
                super::shown(path),
                found.leaf,
                found.columns
            )));
        }
        let replications = leaves.iter().map(|(_, found)| found.replications as usize);
        Ok(Store {
            replications: replications.sum(),
            leaves,
            columns,
            block: Mutex::new(None),
            failed: OnceLock::new(),
        })
    }

    /// Whether everything asked for could be read.
    ///
    /// # Errors
    /// [`BatchError::Io`] with the first part that could not.
    pub fn check(&self) -> Result<(), BatchError> {
        match self.failed.get() {
            None => Ok(()),
            Some((path, error)) => Err(BatchError::io(
                "read",
                path,
                io::Error::new(error.kind(), error.to_string()),
            )),
        }
    }

    fn or_keep<T>(&self, path: &Path, result: io::Result<T>) -> Option<T> {
        result
            .map_err(|error| self.failed.set((path.to_owned(), error)))
            .ok()
    }

    /// The block of columns around `column`: column by column, one value a replication.
    fn read_block(&self, column: usize) -> (Range<usize>, Vec<f64>) {
        let width = (BLOCK / 8 / self.replications.max(1) as u64).max(1) as usize;
        let start = column / width * width;
        let columns = start..(start + width).min(self.columns);
        let mut values = vec![f64::NAN; columns.len() * self.replications];
        let mut row = 0;
        for (path, found) in &self.leaves {
            let read = self.read_leaf(path, found, &columns, |at, place, value| {
                values[place * self.replications + row + at] = value;
            });
            self.or_keep(path, read);
            row += found.replications as usize;
        }
        (columns, values)
    }

    fn read_leaf(
        &self,
        path: &Path,
        found: &Found,
        columns: &Range<usize>,
        mut give: impl FnMut(usize, usize, f64),
    ) -> io::Result<()> {
        let mut file = File::open(path)?;
        let mut bytes = vec![0u8; columns.len() * 8];
        for at in 0..found.replications as usize {
            let begin = found.offset + at as u64 * found.stride() + 4 + 8 * columns.start as u64;
            file.seek(SeekFrom::Start(begin))?;
            file.read_exact(&mut bytes)?;
            for (place, value) in bytes.chunks_exact(8).enumerate() {
                give(at, place, number(value));
            }
        }
        Ok(())
    }

    fn give_leaf(
        &self,
        path: &Path,
        found: &Found,
        give: &mut dyn FnMut(&Replication),
    ) -> io::Result<()> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(found.offset))?;
        let mut bytes = vec![0u8; found.stride() as usize];
        for _ in 0..found.replications {
            file.read_exact(&mut bytes)?;
            let (index, values) = bytes.split_at(4);
            give(&Replication {
                index: u32::from_le_bytes(index.try_into().expect("four bytes")),
                values: values.chunks_exact(8).map(number).collect(),
            });
        }
        Ok(())
    }
}

fn number(bytes: &[u8]) -> f64 {
    f64::from_bits(u64::from_le_bytes(bytes.try_into().expect("eight bytes")))
}

impl Held for Store {
    fn count(&self) -> usize {
        self.replications
    }

    fn column(&self, column: usize) -> Vec<f64> {
        let mut held = self.block.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = held
            .as_ref()
            .is_some_and(|(columns, _)| columns.contains(&column));
        if !fits {
            *held = None;
            *held = Some(self.read_block(column));
        }
        let (columns, values) = held.as_ref().expect("just read");
        let start = (column - columns.start) * self.replications;
        values[start..start + self.replications].to_vec()
    }

    fn each(&self, give: &mut dyn FnMut(&Replication)) {
        for (path, found) in &self.leaves {
            let given = self.give_leaf(path, found, give);
            self.or_keep(path, given);
        }
    }
}
