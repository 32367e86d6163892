//! What must hold in every world at every instant, whatever its rules.

use super::{State, World};
use crate::engine::Tick;
use crate::pathway::risks;
use crate::pathway::services::Services;
use crate::person::{Care, Fact, Person};

impl World {
    /// Checks the identities: stocks against a walk over everybody, flows against stocks, time
    /// integrals against stays, and the books of every pool.
    ///
    /// # Errors
    /// The first identity that does not hold, in words: a bug of the program.
    pub fn check(&mut self, now: Tick) -> Result<(), String> {
        self.state.check_hazards()?;
        let State {
            people,
            ledger,
            services,
            ..
        } = &mut self.state;
        ledger.check_against(people.iter())?;
        ledger.integrals.check(people.iter(), now)?;
        services.officers.check(people)?;
        services.estate.check(people.iter())?;
        let mut inside = vec![Vec::new(); services.inside.len()];
        let mut outside = vec![Vec::new(); services.outside.len()];
        let mut teams = vec![Vec::new(); services.teams.len()];
        for person in people.iter() {
            if person.facts.has(Fact::OnTeam) {
                teams[usize::from(person.attributes.region)].push(person.team_since);
            }
            check_programme(person)?;
            if person.reserved != Tick::NEVER {
                inside[Services::programme_of(person)].push(person.reserved);
            }
            match person.care {
                Care::Inside => inside[Services::inside_of(person)].push(person.care_since),
                Care::Outside => {
                    outside[usize::from(person.attributes.area)].push(person.care_since)
                }
                _ => {}
            }
        }
        for (pool, since) in services.inside.iter_mut().zip(inside) {
            pool.check(now, since.into_iter())
                .map_err(|error| format!("treatment in custody: {error}"))?;
        }
        for (pool, since) in services.outside.iter_mut().zip(outside) {
            pool.check(now, since.into_iter())
                .map_err(|error| format!("community treatment: {error}"))?;
        }
        for (pool, since) in services.teams.iter_mut().zip(teams) {
            pool.check(now, since.into_iter())
                .map_err(|error| format!("intervention teams: {error}"))?;
        }
        Ok(())
    }
}

/// A place of a programme is used, or kept, for somebody who is there or on the way.
fn check_programme(person: &Person) -> Result<(), String> {
    let kept = person.reserved != Tick::NEVER;
    let there = person.site == person.prison;
    match person.care {
        Care::Inside if person.tier.is_programme() && (kept || !there) => Err(format!(
            "person {} is in a programme of another prison",
            person.key
        )),
        Care::Inside | Care::WaitingInside if kept && there => Err(format!(
            "person {} is where a place is kept, and has not started",
            person.key
        )),
        Care::Inside | Care::WaitingInside => Ok(()),
        _ if kept => Err(format!(
            "a place is kept for person {}, who is not in treatment or waiting",
            person.key
        )),
        _ => Ok(()),
    }
}

impl State {
    /// The earliest hazard of everybody is the one on the agenda.
    fn check_hazards(&self) -> Result<(), String> {
        let terms = &self.plan.terms[self.current].1;
        let listed = |person: &Person| person.hazards.is_listed(&risks::rates(person, terms));
        match self.people.iter().position(|person| !listed(person)) {
            None => Ok(()),
            Some(id) => Err(format!(
                "the next hazard of person {id} is not on the agenda"
            )),
        }
    }
}
