//! Census: what is counted of officers at the end of a month.

use super::seat::Seat;
use super::{Team, Terms};
use crate::ledger::{Provision, Provisions, Service};
use crate::pathway::scene::Scene;
use crate::person::Provider;

/// Caseloads above which officers are counted.
const ABOVE: [(u32, Provision); 3] = [
    (40, Provision::OfficersAbove40),
    (50, Provision::OfficersAbove50),
    (70, Provision::OfficersAbove70),
];
/// Cases held above this are counted too.
const HEAVY: u32 = 50;

/// Counts officers and their cases for the instant the ledger keeps now.
pub fn take(scene: &mut Scene) {
    let terms = &scene.terms.officers;
    for team in &scene.services.officers.teams {
        count_team(&mut scene.ledger.provisions, team, terms);
    }
}

fn count_team(counts: &mut Provisions, team: &Team, terms: &Terms) {
    let service = match (terms.is_unified(), team.provider) {
        (true, _) => Service::Unified,
        (_, Provider::Nps) => Service::Nps,
        (_, Provider::Crc) => Service::Crc,
    };
    let mut add = |what, count: u32| counts.add(what, usize::from(team.region), service, count);
    let filled = || team.seats.iter().filter(|seat| seat.is_filled());
    let cases = filled().map(Seat::cases).sum::<u32>();
    add(Provision::OfficersInPost, filled().count() as u32);
    add(Provision::OfficersFte, filled().map(Seat::fte).sum());
    let empty = team.seats[..team.posts]
        .iter()
        .filter(|seat| !seat.is_filled());
    add(
        Provision::OfficersVacant,
        empty.take(team.vacant()).map(Seat::fte).sum(),
    );
    let absent = team.holders.iter().filter(|holder| holder.absent);
    add(Provision::OfficersAbsent, absent.count() as u32);
    add(
        Provision::OfficersNeeded,
        terms.needed(cases + team.waiting.len() as u32),
    );
    add(Provision::CasesHeld, cases);
    add(Provision::CasesWaiting, team.waiting.len() as u32);
    for (above, what) in ABOVE {
        let heavy = filled().filter(|seat| seat.cases() > above);
        add(what, heavy.count() as u32);
    }
    let heavy = filled().filter(|seat| seat.cases() > HEAVY);
    add(Provision::CasesAbove50, heavy.map(Seat::cases).sum());
    add(Provision::CasesWellMet, well_met(team, terms));
}

/// Cases times the quality of contacts that the caseload of today gives, rounded once for the team.
fn well_met(team: &Team, terms: &Terms) -> u32 {
    let held = team.seats.iter().zip(&team.holders);
    let met = held
        .filter(|(seat, _)| seat.is_filled())
        .map(|(seat, holder)| f64::from(seat.cases()) * terms.quality(seat.load(), holder.absent));
    met.sum::<f64>().round() as u32
}
