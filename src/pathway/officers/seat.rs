//! A seat: a post with its working time and grade, and how many cases it has.
//!
//! It is small, because whoever gives out a case looks at every seat of a team.

use super::Terms;
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

/// Full time, in the tenths in which working time is counted.
pub const FULL_TIME: u32 = 10;
/// Cases per full-time officer that are one band of allocation.
const BAND: u32 = 5;
/// The rank of a seat that nobody holds.
pub(super) const VACANT: u32 = u32::MAX;
/// Part of the rank of a seat at the ceiling or above.
pub(super) const FULL: u32 = 1 << 31;

/// One seat.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    cases: u32,
    /// [`VACANT`], or [`FULL`] and the band: whoever is lower is given the next case.
    rank: u32,
    /// Working time in tenths.
    fte: u8,
    grade: Grade,
    filled: bool,
}

impl Seat {
    /// An empty seat of `fte` tenths of full time.
    pub(super) fn new(fte: u8, grade: Grade) -> Seat {
        Seat {
            cases: 0,
            rank: VACANT,
            fte,
            grade,
            filled: false,
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

    pub(super) fn rank(&self) -> u32 {
        self.rank
    }

    /// Has so many cases from now on, and is held or not.
    pub(super) fn set(&mut self, cases: u32, filled: bool, terms: &Terms) {
        (self.cases, self.filled) = (cases, filled);
        self.rank = match filled {
            false => VACANT,
            true if terms.is_full(cases, self.fte()) => FULL | self.band(),
            true => self.band(),
        };
    }
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
        let bands = |fte, cases: [u32; 5]| cases.map(|cases| holding(cases, fte).band());
        assert_eq!(bands(10, [0, 4, 5, 49, 50]), [0, 0, 1, 9, 10]);
        // Four tenths of full time are two cases a band.
        assert_eq!(bands(4, [0, 1, 2, 19, 20]), [0, 0, 1, 9, 10]);
        assert_eq!(holding(20, 4).load(), 50.0);
    }
}
