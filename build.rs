//! Tells the program which commit it was built from, where that can be known, and puts the shipped
//! scenarios inside it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() {
    for path in ["build.rs", "Cargo.toml", "Cargo.lock", "src", "scenarios"] {
        println!("cargo:rerun-if-changed={path}");
    }
    ship().expect("the scenarios can be listed");
    for name in ["HEAD", "packed-refs"] {
        rerun_if_changed(name);
    }
    if let Some(branch) = git(&["symbolic-ref", "--quiet", "HEAD"]) {
        rerun_if_changed(&branch);
    }
    tell_compiler();
    let commit = commit().unwrap_or_else(|| "unknown".to_owned());
    println!("cargo:rustc-env=THROUGHCARE_COMMIT={commit}");
}

/// Lets `bench` say what the program was compiled by, for what, and how.
fn tell_compiler() {
    let name = |variable| env::var(variable).unwrap_or_else(|_| "unknown".to_owned());
    let version = env::var_os("RUSTC")
        .and_then(|rustc| Command::new(rustc).arg("--version").output().ok())
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .unwrap_or_else(|| "unknown".to_owned());
    println!("cargo:rustc-env=THROUGHCARE_RUSTC={}", version.trim());
    println!("cargo:rustc-env=THROUGHCARE_TARGET={}", name("TARGET"));
    println!(
        "cargo:rustc-env=THROUGHCARE_OPT_LEVEL={}",
        name("OPT_LEVEL")
    );
}

/// Writes the list of shipped files for `src/scenario/shipped.rs`: name and text, sorted by name.
fn ship() -> io::Result<()> {
    let mut names = Vec::new();
    list(Path::new("scenarios"), &mut names)?;
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let name = name.to_str().expect("shipped names are plain");
        let short = name.trim_start_matches("scenarios/");
        writeln!(
            list,
            "({short:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?}))),",
            format!("/{name}")
        )
        .expect("writing to a String cannot fail");
    }
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&out).join("shipped.rs"), list + "]\n")
}

fn list(folder: &Path, names: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, names)?;
        } else if path
            .extension()
            .is_some_and(|end| end == "toml" || end == "csv")
        {
            names.push(path);
        }
    }
    Ok(())
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
