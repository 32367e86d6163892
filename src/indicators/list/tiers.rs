//! What is told of every tier of treatment in custody: the same eight indicators of each.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::MODEL;
use crate::ledger::TierCount;
use crate::person::Tier;
use Direction::{Higher, Lower, Neither};

/// Declares the eight of each tier: `Tier "end of the id" "words"`.
macro_rules! of_each_tier {
    ($($tier:ident $id:literal $words:literal;)+) => {
        /// The indicators of this part, in the order of result files.
        pub(super) static INDICATORS: &[Indicator] = &[$(
            of_tier(
                concat!("prison_treatment_starts_", $id),
                concat!("Starts of treatment in custody, ", $words),
                ("people", Higher),
                "Places taken up in this tier, by people from its queue or from another tier",
            ),
            of_tier(
                concat!("prison_treatment_completions_", $id),
                concat!("Completions of treatment in custody, ", $words),
                ("people", Higher),
                "Episodes that ended by completion in this tier",
            ),
            of_tier(
                concat!("prison_treatment_dropouts_", $id),
                concat!("Drop-outs from treatment in custody, ", $words),
                ("people", Lower),
                "Episodes that ended by drop-out in this tier, deaths included",
            ),
            of_tier(
                concat!("prison_treatment_left_queue_", $id),
                concat!("Left the queue for treatment in custody, ", $words),
                ("people", Lower),
                "People who left the queue of this tier, or a place kept, unserved: released, moved, or with too little time left",
            ),
            of_tier(
                concat!("prison_treatment_too_short_", $id),
                concat!("Too little time left for treatment in custody, ", $words),
                ("people", Lower),
                "People found to need or suit this tier with less time left than its least",
            ),
            of_tier(
                concat!("prison_treatment_wait_", $id),
                concat!("Wait for treatment in custody, ", $words),
                ("days", Lower),
                "Person-days in the queues of this tier over people who joined one in the period; moves to where a place is kept come after",
            ),
            of_tier(
                concat!("prison_treatment_places_", $id),
                concat!("Places of treatment in custody, ", $words),
                ("places", Neither),
                "Mean number of places of this tier; a sample has whole sites, so that few sites stand for many",
            ),
            of_tier(
                concat!("prison_treatment_utilisation_", $id),
                concat!("Use of treatment places in custody, ", $words),
                ("share", Neither),
                "Place-days used or kept over place-days there were, in this tier; above 1 where people moved here were taken over above the places",
            ),
        )+];

        /// How each is worked out, in the same order.
        pub(super) static MEASURES: &[Measure] = &[$(
            Measure::Tier(TierCount::Started, Tier::$tier),
            Measure::Tier(TierCount::Completed, Tier::$tier),
            Measure::Tier(TierCount::DroppedOut, Tier::$tier),
            Measure::Tier(TierCount::LeftQueue, Tier::$tier),
            Measure::Tier(TierCount::TooShort, Tier::$tier),
            Measure::TierWait(Tier::$tier),
            Measure::TierPlaces(Tier::$tier),
            Measure::TierUsed(Tier::$tier),
        )+];
    };
}

const fn of_tier(
    id: &'static str,
    name: &'static str,
    (unit, better): (&'static str, Direction),
    meaning: &'static str,
) -> Indicator {
    Indicator {
        id,
        name,
        unit,
        meaning,
        source: MODEL,
        headline: false,
        better,
    }
}

of_each_tier! {
    Clinical "clinical" "clinical";
    Brief "brief" "brief";
    Structured "structured" "structured";
    HighIntensity "high_intensity" "high intensity";
    Alcohol "alcohol" "alcohol";
    Dedicated "dedicated" "dedicated prisons";
}
