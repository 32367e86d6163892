//! Allocation: who gets a case.
//!
//! A case goes to the unit of home. Among the seats of its provider (of any, once there is one
//! service) and of a fitting grade that are below the ceiling it goes to the lowest band of five
//! cases per full-time officer; ties are decided by a hash of person and seat. If all are at the
//! ceiling it goes to the lowest band all the same, and is counted. Where nobody of a fitting grade
//! is in post anybody will do, and where nobody is in post at all it waits.

use super::seat::{Grade, Seat};
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

/// The best seat so far, and what it is best by.
struct Best {
    number: u16,
    full: bool,
    band: u32,
    /// Drawn at the first tie.
    hash: Option<u64>,
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

    /// Opens the case of `id`, who has none.
    pub fn take_on(&mut self, luck: &Luck, terms: &Terms, id: u32, person: &Person) -> Allocated {
        let best = self.best(luck, terms, person);
        self.seat_of[id as usize] = best.as_ref().map_or(WAITING, |best| best.number);
        let Some(best) = best else {
            self.teams[own_team(person)].waiting += 1;
            return Allocated::Waits;
        };
        self.seat_mut(best.number).cases += 1;
        match best.full {
            true => Allocated::Above,
            false => Allocated::Below,
        }
    }

    /// Closes the case of `id`.
    pub fn let_go(&mut self, id: u32, person: &Person) {
        match std::mem::replace(&mut self.seat_of[id as usize], NO_CASE) {
            NO_CASE => {}
            WAITING => self.teams[own_team(person)].waiting -= 1,
            seat => self.seat_mut(seat).cases -= 1,
        }
    }

    fn best(&self, luck: &Luck, terms: &Terms, person: &Person) -> Option<Best> {
        let fits = |seat: &Seat| !is_high_risk(person) || seat.grade == Grade::ProbationOfficer;
        self.best_among(luck, terms, person, fits)
            .or_else(|| self.best_among(luck, terms, person, |_| true))
    }

    fn best_among(
        &self,
        luck: &Luck,
        terms: &Terms,
        person: &Person,
        fits: impl Fn(&Seat) -> bool,
    ) -> Option<Best> {
        let mut best: Option<Best> = None;
        for team in self.teams_for(person, terms) {
            for (within, seat) in self.teams[team].seats.iter().enumerate() {
                if !seat.filled || !fits(seat) {
                    continue;
                }
                let other = Best {
                    number: self.number(team, within),
                    full: terms.is_full(seat.cases, seat.fte()),
                    band: seat.band(),
                    hash: None,
                };
                best = Some(match best {
                    None => other,
                    Some(best) => best.or(other, luck, person.key),
                });
            }
        }
        best
    }
}

impl Best {
    /// The better of two: below the ceiling, then the lower band, then the lower hash.
    fn or(mut self, mut other: Best, luck: &Luck, key: u64) -> Best {
        match (other.full, other.band).cmp(&(self.full, self.band)) {
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal => {
                if other.hash(luck, key) < self.hash(luck, key) {
                    other
                } else {
                    self
                }
            }
        }
    }

    fn hash(&mut self, luck: &Luck, key: u64) -> u64 {
        let number = u64::from(self.number);
        *self
            .hash
            .get_or_insert_with(|| luck.word(key, purpose::OFFICER_CHOICE, number))
    }
}
