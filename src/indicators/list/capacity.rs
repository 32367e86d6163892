//! When prisons are first full, by what they are for: what gives first.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, indicators};
use crate::ledger::Part;
use Direction::Higher;

indicators! {
    "years_until_full" "Years until any kind of prison is full" "years" Higher MODEL Measure::YearsUntilFull(Part::ALL),
        "Years from the start to the first month's end at which any kind of prison holds 99 people or more for each 100 places of operational capacity; empty where none does. Prisons that take people by moves stop at their capacity, those that receive from the courts go beyond it";
    "years_until_full_local" "Years until men's local prisons are full" "years" Higher MODEL Measure::YearsUntilFull(&[Part::Local]),
        "As years_until_full, prisons for men that receive from the courts, taken together";
    "years_until_full_high_security" "Years until high security prisons are full" "years" Higher MODEL Measure::YearsUntilFull(&[Part::HighSecurity]),
        "As years_until_full, high security prisons that do not receive from the courts, taken together";
    "years_until_full_train_b" "Years until training prisons of category B are full" "years" Higher MODEL Measure::YearsUntilFull(&[Part::TrainB]),
        "As years_until_full, training prisons of category B, taken together";
    "years_until_full_train_c" "Years until training prisons of category C are full" "years" Higher MODEL Measure::YearsUntilFull(&[Part::TrainC]),
        "As years_until_full, training prisons of category C and for young adults, taken together";
    "years_until_full_open" "Years until men's open prisons are full" "years" Higher MODEL Measure::YearsUntilFull(&[Part::Open]),
        "As years_until_full, open prisons for men, taken together";
    "years_until_full_women" "Years until women's prisons are full" "years" Higher MODEL Measure::YearsUntilFull(&[Part::Women]),
        "As years_until_full, women's prisons, taken together";
}
