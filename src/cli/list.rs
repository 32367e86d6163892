//! `throughcare list`: the scenarios and lever files there are.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::report::{self, Listing, printable};
use crate::scenario::{self, LeverFile, Overlays, Scenario, is_lever_file, is_ours};

use super::exit::Failure;
use super::talk;

/// Folders deeper than this are not looked into.
const DEEPEST: usize = 4;
/// No more files than this are looked at.
const MOST: usize = 2_000;

const EXAMPLES: &str = "\
Shipped ones are inside the program, and can be run or extended by the name printed.
In DIR, the current folder if left out, every .toml file that is a scenario or a lever file is listed;
hidden folders, `target`, links and folders named `shared`, which hold parts of scenarios, are passed over.
A lever file is listed with the question it answers and the eras it applies to.

Examples:
  throughcare list
  throughcare list scenarios
  throughcare list --json";

/// List the scenarios and lever files there are
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct List {
    /// The folder to look in
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,

    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row {
    name: String,
    kind: &'static str,
    title: Option<String>,
    question: Option<String>,
    applies_to: Vec<String>,
    start: Option<String>,
    horizon_years: Option<u32>,
    sound: bool,
}

impl List {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let shipped = scenario::baselines().chain(scenario::lever_files());
        let mut rows: Vec<Row> = shipped.map(|name| row(Path::new(&name))).collect();
        let mut found = Vec::new();
        look(&self.folder, DEEPEST, &mut found)?;
        found.sort();
        rows.extend(
            found
                .iter()
                .filter(|path| is_ours(path))
                .map(|path| row(path)),
        );
        if self.json {
            return Ok(talk::print_json(&rows)?);
        }
        let mut listing = Listing::new(&["Name", "Kind", "Start or eras", "Years", "What it asks"]);
        for row in rows {
            let text = |part: Option<String>| part.unwrap_or_default();
            let says = match row.sound {
                true => text(row.question.or(row.title)),
                false => format!("not sound: throughcare check {}", row.name),
            };
            let years = row.horizon_years.map(|years| years.to_string());
            listing.push([
                row.name,
                row.kind.to_owned(),
                row.start.unwrap_or_else(|| row.applies_to.join(" ")),
                text(years),
                says,
            ]);
        }
        Ok(talk::print(&report::listing(&listing, talk::screen()))?)
    }
}

/// Finds the files of a folder and those below it that may be ours.
fn look(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (kind, name) = (entry.file_type()?, entry.file_name());
        let name = name.to_string_lossy();
        if found.len() >= MOST || name.starts_with('.') {
            continue;
        }
        let path = match folder == Path::new(".") {
            true => PathBuf::from(entry.file_name()),
            false => entry.path(),
        };
        if kind.is_dir() && depth > 0 && name != "target" && name != "shared" {
            // A folder that may not be read holds nothing to list.
            let _ = look(&path, depth - 1, found);
        } else if kind.is_file() && name.ends_with(".toml") && !name.ends_with(".resolved.toml") {
            found.push(path);
        }
    }
    Ok(())
}

fn row(path: &Path) -> Row {
    let name = printable(&path.to_string_lossy()).into_owned();
    if is_lever_file(path) {
        let file = LeverFile::load(path);
        return Row {
            name,
            kind: "lever file",
            sound: file.is_ok(),
            title: file.as_ref().ok().and_then(|file| file.title.clone()),
            question: file.as_ref().ok().and_then(|file| file.question.clone()),
            applies_to: file.map_or_else(|_| Vec::new(), |file| file.applies_to),
            start: None,
            horizon_years: None,
        };
    }
    let scenario = Scenario::load(path, &Overlays::default()).ok();
    let scenario = scenario.as_ref();
    Row {
        name,
        kind: "scenario",
        title: scenario.and_then(Scenario::title).map(str::to_owned),
        question: None,
        applies_to: Vec::new(),
        start: scenario.map(|scenario| scenario.start().to_string()),
        horizon_years: scenario.map(Scenario::horizon_years),
        sound: scenario.is_some(),
    }
}
