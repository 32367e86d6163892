//! Finding and reading all layers of a scenario, the lowest first.

use std::path::Path;

use super::Overlays;
use super::layer::{self, Kind, Layer};
use super::location::{Location, Root};
use super::problems::{At, FileId, Place, Problem, Problems, brief, printable};
use super::reading::{self, Refused};

/// A scenario file larger than this is refused before it is parsed.
pub(super) const LARGEST: u64 = 512 << 10;
/// A data table larger than this likewise.
const LARGEST_TABLE: u64 = 4 << 20;
/// What a lever file is for.
const OF_A_LEVER_FILE: &str = "a lever file holds values or [[change]]";
/// Longer chains of `extends` are not meant.
const LONGEST_CHAIN: usize = 16;

/// The layers in order of precedence, lowest first, and the folder that confines them.
pub(crate) struct Stack {
    pub(crate) layers: Vec<Layer>,
    /// Where each layer was read from.
    pub(crate) places: Vec<Location>,
    pub(crate) root: Root,
}

/// What is asked for: a scenario file, or bytes with a name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Asked<'a> {
    File(&'a Path),
    Bytes(&'a str, &'a [u8]),
}

impl Asked<'_> {
    /// The scenario's name: the file's without folder and ending.
    pub(crate) fn stem(self) -> String {
        match self {
            Self::File(path) => {
                Location::named(path).map_or_else(|_| String::new(), |location| location.stem())
            }
            Self::Bytes(name, _) => name.to_owned(),
        }
    }
}

/// Reads the scenario, what it extends, the lever files and the settings.
pub(crate) fn read(problems: &mut Problems, asked: Asked<'_>, overlays: &Overlays) -> Stack {
    let (first, location) = read_first(problems, asked);
    let mut stack = Stack {
        layers: Vec::new(),
        places: Vec::new(),
        root: Root::of(&location),
    };
    read_chain(problems, first, location.real(), &mut stack);
    stack.layers.reverse();
    stack.places.reverse();
    for with in &overlays.with {
        stack.layers.push(read_overlay(problems, with));
        stack.places.push(Location::Nowhere);
    }
    for text in settings(overlays) {
        stack.layers.push(read_setting(problems, &text));
        stack.places.push(Location::Nowhere);
    }
    stack
}

fn read_first(problems: &mut Problems, asked: Asked<'_>) -> (Layer, Location) {
    match asked {
        Asked::File(path) => read_named(problems, path, Kind::Scenario),
        Asked::Bytes(name, bytes) => {
            let text = match bytes.len() as u64 <= LARGEST {
                true => reading::decode(bytes.to_vec()),
                false => Err(reading::too_large(LARGEST)),
            };
            let layer = read_text(problems, name, text, Kind::Scenario);
            (layer, Location::Nowhere)
        }
    }
}

/// Reads a lever file.
pub(crate) fn read_overlay(problems: &mut Problems, path: &Path) -> Layer {
    read_named(problems, path, Kind::Overlay).0
}

fn read_named(problems: &mut Problems, path: &Path, kind: Kind) -> (Layer, Location) {
    match Location::named(path) {
        Ok(location) => (read_file(problems, &location, kind), location),
        Err(refused) => {
            let name = printable(&path.to_string_lossy());
            let layer = read_text(problems, &name, Err(refused), kind);
            (layer, Location::Nowhere)
        }
    }
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
fn read_chain(problems: &mut Problems, mut layer: Layer, mut real: Location, stack: &mut Stack) {
    loop {
        let next = extended(problems, &layer, &real, stack);
        // What the refused file would have said is unknown, not missing.
        layer.broken |= next.is_none() && layer.head.extends.is_some();
        stack.layers.push(layer);
        stack.places.push(real);
        let Some(below) = next else { return };
        layer = read_file(problems, &below, Kind::Scenario);
        real = below;
    }
}

/// The file that a layer extends, if it may be read.
fn extended(
    problems: &mut Problems,
    layer: &Layer,
    real: &Location,
    stack: &Stack,
) -> Option<Location> {
    let extends = layer.head.extends.as_ref()?;
    let refuse = |why: &str| {
        Problem::at(extends.place, format!("`extends` {why}")).label(brief(&extends.value))
    };
    let below = match stack.root.resolve(real, &extends.value) {
        Ok(below) => below,
        Err(refused) => {
            problems.push(mark(refuse(&refused.why).help(refused.help), &refused));
            return None;
        }
    };
    if below == *real || stack.places.contains(&below) {
        let help = "a chain of `extends` must end in a file that extends nothing";
        problems.push(refuse("leads back to a file of its own chain").help(help));
        return None;
    }
    if stack.places.len() + 1 >= LONGEST_CHAIN {
        problems.push(refuse("makes too long a chain").help("at most 16 files"));
        return None;
    }
    Some(below)
}

fn read_file(problems: &mut Problems, location: &Location, kind: Kind) -> Layer {
    read_text(problems, &location.shown(), location.text(LARGEST), kind)
}

fn read_text(
    problems: &mut Problems,
    name: &str,
    text: Result<String, Refused>,
    kind: Kind,
) -> Layer {
    let file = problems.open(name, "");
    match text {
        Ok(text) if is_blank(&text) => {
            let help = match kind {
                Kind::Scenario => {
                    "a scenario begins with era, start and horizon_years, or with extends"
                }
                _ => OF_A_LEVER_FILE,
            };
            problems.push(Problem::of(file, "the file is empty").help(help));
            Layer::unread()
        }
        Ok(text) => {
            problems.fill(file, &text);
            let before = problems.count();
            let layer = layer::read(problems, file, &text, kind);
            let silent = layer.entries.is_empty() && layer.changes.is_empty();
            if kind == Kind::Overlay && silent && problems.count() == before {
                let problem = Problem::of(file, "the lever file changes nothing");
                problems.push(problem.help(OF_A_LEVER_FILE));
            }
            layer
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
    named_in: &Location,
    given: &At<String>,
) -> Option<(FileId, String)> {
    let location = match stack.root.resolve(named_in, &given.value) {
        Ok(location) => location,
        Err(refused) => {
            let problem = Problem::at(given.place, format!("the data file {}", refused.why))
                .label(brief(&given.value))
                .help(refused.help);
            problems.push(mark(problem, &refused));
            return None;
        }
    };
    let file = problems.open(&location.shown(), "");
    match location.text(LARGEST_TABLE) {
        Ok(text) => Some((file, text)),
        Err(refused) => {
            problems.push(unreadable(file, &refused));
            None
        }
    }
}
