//! Reading a file without trusting it: size, kind and encoding are checked, nothing is echoed.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Why a file was not read; the words never hold its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) why: String,
    pub(crate) help: &'static str,
    pub(crate) io: bool,
}

impl Refused {
    pub(crate) fn new(why: impl Into<String>, help: &'static str) -> Self {
        Self {
            why: why.into(),
            help,
            io: false,
        }
    }
}

/// Reads a UTF-8 text of at most `limit` bytes.
pub(super) fn text(path: &Path, limit: u64) -> Result<String, Refused> {
    // Looked at before it is opened, as opening a device may act on it, and after, as it may have
    // been exchanged in between.
    check_kind(&fs::metadata(path).map_err(|error| failed(&error))?)?;
    let file = open(path).map_err(|error| failed(&error))?;
    check_kind(&file.metadata().map_err(|error| failed(&error))?)?;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(limit));
    }
    decode(bytes)
}

pub(super) fn too_large(limit: u64) -> Refused {
    Refused::new(
        format!("is larger than {limit} bytes"),
        "a file this large is not what it is named for",
    )
}

fn check_kind(kind: &Metadata) -> Result<(), Refused> {
    if kind.is_dir() {
        return Err(Refused::new("is a folder", "name a file in it"));
    }
    if !kind.is_file() {
        return Err(Refused::new(
            "is not a regular file",
            "pipes and devices are not read",
        ));
    }
    Ok(())
}

/// Opens a file without ever waiting for the other end of a pipe.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        libc::O_NONBLOCK | libc::O_NOCTTY,
    );
    options.open(path)
}

pub(crate) fn failed(error: &io::Error) -> Refused {
    match error.kind() {
        io::ErrorKind::NotFound => Refused::new("does not exist", "check the name and the folder"),
        io::ErrorKind::NotADirectory
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::InvalidFilename => {
            Refused::new("is not the name of a file", "check the name and the folder")
        }
        kind => Refused {
            why: format!("could not be read: {kind}"),
            help: "check the permissions of the file and the state of the disk",
            io: true,
        },
    }
}

/// A text without the mark of its encoding, with which some programs begin a file.
pub(super) fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// The text that bytes hold, which must be UTF-8, without the mark of it.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Refused> {
    const SAVE: &str = "save it as plain text in UTF-8";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refused::new("is UTF-16, not UTF-8", SAVE));
    }
    if bytes.contains(&0) {
        return Err(Refused::new("is binary, not text", SAVE));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..valid]
                .iter()
                .filter(|&&b| b == b'\n')
                .count();
            Err(Refused::new(
                format!("is not UTF-8: the first bad byte is on line {line}"),
                SAVE,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_other_than_utf8_are_named() {
        let why = |bytes: &[u8]| decode(bytes.to_vec()).expect_err("refused").why;
        assert_eq!(why(&[0xff, 0xfe, b'a', 0]), "is UTF-16, not UTF-8");
        assert_eq!(why(&[0x7f, b'E', 0, 1]), "is binary, not text");
        assert_eq!(
            why(b"a = 1\nb = \xe9\n"),
            "is not UTF-8: the first bad byte is on line 2"
        );
        assert_eq!(decode("Llŷr".into()), Ok("Llŷr".to_owned()));
        assert_eq!(decode("\u{feff}Llŷr".into()), Ok("Llŷr".to_owned()));
    }
}
