//! Harm to people who inject.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, indicators};
use crate::ledger::Flow;
use Direction::Lower;

indicators! {
    "poisonings_injecting" "Non-fatal poisonings at liberty of people who inject" "people" Lower MODEL Measure::Flow(&[Flow::PoisonedInjecting]),
        "Of poisonings, those of people who inject opiates";
    "poisoning_deaths_injecting" "Deaths of drug poisoning at liberty of people who inject" "people" Lower MODEL Measure::Flow(&[Flow::DiedOfPoisoningInjecting]),
        "Of poisoning_deaths, those of people who inject opiates";
}
