//! What must hold of officers and cases at every instant.

use super::{NO_CASE, Officers, Team, WAITING, own_team};
use crate::pathway::services::on_books;
use crate::person::Person;

impl Officers {
    /// Whether everybody on the books is on the list of just one seat of their region (or of those who
    /// wait), and nobody else is on any; and whether there is a recruit for every vacant post.
    ///
    /// # Errors
    /// The first person, seat or team for which it does not hold, in words.
    pub fn check(&self, people: &[Person]) -> Result<(), String> {
        if people.len() != self.seat_of.len() {
            return Err("officers: not everybody has a place for their officer".into());
        }
        let mut open = 0;
        for (person, &seat) in people.iter().zip(&self.seat_of) {
            let team = match seat {
                NO_CASE | WAITING => own_team(person),
                seat => self.team_of(seat),
            };
            if on_books(person.legal) != (seat != NO_CASE) {
                return Err(format!(
                    "officers: seat {seat} for somebody {:?}",
                    person.legal
                ));
            }
            if self.teams[team].region != person.attributes.region {
                return Err("officers: a case is held in another region than its home's".into());
            }
            open += usize::from(seat != NO_CASE);
        }
        let listed = self.check_lists(people)?;
        if listed != open {
            return Err(format!(
                "officers: {open} cases by walking, {listed} on lists"
            ));
        }
        (0..)
            .zip(&self.teams)
            .try_for_each(|(which, team)| check_posts(which, team))
    }

    /// Whether all who are on a list are there by their own account; says how many they are.
    fn check_lists(&self, people: &[Person]) -> Result<usize, String> {
        let mut listed = 0;
        for (which, team) in self.teams.iter().enumerate() {
            for (within, seat) in team.seats.iter().enumerate() {
                let number = self.number(which, within);
                let mut own = team.holders[within].dealt.clone();
                own.retain(|&id| self.seat_of(id) == number);
                own.sort_unstable();
                own.dedup();
                if own.len() != seat.cases() as usize || !seat.is_filled() && seat.cases() > 0 {
                    return Err(format!(
                        "officers: seat {number} has {} cases and {} people",
                        seat.cases(),
                        own.len()
                    ));
                }
                listed += own.len();
            }
            let waits = |&&id: &&u32| {
                self.seat_of(id) == WAITING && own_team(&people[id as usize]) == which
            };
            if team.waiting.iter().filter(waits).count() != team.waiting.len() {
                return Err(format!("officers: cases waiting in team {which} are not"));
            }
            listed += team.waiting.len();
        }
        Ok(listed)
    }
}

fn check_posts(which: usize, team: &Team) -> Result<(), String> {
    let filled = team.seats.iter().filter(|seat| seat.is_filled()).count();
    let live = (team.recruits - team.surplus) as usize;
    if filled == team.filled && live == team.posts.saturating_sub(filled) {
        return Ok(());
    }
    Err(format!(
        "officers: team {which}: {filled} filled of {} posts, {live} recruits",
        team.posts
    ))
}
