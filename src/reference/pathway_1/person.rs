//! The record of a person: 16 bytes, because at national size the run is as fast as its memory.

use crate::engine::Tick;

/// Where a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum State {
    /// In the community.
    #[default]
    Outside,
    /// In the community, in a line for treatment.
    WaitingOutside,
    /// In the community, in treatment.
    TreatedOutside,
    /// In custody.
    Inside,
    /// In custody, in a line for treatment.
    WaitingInside,
    /// In custody, in treatment.
    TreatedInside,
}

impl State {
    #[inline]
    pub fn in_custody(self) -> bool {
        self as u8 >= State::Inside as u8
    }
}

/// Three missed appointments in a row.
const BREACH: u8 = 3;

const BEGAN: u8 = 1;
const COMPLETED: u8 = 2;
const EXIT_LISTED: u8 = 4;
const MISSES_SHIFT: u32 = 4;

/// A person. What is pending and has been overtaken is seen from here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Person {
    /// Release while in custody, return to custody while outside.
    pub exit: Tick,
    /// When the current wait outside ends without a place.
    pub gives_up: Tick,
    /// The next appointment, where appointments are batched.
    pub appointment: Tick,
    /// Receptions so far: the occasion of every draw.
    pub spell: u16,
    pub state: State,
    marks: u8,
}

impl Person {
    /// Somebody in the community at the origin.
    pub fn outside_until(exit: Tick) -> Person {
        Person {
            exit,
            ..Person::default()
        }
    }

    /// Opens a spell; only the missed appointments are kept.
    #[inline]
    pub fn receive(&mut self, exit: Tick) {
        self.spell += 1;
        self.exit = exit;
        self.state = State::Inside;
        self.marks &= !(BEGAN | COMPLETED | EXIT_LISTED);
    }

    /// Treatment began in this spell.
    pub fn began(self) -> bool {
        self.marks & BEGAN != 0
    }

    /// Treatment was completed in this spell.
    pub fn completed(self) -> bool {
        self.marks & COMPLETED != 0
    }

    pub fn begin(&mut self) {
        self.state = State::TreatedInside;
        self.marks |= BEGAN;
    }

    pub fn complete(&mut self) {
        self.state = State::Inside;
        self.marks |= COMPLETED;
    }

    /// Whether the exit is on the agenda already, so that nobody lists it twice.
    pub fn exit_listed(self) -> bool {
        self.marks & EXIT_LISTED != 0
    }

    pub fn list_exit(&mut self, listed: bool) {
        self.marks = self.marks & !EXIT_LISTED | if listed { EXIT_LISTED } else { 0 };
    }

    /// Counts an appointment, if it is one `outside`, and says whether it made a breach.
    #[inline]
    pub fn attend(&mut self, outside: bool, missed: bool) -> bool {
        let before = self.marks >> MISSES_SHIFT;
        let missed_now = (before + 1) * u8::from(missed);
        let misses = if outside { missed_now } else { before };
        let breach = misses == BREACH;
        let kept = if breach { 0 } else { misses };
        self.marks = self.marks & ((1 << MISSES_SHIFT) - 1) | kept << MISSES_SHIFT;
        breach
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_sixteen_bytes() {
        assert_eq!(size_of::<Person>(), 16);
    }

    #[test]
    fn only_three_misses_in_a_row_are_a_breach() {
        let mut person = Person::default();
        let missed = [true, true, false, true, true, true, true];
        let breaches: Vec<bool> = missed
            .iter()
            .map(|&miss| person.attend(true, miss))
            .collect();
        assert_eq!(breaches, [false, false, false, false, false, true, false]);
    }
}
