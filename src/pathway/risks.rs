//! The rates of a person's hazards at one instant; each stage knows its own.

use super::terms::Terms;
use super::{community_treatment, harm, return_to_custody, supervision};
use crate::engine::hazard::Rate;
use crate::person::{Person, hazard};

/// All rates, in the order of [`hazard`].
#[inline]
#[must_use]
pub fn rates(person: &Person, terms: &Terms) -> [Rate; hazard::COUNT] {
    let mut rates = [Rate::ZERO; hazard::COUNT];
    if person.legal.at_liberty() {
        rates[hazard::RETURN] = return_to_custody::return_rate(person, &terms.return_to_custody);
        rates[hazard::DESIST] = return_to_custody::desist_rate(person, &terms.return_to_custody);
        rates[hazard::POISONING] = harm::poisoning_rate(person, &terms.harm);
        rates[hazard::SEEKING] =
            community_treatment::seeking_rate(person, &terms.community_treatment);
    }
    if person.legal.supervised() {
        rates[hazard::ENFORCEMENT] = supervision::enforcement_rate(person, &terms.supervision);
        rates[hazard::REFERRAL] = supervision::referral_rate(person, &terms.supervision);
        rates[hazard::TEST] = supervision::test_rate(person, &terms.supervision);
    }
    rates[hazard::OTHER_DEATH] = harm::other_death_rate(person, &terms.harm);
    rates
}
