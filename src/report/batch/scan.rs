//! What the parts of a batch hold: every leaf with a fitting checksum, and what does not fit.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::part::{HEADER, MAGIC, PREFIX, SUM};
use super::{BatchError, BatchPlan, shown, stem};

/// One leaf found in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its index.
    pub leaf: u64,
    /// Where its replications begin in the file.
    pub offset: u64,
    /// How many replications it holds.
    pub replications: u32,
    /// How many values each has.
    pub columns: u32,
    /// The checksum of its record.
    pub sum: [u8; SUM],
}

impl Found {
    /// Bytes of one replication.
    pub(super) fn stride(&self) -> u64 {
        4 + 8 * u64::from(self.columns)
    }

    /// Where the record ends in the file.
    pub(super) fn end(&self) -> u64 {
        self.offset + u64::from(self.replications) * self.stride() + SUM as u64
    }
}

/// What one part holds.
#[derive(Debug)]
pub struct Scan {
    /// The leaves with a fitting checksum, in the order of the file, up to the first that has none.
    pub leaves: Vec<Found>,
    /// Whether the file ends after the last of them.
    pub whole: bool,
}

/// What all parts of a batch hold.
#[derive(Debug, Default)]
pub struct Survey {
    /// Where each leaf is found, by index.
    pub leaves: BTreeMap<u64, (PathBuf, Found)>,
    /// Finished parts that are damaged.
    pub damaged: Vec<String>,
    /// Parts of another batch, and leaves that contradict each other.
    pub foreign: Vec<String>,
    /// Into how many shards the finished parts were cut, if all alike.
    pub shards: Option<u32>,
}

/// Reads every part of the batch in `dir`, one at a time.
///
/// # Errors
/// [`BatchError::Io`] where a folder cannot be read.
pub fn survey(dir: &Path, plan: &BatchPlan) -> Result<Survey, BatchError> {
    let mut survey = Survey::default();
    for folder in listed(&dir.join("parts"))? {
        for path in listed(&folder)? {
            let ending = path.extension().and_then(|ending| ending.to_str());
            match ending {
                Some("leaves") => survey.take(path, plan, true),
                Some("part") => survey.take(path, plan, false),
                _ => {}
            }
        }
    }
    Ok(survey)
}

impl Survey {
    fn take(&mut self, path: PathBuf, plan: &BatchPlan, finished: bool) {
        let name = shown(&path);
        let scan = match scan(&path, plan) {
            Ok(scan) => scan,
            Err(BatchError::Foreign(why)) => return self.foreign.push(why),
            // An attempt may be cut short at any byte, its header included.
            Err(_) if !finished => return,
            Err(error) => return self.damaged.push(error.to_string()),
        };
        if finished {
            self.finished(&path, &name, plan, &scan);
        }
        for found in scan.leaves {
            self.add(&path, found);
        }
    }

    fn finished(&mut self, path: &Path, name: &str, plan: &BatchPlan, scan: &Scan) {
        let Some((shard, of)) = named(path) else {
            return self
                .foreign
                .push(format!("{name} is not the name of a part"));
        };
        self.shards = match self.shards {
            Some(other) if other != of => Some(0),
            _ => Some(of),
        };
        let wanted = plan.leaves().of_shard(shard, of);
        let held = scan.leaves.iter().map(|found| found.leaf);
        if !scan.whole || !held.eq(wanted.clone()) {
            self.damaged.push(format!(
                "{name} is damaged: {} of its {} leaves can be read",
                scan.leaves.len(),
                wanted.end - wanted.start
            ));
        }
    }

    fn add(&mut self, path: &Path, found: Found) {
        let other = self.leaves.get(&found.leaf);
        if let Some((other, held)) = other.filter(|(_, held)| held.sum != found.sum) {
            let message = format!(
                "leaf {} differs between {} and {}: one was computed by something else",
                held.leaf,
                shown(other),
                shown(path)
            );
            self.foreign.push(message);
            return;
        }
        self.leaves
            .entry(found.leaf)
            .or_insert_with(|| (path.to_owned(), found));
    }

    /// The leaves nobody has computed yet.
    #[must_use]
    pub fn missing(&self, plan: &BatchPlan) -> Vec<u64> {
        (0..plan.leaves().count())
            .filter(|index| !self.leaves.contains_key(index))
            .collect()
    }

    /// The shards to run again so that no leaf is missing, as ranges of their numbers.
    #[must_use]
    pub fn to_redo(&self, plan: &BatchPlan) -> (u32, String) {
        let of = self.shards.filter(|&of| of > 0).unwrap_or(plan.shards);
        let leaves = plan.leaves();
        let mut shards: Vec<u32> = self
            .missing(plan)
            .into_iter()
            .map(|index| leaves.shard_of(index, of))
            .collect();
        shards.dedup();
        (of, ranges(&shards))
    }
}

