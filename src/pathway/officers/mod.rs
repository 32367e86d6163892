//! Officers: who supervises whom, and how good a contact is.
//!
//! Officers sit in *teams*: those of one provider in one delivery unit. A seat is a post with its
//! working time and grade; whoever holds it has a tenure, after which it is vacant until somebody
//! recruited starts.
//!
//! ```text
//!   on the books ─► allocation ─► a seat's caseload ─► quality of contact (by the month)
//!                       ▲                │
//!   staffing ─► recruitment ─► tenure ───┘ leaves: cases move on; absent: cases stay
//! ```
//!
//! [`terms`] has the parameters and the curve of quality, [`seat`] one seat, [`holder`] who has it,
//! [`staffing`] posts and recruitment, [`tenure`] what happens to an officer, [`allocation`] who
//! gets a case, [`census`] what is reported.
//!
//! Whose case is whose is kept twice: the seat of each person, two bytes beside the people, for
//! contacts; and a list of some fifty people with each seat, for the cases that move when an officer
//! leaves (some 450 times a year). The list is cleared of those who have left the seat only now and
//! then, so that closing a case touches no list at all; links through the people would cost two misses
//! of the cache there, and searching all people when an officer leaves cost a twentieth of a run.

pub mod allocation;
pub mod census;
mod check;
pub mod holder;
pub mod seat;
pub mod staffing;
pub mod tenure;
pub mod terms;

#[cfg(test)]
mod tests;

pub use terms::Terms;

use super::homes::Homes;
use super::scene::Scene;
use crate::engine::dist::Chance;
use crate::person::{Person, Provider};
use holder::Holder;
use seat::Seat;

/// Instead of a seat: no case is open.
pub const NO_CASE: u16 = u16::MAX;
/// Instead of a seat: a case is open, and there is nobody to take it.
pub const WAITING: u16 = u16::MAX - 1;

/// The officers of one provider in one delivery unit.
#[derive(Clone, Debug)]
pub struct Team {
    /// The region it is in.
    pub region: u8,
    /// For whom it works; after the providers have become one, for whom it worked.
    pub provider: Provider,
    seats: Vec<Seat>,
    /// Who holds each seat.
    holders: Vec<Holder>,
    /// The first seats, as many as there are posts.
    posts: usize,
    /// Of those, as many as are meant to be filled.
    in_post: usize,
    /// Seats that are filled.
    filled: usize,
    /// People being recruited and trained.
    recruits: u32,
    /// Of those, how many will not start, because posts were cut meanwhile.
    surplus: u32,
    /// The slots of those whose case nobody has.
    waiting: Vec<u32>,
}

/// All officers, and whose case each person is.
#[derive(Clone, Debug)]
pub struct Officers {
    /// Unit by unit, one team for each provider.
    teams: Vec<Team>,
    /// How many bits of a seat's number count within its team.
    bits: u32,
    /// The seat that has somebody's case, by slot.
    seat_of: Vec<u16>,
}

impl Officers {
    /// The empty seats of the units of `homes`.
    #[must_use]
    pub fn new(homes: &Homes) -> Officers {
        let team = |region, provider| Team {
            region,
            provider,
            seats: Vec::new(),
            holders: Vec::new(),
            posts: 0,
            in_post: 0,
            filled: 0,
            recruits: 0,
            surplus: 0,
            waiting: Vec::new(),
        };
        let units = homes.units.all().iter();
        let teams = units.flat_map(|unit| {
            let of = move |&provider| team(unit.region, provider);
            Provider::ALL.iter().map(of)
        });
        Officers {
            teams: teams.collect(),
            bits: bits_within_team(homes.units.all().len() * Provider::COUNT),
            seat_of: Vec::new(),
        }
    }

    /// Forgets everybody.
    pub fn reset(&mut self) {
        for team in &mut self.teams {
            team.seats.clear();
            team.holders.clear();
            team.waiting.clear();
            (team.posts, team.in_post, team.filled) = (0, 0, 0);
            (team.recruits, team.surplus) = (0, 0);
        }
        self.seat_of.clear();
    }

