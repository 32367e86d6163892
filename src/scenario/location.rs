//! Where the files of a scenario stand, and which of them it may name.
//!
//! A file on the disk may name files in the scenario's own folder and below it, and shipped ones; a
//! shipped file may name shipped ones.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::problems::{brief, printable};
use super::reading::{self, Refused, failed};
use super::shipped;

/// Where a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// On the disk.
    Disk(PathBuf),
    /// Inside the program, by its path under `scenarios/`.
    Shipped(&'static str),
    /// Nowhere: an option, or bytes in memory.
    Nowhere,
}

impl Location {
    /// Where a file stands that the command line names.
    pub(crate) fn named(path: &Path) -> Result<Self, Refused> {
        match path
            .to_str()
            .and_then(|name| name.strip_prefix(shipped::PREFIX))
        {
            Some(name) => ship(name),
            None => Ok(Self::Disk(path.to_owned())),
        }
    }

    /// The text of the file, of at most `limit` bytes.
    pub(crate) fn text(&self, limit: u64) -> Result<String, Refused> {
        match self {
            Self::Disk(path) => reading::text(path, limit),
            Self::Shipped(name) => Ok(shipped::text(name).unwrap_or_default().to_owned()),
            Self::Nowhere => Ok(String::new()),
        }
    }

    /// The name as it may be shown.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Disk(path) => shown(path),
            Self::Shipped(name) => format!("{}{name}", shipped::PREFIX),
            Self::Nowhere => String::new(),
        }
    }

    /// The file's name without folder and ending.
    pub(crate) fn stem(&self) -> String {
        let path = match self {
            Self::Disk(path) => path.as_path(),
            Self::Shipped(name) => Path::new(name),
            Self::Nowhere => Path::new(""),
        };
        let stem = path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }

    /// The same place with every link resolved, so that one file has one location.
    pub(crate) fn real(self) -> Self {
        match self {
            Self::Disk(path) => Self::Disk(fs::canonicalize(&path).unwrap_or(path)),
            other => other,
        }
    }
}

/// A path as it may be shown.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if path.len() <= 200 {
        printable(&path)
    } else {
        brief(&path)
    }
}

/// A shipped file by the name after its prefix.
fn ship(name: &str) -> Result<Location, Refused> {
    let missing = || Refused::new("is not shipped", "`throughcare list` shows what is");
    shipped::find(name)
        .map(Location::Shipped)
        .ok_or_else(missing)
}

/// The folder outside which nothing on the disk is read, every link in its path resolved.
#[derive(Clone, Debug)]
pub(crate) struct Root(Option<PathBuf>);

impl Root {
    /// The folder of the scenario that was asked for; no folder for one that is not on the disk.
    pub(crate) fn of(scenario: &Location) -> Self {
        let Location::Disk(path) = scenario else {
            return Self(None);
        };
        let file = fs::canonicalize(path).ok();
        Self(file.and_then(|file| file.parent().map(Path::to_owned)))
    }

    /// Finds a file that another names, and refuses it if it leads outside.
    pub(crate) fn resolve(&self, named_in: &Location, given: &str) -> Result<Location, Refused> {
        if let Some(name) = given.strip_prefix(shipped::PREFIX) {
            return ship(name);
        }
        match (named_in, &self.0) {
            (Location::Disk(file), Some(root)) => on_disk(root, file, given),
            (Location::Shipped(file), _) => {
                let folder = Path::new(file).parent().unwrap_or(Path::new(""));
                let path = walk(Path::new(""), folder, given)?;
                ship(&path.to_string_lossy())
            }
            _ => Err(Refused::new(
                "is named where there is no folder",
                "only shipped files can be named here, as in shipped:2019",
            )),
        }
    }
}

fn on_disk(root: &Path, named_in: &Path, given: &str) -> Result<Location, Refused> {
    let folder = named_in.parent().unwrap_or(root);
    let plain = walk(root, folder, given)?;
    let real = fs::canonicalize(&plain).map_err(|error| failed(&error))?;
    if real.starts_with(root) {
        Ok(Location::Disk(real))
    } else {
        Err(Refused::new(
            "leads outside the scenario's folder through a link",
            "copy the file into the scenario's folder",
        ))
    }
}

/// The path without `.` and `..`, before the file system is asked anything.
fn walk(root: &Path, folder: &Path, given: &str) -> Result<PathBuf, Refused> {
    const RELATIVE: &str = "give a path relative to the scenario's folder";
    if given.is_empty() || given.chars().any(char::is_control) {
        return Err(Refused::new("is not the name of a file", RELATIVE));
    }
    if given.contains("://") || given.starts_with("file:") {
        let help = "download the file and give its relative path";
        return Err(Refused::new("is a URL", help));
    }
    let mut walked = folder.to_owned();
    for part in Path::new(given).components() {
        match part {
            Component::Normal(name) => walked.push(name),
            Component::CurDir => {}
            Component::ParentDir if walked != root && walked.pop() => {}
            Component::ParentDir => return Err(outside()),
            Component::RootDir | Component::Prefix(_) => {
                return Err(Refused::new("is an absolute path", RELATIVE));
            }
        }
    }
    Ok(walked)
}

fn outside() -> Refused {
    Refused::new(
        "leads outside the scenario's folder",
        "only files in the scenario's folder and below it are read, and shipped ones (shipped:2019)",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_refused_before_the_disk_is_asked() {
        let root = Path::new("/scenarios");
        let walk = |given: &str| walk(root, Path::new("/scenarios/levers"), given);
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

    #[test]
    fn a_shipped_file_names_only_shipped_ones() {
        let nowhere = Root(None);
        let levers = Location::Shipped("levers/community-places-cut.toml");
        let found = |given: &str| nowhere.resolve(&levers, given);
        assert_eq!(found("../2019.toml"), Ok(Location::Shipped("2019.toml")));
        assert_eq!(found("shipped:2019"), Ok(Location::Shipped("2019.toml")));
        for bad in [
            "../../Cargo.toml",
            "/etc/passwd",
            "none.toml",
            "shipped:../x",
        ] {
            assert!(found(bad).is_err(), "{bad}");
        }
        assert!(nowhere.resolve(&Location::Nowhere, "2019.toml").is_err());
    }
}
