//! Treatment in custody beyond its tiers: courses, programmes, and drugs inside.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, indicators};
use crate::ledger::Flow;
use crate::person::Tier;
use Direction::{Higher, Lower, Neither};

indicators! {
    "prison_treatment_too_short" "Too little time left to treat in custody" "people" Lower MODEL Measure::Flow(&[Flow::TooShortToTreat]),
        "People found to need treatment in custody who had less time left than the least of their tier, at triage or while waiting; on remand the mean stay on remand stands for the time left";
    "prisons_clinical" "Prisons with integrated clinical treatment" "prisons" Neither MODEL Measure::PrisonsWith(Tier::Clinical),
        "Prisons with places for integrated clinical treatment at the month's end (prison_tx.prisons_clinical, if the money buys a place in each)";
    "prisons_psychosocial" "Prisons with structured psychosocial treatment" "prisons" Neither MODEL Measure::PrisonsWith(Tier::Structured),
        "Prisons with places for structured psychosocial treatment at the month's end (prison_tx.prisons_psychosocial, likewise)";
    "prison_treatment_starts_remand" "Starts of treatment in custody on remand" "people" Higher MODEL Measure::Flow(&[Flow::StartedOnRemand]),
        "Of prison_treatment_starts, people on remand";
    "prison_substitution_starts" "Substitution started in custody" "people" Neither MODEL Measure::Flow(&[Flow::StartedSubstitution]),
        "Episodes of clinical treatment begun as maintenance with a substitute";
    "prison_detoxification_starts" "Detoxification started in custody" "people" Neither MODEL Measure::Flow(&[Flow::StartedDetoxification]),
        "Episodes of clinical treatment begun as detoxification";
    "prison_detoxified_with_need" "Detoxified in custody and not treated further" "people" Lower MODEL Measure::Flow(&[Flow::DetoxifiedWithNeed]),
        "Episodes that ended with a detoxification where no psychosocial support is offered beside it; need remains";
    "prison_alcohol_detoxification_starts" "Alcohol detoxification started in custody" "people" Neither MODEL Measure::Flow(&[Flow::StartedAlcoholDetoxification]),
        "Episodes of treatment for alcohol alone begun as detoxification";
    "programme_suitable" "Found suitable for a programme of high intensity" "people" Neither MODEL Measure::Flow(&[Flow::FoundSuitable]),
        "People in treatment in custody whose severe drug problem suits a therapeutic community or 12-step programme";
    "programme_starts" "Programmes started in custody" "people" Higher MODEL Measure::Flow(&[Flow::StartedProgramme]),
        "People who started a programme of high intensity or a stay in a dedicated treatment prison";
    "programme_places_kept" "Places of programmes kept for a move" "people" Neither MODEL Measure::Flow(&[Flow::PlaceKept]),
        "Places of a programme kept for somebody held in another prison until the move there";
    "programme_fell_back" "Programmes out of time" "people" Lower MODEL Measure::Flow(&[Flow::FellBack]),
        "People suitable for a programme of high intensity who had too little time left, at once or while waiting, and stayed in other treatment";
    "prison_moves_put_off" "Moves put off for treatment" "people" Neither MODEL Measure::Flow(&[Flow::MovePutOff]),
        "Moves to another prison that were due and put off because of treatment";
    "new_needs_in_custody" "Drug problems that began in custody" "people" Lower MODEL Measure::Flow(&[Flow::DevelopedNeed]),
        "People without a drug problem who developed one in prison; by the group they were of before";
    "new_needs_in_custody_opiate" "Drug problems that began in custody with opiates" "people" Lower MODEL Measure::Flow(&[Flow::DevelopedNeedOpiate]),
        "Of new_needs_in_custody, those with opiates: mostly diverted medicines such as buprenorphine and painkillers";
    "new_needs_in_custody_psychoactive" "Drug problems that began in custody with new psychoactive substances" "people" Lower MODEL Measure::Flow(&[Flow::DevelopedNeedPsychoactive]),
        "Of new_needs_in_custody, those with new psychoactive substances; what these and opiates leave is with other drugs";
    "drug_tests_in_custody" "Random tests for drugs in prison" "tests" Neither MODEL Measure::DrugTests,
        "Mandatory random tests: the tests for each person held times people held";
    "drug_tests_in_custody_positive" "Random tests for drugs in prison that are positive" "share" Lower MODEL Measure::DrugTestsPositive,
        "Level of the start times the supply of drugs against it (prison_tx.supply, and prison_tx.psychoactive_supply for the part that is of new psychoactive substances only)";
}
