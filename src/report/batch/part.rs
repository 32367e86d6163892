//! A part file: the leaves of one attempt at a shard, each with its checksum.
//!
//! ```text
//! header   "throughcare leaves 1\n" · plan hash 64 hex · shard u32 · of u32 · SHA-256 of these
//! record   leaf u64 · replications u32 · columns u32 · { index u32 · columns × f64 } … · SHA-256
//! ```
//!
//! Numbers are little-endian. An attempt writes its own file only and never touches another's; a
//! finished one is renamed to the shard's fixed name, where equal bytes replace equal bytes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::scan::{self, Found};
use super::{BatchError, BatchPlan, folder_of, stem};
use crate::experiment::{Leaf, Replication};

pub(super) const MAGIC: &[u8] = b"throughcare leaves 1\n";
/// Bytes of a header.
pub(super) const HEADER: usize = MAGIC.len() + 64 + 8 + 32;
/// Bytes of a record before its replications.
pub(super) const PREFIX: usize = 16;
/// Bytes of a checksum.
pub(super) const SUM: usize = 32;

/// The header of a part of this batch.
pub(super) fn header(plan: &BatchPlan, shard: u32, of: u32) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(plan.hash.as_bytes());
    bytes.extend_from_slice(&shard.to_le_bytes());
    bytes.extend_from_slice(&of.to_le_bytes());
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// The record of a leaf.
fn record(leaf: &Leaf, replications: &[Replication]) -> Vec<u8> {
    let columns = replications.first().map_or(0, |one| one.values.len());
    let mut bytes = leaf.index.to_le_bytes().to_vec();
    bytes.extend_from_slice(&(replications.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&(columns as u32).to_le_bytes());
    for replication in replications {
        bytes.extend_from_slice(&replication.index.to_le_bytes());
        for value in &replication.values {
            bytes.extend_from_slice(&value.to_bits().to_le_bytes());
        }
    }
    let sum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// Whether a shard is finished: its file stands there and holds each of its leaves.
#[must_use]
pub fn finished(dir: &Path, plan: &BatchPlan, shard: u32, of: u32) -> bool {
    let path = folder_of(dir, shard).join(format!("{}.leaves", stem(shard, of)));
    scan::scan(&path, plan).is_ok_and(|scan| {
        let held = scan.leaves.iter().map(|found| found.leaf);
        scan.whole && held.eq(plan.leaves().of_shard(shard, of))
    })
}

/// An attempt at a shard being written.
pub struct Part {
    file: File,
    path: PathBuf,
    shard: u32,
    of: u32,
}

impl Part {
    /// Begins an attempt named `attempt` with the leaves that earlier attempts left valid from the
    /// first of the shard on; says how many leaves those are.
    ///
    /// # Errors
    /// [`BatchError::Io`] where the part cannot be written.
    pub fn begin(
        dir: &Path,
        plan: &BatchPlan,
        (shard, of): (u32, u32),
        attempt: &str,
    ) -> Result<(Part, u64), BatchError> {
        let folder = folder_of(dir, shard);
        fs::create_dir_all(&folder)
            .map_err(|error| BatchError::io("make the folder", &folder, error))?;
        let earlier = longest_prefix(&folder, plan, shard, of)?;
        let path = folder.join(format!("{}.{attempt}.part", stem(shard, of)));
        let start = || -> io::Result<File> {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&path)?;
            match &earlier {
                Some((from, bytes, _)) => copy(from, *bytes, &mut file)?,
                None => file.write_all(&header(plan, shard, of))?,
            }
            file.sync_all()?;
            Ok(file)
        };
        let file = start().map_err(|error| BatchError::io("write", &path, error))?;
        let done = earlier.map_or(0, |(_, _, leaves)| leaves);
        Ok((
            Part {
                file,
                path,
                shard,
                of,
            },
            done,
        ))
    }

    /// Adds leaves, each with its replications, and makes sure they have reached the disk.
    ///
    /// # Errors
    /// [`BatchError::Io`]; what was added before stays valid.
    pub fn add(&mut self, leaves: &[(Leaf, Vec<Replication>)]) -> Result<(), BatchError> {
        let bytes: Vec<u8> = leaves
            .iter()
            .flat_map(|(leaf, replications)| record(leaf, replications))
            .collect();
        let write = |file: &mut File| {
            file.write_all(&bytes)?;
            file.sync_data()
        };
        write(&mut self.file).map_err(|error| BatchError::io("write", &self.path, error))
    }

    /// Gives the part the fixed name of its shard.
    ///
    /// # Errors
    /// [`BatchError::Io`]; the part stays valid under its own name.
    pub fn finish(self) -> Result<(), BatchError> {
        let fixed = self
            .path
            .with_file_name(format!("{}.leaves", stem(self.shard, self.of)));
        let finish = || {
            self.file.sync_all()?;
            fs::rename(&self.path, &fixed)?;
            File::open(fixed.parent().unwrap_or(Path::new(".")))?.sync_all()
        };
        finish().map_err(|error| BatchError::io("finish", &fixed, error))
    }
}

/// The earlier attempt at the shard with the most valid leaves from its first on: the file, the
/// bytes of them, and how many.
fn longest_prefix(
    folder: &Path,
    plan: &BatchPlan,
    shard: u32,
    of: u32,
) -> Result<Option<(PathBuf, u64, u64)>, BatchError> {
    let mut best: Option<(PathBuf, u64, u64)> = None;
    let wanted = plan.leaves().of_shard(shard, of);
    for path in scan::parts_of(folder, shard, of)? {
        let Ok(found) = scan::scan(&path, plan) else {
            continue;
        };
        let prefix = |(at, leaf): (usize, &Found)| leaf.leaf == wanted.start + at as u64;
        let leaves = found
            .leaves
            .iter()
            .enumerate()
            .take_while(|&(at, leaf)| prefix((at, leaf)))
            .count();
        let bytes = leaves
            .checked_sub(1)
            .map_or(HEADER as u64, |last| found.leaves[last].end());
        if best.as_ref().is_none_or(|(_, most, _)| bytes > *most) {
            best = Some((path, bytes, leaves as u64));
        }
    }
    Ok(best)
}

fn copy(from: &Path, bytes: u64, to: &mut File) -> io::Result<()> {
    let mut from = File::open(from)?;
    from.seek(SeekFrom::Start(0))?;
    let copied = io::copy(&mut from.take(bytes), to)?;
    if copied == bytes {
        Ok(())
    } else {
        Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "an earlier attempt became shorter",
        ))
    }
}
