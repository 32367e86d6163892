//! Community treatment: who starts and by which way, queues, places and how stays end.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, NDTMS, indicators};
use crate::ledger::{Flow, Meter, Provision, Stock};
use Direction::{Higher, Lower, Neither};

const STARTS_OUTSIDE: &[Flow] = &[
    Flow::StartedAsPrisonLeaver,
    Flow::StartedUnderOrder,
    Flow::StartedByProbation,
    Flow::StartedByCjit,
    Flow::StartedBySelf,
];
const ENDS_OUTSIDE: &[Flow] = &[
    Flow::CompletedOutside,
    Flow::DroppedOutOutside,
    Flow::LeftOutside,
];

indicators! {
    "started_under_order" "Starts of community treatment under an order" "people" Higher MODEL Measure::Flow(&[Flow::StartedUnderOrder]),
        "Starts of community treatment by people referred by a court's requirement";
    "started_by_probation" "Starts of community treatment by probation" "people" Higher MODEL Measure::Flow(&[Flow::StartedByProbation]),
        "Starts of community treatment by people whom officers referred";
    "started_as_leaver" "Starts of community treatment by prison leavers" "people" Higher MODEL Measure::Flow(&[Flow::StartedAsPrisonLeaver]),
        "Starts of community treatment through the gate";
    "started_by_cjit" "Starts of community treatment by intervention teams" "people" Higher MODEL Measure::Flow(&[Flow::StartedByCjit]),
        "Starts of community treatment by people whom a criminal justice intervention team referred";
    "community_starts" "Starts of community treatment" "people" Higher "headline" MODEL Measure::Flow(STARTS_OUTSIDE),
        "Stays in community treatment started by people the model follows, by any route";
    "community_starts_recorded" "Starts of community treatment, as recorded" "people" Higher NDTMS Measure::Flow(&[Flow::StartedAsRecorded]),
        "Starts of community treatment that are recorded";
    "community_completed" "Stays in community treatment that completed" "share" Higher MODEL Measure::Share { of: &[Flow::CompletedOutside], among: ENDS_OUTSIDE, follow_up: 0 },
        "Completed stays among stays in community treatment that ended";
    "community_caseload" "In community treatment" "people" Neither MODEL Measure::Stock(&[Stock::TreatedOutside]),
        "People the model follows in community treatment at the month's end";
    "community_waiting" "Waiting for community treatment" "people" Lower "headline" MODEL Measure::Stock(&[Stock::WaitingOutside]),
        "People in an area's queue for community treatment at the month's end";
    "community_wait" "Wait for community treatment" "days" Lower MODEL Measure::Wait(Meter::WaitingOutside, Flow::SoughtOutside),
        "Person-days spent waiting for community treatment over people who joined a queue for it in the same months, those who gave up included";
    "community_gave_up" "Gave up waiting for community treatment" "people" Lower MODEL Measure::Flow(&[Flow::GaveUpWaiting]),
        "People who left an area's queue out of patience";
    "community_places" "Community treatment places" "places" Neither MODEL Measure::Provided(Provision::PlacesOpen, 1),
        "Places for the people the model follows at the month's end: in each area the fewer of those the money buys and those the keyworkers can serve";
    "community_places_funded" "Community treatment places that the money buys" "places" Neither MODEL Measure::Provided(Provision::PlacesFunded, 1),
        "Money over the cost of a place, in whole places area by area, at the month's end";
    "community_places_staffed" "Community treatment places that the keyworkers can serve" "places" Neither MODEL Measure::Provided(Provision::PlacesStaffed, 1),
        "Keyworkers times their caseload, in whole places area by area, at the month's end";
    "community_bound_by_staff" "Community places where keyworkers bind, not money" "share" Neither MODEL Measure::ProvidedPer(Provision::PlacesBoundByStaff, Provision::PlacesOpen),
        "Places in areas whose keyworkers can serve fewer than the money buys, among all places, at the month's end";
    "community_unspent" "Money for community treatment that pays for no place" "£ million" Lower MODEL Measure::UnspentOutside,
        "Money given (community.funding) less cost_treatment_community: while staff are hired, where keyworkers bind, and what makes up no whole place";
    "community_utilisation" "Use of community treatment places" "share" Neither MODEL Measure::Used(Meter::BusyOutside, Meter::PlacesOutside),
        "Place-days used over place-days there were";
}
