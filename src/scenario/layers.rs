//! Finding and reading all layers of a scenario, the lowest first.

use std::path::{Path, PathBuf};

use super::Overlays;
use super::layer::{self, Kind, Layer};
use super::problems::{FileId, Place, Problem, Problems, brief};
use super::reading::{self, Refused, Root};

/// A scenario file larger than this is refused before it is parsed.
pub(super) const LARGEST: u64 = 512 << 10;
/// A data table larger than this likewise.
const LARGEST_TABLE: u64 = 4 << 20;
/// Longer chains of `extends` are not meant.
const LONGEST_CHAIN: usize = 16;

/// The layers in order of precedence, lowest first, and the folder that confines them.
pub(crate) struct Stack {
    pub(crate) layers: Vec<Layer>,
    /// The file each layer was read from; empty for options.
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) root: Option<Root>,
}

/// Reads the scenario, what it extends, the lever files and the settings.
pub(crate) fn read(problems: &mut Problems, path: &Path, overlays: &Overlays) -> Stack {
    let mut stack = Stack {
        layers: Vec::new(),
        paths: Vec::new(),
        root: Root::of(path),
    };
    read_chain(problems, path, &mut stack);
    stack.layers.reverse();
    stack.paths.reverse();
    for with in &overlays.with {
        let layer = read_file(problems, with, Kind::Overlay);
        stack.layers.push(layer);
        stack.paths.push(PathBuf::new());
    }
    for text in settings(overlays) {
        stack.layers.push(read_setting(problems, &text));
        stack.paths.push(PathBuf::new());
    }
    stack
}

fn settings(overlays: &Overlays) -> Vec<(&'static str, String)> {
    let mut settings: Vec<_> = overlays
        .set
        .iter()
        .map(|set| ("--set", set.clone()))
        .collect();
    settings.extend(
        overlays
            .years
            .map(|years| ("--years", format!("horizon_years={years}"))),
    );
    settings
}

/// Reads the scenario and then, one by one, what each file extends.
fn read_chain(problems: &mut Problems, path: &Path, stack: &mut Stack) {
    let mut layer = read_file(problems, path, Kind::Scenario);
    let mut real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    loop {
        let next = extended(problems, &layer, &real, stack);
        // What the refused file would have said is unknown, not missing.
        layer.broken |= next.is_none() && layer.head.extends.is_some();
        stack.layers.push(layer);
        stack.paths.push(real);
        let Some(below) = next else { return };
        layer = read_file(problems, &below, Kind::Scenario);
        real = below;
    }
}

/// The file that a layer extends, if it may be read.
fn extended(problems: &mut Problems, layer: &Layer, real: &Path, stack: &Stack) -> Option<PathBuf> {
    let extends = layer.head.extends.as_ref()?;
    let refuse = |why: &str| {
        Problem::at(extends.place, format!("`extends` {why}")).label(brief(&extends.value))
    };
    let below = match stack.root.as_ref()?.resolve(real, &extends.value) {
        Ok(below) => below,
        Err(refused) => {
            problems.push(mark(refuse(&refused.why).help(refused.help), &refused));
            return None;
        }
    };
    if below == real || stack.paths.contains(&below) {
        let help = "a chain of `extends` must end in a file that extends nothing";
        problems.push(refuse("leads back to a file of its own chain").help(help));
        return None;
    }
    if stack.paths.len() + 1 >= LONGEST_CHAIN {
        problems.push(refuse("makes too long a chain").help("at most 16 files"));
        return None;
    }
    Some(below)
}

fn read_file(problems: &mut Problems, path: &Path, kind: Kind) -> Layer {
    let file = problems.open(&reading::shown(path), "");
    match reading::text(path, LARGEST) {
        Ok(text) if is_blank(&text) => {
            let help = match kind {
                Kind::Scenario => {
                    "a scenario begins with era, start and horizon_years, or with extends"
                }
                _ => "a lever file holds values or [[change]]",
            };
            problems.push(Problem::of(file, "the file is empty").help(help));
            Layer::unread()
        }
        Ok(text) => {
            problems.fill(file, &text);
            layer::read(problems, file, &text, kind)
        }
        Err(refused) => {
            problems.push(unreadable(file, &refused));
            Layer::unread()
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

fn unreadable(file: FileId, refused: &Refused) -> Problem {
    let problem = Problem::of(file, format!("the file {}", refused.why)).help(refused.help);
    mark(problem, refused)
}

fn mark(problem: Problem, refused: &Refused) -> Problem {
    if refused.io { problem.io() } else { problem }
}

/// Reads `path=value`, which is a line of TOML.
fn read_setting(problems: &mut Problems, (option, text): &(&'static str, String)) -> Layer {
    const HOW: &str = "write --set path=value, for example --set court.remand_entries=31000";
    let file = problems.open(option, text.as_str());
    let whole = Place::new(file, 0..text.len());
    let title = if text.len() as u64 > LARGEST || text.contains(['\n', '\r']) {
        "a setting must be one line"
    } else if !text.contains('=') || text.trim_start().starts_with(['[', '#', '=']) {
        "a setting must be path=value"
    } else {
        return layer::read(problems, file, text, Kind::Setting);
    };
    problems.push(Problem::at(whole, title).help(HOW));
    Layer::unread()
}

/// Reads a data table that a layer names.
pub(crate) fn read_data(
    problems: &mut Problems,
    stack: &Stack,
    named_in: &Path,
    given: &super::problems::At<String>,
) -> Option<(FileId, String)> {
    let found = stack.root.as_ref()?.resolve(named_in, &given.value);
    let path = match found {
        Ok(path) => path,
        Err(refused) => {
            let problem = Problem::at(given.place, format!("the data file {}", refused.why))
                .label(brief(&given.value))
                .help(refused.help);
            problems.push(mark(problem, &refused));
            return None;
        }
    };
    let file = problems.open(&reading::shown(&path), "");
    match reading::text(&path, LARGEST_TABLE) {
        Ok(text) => Some((file, text)),
        Err(refused) => {
            problems.push(unreadable(file, &refused));
            None
        }
    }
}