    /// The teams, unit by unit, one for each provider.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// The number of the seat that has somebody's case, [`WAITING`] or [`NO_CASE`].
    #[must_use]
    pub fn seat_of(&self, id: u32) -> u16 {
        self.seat_of[id as usize]
    }

    /// The chance that a contact with the officer of `id` does what was due.
    #[must_use]
    pub fn quality_of(&self, id: u32, terms: &Terms) -> Chance {
        match self.seat_of(id) {
            NO_CASE | WAITING => terms.unattended(),
            seat => self.holder(seat).quality(),
        }
    }

    /// The seat of a number.
    #[must_use]
    pub fn seat(&self, number: u16) -> &Seat {
        let (team, within) = self.parts(number);
        &self.teams[team].seats[within]
    }

    /// The team a seat is in, by the seat's number.
    #[must_use]
    pub fn team(&self, number: u16) -> &Team {
        &self.teams[self.team_of(number)]
    }

    /// Who holds the seat of a number.
    #[must_use]
    pub fn holder(&self, number: u16) -> &Holder {
        let (team, within) = self.parts(number);
        &self.teams[team].holders[within]
    }

    fn holder_mut(&mut self, number: u16) -> &mut Holder {
        let (team, within) = self.parts(number);
        &mut self.teams[team].holders[within]
    }

    fn seat_mut(&mut self, number: u16) -> &mut Seat {
        let (team, within) = self.parts(number);
        &mut self.teams[team].seats[within]
    }

    fn team_of(&self, number: u16) -> usize {
        self.parts(number).0
    }

    /// The team a seat is in, and its place there.
    pub(super) fn parts(&self, number: u16) -> (usize, usize) {
        let number = usize::from(number);
        (number >> self.bits, number & ((1 << self.bits) - 1))
    }

    fn number(&self, team: usize, within: usize) -> u16 {
        (team << self.bits | within) as u16
    }

    /// The teams somebody's case may go to.
    fn teams_for(&self, person: &Person, terms: &Terms) -> std::ops::Range<usize> {
        let unit = usize::from(person.attributes.unit) * Provider::COUNT;
        if terms.is_unified() {
            return unit..unit + Provider::COUNT;
        }
        let own = own_team(person);
        own..own + 1
    }

    /// The teams of somebody's region that a case may go to where nobody at home has room.
    fn teams_of_region(&self, person: &Person, terms: &Terms) -> impl Iterator<Item = usize> {
        let (region, provider) = (person.attributes.region, person.attributes.provider);
        let unified = terms.is_unified();
        let fits =
            move |team: &Team| team.region == region && (unified || team.provider == provider);
        let teams = self.teams.iter().enumerate();
        teams
            .filter(move |(_, team)| fits(team))
            .map(|(which, _)| which)
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let holders = self.teams.iter().flat_map(|team| &team.holders);
        let each = size_of::<Seat>() + size_of::<Holder>();
        let lists = holders.map(|holder| each + holder.dealt.capacity() * size_of::<u32>());
        lists.sum::<usize>() + self.seat_of.capacity() * size_of::<u16>()
    }
}

/// The team of somebody's own provider in the unit of home.
fn own_team(person: &Person) -> usize {
    usize::from(person.attributes.unit) * Provider::COUNT + person.attributes.provider as usize
}

/// As many bits as leave room for the seats of all `teams` below [`WAITING`].
fn bits_within_team(teams: usize) -> u32 {
    (usize::from(WAITING) / teams.max(1)).max(1).ilog2()
}

/// Seats one team has room for, with `units` delivery units.
#[must_use]
pub fn room_of_team(units: usize) -> usize {
    1 << bits_within_team(units * Provider::COUNT)
}

/// The snapshot that contacts of the coming month see.
pub fn take_snapshot(scene: &mut Scene) {
    let terms = &scene.terms.officers;
    for team in &mut scene.services.officers.teams {
        for (seat, holder) in team.seats.iter().zip(&mut team.holders) {
            holder.see(seat, terms);
        }
    }
}
