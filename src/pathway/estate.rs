//! The estate: the prisons people are held in, each with its places, whom it takes and when people
//! are moved between them.
//!
//! ```text
//!   reception ─► local ──► training ──► open ──► (release)
//!                  │        ▲  │                    ▲
//!                  │        └──┘ transfers          │
//!                  └───────────┴──► resettlement ───┘
//! ```
//!
//! [`sites`] says which prisons there are, [`allocation`] who is taken where, [`moves`] when.
//! Crowding moves nobody's release and is only counted.

pub mod allocation;
pub mod holds;
pub mod moves;
pub mod sites;
#[cfg(test)]
mod tests;

use super::terms::{Reader, Refusal, named};
use super::time::{DAYS_PER_YEAR, days};
use crate::engine::Tick;
use crate::engine::dist::{Categorical, Chance, Sampler};
use crate::ledger::{EstateReading, Mix, uses_of};
use crate::person::{Band, Person};
use sites::Sites;

/// Places, and the rules by which people are moved.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Places of each prison, whole ones.
    pub places: Vec<u32>,
    /// Whether treatment goes on after a move to a prison that offers it.
    pub continues: Chance,
    to_training: Sampler,
    within_training: Option<Sampler>,
    least_left: u32,
    resettled_before: u32,
    open_before: u32,
    /// Share of people in treatment whose moves are put off, and of those in a programme.
    held_in_treatment: [Chance; 2],
    category: [Categorical; Band::COUNT],
    open: [Chance; Band::COUNT],
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where the shares of categories A and B exceed one.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let in_ticks = |key: &str| days(reader.number(key) as u32);
        let interrupts = reader.number("custody.transfer_interrupts_tx");
        Ok(Terms {
            places: reader
                .sites()
                .places(reader.number("custody.operational_capacity") as u32),
            continues: reader.probability("custody.transfer_interrupts_tx", 1.0 - interrupts)?,
            to_training: reader.exponential("custody.transfer_days.local_to_training")?,
            within_training: within_training(reader)?,
            least_left: in_ticks("custody.transfer_min_days_left"),
            resettled_before: in_ticks("custody.resettlement_move_days_before"),
            open_before: in_ticks("custody.open_days_before"),
            held_in_treatment: [
                reader.chance("custody.hold_in_treatment")?,
                reader.chance("custody.hold_in_programme")?,
            ],
            category: by_band(|band| category(reader, band))?,
            open: by_band(|band| open(reader, band))?,
        })
    }
}

/// Days to the next transfer within the training estate; never where the rate is nought.
fn within_training(reader: &Reader) -> Result<Option<Sampler>, Refusal> {
    let rate = reader.number("custody.transfer_hazard");
    let sampler = || Sampler::exponential(DAYS_PER_YEAR / rate);
    (rate > 0.0)
        .then(sampler)
        .transpose()
        .map_err(|error| named("custody.transfer_hazard", &error))
}

fn by_band<T>(read: impl Fn(Band) -> Result<T, Refusal>) -> Result<[T; Band::COUNT], Refusal> {
    Ok([
        read(Band::UpTo6Months)?,
        read(Band::To12Months)?,
        read(Band::To4Years)?,
        read(Band::Over4Years)?,
        read(Band::Indeterminate)?,
    ])
}

/// Whether sentences of a band are short: all of them served in category C, none in open conditions.
fn is_short(band: Band) -> bool {
    matches!(band, Band::UpTo6Months | Band::To12Months)
}

/// Security categories A, B and C of a band.
fn category(reader: &Reader, band: Band) -> Result<Categorical, Refusal> {
    let key = |letter: &str| format!("custody.category_{letter}.{}", band.name());
    let (a, b) = match is_short(band) {
        true => (0.0, 0.0),
        false => (reader.number(&key("a")), reader.number(&key("b"))),
    };
    Categorical::new(&[a, b, 1.0 - a - b]).map_err(|error| named(&key("a"), &error))
}

