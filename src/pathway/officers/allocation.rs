//! Allocation: who gets a case.
//!
//! A case goes to the unit of home. Among the seats of its provider (of any, once there is one
//! service) and of a fitting grade that are below the ceiling it goes to the lowest band of five
//! cases per full-time officer; ties are decided by a hash of person and seat. If all are at the
//! ceiling it goes to another unit of the region where somebody is below it, if cases may be held
//! elsewhere; otherwise to the lowest band at home all the same, and is counted. Where nobody of a fitting grade
//! is in post anybody will do, and where nobody is in post at all it waits.

use super::seat::{FULL, Grade, Seat, VACANT};
use super::{NO_CASE, Officers, Terms, WAITING, own_team};
use crate::engine::Luck;
use crate::pathway::purpose;
use crate::person::{Band, Legal, Person};

/// What became of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allocated {
    /// Given to an officer below the ceiling.
    Below,
    /// Given to an officer at the ceiling or above, because all were.
    Above,
    /// Waits until somebody is in post.
    Waits,
}

/// Whether a case is kept from probation service officers: serving, or on licence from, four years
/// and more or an indeterminate sentence.
#[must_use]
pub fn is_high_risk(person: &Person) -> bool {
    let under_sentence = matches!(
        person.legal,
        Legal::Sentenced | Legal::Indeterminate | Legal::Recalled | Legal::OnLicence
    );
    under_sentence && matches!(person.band, Band::Over4Years | Band::Indeterminate)
}

impl Officers {
    /// Makes room for the next slot, whose case is not open yet.
    pub fn admit(&mut self) {
        self.seat_of.push(NO_CASE);
    }

    /// Opens the case of `id`, whom no seat has.
    pub fn take_on(&mut self, luck: &Luck, terms: &Terms, id: u32, person: &Person) -> Allocated {
        let Some(best) = self.best(luck, terms, person) else {
            self.seat_of[id as usize] = WAITING;
            self.teams[own_team(person)].waiting.push(id);
            return Allocated::Waits;
        };
        self.seat_of[id as usize] = best.number;
        let seat = self.seat_mut(best.number);
        seat.set(seat.cases() + 1, true, terms);
        self.deal(best.number, id);
        match best.rank & FULL {
            0 => Allocated::Below,
            _ => Allocated::Above,
        }
    }

    /// Closes the case of `id`.
    pub fn let_go(&mut self, terms: &Terms, id: u32, person: &Person) {
        match std::mem::replace(&mut self.seat_of[id as usize], NO_CASE) {
            NO_CASE => {}
            WAITING => self.teams[own_team(person)]
                .waiting
                .retain(|&other| other != id),
            seat => {
                let seat = self.seat_mut(seat);
                seat.set(seat.cases() - 1, true, terms);
            }
        }
    }

    /// Puts `id` on the list of a seat, which is cleared of those who have left it when they are more
    /// than those who have not.
    fn deal(&mut self, number: u16, id: u32) {
        const SPARE: usize = 32;
        let cases = self.seat(number).cases() as usize;
        let dealt = &mut self.holder_mut(number).dealt;
        dealt.push(id);
        if dealt.len() > 2 * cases + SPARE {
            let own = self.take_dealt(number);
            self.holder_mut(number).dealt = own;
        }
    }

    /// Takes the list of a seat: the slots of its people, in order, each once.
    pub(super) fn take_dealt(&mut self, number: u16) -> Vec<u32> {
        let mut dealt = std::mem::take(&mut self.holder_mut(number).dealt);
        dealt.retain(|&id| self.seat_of(id) == number);
        dealt.sort_unstable();
        // Somebody may have left the seat and come back to it.
        dealt.dedup();
        dealt
    }

    fn best(&self, luck: &Luck, terms: &Terms, person: &Person) -> Option<Best> {
        if is_high_risk(person) {
            let trained = |seat: &Seat| seat.grade() == Grade::ProbationOfficer;
            let best = self.best_anywhere(luck, terms, person, trained);
            if best.is_some() {
                return best;
            }
        }
        self.best_anywhere(luck, terms, person, |_| true)
    }

    /// The best at home, or in the region where all at home are at the ceiling and that is allowed.
    fn best_anywhere(
        &self,
        luck: &Luck,
        terms: &Terms,
        person: &Person,
        fits: impl Fn(&Seat) -> bool,
    ) -> Option<Best> {
        let home = self.teams_for(person, terms);
        let best = self.best_among(luck, home, person, &fits);
        if !terms.is_held_elsewhere() || best.as_ref().is_none_or(|best| best.rank & FULL == 0) {
            return best;
        }
        let there = self.teams_of_region(person, terms);
        let other = self.best_among(luck, there, person, &fits);
        other.filter(|other| other.rank & FULL == 0).or(best)
    }

    fn best_among(
        &self,
        luck: &Luck,
        teams: impl Iterator<Item = usize>,
        person: &Person,
        fits: impl Fn(&Seat) -> bool,
    ) -> Option<Best> {
        let mut best = Best {
            number: NO_CASE,
            rank: VACANT,
            hash: None,
        };
        for team in teams {
            for (within, seat) in self.teams[team].seats.iter().enumerate() {
                if seat.rank() <= best.rank && seat.rank() != VACANT && fits(seat) {
                    best.or(self.number(team, within), seat.rank(), luck, person.key);
                }
            }
        }
        (best.rank != VACANT).then_some(best)
    }
}

/// The best seat so far, and what it is best by.
struct Best {
    number: u16,
    rank: u32,
    /// Drawn at the first tie.
    hash: Option<u64>,
}

impl Best {
    /// Yields to a seat of a lower rank, or of the same and a lower hash.
    fn or(&mut self, number: u16, rank: u32, luck: &Luck, key: u64) {
        let hash = |number| luck.word(key, purpose::OFFICER_CHOICE, u64::from(number));
        let mut drawn = None;
        if rank == self.rank {
            let (mine, other) = (self.hash.unwrap_or_else(|| hash(self.number)), hash(number));
            self.hash = Some(mine);
            if mine <= other {
                return;
            }
            drawn = Some(other);
        }
        (self.number, self.rank, self.hash) = (number, rank, drawn);
    }
}
