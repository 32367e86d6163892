//! The books of a pool: who came, what became of them, and time integrals.

use crate::engine::key::Tick;

/// Counts since the world opened; times in ticks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    /// People who asked for a place.
    pub offered: u64,
    /// Of those, people who found the queue full.
    pub turned_away: u64,
    /// Of those, people who joined the queue.
    pub joined: u64,
    /// People sent back to the queue by a cut.
    pub returned: u64,
    /// People who started.
    pub started: u64,
    /// People put inside without asking: when the world opened, or moved in from another pool.
    pub placed: u64,
    /// People who left the queue out of patience.
    pub gave_up: u64,
    /// People who left the queue for another reason.
    pub left_otherwise: u64,
    /// Stays ended.
    pub ended: u64,
    /// Waits of all who are no longer waiting.
    pub time_waited: u64,
    /// Stays of all who are no longer inside.
    pub time_inside: u64,
    /// ∫ people waiting dt.
    pub area_waiting: u64,
    /// ∫ people inside dt.
    pub area_busy: u64,
    /// ∫ places dt.
    pub area_places: u64,
    opened: Tick,
    last: Tick,
}

impl Accounts {
    /// Books that begin at `opened`: what was before is not counted.
    pub(super) fn from(opened: Tick) -> Accounts {
        Accounts {
            opened,
            last: opened,
            ..Accounts::default()
        }
    }

    /// How much of a stay from `since` to `now` lies within the books.
    pub(super) fn within(&self, since: Tick, now: Tick) -> u64 {
        u64::from(now.since(since.max(self.opened)))
    }

    pub(super) fn advance(&mut self, now: Tick, waiting: u32, busy: u32, places: u32) {
        let ticks = u64::from(now.since(self.last));
        if ticks > 0 {
            self.area_waiting += ticks * u64::from(waiting);
            self.area_busy += ticks * u64::from(busy);
            self.area_places += ticks * u64::from(places);
            self.last = now;
        }
    }

    /// The identities of a queue; all are exact, because everything is a whole number.
    pub(super) fn check(
        &self,
        waiting: u32,
        busy: u32,
        still_waiting: u64,
        still_inside: u64,
    ) -> Result<(), String> {
        let waiting = u64::from(waiting);
        let busy = u64::from(busy);
        let same = |what: &str, left: u64, right: u64| {
            if left == right {
                Ok(())
            } else {
                Err(format!("{what}: {left} is not {right}"))
            }
        };
        same(
            "offered = turned away + joined",
            self.offered,
            self.turned_away + self.joined,
        )?;
        same(
            "joined + returned = started + gave up + left otherwise + waiting",
            self.joined + self.returned,
            self.started + self.gave_up + self.left_otherwise + waiting,
        )?;
        same(
            "placed + started = ended + returned + inside",
            self.placed + self.started,
            self.ended + self.returned + busy,
        )?;
        same(
            "time integral of waiting = sum of waits",
            self.area_waiting,
            self.time_waited + still_waiting,
        )?;
        same(
            "time integral of people inside = sum of stays",
            self.area_busy,
            self.time_inside + still_inside,
        )
    }
}
