//! Tells the program which commit it was built from, where that can be known.

use std::path::Path;
use std::process::Command;

fn main() {
    for path in ["build.rs", "Cargo.toml", "Cargo.lock", "src"] {
        println!("cargo:rerun-if-changed={path}");
    }
    for name in ["HEAD", "packed-refs"] {
        rerun_if_changed(name);
    }
    if let Some(branch) = git(&["symbolic-ref", "--quiet", "HEAD"]) {
        rerun_if_changed(&branch);
    }
    let commit = commit().unwrap_or_else(|| "unknown".to_owned());
    println!("cargo:rustc-env=THROUGHCARE_COMMIT={commit}");
}

/// Asks to be run again when a file of git's changes, if there is one.
fn rerun_if_changed(name: &str) {
    let path = git(&["rev-parse", "--git-path", name]);
    if let Some(path) = path.filter(|path| Path::new(path).exists()) {
        println!("cargo:rerun-if-changed={path}");
    }
}

fn commit() -> Option<String> {
    // A checkout that merely contains this package (a vendored copy) says nothing of it.
    if !git(&["rev-parse", "--show-prefix"])?.is_empty() {
        return None;
    }
    let commit = git(&["rev-parse", "HEAD"])?;
    let sources = ["src", "build.rs", "Cargo.toml", "Cargo.lock"];
    let status = [
        "--no-optional-locks",
        "status",
        "--porcelain",
        "--untracked-files=no",
        "--",
    ];
    let changes = git(&[&status[..], &sources[..]].concat())?;
    Some(if changes.is_empty() {
        commit
    } else {
        format!("{commit}-modified")
    })
}

/// What git says, or nothing where it is not there or this is not its checkout.
fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
