//! The columns of a cohort file, each once: its name, what it means, how it is written and read.

use super::instant;
use super::record::Record;
use crate::engine::Tick;
use crate::pathway::Plan;
use crate::pathway::homes::{Piece, Pieces};
use crate::person::{
    Age, Band, Care, Fact, Facts, Legal, Persistence, Person, Provider, Route, Sentence, Severity,
    Sex, Substance, Tier,
};

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

/// A column of an enum.
macro_rules! kind {
    ($name:literal, $meaning:literal, $type:ident, $($field:ident).+) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, _| record.$($field).+.name().to_owned(),
            read: |cell, record| {
                record.$($field).+ = cell.kind($type::ALL, $type::name, record.$($field).+);
            },
        }
    };
}

/// A column of a part of the home region.
macro_rules! piece {
    ($name:literal, $meaning:literal, $pieces:ident, $field:ident) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, ground| {
                let piece = usize::from(record.attributes.$field);
                ground.plan.homes.$pieces.names()[piece].clone()
            },
            read: |cell, record| {
                let region = record.attributes.region;
                record.attributes.$field = cell.piece(&cell.ground.plan.homes.$pieces, region);
            },
        }
    };
}

/// A column of a date.
macro_rules! instant {
    ($name:literal, $meaning:literal, $field:ident) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, ground| instant::written(ground.start, record.$field),
            read: |cell, record| record.$field = cell.instant(),
        }
    };
}

/// A column of a number of occasions.
macro_rules! count {
    ($name:literal, $meaning:literal, $field:ident, $type:ident) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, _| record.counts.$field.to_string(),
            read: |cell, record| record.counts.$field = cell.count($type::MAX.into()) as $type,
        }
    };
}

/// Every column, in the order of the file.
pub static COLUMNS: &[Column] = &[
    Column {
        name: "key",
        meaning: "identity: a whole number below 2^62, each once; luck follows it",
        write: |record, _| (record.key & !MARK).to_string(),
        read: |cell, record| record.key = cell.key(),
    },
    Column {
        name: "region",
        meaning: "home region, as in the table of regions",
        write: |record, ground| {
            let region = usize::from(record.attributes.region);
            ground.plan.regions.rows()[region].region.clone()
        },
        read: |cell, record| {
            let regions = cell.ground.plan.regions.rows().iter();
            let names: Vec<&str> = regions.map(|region| region.region.as_str()).collect();
            record.attributes.region = cell.named(&names) as u8;
        },
    },
    piece!(
        "area",
        "home treatment area, as in the table of areas",
        areas,
        area
    ),
    piece!(
        "delivery_unit",
        "home delivery unit of probation, as in their table",
        units,
        unit
    ),
    kind!("sex", "sex", Sex, attributes.sex),
    kind!("age", "age band at the start", Age, attributes.age),
    kind!(
        "substance",
        "substance group of the treatment monitoring system",
        Substance,
        attributes.substance
    ),
    kind!(
        "severity",
        "severity of need, as the tiers of the treatment framework",
        Severity,
        attributes.severity
    ),
    kind!(
        "persistence",
        "persistence class (latent)",
        Persistence,
        attributes.persistence
    ),
    kind!(
        "provider",
        "provider of probation",
        Provider,
        attributes.provider
    ),
    kind!("legal", "legal state", Legal, legal),
    kind!(
        "band",
        "band of the present or last custodial sentence",
        Band,
        band
    ),
    kind!(
        "sentence",
        "what the court has given, or will give after remand",
        Sentence,
        sentence
    ),
    kind!("care", "where in treatment", Care, care),
    kind!(
        "route",
        "how the present episode of community treatment began",
        Route,
        route
    ),
    Column {
        name: "facts",
        meaning: "what is so of the person, with spaces between",
        write: |record, _| {
            let facts = Fact::ALL.iter().filter(|fact| record.facts.has(**fact));
            facts.map(|fact| fact.name()).collect::<Vec<_>>().join(" ")
        },
        read: |cell, record| record.facts = cell.facts(),
    },
    count!("custody_spells", "spells in custody so far", custody, u16),
    count!(
        "court_appearances",
        "appearances in court so far",
        court,
        u16
    ),
    count!(
        "supervisions",
        "spells of supervision so far",
        supervision,
        u16
    ),
    count!("offences", "proven offences so far", offences, u16),
    count!(
        "episodes",
        "episodes of community treatment so far",
        episodes,
        u16
    ),
    count!("poisonings", "poisonings so far", poisonings, u16),
    count!(
        "self_referrals",
        "referrals on their own so far",
        seeking,
        u16
    ),
    count!(
        "referral_contacts",
        "contacts at which a referral was due, under the present supervision",
        referral_contacts,
        u8
    ),
    count!(
        "test_contacts",
        "contacts at which a test was due, under the present supervision",
        test_contacts,
        u8
    ),
    Column {
        name: "synthetic_prison",
        meaning: "prison held in, as in the table of prisons: a synthetic allocation, status assumption; empty for none",
        write: |record, ground| match record.person().prison() {
            Some(which) => ground.plan.sites.site(which).name.clone(),
            None => String::new(),
        },
        read: |cell, record| record.prison = cell.prison(),
    },
    Column {
        name: "moves",
        meaning: "moves to another prison planned in the present spell in custody, up to 255",
        write: |record, _| record.moves.to_string(),
        read: |cell, record| record.moves = cell.count(u8::MAX.into()) as u8,
    },
    kind!(
        "tier",
        "tier of treatment in custody, needed, waited for or given",
        Tier,
        tier
    ),
    Column {
        name: "programme_prison",
        meaning: "prison whose programme is waited for, travelled to or followed; empty for none",
        write: |record, ground| match record.site {
            Person::NO_PRISON => String::new(),
            site => ground.plan.sites.site(usize::from(site)).name.clone(),
        },
        read: |cell, record| record.site = cell.prison(),
    },
    instant!(
        "move_due",
        "when the next move to another prison is due; empty for never",
        move_due
    ),
    instant!(
        "curfew_end",
        "when home detention curfew ends; empty for those not on it",
        curfew_end
    ),
    instant!("since", "when the legal state began", since),
    instant!(
        "until",
        "when the legal state ends if nothing ends it before; empty for never",
        until
    ),
    instant!(
        "received",
        "when the present or last spell in custody began",
        received
    ),
    instant!(
        "licence_end",
        "when licence or post-sentence supervision ends",
        licence_end
    ),
    instant!(
        "released",
        "last release from custody; empty for none",
        released
    ),
    instant!(
        "care_since",
        "when the present stay in treatment, or in its queue, began",
        care_since
    ),
    instant!(
        "care_due",
        "when the next step of care is due; empty for none",
        care_due
    ),
    instant!(
        "reserved",
        "since when a place of the programme prison has been kept; empty for none",
        reserved
    ),
    instant!(
        "requirement_due",
        "when the treatment requirement of the present order ends; empty for none",
        requirement_due
    ),
    instant!(
        "team_since",
        "since when an intervention team has been waited for, or has had the person on its caseload",
        team_since
    ),
    instant!(
        "team_due",
        "when the time on an intervention team's caseload ends; empty for none",
        team_due
    ),
];

/// The header.
pub static NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| COLUMNS.iter().map(|column| column.name).collect());
