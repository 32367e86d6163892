//! One file of results: written beside its name, moved to it only when complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::folder::{FolderError, HashingWriter};
use super::text::printable;

/// Writes `path` in full or not at all; refuses one that stands there unless `force`.
///
/// # Errors
/// [`FolderError::Refused`] where the name is taken or names no file, [`FolderError::Io`] where
/// writing fails; nothing is left behind then.
pub fn write_file(
    path: &Path,
    force: bool,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FolderError> {
    let shown = printable(&path.display().to_string()).into_owned();
    let Some(name) = path.file_name() else {
        let message = format!("{shown} does not name a file; give a name, as in people.csv");
        return Err(FolderError::Refused(message));
    };
    if !force && path.symlink_metadata().is_ok() {
        let message = format!("{shown} exists; give another name, or --force to replace it");
        return Err(FolderError::Refused(message));
    }
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".throughcare-partial");
    let partial = path.with_file_name(hidden);
    write_through(&partial, fill)
        .and_then(|()| fs::rename(&partial, path))
        .map_err(|error| {
            // Half a file is of no use to anybody; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&partial);
            FolderError::Io {
                doing: format!("write {shown}"),
                error,
            }
        })
}

fn write_through(
    partial: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let file = File::create(partial)?;
    let mut writer = BufWriter::with_capacity(1 << 16, &file);
    fill(&mut writer)?;
    writer.flush()?;
    file.sync_all()
}

/// The SHA-256 of what `fill` writes.
///
/// # Errors
/// Those of `fill`.
pub fn hash_of(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut writer = HashingWriter::new(io::sink());
    fill(&mut writer)?;
    Ok(writer.finish().1)
}
