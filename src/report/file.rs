//! One file of results: written beside its name, moved to it only when complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use super::folder::{FolderError, HashingWriter, parent, sync_folder};
use super::text::printable;

/// Writes `path` in full or not at all, in a folder that is made if need be; refuses one that stands
/// there unless `force`, and what is no plain file even then.
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
    let refused = |why: &str| Err(FolderError::Refused(format!("{shown} {why}")));
    match path.symlink_metadata() {
        Ok(there) if !there.is_file() => return refused("exists and is no plain file"),
        Ok(_) if !force => return refused("exists; give another name, or --force to replace it"),
        _ => {}
    }
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".throughcare-partial");
    let partial = path.with_file_name(hidden);
    fs::create_dir_all(parent(path))
        .and_then(|()| write_through(&partial, fill))
        .and_then(|()| fs::rename(&partial, path))
        .and_then(|()| sync_folder(parent(path)))
        .map_err(|error| {
            // Half a file is of no use to anybody; that it cannot be removed changes nothing.
            let _ = fs::remove_file(&partial);
            FolderError::Io {
                doing: format!("write {shown}"),
                error,
            }
        })
}

/// Refuses to replace what stands at `path` unless it is a table of these columns, in any order:
/// `--force` is for what this program wrote, not for a scenario by a slip of the hand.
///
/// # Errors
/// [`FolderError::Refused`] where something else stands there.
pub fn may_replace(path: &Path, columns: &[&str]) -> Result<(), FolderError> {
    if !path.is_file() || is_table_of(path, columns) {
        return Ok(());
    }
    Err(FolderError::Refused(format!(
        "{} holds no such table as would be written, so --force leaves it alone; give another name",
        printable(&path.display().to_string())
    )))
}

fn is_table_of(path: &Path, columns: &[&str]) -> bool {
    let most = columns.iter().map(|column| column.len() + 3).sum::<usize>() + 3;
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most as u64).read_to_end(&mut head));
    let head = String::from_utf8_lossy(&head);
    let first = head.trim_start_matches('\u{feff}').lines().next();
    let mut found: Vec<&str> = first
        .unwrap_or_default()
        .split(',')
        .map(|name| name.trim_matches('"'))
        .collect();
    let mut wanted = columns.to_vec();
    found.sort_unstable();
    wanted.sort_unstable();
    read.is_ok() && found == wanted
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_or_not_at_all_and_is_not_overwritten() {
        let name = format!("throughcare-file-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let path = folder.join("new/log.csv");
        let text = |text: &'static str| move |file: &mut dyn Write| file.write_all(text.as_bytes());
        write_file(&path, false, text("one")).expect("written");
        let taken = write_file(&path, false, text("two")).expect_err("taken");
        assert!(taken.to_string().contains("--force"), "{taken}");
        let broken = |file: &mut dyn Write| {
            file.write_all(b"half")?;
            Err(io::Error::other("the disk is full"))
        };
        assert!(write_file(&path, true, broken).is_err());
        assert_eq!(fs::read_to_string(&path).expect("readable"), "one");
        write_file(&path, true, text("three")).expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("readable"), "three");
        let left = fs::read_dir(folder.join("new")).expect("a folder").count();
        assert_eq!(left, 1, "nothing else is left");
        assert!(write_file(&folder.join("new"), true, text("four")).is_err());
        for (there, taken) in [
            ("key,sex\n1,male\n", true),
            ("\u{feff}\"sex\",key\r\n", true),
            ("key,sex", true),
            ("key,sex,age\n", false),
            ("era = \"2019\"\n", false),
            ("", false),
        ] {
            fs::write(&path, there).expect("written");
            let said = may_replace(&path, &["key", "sex"]);
            assert_eq!(said.is_ok(), taken, "{there}");
        }
        may_replace(&folder.join("free.csv"), &["key"]).expect("nothing stands there");
        fs::remove_dir_all(&folder).expect("removable");
    }
}
