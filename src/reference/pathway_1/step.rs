//! What is due in PATHWAY-1.

use crate::engine::{Class, Tick};
use crate::reference::schedule::Schedule;

/// A step; its number is the kind of its event, whatever its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    Reception,
    Assessment,
    CompletionInside,
    Release,
    Referral,
    Renege,
    CompletionOutside,
    Appointment,
}

const STEPS: [Step; 8] = [
    Step::Reception,
    Step::Assessment,
    Step::CompletionInside,
    Step::Release,
    Step::Referral,
    Step::Renege,
    Step::CompletionOutside,
    Step::Appointment,
];

impl Step {
    /// The step of a kind (below 8).
    #[inline]
    pub fn of(kind: u8) -> Step {
        STEPS[usize::from(kind & 7)]
    }

    /// Whatever frees a place ends; whatever asks for one joins.
    #[inline]
    fn class(self) -> Class {
        match self {
            Step::Assessment | Step::Referral => Class::Joins,
            Step::Appointment => Class::Contacts,
            _ => Class::Ends,
        }
    }
}

/// Puts a step of `id` on the agenda.
#[inline]
pub fn list<S: Schedule>(agenda: &mut S, step: Step, tick: Tick, id: u32) {
    agenda.schedule(tick, step.class(), id, step as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_gives_back_its_step() {
        assert!(STEPS.iter().all(|&step| Step::of(step as u8) == step));
    }
}
