//! The appointments of PATHWAY-1A: a step that touches its own person and nothing else.
//!
//! Because of that they can be queued like any step, or held back and run in one go just before
//! the person's next step that changes what an appointment sees (in custody or outside). Both
//! ways must leave the same counts.

use super::laws::{self, FORTNIGHT, HORIZON};
use super::step::{Step, list};
use super::{Pathway1, Schedule};
use crate::engine::Tick;

/// Whether there are appointments, and how they are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appointments {
    /// None: PATHWAY-1.
    None,
    /// PATHWAY-1A, each on the agenda.
    Queued,
    /// PATHWAY-1A, run when the person's state is about to change, and at the end.
    Batched,
}

impl Pathway1 {
    pub(super) fn open_appointments<S: Schedule>(&mut self, id: u32, agenda: &mut S) {
        if self.appointments == Appointments::None {
            return;
        }
        let law = &self.laws.first_appointment;
        let first = Tick(self.ticks(law, id, laws::FIRST_APPOINTMENT, 0));
        match self.appointments {
            Appointments::Batched => self.people[id as usize].appointment = first,
            _ => list(agenda, Step::Appointment, first, id),
        }
    }

    /// A queued appointment, and the next one; without branches, which would be hard to foresee.
    #[inline]
    pub(super) fn appointment<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        list(agenda, Step::Appointment, now.after(FORTNIGHT), id);
        let word = self.appointment_word(id, now);
        let person = &mut self.people[id as usize];
        let inside = person.state.in_custody();
        let missed = !inside & self.laws.missed.holds(word);
        let breach = person.attend(!inside, missed);
        self.tally.appointments += 1;
        self.tally.positive_tests += u64::from(inside & self.laws.positive.holds(word));
        self.tally.missed += u64::from(missed);
        self.tally.breaches += u64::from(breach);
    }

    /// The first is within a fortnight of the origin, so that the number of the fortnight names
    /// an appointment.
    #[inline]
    fn appointment_word(&self, id: u32, at: Tick) -> u64 {
        let fortnight = u64::from(at.0 / FORTNIGHT);
        self.luck.word(id.into(), laws::APPOINTMENT, fortnight)
    }

    /// Runs the appointments held back that fall before `now`: one at `now` itself comes after
    /// the step of that instant.
    #[inline]
    pub(super) fn catch_up(&mut self, id: u32, now: Tick) {
        if self.appointments != Appointments::Batched {
            return;
        }
        if self.people[id as usize].state.in_custody() {
            self.catch_up_inside(id, now);
        } else {
            self.catch_up_outside(id, now);
        }
    }

    fn catch_up_inside(&mut self, id: u32, now: Tick) {
        let mut at = self.people[id as usize].appointment;
        let (mut due, mut positive) = (0, 0);
        while at < now {
            positive += u64::from(self.laws.positive.holds(self.appointment_word(id, at)));
            due += 1;
            at = at.after(FORTNIGHT);
        }
        self.people[id as usize].appointment = at;
        self.tally.appointments += due;
        self.tally.positive_tests += positive;
    }

    fn catch_up_outside(&mut self, id: u32, now: Tick) {
        let mut person = self.people[id as usize];
        let (mut due, mut misses, mut breaches) = (0, 0, 0);
        while person.appointment < now {
            let missed = self
                .laws
                .missed
                .holds(self.appointment_word(id, person.appointment));
            misses += u64::from(missed);
            breaches += u64::from(person.attend(true, missed));
            due += 1;
            person.appointment = person.appointment.after(FORTNIGHT);
        }
        self.people[id as usize] = person;
        self.tally.appointments += due;
        self.tally.missed += misses;
        self.tally.breaches += breaches;
    }

    /// Runs what is held back at the end of the run.
    pub(super) fn finish_appointments(&mut self) {
        for id in 0..self.people.len() as u32 {
            self.catch_up(id, HORIZON.after(1));
        }
    }
}
