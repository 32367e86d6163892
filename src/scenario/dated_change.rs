//! The dated changes of a scenario, as a reader meets them.

use super::Scenario;
use super::date::Date;
use super::layer::Effect;
use super::levers::{self, Lever};
use super::timeline::Move;

/// One dated change of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedChange<'a> {
    /// The parameter's entry in the lever table.
    pub lever: &'static Lever,
    /// Whether it is a rule of law, which comes with the shipped scenarios.
    pub rule: bool,
    /// The first day on which it holds, or on which its ramp begins.
    pub from: Date,
    /// The first day on which it no longer holds; nothing if it holds for ever.
    pub until: Option<Date>,
    /// Days over which it comes about; 0 for at once.
    pub ramp_days: u32,
    /// `set`, `add` or `multiply`.
    pub effect: &'static str,
    /// What is set or added, in the lever's unit, or the factor.
    pub amount: f64,
    /// The regions it is confined to; nothing where it holds everywhere.
    pub areas: Option<Vec<&'a str>>,
    /// Evidence ids, file names, or words after assumption, derived or solved; nothing if unsaid.
    pub source: Option<&'a str>,
    /// Why, in words; nothing if nobody says.
    pub note: Option<&'a str>,
    /// Where it stands, as `file:line`.
    pub whence: &'a str,
}

impl DatedChange<'_> {
    /// What it does and when, on one line.
    #[must_use]
    pub fn in_words(&self) -> String {
        let (amount, unit) = (self.amount, self.lever.unit);
        let mut words = match self.effect {
            "set" => format!("set to {amount} {unit}"),
            "add" => format!("add {amount} {unit}"),
            _ => format!("multiply by {amount}"),
        };
        words += &format!(" from {}", self.from);
        if let Some(until) = self.until {
            words += &format!(" until {until}");
        }
        if self.ramp_days > 0 {
            words += &format!(" over {} days", self.ramp_days);
        }
        if let Some(areas) = &self.areas {
            words += &format!(" in {}", areas.join("; "));
        }
        words
    }
}

impl Effect {
    /// Its name in files, and its amount.
    pub(crate) fn parts(self) -> (&'static str, f64) {
        match self {
            Self::Set(amount) => ("set", amount),
            Self::Add(amount) => ("add", amount),
            Self::Multiply(amount) => ("multiply", amount),
        }
    }
}

impl Scenario {
    /// The dated changes: by parameter in the order of keys, then in the order in which they apply.
    pub fn changes(&self) -> impl Iterator<Item = DatedChange<'_>> {
        let moves = self.timeline.moves();
        moves.flat_map(move |(lever, moves)| moves.iter().map(move |step| self.dated(lever, step)))
    }

    fn dated<'a>(&'a self, lever: usize, step: &'a Move) -> DatedChange<'a> {
        let (effect, amount) = step.effect.parts();
        let rows = self.regions.rows();
        let names = |regions: &Vec<usize>| -> Vec<&'a str> {
            let names = regions.iter().map(|&index| rows[index].region.as_str());
            names.collect()
        };
        DatedChange {
            lever: levers::at(lever),
            rule: step.rule,
            from: self.date(step.from),
            until: step.until.map(|until| self.date(until)),
            ramp_days: step.ramp_days,
            effect,
            amount,
            areas: step.regions.as_ref().map(names),
            source: step.source.as_deref(),
            note: step.note.as_deref(),
            whence: &self.whence.changes[&(step.place.file, step.place.start)],
        }
    }
}