fn open(reader: &Reader, band: Band) -> Result<Chance, Refusal> {
    match is_short(band) {
        true => reader.probability("custody.open_share", 0.0),
        false => reader.chance(&format!("custody.open_share.{}", band.name())),
    }
}

/// Who is held where, prison by prison.
#[derive(Clone, Debug, Default)]
pub struct Estate {
    held: Vec<u32>,
    mixes: Vec<Mix>,
    places: Vec<u32>,
    came: Vec<u64>,
    left: Vec<u64>,
}

impl Estate {
    /// Empties all prisons and gives them `places`.
    pub fn reset(&mut self, places: &[u32]) {
        let count = places.len();
        self.places = places.to_vec();
        self.held = vec![0; count];
        self.mixes = vec![Mix::default(); count];
        self.came = vec![0; count];
        self.left = vec![0; count];
    }

    /// Gives the prisons other places; nobody is moved.
    pub fn set_places(&mut self, places: &[u32]) {
        self.places.copy_from_slice(places);
    }

    /// People held in `which`.
    #[must_use]
    pub fn held(&self, which: usize) -> u32 {
        self.held[which]
    }

    /// Places of `which`.
    #[must_use]
    pub fn places(&self, which: usize) -> u32 {
        self.places[which]
    }

    /// Whether `which` holds fewer than its places.
    #[inline]
    #[must_use]
    pub fn has_room(&self, which: usize) -> bool {
        self.held[which] < self.places[which]
    }

    /// What the people held use, prison by prison.
    #[must_use]
    pub fn mixes(&self) -> &[Mix] {
        &self.mixes
    }

    /// Somebody with these uses comes to be held in `which`.
    pub fn arrive(&mut self, which: usize, uses: u8) {
        self.held[which] += 1;
        self.mixes[which].add(uses);
        self.came[which] += 1;
    }

    /// Somebody with these uses leaves `which`.
    pub fn depart(&mut self, which: usize, uses: u8) {
        self.held[which] -= 1;
        self.mixes[which].take(uses);
        self.left[which] += 1;
    }

    /// What somebody held in `which` uses has changed.
    pub fn recount(&mut self, which: usize, before: u8, after: u8) {
        self.mixes[which].take(before);
        self.mixes[which].add(after);
    }

    /// What the prisons hold now, by what they are for.
    #[must_use]
    pub fn reading(&self, sites: &Sites) -> EstateReading {
        let mut reading = EstateReading::default();
        for (which, site) in sites.kept().enumerate() {
            let (held, places) = (self.held[which], self.places[which]);
            reading.held[site.part() as usize] += held;
            reading.mix[site.part() as usize].join(&self.mixes[which]);
            reading.places[site.part() as usize] += places;
            if held > places {
                reading.prisons_over += 1;
                reading.held_over += held;
            }
        }
        reading
    }

    /// Whether the books agree with a walk over everybody.
    ///
    /// # Errors
    /// The prison, by number, whose books do not, in words.
    pub fn check<'a>(&self, people: impl Iterator<Item = &'a Person>) -> Result<(), String> {
        let mut walked = vec![Mix::default(); self.held.len()];
        for person in people {
            if let Some(which) = person.prison() {
                walked[which].add(uses_of(person));
            }
        }
        for (which, mix) in walked.iter().enumerate() {
            let (held, walked) = (self.held[which], mix.people());
            let balance = self.came[which] - self.left[which];
            if self.mixes[which] != *mix {
                return Err(format!(
                    "prison {which}: what people held use is {:?}, counted by walking {mix:?}",
                    self.mixes[which]
                ));
            }
            if held != walked || u64::from(held) != balance {
                return Err(format!(
                    "prison {which}: {held} held, {walked} counted by walking, {balance} came and did not leave"
                ));
            }
        }
        Ok(())
    }
}

/// The instant `ticks` before `end`; never, if the end is.
pub(super) fn before(end: Tick, ticks: u32) -> Tick {
    match end {
        Tick::NEVER => end,
        end => Tick(end.0.saturating_sub(ticks)),
    }
}
