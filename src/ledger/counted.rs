//! Who counts in which stock: the one definition, used for moves and for the check by walking.

use super::Stock;
use crate::person::{Band, Care, Fact, Legal, Person, Substance};

/// The stocks somebody is in, one bit for each.
#[inline]
#[must_use]
pub fn stocks_of(person: &Person) -> u32 {
    let mut bits = 1 << person.legal as u32;
    if person.legal == Legal::Sentenced {
        bits |= 1 << (Stock::UpTo6Months as u32 + person.band as u32);
    }
    if matches!(person.legal, Legal::CommunityOrder | Legal::SuspendedOrder) {
        bits |= u32::from(person.facts.has(Fact::OnDrr)) << Stock::OnDrr as u32;
        bits |= u32::from(person.facts.has(Fact::OnAtr)) << Stock::OnAtr as u32;
        bits |= u32::from(person.facts.has(Fact::OnMhtr)) << Stock::OnMhtr as u32;
    }
    bits |= u32::from(person.facts.has(Fact::OnTeam)) << Stock::OnTeam as u32;
    bits |= u32::from(person.facts.has(Fact::WaitsForTeam)) << Stock::WaitsForTeam as u32;
    let uses = person.attributes.substance == Substance::Opiate;
    if uses && person.legal.at_liberty() && person.care != Care::Outside {
        bits |= 1 << Stock::UntreatedOpiateUsers as u32;
    }
    if person.legal == Legal::OnLicence && person.band <= Band::To12Months {
        bits |= 1 << Stock::OnLicenceUpTo12Months as u32;
    }
    if person.is_on_curfew() {
        bits |= 1 << Stock::OnCurfew as u32;
    }
    if person.legal.supervised() && person.has_drug_problem() {
        bits |= drug_problem(person);
    }
    bits | match person.care {
        Care::Inside => 1 << Stock::TreatedInside as u32,
        Care::WaitingInside => 1 << Stock::WaitingInside as u32,
        Care::Outside => 1 << Stock::TreatedOutside as u32,
        Care::WaitingOutside => 1 << Stock::WaitingOutside as u32,
        Care::NotOffered => 1 << Stock::NotOfferedInside as u32,
        Care::None | Care::TriageDue | Care::AppointmentDue => 0,
    }
}

fn drug_problem(person: &Person) -> u32 {
    let with = 1 << Stock::SupervisedWithDrugProblem as u32;
    if !person.facts.has(Fact::NeedKnown) {
        return with;
    }
    let known = 1 << Stock::KnownDrugProblem as u32;
    let tested = u32::from(person.facts.has(Fact::Tested)) << Stock::KnownAndTested as u32;
    with | known | tested
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stocks_are_the_legal_states_in_their_order() {
        for (&legal, stock) in Legal::ALL.iter().zip(Stock::ALL) {
            assert_eq!(legal.name(), stock.name());
        }
    }
}
