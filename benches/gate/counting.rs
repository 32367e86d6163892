//! Takes the counts: builds the benches of a checkout and runs them under Callgrind.

use super::verdict::Counts;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// What could make one build differ from another although sources and compiler are the same.
const UNSET: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
];

/// Counts the instructions of the benches of `checkout`, built in `build`; the runner and what it
/// writes lie in `ours`.
///
/// # Errors
/// A bench or its runner cannot be built or run.
pub fn count(checkout: &Path, build: &Path, ours: &Path) -> Result<Counts, String> {
    let runner = runner(checkout, ours)?;
    let output = cargo()
        .current_dir(checkout)
        .args(["bench", "--locked", "--bench", "instructions"])
        .arg("--target-dir")
        .arg(build)
        .args(["--", "--output-format=json"])
        .env("GUNGRAUN_RUNNER", runner)
        .env("GUNGRAUN_HOME", ours.join("counts"))
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !output.status.success() {
        return Err("the benches cannot be built or counted; see above".to_owned());
    }
    parse(&String::from_utf8_lossy(&output.stdout))
}

/// Reads what gungraun prints: one JSON object a line for each bench.
///
/// # Errors
/// A line is not of that form, or there is none.
pub fn parse(printed: &str) -> Result<Counts, String> {
    let mut counts = Counts::new();
    for line in printed.lines().filter(|line| line.starts_with('{')) {
        let bench: serde_json::Value = serde_json::from_str(line)
            .map_err(|error| format!("gungraun printed no JSON: {error}"))?;
        let metric = "/profiles/0/data/total/metrics/Ir/values/new";
        let count = bench.pointer(metric).and_then(serde_json::Value::as_u64);
        let (function, case) = (bench["function_name"].as_str(), bench["id"].as_str());
        let (Some(count), Some(function), Some(case)) = (count, function, case) else {
            return Err(format!("gungraun told no count of instructions in: {line}"));
        };
        counts.insert(format!("{function}.{case}"), count);
    }
    if counts.is_empty() {
        return Err("gungraun counted no bench".to_owned());
    }
    Ok(counts)
}

/// The program that runs the benches of `checkout`: of the very version of its library.
fn runner(checkout: &Path, ours: &Path) -> Result<PathBuf, String> {
    let version = version_of_gungraun(checkout)?;
    let folder = ours.join(format!("gungraun-runner-{version}"));
    let program = folder.join("bin/gungraun-runner");
    if !program.exists() {
        println!("Installing gungraun-runner {version} under target/gate, once.");
        let build = ours.join("gungraun-runner-build");
        // It only starts Valgrind and reads what that wrote: building it quickly matters more.
        let installed = cargo()
            .args([
                "install",
                "--quiet",
                "--locked",
                "--debug",
                "gungraun-runner",
            ])
            .args(["--version", &version])
            .arg("--root")
            .arg(&folder)
            .arg("--target-dir")
            .arg(&build)
            .status();
        if !installed.is_ok_and(|status| status.success()) {
            return Err(format!("gungraun-runner {version} cannot be installed"));
        }
        // Nothing is lost if what is left of the build cannot be removed.
        let _ = fs::remove_dir_all(build);
    }
    Ok(program)
}

fn version_of_gungraun(checkout: &Path) -> Result<String, String> {
    let text = fs::read_to_string(checkout.join("Cargo.lock"));
    let text = text.map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    let lock: toml::Table =
        toml::from_str(&text).map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let gungraun = packages
        .into_iter()
        .flatten()
        .find(|package| package.get("name").and_then(toml::Value::as_str) == Some("gungraun"));
    let version = gungraun.and_then(|package| package.get("version")?.as_str());
    Ok(version.ok_or("Cargo.lock has no gungraun")?.to_owned())
}

/// The cargo that runs this, without what would change its builds.
fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for name in UNSET {
        cargo.env_remove(name);
    }
    let profiles = env::vars_os().map(|(name, _)| name);
    for name in profiles.filter(|name| name.to_string_lossy().starts_with("CARGO_PROFILE_")) {
        cargo.env_remove(name);
    }
    cargo
}
