//! The lever table: each parameter of the model once, with unit, limits and meaning.
//!
//! Parsing, range errors and suggestions follow from this table. A value never stands here: it
//! stands in a scenario, with its source.

mod community_treatment;
mod court;
mod custody;
mod harm;
mod money;
mod moves;
mod need;
mod opening;
mod prison_treatment;
mod recording;
mod release;
mod return_to_custody;
mod supervision;
mod wholes;

use std::sync::LazyLock;

pub use moves::in_words as moves_in_words;
pub(crate) use wholes::{WHOLES, Whole};

use crate::units::Unit;

/// What kind of number a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A state of affairs, a rule in force or a price, read from data at the start of an era.
    Condition,
    /// How people and services behave; the same in every era.
    Behaviour,
    /// How much one thing changes another; at its neutral value it changes nothing.
    Effect,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Condition, Kind::Behaviour, Kind::Effect];

    /// The name in tables and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Condition => "condition",
            Kind::Behaviour => "behaviour",
            Kind::Effect => "effect",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One parameter of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lever {
    /// Its name in files, dotted.
    pub key: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// The least value that makes sense.
    pub min: f64,
    /// The greatest value that makes sense.
    pub max: f64,
    /// What kind of number it is.
    pub kind: Kind,
    /// Whether a change may be confined to areas.
    pub by_area: bool,
    /// What it means, in a phrase.
    pub meaning: &'static str,
    /// The flows it may move; empty if it moves none.
    pub moves: &'static [&'static str],
    /// The value at which an effect changes nothing; none for what is no effect.
    pub neutral: Option<f64>,
}

/// Declares the levers of one stage, sorted by key, each as
/// `key Kind Unit min .. max [by_area] meaning [neutral AT] [moves WHAT];`
///
/// `Kind` is [`Kind::Condition`], [`Kind::Behaviour`] or [`Kind::Effect`]; `moves` is needed only
/// where a lever moves something else than the stage as a whole, `neutral` where an effect changes
/// nothing at another value than 1. The value goes into the
/// scenarios, with its source.
macro_rules! lever_table {
    (moves $default:ident;
     $($key:literal $kind:ident $unit:ident $min:literal .. $max:literal $($area:ident)? $meaning:literal
        $(neutral $neutral:literal)? $(moves $own:ident)?;)+) => {
        /// The levers of this stage, sorted by key.
        pub(super) static LEVERS: &[Lever] = &[$(Lever {
            key: $key,
            unit: Unit::$unit,
            min: $min,
            max: $max,
            kind: Kind::$kind,
            by_area: lever_table!(@area $($area)?),
            meaning: $meaning,
            moves: lever_table!(@moves $default $($own)?),
            neutral: lever_table!(@neutral $kind $($neutral)?),
        }),+];
    };
    (@moves $default:ident) => { crate::scenario::levers::moves::$default };
    (@moves $default:ident $own:ident) => { crate::scenario::levers::moves::$own };
    (@neutral Effect) => { Some(1.0) };
    (@neutral Effect $neutral:literal) => { Some($neutral) };
    (@neutral $other:ident) => { None };
    (@area) => { false };
    (@area by_area) => { true };
}
use lever_table;

/// The stages in the order in which a person meets them.
static STAGES: [&[Lever]; 12] = [
    court::LEVERS,
    custody::LEVERS,
    need::LEVERS,
    opening::LEVERS,
    prison_treatment::LEVERS,
    release::LEVERS,
    supervision::LEVERS,
    community_treatment::LEVERS,
    harm::LEVERS,
    return_to_custody::LEVERS,
    recording::LEVERS,
    money::LEVERS,
];

/// The same levers sorted by key alone, for finding.
static BY_KEY: LazyLock<Vec<&'static Lever>> = LazyLock::new(|| {
    let mut all: Vec<_> = levers().collect();
    all.sort_by_key(|lever| lever.key);
    all
});

/// Every lever, sorted by stage, then by key.
pub fn levers() -> impl Iterator<Item = &'static Lever> {
    STAGES.iter().flat_map(|stage| stage.iter())
}

/// How many levers there are.
pub(crate) fn count() -> usize {
    BY_KEY.len()
}

/// The lever's place in the order of keys; the index of its value everywhere in this module.
pub(crate) fn index_of(key: &str) -> Option<usize> {
    BY_KEY.binary_search_by_key(&key, |lever| lever.key).ok()
}

/// The lever at a place in the order of keys.
pub(crate) fn at(index: usize) -> &'static Lever {
    BY_KEY[index]
}

/// Whether some lever's key begins with this dotted path and goes on.
pub(crate) fn is_group(path: &str) -> bool {
    let from = BY_KEY.partition_point(|lever| lever.key <= path);
    BY_KEY[from..]
        .iter()
        .take_while(|lever| lever.key.starts_with(path))
        .any(|lever| lever.key.as_bytes().get(path.len()) == Some(&b'.'))
}

/// The lever with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Lever> {
    index_of(key).map(at)
}

/// The lever whose key is nearest to a mistyped one, if any is near.
#[must_use]
pub fn nearest(key: &str) -> Option<&'static str> {
    super::nearest::name(key, levers().map(|lever| lever.key))
}

/// The names nearest to a mistyped one, the nearest first; none if none is near.
pub fn nearest_few<'a>(given: &str, among: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    super::nearest::names(given, among)
}

/// The groups whose names are nearest to a mistyped one.
#[must_use]
pub fn nearest_groups(given: &str) -> Vec<&'static str> {
    let mut groups: Vec<&str> = levers()
        .flat_map(|lever| {
            let dots = lever.key.match_indices('.');
            dots.map(|(dot, _)| &lever.key[..dot])
        })
        .collect();
    groups.sort_unstable();
    groups.dedup();
    nearest_few(given, groups.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_sorted_and_no_key_stands_twice() {
        for stage in STAGES {
            assert!(
                stage.is_sorted_by_key(|lever| lever.key),
                "{}",
                stage[0].key
            );
        }
        assert!(BY_KEY.windows(2).all(|pair| pair[0].key < pair[1].key));
    }

    #[test]
    fn limits_are_finite_and_in_order() {
        for lever in levers() {
            assert!(
                lever.min.is_finite() && lever.max.is_finite(),
                "{}",
                lever.key
            );
            assert!(lever.min < lever.max, "{}", lever.key);
            assert!(!lever.meaning.is_empty(), "{}", lever.key);
        }
    }

    #[test]
    fn effects_alone_have_a_neutral_value_within_their_limits() {
        for lever in levers() {
            assert_eq!(
                lever.neutral.is_some(),
                lever.kind == Kind::Effect,
                "{}",
                lever.key
            );
            let neutral = lever.neutral.unwrap_or(lever.min);
            assert!((lever.min..=lever.max).contains(&neutral), "{}", lever.key);
        }
    }

    #[test]
    fn no_key_is_also_a_group() {
        for lever in levers() {
            assert!(!is_group(lever.key), "{}", lever.key);
        }
        assert!(is_group("court"));
        assert!(is_group("court.attach"));
        assert!(!is_group("cour"));
        assert!(!is_group("court.remand"));
    }

    #[test]
    fn typing_errors_find_their_lever() {
        assert_eq!(
            nearest("court.remand_entires"),
            Some("court.remand_entries")
        );
        assert_eq!(nearest("remand_entries"), Some("court.remand_entries"));
        assert_eq!(nearest("xyzzy"), None);
        assert_eq!(nearest(&"x".repeat(1_000_000)), None);
    }
}
