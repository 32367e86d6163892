//! Person-time by legal state and region, and every move between states.

use crate::engine::Tick;
use crate::person::{Legal, Person};

const STATES: usize = Legal::COUNT;

/// Time integrals and the matrix of moves; times in ticks.
#[derive(Clone, Debug)]
pub struct Integrals {
    regions: usize,
    count: Vec<u64>,
    opening: Vec<u64>,
    area: Vec<u64>,
    last: Vec<Tick>,
    spent: Vec<u64>,
    moves: Vec<u64>,
    entered: u64,
    begin: Tick,
}

impl Integrals {
    /// Integrals from `begin`; of a stay that began before, only the part since then counts.
    pub(super) fn new(regions: usize, begin: Tick) -> Integrals {
        let cells = STATES * regions;
        Integrals {
            regions,
            count: vec![0; cells],
            opening: vec![0; cells],
            area: vec![0; cells],
            last: vec![begin; cells],
            spent: vec![0; cells],
            moves: vec![0; STATES * STATES * regions],
            entered: 0,
            begin,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Integrals::new(self.regions, self.begin);
    }

    fn cell(&self, region: usize, state: Legal) -> usize {
        state as usize * self.regions + region
    }

    fn advance(&mut self, cell: usize, now: Tick) {
        self.area[cell] += u64::from(now.since(self.last[cell])) * self.count[cell];
        self.last[cell] = now;
    }

    /// Somebody is there when the world opens.
    pub fn placed(&mut self, region: usize, state: Legal) {
        let cell = self.cell(region, state);
        self.count[cell] += 1;
        self.opening[cell] += 1;
    }

    /// Somebody comes from outside.
    pub fn arrived(&mut self, region: usize, state: Legal, now: Tick) {
        let cell = self.cell(region, state);
        self.advance(cell, now);
        self.count[cell] += 1;
        self.entered += 1;
        self.opening[cell] += 1;
    }

    pub(super) fn moved(&mut self, region: usize, from: Legal, to: Legal, since: Tick, now: Tick) {
        let (old, new) = (self.cell(region, from), self.cell(region, to));
        self.advance(old, now);
        self.advance(new, now);
        self.count[old] -= 1;
        self.count[new] += 1;
        self.spent[old] += u64::from(now.since(since.max(self.begin)));
        self.moves[(from as usize * STATES + to as usize) * self.regions + region] += 1;
    }

    /// ∫ people in `state` dt up to `now`, in ticks, over all regions.
    #[must_use]
    pub fn person_ticks(&self, state: Legal, now: Tick) -> u64 {
        (0..self.regions)
            .map(|region| {
                let cell = self.cell(region, state);
                self.area[cell] + u64::from(now.since(self.last[cell])) * self.count[cell]
            })
            .sum()
    }

    /// People who have come from outside.
    #[must_use]
    pub fn entered(&self) -> u64 {
        self.entered
    }

    /// Checks the flow balance of every state and region, and Little's law along the path.
    ///
    /// # Errors
    /// The identity that does not hold, in words.
    pub fn check<'a>(
        &mut self,
        people: impl Iterator<Item = &'a Person>,
        now: Tick,
    ) -> Result<(), String> {
        let mut still = vec![0u64; self.count.len()];
        let mut walked = vec![0u64; self.count.len()];
        for person in people {
            let cell = self.cell(usize::from(person.attributes.region), person.legal);
            still[cell] += u64::from(now.since(person.since.max(self.begin)));
            walked[cell] += 1;
        }
        for (cell, (still, walked)) in still.into_iter().zip(walked).enumerate() {
            self.advance(cell, now);
            self.check_cell(cell, still, walked)?;
        }
        Ok(())
    }

    fn check_cell(&self, cell: usize, still: u64, walked: u64) -> Result<(), String> {
        let (state, region) = (Legal::ALL[cell / self.regions], cell % self.regions);
        let flow =
            |from: usize, to: usize| self.moves[(from * STATES + to) * self.regions + region];
        let into: u64 = (0..STATES).map(|other| flow(other, state as usize)).sum();
        let out: u64 = (0..STATES).map(|other| flow(state as usize, other)).sum();
        let name = state.name();
        if self.opening[cell] + into != walked + out {
            return Err(format!(
                "{name}, region {region}: {} at first + {into} in is not {walked} now + {out} out",
                self.opening[cell]
            ));
        }
        if self.area[cell] != self.spent[cell] + still {
            return Err(format!(
                "{name}, region {region}: time integral {} is not the sum of stays {}",
                self.area[cell],
                self.spent[cell] + still
            ));
        }
        Ok(())
    }
}
