//! What happened in the tiers of treatment in custody, month by month, in the whole country.

use crate::person::{Tier, index_enum};

index_enum! {
    /// Something that happens to somebody in a tier.
    TierCount {
        /// Joined a queue, or was sent to a dedicated prison.
        Sought = "sought",
        /// Started.
        Started = "started",
        /// Completed.
        Completed = "completed",
        /// Dropped out.
        DroppedOut = "dropped_out",
        /// Released with need, interrupted by a move, or detoxified and not treated further.
        LeftWithNeed = "left_with_need",
        /// Went on to a programme.
        MovedOn = "moved_on",
        /// Left the queue, or gave up a place kept, unserved.
        LeftQueue = "left_queue",
        /// Had too little time left to start.
        TooShort = "too_short",
    }
}

/// Place-time of one tier since the start, in ticks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TierTime {
    /// Places there were.
    pub places: u64,
    /// Of that used, kept places included.
    pub busy: u64,
    /// People waiting.
    pub waiting: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reading {
    counts: [[u64; TierCount::COUNT]; Tier::COUNT],
    times: [TierTime; Tier::COUNT],
}

/// Counts by tier, and their readings at month ends.
#[derive(Clone, Debug, Default)]
pub struct Tiers {
    now: Reading,
    months: Vec<Reading>,
}

impl Tiers {
    /// Forgets everything.
    pub fn reset(&mut self) {
        self.now = Reading::default();
        self.months.clear();
    }

    /// Counts something.
    #[inline]
    pub fn count(&mut self, tier: Tier, what: TierCount) {
        self.now.counts[tier as usize][what as usize] += 1;
    }

    /// Keeps the counts at the end of a month, with the place-time of each tier.
    pub fn read(&mut self, times: [TierTime; Tier::COUNT]) {
        self.now.times = times;
        self.months.push(self.now);
    }

    /// How often something happened in a month (0 is the first).
    #[must_use]
    pub fn counted(&self, month: usize, tier: Tier, what: TierCount) -> u64 {
        self.between(month, |reading| {
            reading.counts[tier as usize][what as usize]
        })
    }

    /// Place-time of a month.
    #[must_use]
    pub fn time(&self, month: usize, tier: Tier) -> TierTime {
        let of = |what: fn(&TierTime) -> u64| {
            self.between(month, |reading| what(&reading.times[tier as usize]))
        };
        TierTime {
            places: of(|time| time.places),
            busy: of(|time| time.busy),
            waiting: of(|time| time.waiting),
        }
    }

    fn between(&self, month: usize, of: impl Fn(&Reading) -> u64) -> u64 {
        let before = month
            .checked_sub(1)
            .map_or(0, |last| of(&self.months[last]));
        of(&self.months[month]) - before
    }
}
