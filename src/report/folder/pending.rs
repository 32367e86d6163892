//! Results on their way: a hidden folder beside the name they will bear.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::super::manifest::{self, FileRecord, Inputs, Manifest};
use super::standing::{HashingWriter, Readiness, examine, names_in, read_manifest};
use super::{FolderError, Places, shown};

/// A file that marks a folder as unfinished, locked while its writer lives.
const MARKER: &str = "unfinished-results-of-throughcare";

/// A folder of results that is not complete yet.
///
/// Dropped before [`Pending::complete`] it takes its files away; killed it leaves them under a
/// hidden name, and the next run for the same place clears them.
pub struct Pending {
    places: Places,
    inputs: Inputs,
    files: Vec<FileRecord>,
    marker: Option<File>,
}

impl Pending {
    /// Makes ready to write results for `out`; `None` where they stand there already.
    ///
    /// # Errors
    /// As [`examine`], and where the folder cannot be made or another run is writing it.
    pub fn open(out: &Path, inputs: Inputs, force: bool) -> Result<Option<Self>, FolderError> {
        let places = Places::of(out)?;
        recover(&places)?;
        if examine(out, &inputs, force)? == Readiness::UpToDate {
            return Ok(None);
        }
        clear_leftover(&places.partial)?;
        fs::create_dir_all(&places.partial)
            .map_err(|error| FolderError::io("make the folder", &places.partial, error))?;
        let marker = mark(&places.partial)?;
        Ok(Some(Self {
            places,
            inputs,
            files: Vec::new(),
            marker: Some(marker),
        }))
    }

    /// Writes one file and makes sure it has reached the disk.
    ///
    /// # Errors
    /// The system's, with the file's name.
    pub fn write(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), FolderError> {
        let path = self.places.partial.join(name);
        let (bytes, sha256) =
            write_through(&path, fill).map_err(|error| FolderError::io("write", &path, error))?;
        self.files.push(FileRecord {
            name: name.to_owned(),
            bytes,
            sha256,
        });
        Ok(())
    }

    /// Writes the manifest and gives the folder its name.
    ///
    /// # Errors
    /// As [`Pending::write`], and where the folder cannot be moved to its place.
    pub fn complete(mut self, indicators: Vec<String>) -> Result<(), FolderError> {
        let files = self.files.clone();
        let manifest = Manifest {
            inputs: self.inputs.clone(),
            indicators,
            files,
        };
        self.write(manifest::NAME, |file| {
            serde_json::to_writer_pretty(&mut *file, &manifest)?;
            writeln!(file)
        })?;
        let marker = self.places.partial.join(MARKER);
        fs::remove_file(&marker).map_err(|error| FolderError::io("remove", &marker, error))?;
        self.take_the_name()
            .map_err(|error| FolderError::io("move into place", &self.places.out, error))?;
        self.marker = None;
        Ok(())
    }

    fn take_the_name(&self) -> io::Result<()> {
        let Places {
            out,
            partial,
            replaced,
        } = &self.places;
        sync_folder(partial)?;
        match fs::rename(out, replaced) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        if let Err(error) = fs::rename(partial, out) {
            // The older results stay; where even this fails the next run puts them back.
            let _ = fs::rename(replaced, out);
            return Err(error);
        }
        sync_folder(parent(out))?;
        remove_results(replaced)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if self.marker.is_some() {
            // Nothing more can be done about a failure here; the next run clears what is left.
            let _ = remove_results(&self.places.partial);
        }
    }
}

/// Completes a replacement that was cut off between its two renames.
fn recover(places: &Places) -> Result<(), FolderError> {
    if read_manifest(&places.replaced).is_none() {
        return Ok(());
    }
    let result = match places.out.exists() {
        true => remove_results(&places.replaced),
        false => fs::rename(&places.replaced, &places.out),
    };
    result.map_err(|error| FolderError::io("recover", &places.replaced, error))
}

/// Clears what a run that was killed left behind, if it is ours and nobody is writing it.
fn clear_leftover(partial: &Path) -> Result<(), FolderError> {
    if !partial.exists() {
        return Ok(());
    }
    let refused = |why: &str| Err(FolderError::Refused(format!("{} {why}", shown(partial))));
    if let Ok(marker) = File::open(partial.join(MARKER)) {
        if let Err(TryLockError::WouldBlock) = marker.try_lock() {
            return refused("is being written by another run; wait for it or name another --out");
        }
    } else if read_manifest(partial).is_none() && !names_in(partial)?.is_empty() {
        return refused("is in the way and was not written by this program; move it");
    }
    remove_results(partial).map_err(|error| FolderError::io("clear", partial, error))
}

fn mark(partial: &Path) -> Result<File, FolderError> {
    let path = partial.join(MARKER);
    let file = File::create(&path).map_err(|error| FolderError::io("write", &path, error))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            let message = format!("{} is being written by another run", shown(partial));
            Err(FolderError::Refused(message))
        }
        // Some network file systems know no locks; the marker alone must do there.
        _ => Ok(file),
    }
}

fn write_through(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<(u64, String)> {
    let file = File::create_new(path)?;
    let mut writer = HashingWriter::new(BufWriter::with_capacity(1 << 16, &file));
    fill(&mut writer)?;
    writer.flush()?;
    file.sync_all()?;
    Ok(writer.finish())
}

/// Removes a folder of plain files; a folder within it is not ours, and stops the removal.
fn remove_results(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?.collect::<io::Result<Vec<_>>>()?,
    };
    for entry in &entries {
        if entry.file_type()?.is_dir() {
            let message = format!("it holds a folder, {}", shown(&entry.path()));
            return Err(io::Error::new(io::ErrorKind::DirectoryNotEmpty, message));
        }
    }
    for entry in &entries {
        fs::remove_file(entry.path())?;
    }
    fs::remove_dir(folder)
}

/// The folder a path lies in.
pub(in crate::report) fn parent(out: &Path) -> &Path {
    match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Makes the names in a folder durable.
pub(in crate::report) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
