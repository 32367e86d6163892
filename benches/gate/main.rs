//! The gate that a change of speed must pass, and that a busy machine does not shut.
//!
//! Instructions of the hot parts and of one small full run are compared with the committed
//! `benches/baseline.toml`; where compiler, C library, Valgrind or processor are others, with a
//! count of the commit that wrote it, taken here. Then the engine races a plain binary heap.
//!
//! `cargo bench --bench gate`; with `-- --write` it counts and writes a new baseline.

mod baseline;
mod counting;
mod history;
mod ratio;
mod setting;
mod verdict;

use baseline::{Baseline, Floors};
use history::{History, Noted, Writer};
use setting::{Profile, Setting};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use verdict::{Compared, Counts, compare};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match asked().and_then(|write| if write { renew(root) } else { judge(root) }) {
        Ok(failures) if failures.is_empty() => ExitCode::SUCCESS,
        Ok(failures) => {
            for failure in &failures {
                eprintln!("gate: {failure}");
            }
            eprintln!("gate: shut, for {} reason(s).", failures.len());
            ExitCode::FAILURE
        }
        Err(problem) => {
            eprintln!("gate: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Whether a new baseline is wanted. Cargo itself gives `--bench`.
fn asked() -> Result<bool, String> {
    let mut write = false;
    for given in std::env::args().skip(1) {
        match given.as_str() {
            "--bench" => {}
            "--write" => write = true,
            other => return Err(format!("{other} is unknown; --write is all there is")),
        }
    }
    Ok(write)
}

/// Where the gate keeps what is its own.
fn ours(root: &Path) -> PathBuf {
    root.join("target/gate")
}

/// Counts, and writes what was counted. Floors stay as they are.
fn renew(root: &Path) -> Result<Vec<String>, String> {
    let before = Baseline::read(root);
    let renewed = Baseline {
        setting: Setting::here()?,
        profile: Profile::of(root)?,
        floors: before.as_ref().map_or(Floors::TARGETS, |old| old.floors),
        instructions: counting::count(root, &root.join("target"), &ours(root))?,
    };
    let old = before.map_or(Counts::new(), |old| old.instructions);
    show(&compare(&old, &renewed.instructions));
    renewed.write(root)?;
    println!(
        "{} is written. Commit it together with a line under \"Instruction counts\" in \
         CHANGELOG.md that says what moved and why.",
        baseline::PATH
    );
    Ok(Vec::new())
}

/// Everything that keeps the gate shut.
fn judge(root: &Path) -> Result<Vec<String>, String> {
    let baseline = Baseline::read(root)?;
    let history = History::new(root, baseline::PATH);
    let mut failures = Vec::new();
    match history.noted() {
        Noted::Yes => {}
        Noted::No(why) => failures.push(why),
        Noted::Unknown(why) => println!("Not checked that CHANGELOG.md notes the baseline: {why}."),
    }
    let before = before(root, &baseline, &history)?;
    let now = counting::count(root, &root.join("target"), &ours(root))?;
    let compared = compare(&before, &now);
    show(&compared);
    for bench in &compared {
        match bench.advice() {
            Some(advice) if bench.verdict().fails() => failures.push(advice),
            Some(advice) => println!("Advice: {advice}"),
            None => {}
        }
    }
    failures.extend(race(&baseline.floors));
    Ok(failures)
}

/// The counts to compare with: those of the baseline, or where they were taken in another setting,
/// those of its commit in this one.
fn before(root: &Path, baseline: &Baseline, history: &History) -> Result<Counts, String> {
    let profile = Profile::of(root)?;
    if profile != baseline.profile {
        println!("The manifest's profile is not that of the baseline; counts are compared anyway.");
    }
    let differences = baseline.setting.differences(&Setting::here()?);
    if differences.is_empty() {
        return Ok(baseline.instructions.clone());
    }
    let differences = differences.join("; ");
    println!("The baseline was counted elsewhere ({differences}): its commit is counted here.");
    match history.writer() {
        Writer::Commit(commit) => {
            println!("Laying out commit {commit:.10} and building it.");
            let laid_out = history.lay_out(&commit, ours(root).join("before"))?;
            // Not where this checkout is built: cargo might take one for the other.
            let build = ours(root).join("build-before");
            counting::count(laid_out.folder(), &build, &ours(root))
        }
        Writer::Uncommitted => Err(format!(
            "{} is not committed and was counted elsewhere: {}",
            baseline::PATH,
            verdict::RENEW
        )),
        Writer::Unknown(why) => Err(format!(
            "the commit that wrote the baseline cannot be built here: {why}"
        )),
    }
}

fn show(compared: &[Compared]) {
    println!("{:<32} {:>15} {:>15}", "instructions", "before", "now");
    for bench in compared {
        println!("{bench}");
    }
}

fn race(floors: &Floors) -> Vec<String> {
    let ratios = ratio::race();
    println!(
        "The heap takes {:.1} times as long as the engine for PATHWAY-1A queued (floor {}), {:.1} \
         batched (floor {}).",
        ratios.queued, floors.queued, ratios.batched, floors.batched
    );
    ratios.below(floors)
}
