//! Lever files by themselves: told from scenarios, and checked as far as one can without a scenario.

use std::collections::BTreeSet;
use std::path::Path;

use super::layer;
use super::layers;
use super::levers;
use super::location::Location;
use super::{Diagnostics, problems::Problems};

/// What a lever file says, whatever it is laid over.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverFile {
    /// Its name: the file's without folder and ending.
    pub name: String,
    /// The title, if it has one.
    pub title: Option<String>,
    /// The question it answers, if it says one.
    pub question: Option<String>,
    /// The eras it may be laid over; any, if it names none.
    pub applies_to: Vec<String>,
    /// The ids of the indicators that answer it.
    pub answers: Vec<String>,
    /// The years a run must have at least to answer it, 1 to 20; any, if it says nothing.
    pub answer_years: Option<u32>,
    /// The era whose answer tells most; the newest, if it says nothing.
    pub tells: Option<String>,
    /// The parameters it sets or changes, sorted.
    pub keys: BTreeSet<&'static str>,
}

impl LeverFile {
    /// Reads a lever file by itself: keys, units and values are checked; dates, areas and the
    /// values that changes reach are not, as they need a scenario.
    ///
    /// # Errors
    /// [`Diagnostics`] with every problem found.
    pub fn load(path: &Path) -> Result<Self, Diagnostics> {
        let mut problems = Problems::default();
        let layer = layers::read_overlay(&mut problems, path);
        let set = layer.entries.iter().map(|entry| entry.lever);
        let changed = layer.changes.iter().map(|change| change.lever);
        let keys = set.chain(changed).map(|lever| levers::at(lever).key);
        let file = Self {
            name: Location::named(path).map_or_else(|_| String::new(), |place| place.stem()),
            title: layer.head.title.as_ref().map(|title| title.value.clone()),
            question: layer
                .head
                .question
                .as_ref()
                .map(|asked| asked.value.clone()),
            answers: layer
                .head
                .answers
                .iter()
                .map(|id| id.value.clone())
                .collect(),
            answer_years: layer.head.answer_years.map(|years| years.value),
            tells: layer.head.tells.as_ref().map(|era| era.value.clone()),
            applies_to: layer
                .head
                .applies_to
                .map_or_else(Vec::new, |eras| eras.value),
            keys: keys.collect(),
        };
        problems.finish().map_or(Ok(file), Err)
    }
}

/// Whether a file is a lever file, to be laid over a scenario: one that names no era, no start and
/// nothing it extends. A file that cannot be read is none; loading it says why.
#[must_use]
pub fn is_lever_file(path: &Path) -> bool {
    const OF_A_SCENARIO: [&str; 3] = ["era", "extends", "start"];
    let text = Location::named(path).and_then(|location| location.text(layers::LARGEST));
    text.is_ok_and(|text| {
        // A line that cannot be parsed may still say what the file was meant to be.
        let begun = text.lines().filter_map(|line| line.split('=').next());
        let mut keys = layer::top_keys(&text).into_iter();
        let mut meant = begun.map(|key| key.trim().trim_matches('"'));
        !keys.any(|key| OF_A_SCENARIO.contains(&key.as_str()))
            && !meant.any(|key| OF_A_SCENARIO.contains(&key))
    })
}

/// Whether a file may be a scenario or a lever file: all at its top is known, and something stands
/// there.
#[must_use]
pub fn is_ours(path: &Path) -> bool {
    let text = Location::named(path).and_then(|location| location.text(layers::LARGEST));
    let keys = text.map_or_else(|_| Vec::new(), |text| layer::top_keys(&text));
    let known = |key: &String| layer::TOP.contains(&key.as_str()) || levers::is_group(key);
    !keys.is_empty() && keys.iter().all(known)
}
