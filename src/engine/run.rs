//! The run loop, generic over the model.

use super::agenda::Agenda;
use super::key::{Due, Tick};

/// What the engine asks of a model: to take one step.
pub trait Model {
    /// Lets `due` happen now. A step that was overtaken does nothing.
    fn step(&mut self, due: Due, agenda: &mut Agenda);

    /// Reads what the next few steps will need, and changes nothing.
    ///
    /// A model whose ids do not fit the caches reads the records of all of `ahead` here, so that
    /// their misses overlap; read one by one, each would hold up the step that needs it.
    #[inline]
    fn foresee(&self, ahead: impl Iterator<Item = Due>) {
        let _ = ahead;
    }
}

/// Why a run stopped before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An id scheduled more than 64 steps within 64 ticks.
    Loop {
        /// Whose steps they are.
        id: u32,
        /// When it was noticed.
        at: Tick,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Fault::Loop { id, at } = self;
        write!(
            f,
            "id {id} scheduled more than 64 steps within 64 ticks at tick {}",
            at.0
        )
    }
}

impl std::error::Error for Fault {}

/// Runs every event at or before `until` and says how many there were.
///
/// # Errors
/// [`Fault::Loop`] when an id keeps scheduling steps without delay.
pub fn run_until<M: Model>(model: &mut M, agenda: &mut Agenda, until: Tick) -> Result<u64, Fault> {
    let mut steps = 0;
    loop {
        model.foresee(agenda.ahead());
        let Some(due) = agenda.pop(until) else { break };
        model.step(due, agenda);
        steps += 1;
    }
    match agenda.looping() {
        Some(id) => Err(Fault::Loop {
            id,
            at: agenda.now(),
        }),
        None => Ok(steps),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::key::Class;

    /// Steps that reschedule themselves after a fixed delay, and the order they came in.
    struct Echo {
        delay: u32,
        seen: Vec<Due>,
    }

    impl Model for Echo {
        fn step(&mut self, due: Due, agenda: &mut Agenda) {
            self.seen.push(due);
            agenda.schedule(
                due.tick().after(self.delay),
                due.class(),
                due.id(),
                due.kind(),
            );
        }
    }

    #[test]
    fn a_zero_delay_loop_is_stopped_and_named() {
        let mut agenda = Agenda::new(Tick(1_000), 4);
        agenda.schedule(Tick(5), Class::Joins, 17, 2);
        let fault = run_until(
            &mut Echo {
                delay: 0,
                seen: vec![],
            },
            &mut agenda,
            Tick(1_000),
        );
        assert!(
            matches!(fault, Err(Fault::Loop { id: 17, .. })),
            "{fault:?}"
        );
    }

    #[test]
    fn events_come_in_the_order_of_their_keys_whatever_the_buckets() {
        let mut runs = Vec::new();
        for bits in [0, 3, 8, 20] {
            let mut agenda = Agenda::new(Tick(5_000), bits);
            for id in (0..300).rev() {
                agenda.schedule(Tick(id % 7 * 100), Class::Ends, id, 0);
            }
            let mut echo = Echo {
                delay: 131,
                seen: vec![],
            };
            assert!(run_until(&mut echo, &mut agenda, Tick(2_500)).is_ok());
            assert!(run_until(&mut echo, &mut agenda, Tick(5_000)).is_ok());
            assert!(echo.seen.is_sorted());
            runs.push(echo.seen);
        }
        assert!(runs.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn what_is_due_now_but_earlier_in_order_falls_on_the_next_tick() {
        let mut agenda = Agenda::new(Tick(100), 4);
        agenda.schedule(Tick(9), Class::Contacts, 1, 0);
        assert!(agenda.pop(Tick(100)).is_some());
        assert_eq!(agenda.schedule(Tick(9), Class::Ends, 1, 0), Tick(10));
        assert_eq!(agenda.schedule(Tick(9), Class::Reporting, 1, 0), Tick(9));
        assert_eq!(agenda.schedule(Tick(101), Class::Ends, 1, 0), Tick(101));
        assert_eq!(agenda.pop(Tick(100)).map(Due::tick), Some(Tick(9)));
        assert_eq!(agenda.pop(Tick(100)).map(Due::tick), Some(Tick(10)));
        assert_eq!(agenda.pop(Tick(100)), None);
    }
}
