//! What the meters of a world show at the end of a month: person-time and place-time since the start.

use super::super::services::Services;
use super::super::time::START;
use super::State;
use crate::engine::{Pool, Tick};
use crate::ledger::{Meter, TierTime};
use crate::person::{Legal, Tier};

impl State {
    /// What the meters show: person-time by legal state, and place-time by pool.
    pub(super) fn readings(&mut self, now: Tick) -> [u64; Meter::COUNT] {
        let integrals = &self.ledger.integrals;
        let person_ticks = |counts: fn(Legal) -> bool| -> u64 {
            Legal::ALL
                .iter()
                .filter(|legal| counts(**legal))
                .map(|&legal| integrals.person_ticks(legal, now))
                .sum()
        };
        let (custody, supervision) = (
            person_ticks(Legal::in_custody),
            person_ticks(Legal::supervised),
        );
        let (places_inside, busy_inside) = pool_ticks(&mut self.services.inside, now);
        let waiting_inside = waiting_ticks(&self.services.inside);
        let (places_outside, busy_outside) = pool_ticks(&mut self.services.outside, now);
        let (team_places, team_busy) = pool_ticks(&mut self.services.teams, now);
        let waiting_outside = waiting_ticks(&self.services.outside);
        let team_waiting = waiting_ticks(&self.services.teams);
        [
            custody,
            supervision,
            places_inside,
            busy_inside,
            waiting_inside,
            places_outside,
            busy_outside,
            waiting_outside,
            team_places,
            team_busy,
            team_waiting,
            custody,
            u64::from(now.since(START)),
        ]
    }

    /// Place-time of each tier since the start.
    pub(super) fn tier_times(&self) -> [TierTime; Tier::COUNT] {
        let mut times = [TierTime::default(); Tier::COUNT];
        for (which, pool) in self.services.inside.iter().enumerate() {
            let (time, accounts) = (
                &mut times[Services::tier_of_pool(which) as usize],
                pool.accounts(),
            );
            time.places += accounts.area_places;
            time.busy += accounts.area_busy;
            time.waiting += accounts.area_waiting;
        }
        times
    }
}

/// Person-time in the queues of pools whose books are up to date.
fn waiting_ticks(pools: &[Pool]) -> u64 {
    pools.iter().map(|pool| pool.accounts().area_waiting).sum()
}

/// Place-time there was, and of that used, over all pools.
fn pool_ticks(pools: &mut [Pool], now: Tick) -> (u64, u64) {
    pools.iter_mut().fold((0, 0), |(places, busy), pool| {
        pool.account(now);
        (
            places + pool.accounts().area_places,
            busy + pool.accounts().area_busy,
        )
    })
}
