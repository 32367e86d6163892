//! Runs the program in a folder of its own.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The scenario the tests run.
pub const SCENARIO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/2019.toml");

/// Few people, few years, few replications.
pub const QUICK: &[&str] = &["--sample", "0.02", "--years", "1", "--reps", "2"];

/// An empty folder for one test.
pub struct Room(PathBuf);

impl Room {
    /// Makes the folder anew.
    pub fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(env!("CARGO_CRATE_NAME"))
            .join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("the last test's folder can be removed");
        }
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The program, ready to run here.
    pub fn command(&self, arguments: &[&str], more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_throughcare"));
        command.args(arguments).args(more).current_dir(&self.0);
        command
            .env_remove("SLURM_CPUS_PER_TASK")
            .env_remove("NO_COLOR");
        command
    }

    /// Runs the program here.
    pub fn run(&self, arguments: &[&str], more: &[&str]) -> Output {
        self.command(arguments, more)
            .output()
            .expect("the program can be started")
    }

    /// The names in a folder of it, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let name = |entry: std::io::Result<fs::DirEntry>| {
            entry
                .expect("readable")
                .file_name()
                .into_string()
                .expect("text")
        };
        let mut names: Vec<String> = fs::read_dir(self.path(folder))
            .expect("a folder")
            .map(name)
            .collect();
        names.sort();
        names
    }

    /// The manifest of results.
    pub fn manifest(&self, folder: &str) -> serde_json::Value {
        let bytes = fs::read(self.path(folder).join("manifest.json")).expect("a manifest");
        serde_json::from_slice(&bytes).expect("JSON")
    }
}

/// What was printed.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file that is shipped, by its path under `scenarios/`.
pub fn shipped(name: &str) -> PathBuf {
    root().join("scenarios").join(name)
}
