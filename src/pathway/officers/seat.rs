//! A seat: a post with its working time and grade, whoever holds it, and how heavily.

use super::Terms;
use crate::engine::dist::Chance;
use crate::engine::hazard::{Budget, Rate};
use crate::engine::{Hazards, Luck, Purpose, Tick};
use crate::person::index_enum;

index_enum! {
    /// What somebody is trained for.
    Grade {
        /// Probation officer.
        ProbationOfficer = "po",
        /// Probation service officer: not given the highest risks.
        ServiceOfficer = "pso",
    }
}

/// The hazards of an officer, by index.
pub(super) mod risk {
    /// Leaves the service.
    pub const LEAVES: usize = 0;
    /// Falls absent.
    pub const FALLS_ABSENT: usize = 1;
    /// How many.
    pub const COUNT: usize = 2;
}

/// Full time, in the tenths in which working time is counted.
pub const FULL_TIME: u32 = 10;
/// Cases per full-time officer that are one band of allocation.
const BAND: u32 = 5;

/// One seat.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    pub(super) hazards: Hazards<{ risk::COUNT }>,
    /// The chance that a contact does what was due, as of the last snapshot.
    pub(super) quality: Chance,
    pub(super) cases: u32,
    /// When whoever is absent is back.
    pub(super) back: Tick,
    /// How many have held the seat.
    pub(super) tenure: u16,
    /// How often the present holder has been absent.
    pub(super) spell: u16,
    /// Working time in tenths.
    pub(super) fte: u8,
    pub(super) grade: Grade,
    pub(super) filled: bool,
    pub(super) absent: bool,
}

impl Seat {
    /// An empty seat of `fte` tenths of full time.
    pub(super) fn new(fte: u8, grade: Grade) -> Seat {
        Seat {
            hazards: Hazards::default(),
            quality: Chance::default(),
            cases: 0,
            back: Tick::NEVER,
            tenure: 0,
            spell: 0,
            fte,
            grade,
            filled: false,
            absent: false,
        }
    }

    /// Cases held.
    #[must_use]
    pub fn cases(&self) -> u32 {
        self.cases
    }

    /// Working time in tenths of full time.
    #[must_use]
    pub fn fte(&self) -> u32 {
        u32::from(self.fte)
    }

    /// What the holder is trained for.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// Whether somebody holds it.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        self.filled
    }

    /// The chance that a contact does what was due, as of the last snapshot.
    #[must_use]
    pub fn quality(&self) -> Chance {
        self.quality
    }

    /// Which band of five cases per full-time officer the caseload is in, 0 the lightest.
    #[must_use]
    pub fn band(&self) -> u32 {
        self.cases * FULL_TIME / (BAND * self.fte())
    }

    /// Cases per full-time officer.
    #[must_use]
    pub fn load(&self) -> f64 {
        f64::from(self.cases * FULL_TIME) / f64::from(self.fte)
    }

    /// Takes the snapshot of the caseload and of absence that contacts see.
    pub(super) fn see(&mut self, terms: &Terms) {
        let quality = terms.quality(self.load(), self.absent);
        self.quality = Chance::new(quality).unwrap_or_default();
    }

    /// Rates of leaving and of falling absent.
    pub(super) fn rates(&self, region: u8, terms: &Terms) -> [Rate; risk::COUNT] {
        if !self.filled {
            return [Rate::ZERO; risk::COUNT];
        }
        let absence = match self.absent {
            true => Rate::ZERO,
            false => terms.falling_absent(),
        };
        [terms.leaving(region), absence]
    }

    /// Spends the budgets up to `now` at the rates of `terms`.
    pub(super) fn settle(&mut self, now: Tick, region: u8, terms: &Terms) {
        let rates = self.rates(region, terms);
        self.hazards.settle(now, &rates);
    }

    /// Gives one hazard a budget of mean one, drawn as `exponential`.
    pub(super) fn renew(&mut self, which: usize, exponential: f64) {
        self.hazards.renew(which, Budget::new(exponential));
    }

    /// The occasion of the holder's present spell, at work or absent.
    pub(super) fn occasion(&self) -> u64 {
        u64::from(self.tenure) << 16 | u64::from(self.spell)
    }
}

/// The word of the seat of a number; its key is no person's.
pub(super) fn word(luck: &Luck, number: u16, purpose: Purpose, occasion: u64) -> u64 {
    luck.word(1 << 63 | u64::from(number), purpose, occasion)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding(cases: u32, fte: u8) -> Seat {
        Seat {
            cases,
            ..Seat::new(fte, Grade::ProbationOfficer)
        }
    }

    #[test]
    fn bands_are_of_five_cases_for_each_full_time_officer() {
        assert_eq!(
            [0, 4, 5, 49, 50].map(|cases| holding(cases, 10).band()),
            [0, 0, 1, 9, 10]
        );
        // Four tenths of full time are two cases a band.
        assert_eq!(
            [0, 1, 2, 19, 20].map(|cases| holding(cases, 4).band()),
            [0, 0, 1, 9, 10]
        );
        assert_eq!(holding(20, 4).load(), 50.0);
    }
}
