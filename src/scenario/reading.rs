//! Reading a file without trusting it: size, kind and encoding are checked, nothing is echoed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::problems::brief;

/// Why a file was not read; the words never hold its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) why: String,
    pub(crate) help: &'static str,
    pub(crate) io: bool,
}

impl Refused {
    fn new(why: impl Into<String>, help: &'static str) -> Self {
        Self {
            why: why.into(),
            help,
            io: false,
        }
    }
}

/// Reads a UTF-8 text of at most `limit` bytes; a byte order mark is dropped.
pub(crate) fn text(path: &Path, limit: u64) -> Result<String, Refused> {
    let kind = fs::metadata(path).map_err(|error| failed(&error))?;
    if kind.is_dir() {
        return Err(Refused::new("is a folder", "name a file in it"));
    }
    if !kind.is_file() {
        return Err(Refused::new(
            "is not a regular file",
            "pipes and devices are not read",
        ));
    }
    let file = File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    if bytes.len() as u64 > limit {
        let why = format!("is larger than {limit} bytes");
        return Err(Refused::new(
            why,
            "a file this large is not what it is named for",
        ));
    }
    decode(bytes)
}

fn failed(error: &io::Error) -> Refused {
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

fn decode(bytes: Vec<u8>) -> Result<String, Refused> {
    const SAVE: &str = "save it as plain text in UTF-8";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refused::new("is UTF-16, not UTF-8", SAVE));
    }
    if bytes.contains(&0) {
        return Err(Refused::new("is binary, not text", SAVE));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text)),
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

/// The folder outside which nothing is read, every link in its path resolved.
#[derive(Clone, Debug)]
pub(crate) struct Root(PathBuf);

impl Root {
    /// The folder of the scenario that was asked for.
    pub(crate) fn of(scenario: &Path) -> Option<Self> {
        let file = fs::canonicalize(scenario).ok()?;
        file.parent().map(|folder| Self(folder.to_owned()))
    }

    /// Resolves a path that a file in the folder names, and refuses it if it leads outside.
    pub(crate) fn resolve(&self, named_in: &Path, given: &str) -> Result<PathBuf, Refused> {
        let folder = named_in.parent().unwrap_or(&self.0);
        let plain = self.walk(folder, given)?;
        let real = fs::canonicalize(&plain).map_err(|error| failed(&error))?;
        if real.starts_with(&self.0) {
            Ok(real)
        } else {
            Err(Refused::new(
                "leads outside the scenario's folder through a link",
                "copy the file into the scenario's folder",
            ))
        }
    }

    /// The path without `.` and `..`, before the file system is asked anything.
    fn walk(&self, folder: &Path, given: &str) -> Result<PathBuf, Refused> {
        if given.is_empty() || given.chars().any(char::is_control) {
            return Err(Refused::new(
                "is not the name of a file",
                "give a relative path",
            ));
        }
        if given.contains("://") || given.starts_with("file:") {
            return Err(Refused::new(
                "is a URL",
                "download the file and give its relative path",
            ));
        }
        let mut walked = folder.to_owned();
        for part in Path::new(given).components() {
            match part {
                Component::Normal(name) => walked.push(name),
                Component::CurDir => {}
                Component::ParentDir if walked != self.0 && walked.pop() => {}
                Component::ParentDir => return Err(outside()),
                Component::RootDir | Component::Prefix(_) => {
                    let why = "is an absolute path";
                    return Err(Refused::new(
                        why,
                        "give a path relative to the scenario's folder",
                    ));
                }
            }
        }
        Ok(walked)
    }
}

fn outside() -> Refused {
    Refused::new(
        "leads outside the scenario's folder",
        "only files in the scenario's folder and below it are read",
    )
}

/// A path as it may be shown.
pub(crate) fn shown(path: &Path) -> String {
    brief_path(&path.to_string_lossy())
}

fn brief_path(path: &str) -> String {
    if path.len() <= 200 {
        super::problems::printable(path)
    } else {
        brief(path)
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
        assert_eq!(decode(b"\xef\xbb\xbfa".to_vec()), Ok("a".to_owned()));
    }

    #[test]
    fn paths_that_leave_the_folder_are_refused_before_the_disk_is_asked() {
        let root = Root(PathBuf::from("/scenarios"));
        let named_in = Path::new("/scenarios/levers/a.toml");
        let walk = |given: &str| root.walk(named_in.parent().expect("a folder"), given);
        assert_eq!(
            walk("../2019.toml"),
            Ok(PathBuf::from("/scenarios/2019.toml"))
        );
        assert_eq!(
            walk("./b.toml"),
            Ok(PathBuf::from("/scenarios/levers/b.toml"))
        );
        for bad in [
            "../../etc/passwd",
            "/etc/passwd",
            "https://x/y.toml",
            "file:/x",
            "",
            "a\0b",
            "../../scenarios/a",
        ] {
            assert!(walk(bad).is_err(), "{bad}");
        }
    }
}
