//! Following people through one replication.

use super::entry::{Entry, entries, found};
use crate::engine::Tick;
use crate::pathway::watch::{Moment, Observer, Officer, Watcher};
use crate::pathway::{Plan, World};
use crate::person::Person;
use crate::scenario::Date;
use std::sync::Arc;

/// One entry, with whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The day.
    pub date: Date,
    /// Milliseconds of the day that are past.
    pub past: u32,
    /// The person's number.
    pub id: u32,
    /// What happened.
    pub entry: &'a Entry,
    /// The person after it.
    pub person: &'a Person,
    /// The prison the person is in, or was until then.
    pub prison: Option<usize>,
    /// Whose case the person is, or was until then.
    pub officer: Option<Officer>,
    /// Whether all officers work for one service by then.
    pub one_service: bool,
}

/// Tells the entries of some people as they come.
pub struct Teller<'a, T> {
    /// Whether each person is followed, by number; nobody beyond the end is.
    pub whom: &'a [bool],
    /// The plan of the run.
    pub plan: &'a Plan,
    /// Who is told.
    pub tell: T,
}

impl<T: FnMut(Told<'_>)> Observer for Teller<'_, T> {
    fn watches(&self, id: u32) -> bool {
        self.whom.get(id as usize).copied().unwrap_or(false)
    }

    fn finds(&mut self, at: Tick, id: u32, person: &Person) {
        let entry = found(person, &self.plan.months);
        self.tell(at, id, &entry, person, (None, None));
    }

    fn sees(&mut self, moment: &Moment<'_>) {
        let [had, has] = moment.officers;
        let left = moment.before.and_then(Person::prison);
        for entry in entries(moment, &self.plan.months) {
            let by = (left, has.or(had));
            self.tell(moment.at, moment.id, &entry, moment.after, by);
        }
    }
}

impl<T: FnMut(Told<'_>)> Teller<'_, T> {
    fn tell(
        &mut self,
        at: Tick,
        id: u32,
        entry: &Entry,
        person: &Person,
        (left, officer): (Option<usize>, Option<Officer>),
    ) {
        let (date, past) = self.plan.months.date(at);
        (self.tell)(Told {
            date,
            past,
            id,
            entry,
            person,
            prison: person.prison().or(left),
            officer,
            one_service: self.plan.terms_at(at).officers.is_unified(),
        });
    }
}

/// Runs `replication` of `plan` to its end, or until `goes_on` says no, under the eyes of `observer`.
/// `goes_on` is asked at each month's end, with the share of the run that is done.
///
/// # Errors
/// What does not hold, in words: a bug of the program.
pub fn follow<O: Observer>(
    plan: &Arc<Plan>,
    (seed, replication): (u64, u32),
    observer: O,
    mut goes_on: impl FnMut(&O, f64) -> bool,
) -> Result<(World, O), String> {
    let mut world = World::new(Arc::clone(plan));
    let mut watcher = Watcher::new(observer);
    let told = |fault: crate::engine::Fault| fault.to_string();
    world.open(seed, replication).map_err(told)?;
    world.show(&mut watcher);
    let count = plan.months.count();
    for month in 0..count {
        let end = plan.months.end(month);
        world.run_watched(end, &mut watcher).map_err(told)?;
        if (month + 1) % 12 == 0 {
            world.check(end)?;
        }
        if !goes_on(&watcher.observer, (month + 1) as f64 / count as f64) {
            break;
        }
    }
    Ok((world, watcher.observer))
}

/// Nobody's observer.
pub struct Unobserved;

impl Observer for Unobserved {
    fn watches(&self, _: u32) -> bool {
        false
    }

    fn finds(&mut self, _: Tick, _: u32, _: &Person) {}

    fn sees(&mut self, _: &Moment<'_>) {}
}

/// `wanted` of `all` people, spread evenly over their numbers; all where more are wanted.
#[must_use]
pub fn spread(wanted: u32, all: usize) -> Vec<bool> {
    let wanted = (wanted as usize).min(all);
    let mut whom = vec![false; all];
    for place in 0..wanted {
        whom[place * all / wanted] = true;
    }
    whom
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn people_are_spread_evenly_and_counted_exactly() {
        let chosen = |wanted, all| -> Vec<usize> {
            let whom = spread(wanted, all);
            (0..all).filter(|&id| whom[id]).collect()
        };
        assert_eq!(chosen(3, 10), [0, 3, 6]);
        assert_eq!(chosen(7, 10).len(), 7);
        assert_eq!(chosen(99, 4), [0, 1, 2, 3]);
        assert!(chosen(0, 4).is_empty());
    }
}
