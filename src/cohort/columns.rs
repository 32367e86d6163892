//! The columns of a cohort file, each once: its name, what it means, how it is written and read.

mod every;

pub use every::COLUMNS;

use super::instant;
use super::record::Record;
use crate::engine::Tick;
use crate::pathway::Plan;
use crate::pathway::homes::{Piece, Pieces};
use crate::person::{Fact, Facts, Person};

use crate::scenario::{Date, Row, Sheet};
use std::sync::LazyLock;

/// Marks the identities of an opening; a file shows them without it.
pub const MARK: u64 = 1 << 62;

/// What the words of a file refer to: the regions and areas of a plan, and its start.
pub struct Ground<'a> {
    /// The plan the cohort is for.
    pub plan: &'a Plan,
    /// The day it starts.
    pub start: Date,
}

impl<'a> Ground<'a> {
    /// The ground of `plan`.
    #[must_use]
    pub fn of(plan: &'a Plan) -> Ground<'a> {
        Ground {
            plan,
            start: plan.months.first_day(0),
        }
    }
}

/// One column.
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What it means, its unit and what may stand in it.
    pub meaning: &'static str,
    pub(super) write: fn(&Record, &Ground) -> String,
    pub(super) read: fn(&mut Cell, &mut Record),
}

/// One cell being read.
pub(super) struct Cell<'c, 'p> {
    pub(super) sheet: &'c mut Sheet<'p>,
    pub(super) row: &'c Row,
    pub(super) column: &'static str,
    pub(super) ground: &'c Ground<'c>,
}

impl Cell<'_, '_> {
    fn text(&self) -> &str {
        self.sheet.cell(self.row, self.column)
    }

    /// One of the kinds of an enum; `otherwise`, after a report, for an unknown word.
    fn kind<T: Copy>(&mut self, all: &[T], name: fn(T) -> &'static str, otherwise: T) -> T {
        let text = self.text();
        if let Some(&found) = all.iter().find(|one| name(**one) == text) {
            return found;
        }
        let names: Vec<(&str, T)> = all.iter().map(|&one| (name(one), one)).collect();
        let found = self.sheet.choice(self.row, self.column, &names);
        found.unwrap_or(otherwise)
    }

    /// One of several names; the first, after a report, for an unknown one.
    fn named(&mut self, names: &[&str]) -> usize {
        let text = self.text();
        if let Some(at) = names.iter().position(|name| *name == text) {
            return at;
        }
        let places: Vec<(&str, usize)> = names.iter().copied().zip(0..).collect();
        let found = self.sheet.choice(self.row, self.column, &places);
        found.unwrap_or(0)
    }

    /// One of the parts a region is cut into, by name.
    fn piece(&mut self, pieces: &Pieces, region: u8) -> u8 {
        let text = self.text();
        let of_region = |(at, _): &(usize, &Piece)| pieces.all()[*at].region == region;
        let mut here = pieces.all().iter().enumerate().filter(of_region);
        if let Some((at, _)) = here.find(|(at, _)| pieces.names()[*at] == text) {
            return at as u8;
        }
        let here = pieces.all().iter().enumerate().filter(of_region);
        let names: Vec<(&str, usize)> = here
            .map(|(at, _)| (pieces.names()[at].as_str(), at))
            .collect();
        let found = self.sheet.choice(self.row, self.column, &names);
        found.unwrap_or(0) as u8
    }

    /// A prison of the plan by name; none where the cell is empty, so that one is found.
    fn prison(&mut self) -> u8 {
        let text = self.text();
        if text.is_empty() {
            return Person::NO_PRISON;
        }
        let sites = &self.ground.plan.sites;
        if let Some(at) = sites.kept().position(|site| site.name == text) {
            return at as u8;
        }
        let names: Vec<(&str, u8)> = sites
            .kept()
            .map(|site| site.name.as_str())
            .zip(0..)
            .collect();
        let found = self.sheet.choice(self.row, self.column, &names);
        found.unwrap_or(Person::NO_PRISON)
    }

    fn count(&mut self, most: u32) -> u32 {
        self.sheet.count(self.row, self.column, 0, most)
    }

    fn instant(&mut self) -> Tick {
        match instant::read(self.ground.start, self.text()) {
            Ok(at) => at,
            Err(why) => {
                self.bad("is no instant", why);
                Tick::NEVER
            }
        }
    }

    pub(super) fn bad(&mut self, what: &str, help: &str) {
        self.sheet.bad(self.row, self.column, what, help);
    }

    fn facts(&mut self) -> Facts {
        let mut facts = Facts::default();
        let text = self.text().to_owned();
        for word in text.split_ascii_whitespace() {
            match Fact::ALL.iter().find(|fact| fact.name() == word) {
                Some(&fact) => facts.set(fact, true),
                None => {
                    let names: Vec<&str> = Fact::ALL.iter().map(|fact| fact.name()).collect();
                    let help = format!("allowed are {}, with spaces between", names.join(", "));
                    self.bad("holds an unknown fact", &help);
                }
            }
        }
        facts
    }

    fn key(&mut self) -> u64 {
        let key = self.text().parse::<u64>();
        match key {
            Ok(key) if key < MARK => key | MARK,
            _ => {
                self.bad(
                    "is no identity",
                    "a whole number below 4611686018427387904, each once",
                );
                MARK
            }
        }
    }
}

/// The header.
pub static NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| COLUMNS.iter().map(|column| column.name).collect());
