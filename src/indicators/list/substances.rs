//! What people held use, in the country, by what prisons are for and prison by prison.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, indicators};
use crate::ledger::Use;
use Direction::{Lower, Neither};

indicators! {
    "held" "Held in prison" "people" Neither MODEL Measure::HeldThere,
        "People held at the month's end; by kind of prison, and for the whole run prison by prison";
    "held_opiate" "Held in prison: use opiates" "share" Neither MODEL Measure::HeldUsing(Use::Opiate),
        "Of held, people with a problem with opiates, found or not";
    "held_nonop" "Held in prison: use other drugs only" "share" Neither MODEL Measure::HeldUsing(Use::NonOpiate),
        "Of held, people with a problem with other drugs and none with alcohol, found or not";
    "held_nonop_alc" "Held in prison: use other drugs and alcohol" "share" Neither MODEL Measure::HeldUsing(Use::NonOpiateAndAlcohol),
        "Of held, people with a problem with other drugs and with alcohol, found or not";
    "held_alc" "Held in prison: alcohol only" "share" Neither MODEL Measure::HeldUsing(Use::Alcohol),
        "Of held, people with a problem with alcohol only, found or not";
    "held_crack" "Held in prison: use crack" "share" Neither MODEL Measure::HeldUsing(Use::Crack),
        "Of held, people who use crack beside opiates or other drugs";
    "held_psychoactive" "Held in prison: use new psychoactive substances" "share" Lower MODEL Measure::HeldUsing(Use::NewPsychoactive),
        "Of held, people who use new psychoactive substances, since before reception or begun inside";
    "held_injecting" "Held in prison: inject" "share" Neither MODEL Measure::HeldUsing(Use::Injecting),
        "Of held, people who inject when at liberty";
}