/// Rising numbers as `3,7-9`.
pub(super) fn ranges(numbers: &[u32]) -> String {
    let mut parts: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => parts.push((number, number)),
        }
    }
    let written = parts.iter().map(|&(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    written.collect::<Vec<_>>().join(",")
}

/// Shard and number of shards by the name of a part.
fn named(path: &Path) -> Option<(u32, u32)> {
    let name = path.file_name()?.to_str()?;
    let (shard, rest) = name.strip_prefix("shard-")?.split_once("-of-")?;
    let (of, _) = rest.split_once('.')?;
    Some((shard.parse().ok()?, of.parse().ok()?))
}

/// The parts in `folder` of a shard, in the order of their names.
pub(super) fn parts_of(folder: &Path, shard: u32, of: u32) -> Result<Vec<PathBuf>, BatchError> {
    let prefix = format!("{}.", stem(shard, of));
    let all = listed(folder)?;
    let is_part = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| name.starts_with(&prefix))
    };
    Ok(all.into_iter().filter(is_part).collect())
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, BatchError> {
    let list = || -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(folder)?;
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    };
    list().map_err(|error| BatchError::io("read the folder", folder, error))
}

/// Reads one part up to its first damaged leaf.
///
/// # Errors
/// [`BatchError::Foreign`] for a part of another plan or under another shard's name,
/// [`BatchError::Damaged`] for a header that cannot be read.
pub(super) fn scan(path: &Path, plan: &BatchPlan) -> Result<Scan, BatchError> {
    let open = File::open(path).map_err(|error| BatchError::io("open", path, error))?;
    let mut reader = BufReader::with_capacity(1 << 16, open);
    check_header(path, plan, &mut reader)?;
    let mut leaves = Vec::new();
    let mut at = HEADER as u64;
    loop {
        match next(&mut reader, at, plan) {
            Ok(Some(found)) => {
                at = found.end();
                leaves.push(found);
            }
            Ok(None) => {
                let whole = true;
                return Ok(Scan { leaves, whole });
            }
            Err(_) => {
                let whole = false;
                return Ok(Scan { leaves, whole });
            }
        }
    }
}

fn check_header(path: &Path, plan: &BatchPlan, reader: &mut impl Read) -> Result<(), BatchError> {
    let name = shown(path);
    let damaged = |why: &str| BatchError::Damaged(format!("{name} is damaged: {why}"));
    let mut header = [0u8; HEADER];
    reader
        .read_exact(&mut header)
        .map_err(|_| damaged("its header is cut short"))?;
    let (body, sum) = header.split_at(HEADER - SUM);
    if Sha256::digest(body).as_slice() != sum || !body.starts_with(MAGIC) {
        return Err(damaged("its header does not fit its checksum"));
    }
    let hash = &body[MAGIC.len()..MAGIC.len() + 64];
    if hash != plan.hash.as_bytes() {
        return Err(BatchError::Foreign(format!(
            "{name} is of another plan (another seed, scenario, number of replications or version)"
        )));
    }
    let number = |at: usize| {
        let bytes = body[at..at + 4].try_into().expect("four bytes");
        u32::from_le_bytes(bytes)
    };
    let at = MAGIC.len() + 64;
    if named(path) != Some((number(at), number(at + 4))) {
        return Err(BatchError::Foreign(format!(
            "{name} holds shard {} of {}, not what its name says",
            number(at),
            number(at + 4)
        )));
    }
    Ok(())
}

/// The next record; none at the end of the file.
fn next(reader: &mut impl Read, at: u64, plan: &BatchPlan) -> io::Result<Option<Found>> {
    let mut prefix = [0u8; PREFIX];
    match reader.read(&mut prefix[..1])? {
        0 => return Ok(None),
        _ => reader.read_exact(&mut prefix[1..])?,
    }
    let bad = || io::Error::from(io::ErrorKind::InvalidData);
    let leaf = u64::from_le_bytes(prefix[..8].try_into().map_err(|_| bad())?);
    let replications = u32::from_le_bytes(prefix[8..12].try_into().map_err(|_| bad())?);
    let columns = u32::from_le_bytes(prefix[12..].try_into().map_err(|_| bad())?);
    let wanted = plan.leaves().leaf(leaf).ok_or_else(bad)?;
    if wanted.replications.len() != replications as usize {
        return Err(bad());
    }
    let mut hash = Sha256::new();
    hash.update(prefix);
    let mut left = u64::from(replications) * (4 + 8 * u64::from(columns));
    let mut buffer = [0u8; 1 << 14];
    while left > 0 {
        let want = left.min(buffer.len() as u64) as usize;
        reader.read_exact(&mut buffer[..want])?;
        hash.update(&buffer[..want]);
        left -= want as u64;
    }
    let mut sum = [0u8; SUM];
    reader.read_exact(&mut sum)?;
    if hash.finalize().as_slice() != sum {
        return Err(bad());
    }
    Ok(Some(Found {
        leaf,
        offset: at + PREFIX as u64,
        replications,
        columns,
        sum,
    }))
}
