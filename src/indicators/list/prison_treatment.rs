//! Treatment in custody by tier, programmes, and drugs inside.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, indicators};
use crate::ledger::{Flow, TierCount};
use crate::person::Tier;
use Direction::{Higher, Lower, Neither};

indicators! {
    "prison_treatment_starts_clinical" "Starts of treatment in custody, clinical" "people" Higher MODEL Measure::Tier(TierCount::Started, Tier::Clinical),
        "Places taken up in this tier, by people from its queue or from another tier";
    "prison_treatment_completions_clinical" "Completions of treatment in custody, clinical" "people" Higher MODEL Measure::Tier(TierCount::Completed, Tier::Clinical),
        "Episodes that ended by completion in this tier";
    "prison_treatment_dropouts_clinical" "Drop-outs from treatment in custody, clinical" "people" Lower MODEL Measure::Tier(TierCount::DroppedOut, Tier::Clinical),
        "Episodes that ended by drop-out in this tier, deaths included";
    "prison_treatment_left_queue_clinical" "Left the queue for treatment in custody, clinical" "people" Lower MODEL Measure::Tier(TierCount::LeftQueue, Tier::Clinical),
        "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left";
    "prison_treatment_too_short_clinical" "Too little time left for treatment in custody, clinical" "people" Lower MODEL Measure::Tier(TierCount::TooShort, Tier::Clinical),
        "People found to need or suit this tier with less time left than its least";
    "prison_treatment_wait_clinical" "Wait for treatment in custody, clinical" "days" Lower MODEL Measure::TierWait(Tier::Clinical),
        "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after";
    "prison_treatment_places_clinical" "Places of treatment in custody, clinical" "places" Neither MODEL Measure::TierPlaces(Tier::Clinical),
        "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many";
    "prison_treatment_utilisation_clinical" "Use of treatment places in custody, clinical" "share" Neither MODEL Measure::TierUsed(Tier::Clinical),
        "Place-days used or kept over place-days there were, in this tier";
    "prison_treatment_starts_brief" "Starts of treatment in custody, brief" "people" Higher MODEL Measure::Tier(TierCount::Started, Tier::Brief),
        "Places taken up in this tier, by people from its queue or from another tier";
    "prison_treatment_completions_brief" "Completions of treatment in custody, brief" "people" Higher MODEL Measure::Tier(TierCount::Completed, Tier::Brief),
        "Episodes that ended by completion in this tier";
    "prison_treatment_dropouts_brief" "Drop-outs from treatment in custody, brief" "people" Lower MODEL Measure::Tier(TierCount::DroppedOut, Tier::Brief),
        "Episodes that ended by drop-out in this tier, deaths included";
    "prison_treatment_left_queue_brief" "Left the queue for treatment in custody, brief" "people" Lower MODEL Measure::Tier(TierCount::LeftQueue, Tier::Brief),
        "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left";
    "prison_treatment_too_short_brief" "Too little time left for treatment in custody, brief" "people" Lower MODEL Measure::Tier(TierCount::TooShort, Tier::Brief),
        "People found to need or suit this tier with less time left than its least";
    "prison_treatment_wait_brief" "Wait for treatment in custody, brief" "days" Lower MODEL Measure::TierWait(Tier::Brief),
        "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after";
    "prison_treatment_places_brief" "Places of treatment in custody, brief" "places" Neither MODEL Measure::TierPlaces(Tier::Brief),
        "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many";
    "prison_treatment_utilisation_brief" "Use of treatment places in custody, brief" "share" Neither MODEL Measure::TierUsed(Tier::Brief),
        "Place-days used or kept over place-days there were, in this tier";
    "prison_treatment_starts_structured" "Starts of treatment in custody, structured" "people" Higher MODEL Measure::Tier(TierCount::Started, Tier::Structured),
        "Places taken up in this tier, by people from its queue or from another tier";
    "prison_treatment_completions_structured" "Completions of treatment in custody, structured" "people" Higher MODEL Measure::Tier(TierCount::Completed, Tier::Structured),
        "Episodes that ended by completion in this tier";
    "prison_treatment_dropouts_structured" "Drop-outs from treatment in custody, structured" "people" Lower MODEL Measure::Tier(TierCount::DroppedOut, Tier::Structured),
        "Episodes that ended by drop-out in this tier, deaths included";
    "prison_treatment_left_queue_structured" "Left the queue for treatment in custody, structured" "people" Lower MODEL Measure::Tier(TierCount::LeftQueue, Tier::Structured),
        "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left";
    "prison_treatment_too_short_structured" "Too little time left for treatment in custody, structured" "people" Lower MODEL Measure::Tier(TierCount::TooShort, Tier::Structured),
        "People found to need or suit this tier with less time left than its least";
    "prison_treatment_wait_structured" "Wait for treatment in custody, structured" "days" Lower MODEL Measure::TierWait(Tier::Structured),
        "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after";
    "prison_treatment_places_structured" "Places of treatment in custody, structured" "places" Neither MODEL Measure::TierPlaces(Tier::Structured),
        "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many";
    "prison_treatment_utilisation_structured" "Use of treatment places in custody, structured" "share" Neither MODEL Measure::TierUsed(Tier::Structured),
        "Place-days used or kept over place-days there were, in this tier";
    "prison_treatment_starts_high_intensity" "Starts of treatment in custody, high intensity" "people" Higher MODEL Measure::Tier(TierCount::Started, Tier::HighIntensity),
        "Places taken up in this tier, by people from its queue or from another tier";
    "prison_treatment_completions_high_intensity" "Completions of treatment in custody, high intensity" "people" Higher MODEL Measure::Tier(TierCount::Completed, Tier::HighIntensity),
        "Episodes that ended by completion in this tier";
    "prison_treatment_dropouts_high_intensity" "Drop-outs from treatment in custody, high intensity" "people" Lower MODEL Measure::Tier(TierCount::DroppedOut, Tier::HighIntensity),
        "Episodes that ended by drop-out in this tier, deaths included";
    "prison_treatment_left_queue_high_intensity" "Left the queue for treatment in custody, high intensity" "people" Lower MODEL Measure::Tier(TierCount::LeftQueue, Tier::HighIntensity),
        "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left";
    "prison_treatment_too_short_high_intensity" "Too little time left for treatment in custody, high intensity" "people" Lower MODEL Measure::Tier(TierCount::TooShort, Tier::HighIntensity),
        "People found to need or suit this tier with less time left than its least";
    "prison_treatment_wait_high_intensity" "Wait for treatment in custody, high intensity" "days" Lower MODEL Measure::TierWait(Tier::HighIntensity),
        "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after";
    "prison_treatment_places_high_intensity" "Places of treatment in custody, high intensity" "places" Neither MODEL Measure::TierPlaces(Tier::HighIntensity),
        "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many";
    "prison_treatment_utilisation_high_intensity" "Use of treatment places in custody, high intensity" "share" Neither MODEL Measure::TierUsed(Tier::HighIntensity),
        "Place-days used or kept over place-days there were, in this tier";
    "prison_treatment_starts_alcohol" "Starts of treatment in custody, alcohol" "people" Higher MODEL Measure::Tier(TierCount::Started, Tier::Alcohol),
        "Places taken up in this tier, by people from its queue or from another tier";
    "prison_treatment_completions_alcohol" "Completions of treatment in custody, alcohol" "people" Higher MODEL Measure::Tier(TierCount::Completed, Tier::Alcohol),
        "Episodes that ended by completion in this tier";
    "prison_treatment_dropouts_alcohol" "Drop-outs from treatment in custody, alcohol" "people" Lower MODEL Measure::Tier(TierCount::DroppedOut, Tier::Alcohol),
        "Episodes that ended by drop-out in this tier, deaths included";
    "prison_treatment_left_queue_alcohol" "Left the queue for treatment in custody, alcohol" "people" Lower MODEL Measure::Tier(TierCount::LeftQueue, Tier::Alcohol),
        "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left";
    "prison_treatment_too_short_alcohol" "Too little time left for treatment in custody, alcohol" "people" Lower MODEL Measure::Tier(TierCount::TooShort, Tier::Alcohol),
        "People found to need or suit this tier with less time left than its least";
    "prison_treatment_wait_alcohol" "Wait for treatment in custody, alcohol" "days" Lower MODEL Measure::TierWait(Tier::Alcohol),
        "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after";
    "prison_treatment_places_alcohol" "Places of treatment in custody, alcohol" "places" Neither MODEL Measure::TierPlaces(Tier::Alcohol),
        "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many";
    "prison_treatment_utilisation_alcohol" "Use of treatment places in custody, alcohol" "share" Neither MODEL Measure::TierUsed(Tier::Alcohol),
        "Place-days used or kept over place-days there were, in this tier";
    "prison_treatment_starts_dedicated" "Starts of treatment in custody, dedicated prisons" "people" Higher MODEL Measure::Tier(TierCount::Started, Tier::Dedicated),
        "Places taken up in this tier, by people from its queue or from another tier";
    "prison_treatment_completions_dedicated" "Completions of treatment in custody, dedicated prisons" "people" Higher MODEL Measure::Tier(TierCount::Completed, Tier::Dedicated),
        "Episodes that ended by completion in this tier";
    "prison_treatment_dropouts_dedicated" "Drop-outs from treatment in custody, dedicated prisons" "people" Lower MODEL Measure::Tier(TierCount::DroppedOut, Tier::Dedicated),
        "Episodes that ended by drop-out in this tier, deaths included";
    "prison_treatment_left_queue_dedicated" "Left the queue for treatment in custody, dedicated prisons" "people" Lower MODEL Measure::Tier(TierCount::LeftQueue, Tier::Dedicated),
        "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left";
    "prison_treatment_too_short_dedicated" "Too little time left for treatment in custody, dedicated prisons" "people" Lower MODEL Measure::Tier(TierCount::TooShort, Tier::Dedicated),
        "People found to need or suit this tier with less time left than its least";
    "prison_treatment_wait_dedicated" "Wait for treatment in custody, dedicated prisons" "days" Lower MODEL Measure::TierWait(Tier::Dedicated),
        "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after";
    "prison_treatment_places_dedicated" "Places of treatment in custody, dedicated prisons" "places" Neither MODEL Measure::TierPlaces(Tier::Dedicated),
        "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many";
    "prison_treatment_utilisation_dedicated" "Use of treatment places in custody, dedicated prisons" "share" Neither MODEL Measure::TierUsed(Tier::Dedicated),
        "Place-days used or kept over place-days there were, in this tier";
    "prison_treatment_too_short" "Too little time left to treat in custody" "people" Lower MODEL Measure::Flow(&[Flow::TooShortToTreat]),
        "People found to need treatment in custody who had less time left than the least of their tier, at triage or while waiting; on remand the mean stay on remand stands for the time left";
    "prison_substitution_starts" "Substitution started in custody" "people" Neither MODEL Measure::Flow(&[Flow::StartedSubstitution]),
        "Episodes of clinical treatment begun as maintenance with a substitute";
    "prison_detoxification_starts" "Detoxification started in custody" "people" Neither MODEL Measure::Flow(&[Flow::StartedDetoxification]),
        "Episodes of clinical treatment begun as detoxification";
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
    "drug_tests_in_custody" "Random tests for drugs in prison" "tests" Neither MODEL Measure::DrugTests,
        "Mandatory random tests: the tests for each person held times people held";
    "drug_tests_in_custody_positive" "Random tests for drugs in prison that are positive" "share" Lower MODEL Measure::DrugTestsPositive,
        "Level of the start times the supply of drugs against it (prison_tx.supply)";
}
