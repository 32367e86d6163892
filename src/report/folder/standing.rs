//! What already stands where results shall go.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::super::manifest::{self, FileRecord, Inputs, Manifest, PROGRAM};
use super::{FolderError, Places, shown};

/// The largest manifest that is read; ours are a few kilobytes.
const LARGEST_MANIFEST: u64 = 16 << 20;

/// Whether a run has to be made and may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Nothing is in the way.
    Free,
    /// Older results will be replaced, as asked.
    Replaces,
    /// The same inputs were run before and their results stand there unharmed.
    UpToDate,
}

/// Looks at the place for results without touching it.
///
/// # Errors
/// [`FolderError::Refused`] where something stands there that may not be replaced,
/// [`FolderError::Integrity`] where results of the same inputs were changed since.
pub fn examine(out: &Path, inputs: &Inputs, force: bool) -> Result<Readiness, FolderError> {
    Places::of(out)?;
    let kind = match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Readiness::Free),
        Err(error) => return Err(FolderError::io("look at", out, error)),
        Ok(found) => found.file_type(),
    };
    if !kind.is_dir() {
        return refuse(out, "exists and is not a folder; name another");
    }
    let manifest = read_manifest(out);
    if force {
        may_be_replaced(out, manifest.as_ref())?;
        return Ok(Readiness::Replaces);
    }
    match manifest {
        Some(found) if found.inputs == *inputs && inputs.are_settled() => {
            unharmed(out, &found)?;
            Ok(Readiness::UpToDate)
        }
        Some(found) if found.inputs == *inputs => refuse(
            out,
            "holds results of the same inputs, but of a build whose sources were changed since its \
             commit; add --force or name another",
        ),
        Some(_) => refuse(
            out,
            "holds results of other inputs; name another or add --force",
        ),
        None => refuse(out, "already exists; name another folder"),
    }
}

fn refuse<T>(out: &Path, why: &str) -> Result<T, FolderError> {
    Err(FolderError::Refused(format!("--out {} {why}", shown(out))))
}

/// Only results that this program wrote, with nothing added to them, may go.
fn may_be_replaced(out: &Path, manifest: Option<&Manifest>) -> Result<(), FolderError> {
    let names = names_in(out)?;
    let Some(manifest) = manifest else {
        return match names.is_empty() {
            true => Ok(()),
            false => refuse(
                out,
                "holds no results of this program, so --force leaves it alone",
            ),
        };
    };
    let ours: BTreeSet<&str> = own_names(manifest).collect();
    match names.iter().find(|name| !ours.contains(name.as_str())) {
        None => Ok(()),
        Some(other) => {
            let name = shown(Path::new(other));
            refuse(
                out,
                &format!("also holds {name}, which this program did not write; move it"),
            )
        }
    }
}

/// The names of the files a manifest accounts for, itself included.
pub(super) fn own_names(manifest: &Manifest) -> impl Iterator<Item = &str> {
    manifest
        .files
        .iter()
        .map(|file| file.name.as_str())
        .chain([manifest::NAME])
}

/// The names in a folder.
pub(super) fn names_in(folder: &Path) -> Result<Vec<String>, FolderError> {
    let read = || -> io::Result<Vec<String>> {
        let name = |entry: io::Result<fs::DirEntry>| {
            entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
        };
        fs::read_dir(folder)?.map(name).collect()
    };
    read().map_err(|error| FolderError::io("list", folder, error))
}

/// The manifest of a folder, if it holds one of ours.
pub(super) fn read_manifest(folder: &Path) -> Option<Manifest> {
    let path = folder.join(manifest::NAME);
    let found = fs::symlink_metadata(&path).ok()?;
    if !found.is_file() || found.len() > LARGEST_MANIFEST {
        return None;
    }
    let manifest: Manifest = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (manifest.inputs.program == PROGRAM).then_some(manifest)
}

fn unharmed(out: &Path, manifest: &Manifest) -> Result<(), FolderError> {
    match manifest.files.iter().find(|file| !stands(out, file)) {
        None => Ok(()),
        Some(file) => Err(FolderError::Integrity(format!(
            "{} is missing or was changed since it was written; run again with --force",
            shown(&out.join(&file.name))
        ))),
    }
}

fn stands(out: &Path, record: &FileRecord) -> bool {
    let hash = || -> io::Result<(u64, String)> {
        let mut hasher = HashingWriter::new(io::sink());
        io::copy(&mut fs::File::open(out.join(&record.name))?, &mut hasher)?;
        Ok(hasher.finish())
    };
    hash().is_ok_and(|found| found == (record.bytes, record.sha256.clone()))
}

/// Passes bytes on, counting and hashing them.
pub(in crate::report) struct HashingWriter<W> {
    inner: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: io::Write> HashingWriter<W> {
    pub(in crate::report) fn new(inner: W) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    /// The number of bytes and their SHA-256 in hexadecimal digits.
    pub(in crate::report) fn finish(self) -> (u64, String) {
        (
            self.bytes,
            super::super::results::hexadecimal(&self.hash.finalize()),
        )
    }
}

impl<W: io::Write> io::Write for HashingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
