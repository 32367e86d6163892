//! The list of indicators: each once, with its definition and its measure.

use super::groups::{Group, PROVIDER, Prisons};
use super::layout::{Direction, Indicator, NATIONAL};
use super::measure::{Measure, PRISON};
use crate::ledger::{Flow, Meter, Part, Provision, Stock};
use Direction::{Higher, Lower, Neither};
use std::sync::LazyLock;

mod capacity;
mod community_treatment;
mod harm;
mod money;
mod prison_treatment;
mod receptions;
mod releases;
mod requirements;
mod substances;
mod tiers;

const WINDOW: u32 = 21;
const YEAR: u32 = 365;
const C20: &str =
    "Public Health Outcomes Framework C20, Office for Health Improvement and Disparities";
const OMSQ: &str = "Offender management statistics quarterly, Ministry of Justice";
const NDTMS: &str =
    "Alcohol and drug treatment in secure settings, Office for Health Improvement and Disparities";
const HMIP: &str =
    "HM Inspectorate of Probation, thematic inspection of community-based drug misuse, 2021";
const WORKFORCE: &str = "HMPPS workforce quarterly, Ministry of Justice";
const WORKLOAD: &str = "Workload management tool, parliamentary question 3550";
const HMIP_CASELOAD: &str =
    "HM Inspectorate of Probation, caseloads, workloads and staffing levels, 2021";
const MODEL: &str = "this model";

/// Exits from treatment in custody.
const EXITS: &[Flow] = &[
    Flow::CompletedInside,
    Flow::DroppedOutInside,
    Flow::DetoxifiedWithNeed,
    Flow::TransferredOut,
    Flow::InterruptedByTransfer,
];
/// All parts of the estate.
const EVERYWHERE: &[Part] = Part::ALL;
const SUPERVISED: &[Stock] = &[
    Stock::OnLicence,
    Stock::CommunityOrder,
    Stock::SuspendedOrder,
];
const RELEASES: &[Flow] = &[
    Flow::ReleasedFromSentence,
    Flow::ReleasedFromRemand,
    Flow::ReleasedFromRecall,
    Flow::ReleasedNonCriminal,
];
const COHORT: &[Flow] = &[Flow::ContinuityCohort];

/// Declares a part of the list: `"id" "name" "unit" better [headline] source measure "meaning"`.
macro_rules! indicators {
    ($($id:literal $name:literal $unit:literal $better:ident $($headline:literal)? $source:ident $measure:expr, $meaning:literal;)+) => {
        /// The indicators of this part, in the order of result files.
        pub(super) static INDICATORS: &[Indicator] = &[$(Indicator {
            id: $id,
            name: $name,
            unit: $unit,
            meaning: $meaning,
            source: $source,
            headline: $crate::indicators::list::indicators!(@headline $($headline)?),
            better: $better,
        }),+];

        /// How each is worked out, in the same order.
        pub(super) static MEASURES: &[Measure] = &[$($measure),+];
    };
    (@headline) => { false };
    (@headline $marked:literal) => { true };
}
pub(super) use indicators;

indicators! {
    "prison_population" "Prison population" "people" Neither "headline" OMSQ Measure::Stock(PRISON),
        "People in prison at the month's end: remand, sentenced, recalled and non-criminal; over a run, the mean of month ends";
    "remand_population" "On remand" "people" Neither OMSQ Measure::Stock(&[Stock::Remand]),
        "People in prison on remand at the month's end";
    "sentenced_population" "Sentenced, in prison" "people" Neither OMSQ Measure::Stock(&[Stock::Sentenced, Stock::Indeterminate, Stock::Recalled]),
        "People in prison under sentence at the month's end, recalled people included";
    "recall_population" "Recalled, in prison" "people" Neither OMSQ Measure::Stock(&[Stock::Recalled]),
        "People in prison on recall at the month's end";
    "indeterminate_population" "Serving life or for public protection, in prison" "people" Neither OMSQ Measure::Stock(&[Stock::Indeterminate]),
        "People in prison serving life or imprisonment for public protection at the month's end, recalled people not counted";
    "prison_population_growth" "Growth of the prison population" "share a year" Neither "headline" OMSQ Measure::Growth,
        "Compound growth a year of the prison population from the start to the end of the run";
    "prison_population_over_100000" "Prison population exceeds 100,000" "probability" Neither MODEL Measure::Exceeds(100_000),
        "Whether the prison population is above 100,000 at any month's end of the run; the mean over replications is the probability";
    "years_until_100000" "Years until the prison population exceeds 100,000" "years" Higher MODEL Measure::YearsUntil(100_000),
        "Years from the start to the first month's end with a prison population above 100,000; empty where there is none";
    "prison_drug_problem" "People in prison with a drug problem" "share" Neither NDTMS Measure::ProblemHeld(PRISON),
        "People in prison at the month's end who have a problem with drugs, found or not, among all; alcohol alone is not counted";
    "first_receptions" "First receptions into prison" "people" Neither "headline" OMSQ Measure::Flow(receptions::FIRST),
        "People received into prison on remand, under sentence, for breach of an order or for a non-criminal reason; recalls are counted apart";
    "releases_from_sentence" "Releases from sentence" "people" Neither OMSQ Measure::Flow(&[Flow::ReleasedFromSentence]),
        "People released from a sentence of imprisonment for the first time in that sentence";
    "released_early" "Released days early under a rule" "people" Neither OMSQ Measure::Flow(&[Flow::ReleasedEarly]),
        "People released from sentence days before their release date under a rule begun since the start (end of custody licence and the like); curfew and the fraction of the sentence are not counted";
    "released_on_curfew" "Released on home detention curfew" "people" Neither OMSQ Measure::Flow(&[Flow::ReleasedOnCurfew]),
        "People released from sentence on home detention curfew, before their release date";
    "on_curfew" "On home detention curfew" "people" Neither OMSQ Measure::Stock(&[Stock::OnCurfew]),
        "People at home on curfew before their release date, at the month's end; they are on licence";
    "released_because_full" "Released early because prisons were full" "people" Lower MODEL Measure::Flow(&[Flow::ReleasedBecauseFull]),
        "People given an earlier date of release because more were held than the threshold allows";
    "recalls" "Recalls to prison" "people" Lower "headline" OMSQ Measure::Flow(&[Flow::ReceivedOnRecall]),
        "Recalls to prison from licence or post-sentence supervision";
    "recalls_le12m" "Recalls from sentences of 12 months or less" "people" Lower OMSQ Measure::Flow(&[Flow::RecalledUpTo12Months]),
        "Recalls to prison from licence or post-sentence supervision after a sentence of twelve months or less";
    "prison_places" "Prison places" "places" Neither OMSQ Measure::Places,
        "Operational capacity of prisons for adults at the month's end; how it lies in single prisons is a synthetic allocation";
    "prison_occupancy" "People in prison for each place" "share" Lower OMSQ Measure::Occupancy(EVERYWHERE),
        "People held over operational capacity at month ends";
    "occupancy_local" "People for each place, men's local prisons" "share" Lower MODEL Measure::Occupancy(&[Part::Local]),
        "People held over operational capacity at month ends, prisons for men that receive from the courts";
    "occupancy_high_security" "People for each place, high security prisons" "share" Lower MODEL Measure::Occupancy(&[Part::HighSecurity]),
        "People held over operational capacity at month ends, high security prisons that do not receive from the courts";
    "occupancy_train_b" "People for each place, training prisons of category B" "share" Lower MODEL Measure::Occupancy(&[Part::TrainB]),
        "People held over operational capacity at month ends, training prisons of category B";
    "occupancy_train_c" "People for each place, training prisons of category C" "share" Lower MODEL Measure::Occupancy(&[Part::TrainC]),
        "People held over operational capacity at month ends, training prisons of category C and for young adults";
    "occupancy_open" "People for each place, men's open prisons" "share" Lower MODEL Measure::Occupancy(&[Part::Open]),
        "People held over operational capacity at month ends, open prisons for men";
    "occupancy_women" "People for each place, women's prisons" "share" Lower MODEL Measure::Occupancy(&[Part::Women]),
        "People held over operational capacity at month ends, women's prisons";
    "held_local" "Held in men's local prisons" "people" Neither MODEL Measure::Held(&[Part::Local]),
        "People held at the month's end in prisons for men that receive from the courts";
    "held_high_security" "Held in high security prisons" "people" Neither MODEL Measure::Held(&[Part::HighSecurity]),
        "People held at the month's end in high security prisons that do not receive from the courts";
    "held_train_b" "Held in training prisons of category B" "people" Neither MODEL Measure::Held(&[Part::TrainB]),
        "People held at the month's end in training prisons of category B";
    "held_train_c" "Held in training prisons of category C" "people" Neither MODEL Measure::Held(&[Part::TrainC]),
        "People held at the month's end in training prisons of category C and for young adults";
    "held_open" "Held in men's open prisons" "people" Neither MODEL Measure::Held(&[Part::Open]),
        "People held at the month's end in open prisons for men";
    "held_women" "Held in women's prisons" "people" Neither MODEL Measure::Held(&[Part::Women]),
        "People held at the month's end in women's prisons";
    "prisons_over_capacity" "Prisons that hold more people than places" "prisons" Lower MODEL Measure::PrisonsOver,
        "Prisons with more people than operational capacity at the month's end";
    "held_over_capacity" "Held in a prison above its capacity" "share" Lower MODEL Measure::HeldOver,
        "People in prisons with more people than operational capacity among all people held, at month ends";
    "received_above_capacity" "Received into a full prison" "people" Lower MODEL Measure::Flow(&[Flow::ReceivedAboveCapacity]),
        "People received into the least crowded prison because every suitable one was full";
    "prison_transfers" "Moves to another prison" "people" Neither MODEL Measure::Flow(&[Flow::MovedPrison]),
        "Moves from one prison to another, people moved twice counted twice";
    "prison_transfers_held_back" "Moves put off for want of room" "people" Lower MODEL Measure::Flow(&[Flow::HeldBack]),
        "Times that somebody was due to move and no suitable prison had room";
    "continuity_21d" "Continuity of care within 21 days, as recorded" "share" Higher "headline" C20 Measure::Share { of: &[Flow::ContinuedAsRecorded], among: COHORT, follow_up: WINDOW },
        "Numerator: of those, recorded as starting community treatment within 21 days of release. Denominator: people released while in treatment for drugs or alcohol in custody. By month of release";
    "continuity_21d_true" "Continuity of care within 21 days, true" "share" Higher "headline" C20 Measure::Share { of: &[Flow::Continued], among: COHORT, follow_up: WINDOW },
        "As continuity_21d, but whether or not the start was recorded";
    "continuing" "People who continue in treatment" "people" Higher C20 Measure::Flow(&[Flow::Continued]),
        "People released while in treatment in custody who start community treatment within 21 days, recorded or not; by month of release";
    "treated_not_continuing" "Treated in custody and not continuing, as recorded" "share" Lower C20 Measure::Remainder { of: &[Flow::ContinuedAsRecorded], among: COHORT, follow_up: WINDOW },
        "One less continuity_21d";
    "met_at_gate" "Met at the gate" "people" Higher MODEL Measure::Flow(&[Flow::MetAtGate]),
        "People released while in treatment in custody who are met by a peer or link worker";
    "cascade_planned" "Of leavers with need: release plan made" "share" Higher MODEL Measure::Share { of: &[Flow::Planned], among: COHORT, follow_up: 0 },
        "People with a release plan for treatment among people released while in treatment in custody";
    "cascade_sent" "Of leavers with need: referral sent" "share" Higher MODEL Measure::Share { of: &[Flow::ReferralSent], among: COHORT, follow_up: 0 },
        "People whose referral was sent among people released while in treatment in custody";
    "cascade_received" "Of leavers with need: referral received" "share" Higher MODEL Measure::Share { of: &[Flow::ReferralReceived], among: COHORT, follow_up: 0 },
        "People whose referral arrived and was accepted among people released while in treatment in custody";
    "cascade_booked" "Of leavers with need: appointment booked" "share" Higher MODEL Measure::Share { of: &[Flow::AppointmentBooked], among: COHORT, follow_up: 0 },
        "People with an appointment among people released while in treatment in custody";
    "cascade_attended" "Of leavers with need: would attend within 21 days" "share" Higher MODEL Measure::Share { of: &[Flow::Attended], among: COHORT, follow_up: 0 },
        "People who will attend within 21 days if they live, stay free and a place is there, among people released while in treatment in custody";
    "continuity_cohort" "Released while in treatment" "people" Neither C20 Measure::Flow(COHORT),
        "People released while in treatment for drugs or alcohol in custody";
    "prison_treated" "Treated in custody" "people" Neither NDTMS Measure::Treated(Stock::TreatedInside, Flow::StartedInside),
        "Episodes of treatment in custody open at the beginning of the period or started in it";
    "prison_treatment_starts" "Starts of treatment in custody" "people" Higher "headline" NDTMS Measure::Flow(&[Flow::StartedInside]),
        "Episodes of treatment in custody started";
    "prison_treatment_exits" "Exits from treatment in custody" "people" Neither NDTMS Measure::Flow(EXITS),
        "Episodes of treatment in custody ended: completed, dropped out, ended with a detoxification, interrupted by a transfer, or released with need";
    "prison_treatment_completed" "Exits from treatment in custody that completed" "share" Higher NDTMS Measure::Share { of: &[Flow::CompletedInside], among: EXITS, follow_up: 0 },
        "Completed episodes among exits";
    "prison_treatment_transferred" "Exits from treatment in custody with need" "share" Neither NDTMS Measure::Share { of: &[Flow::TransferredOut, Flow::InterruptedByTransfer], among: EXITS, follow_up: 0 },
        "Episodes ended by release while in treatment, or by a move to another setting, among exits";
    "prison_treatment_caseload" "In treatment in custody" "people" Neither NDTMS Measure::Stock(&[Stock::TreatedInside]),
        "People in treatment in custody at the month's end";
    "prison_treatment_waiting" "Waiting for treatment in custody" "people" Lower MODEL Measure::Stock(&[Stock::WaitingInside]),
        "People in a prison's queue for treatment at the month's end";
    "prison_treatment_wait" "Wait for treatment in custody" "days" Lower MODEL Measure::Wait(Meter::WaitingInside, Flow::SoughtInside),
        "Person-days in the queues of prisons over people who joined one in the period";
    "prison_treatment_not_offered" "Need found where no treatment is offered" "people" Lower MODEL Measure::Stock(&[Stock::NotOfferedInside]),
        "People in prison identified and willing, held where no treatment of the kind is offered, at the month's end";
    "prison_treatment_interrupted" "Treatment in custody interrupted by a transfer" "people" Lower MODEL Measure::Flow(&[Flow::InterruptedByTransfer]),
        "Episodes of treatment in custody ended by a move to another prison";
    "prison_treatment_taken_over" "Treatment in custody taken over after a transfer" "people" Neither MODEL Measure::Flow(&[Flow::TreatedOnTransfer]),
        "Moves to another prison after which treatment went on there";
    "prison_treatment_unspent" "Money for treatment in custody that buys no whole place" "£ million" Lower MODEL Measure::Unspent,
        "What is left of each prison's money when it has bought whole places; not in cost_treatment";
    "prison_treatment_utilisation" "Use of treatment places in custody" "share" Neither MODEL Measure::Used(Meter::BusyInside, Meter::PlacesInside),
        "Place-days used over place-days there were; above 1 where people moved were taken over above the places";
    "probation_caseload" "Supervised by probation in the community" "people" Neither "headline" OMSQ Measure::Stock(SUPERVISED),
        "People on licence, post-sentence supervision, a community order or a suspended sentence order at the month's end; people still in custody are not counted";
    "licence_le12m" "On licence after a sentence of 12 months or less" "people" Neither OMSQ Measure::Stock(&[Stock::OnLicenceUpTo12Months]),
        "People on licence or post-sentence supervision after a sentence of twelve months or less, at the month's end";
    "probation_drug_problem" "Supervised in the community with a drug problem" "people" Neither "headline" HMIP Measure::Stock(&[Stock::SupervisedWithDrugProblem]),
        "People supervised in the community with an opiate or other drug problem, known or not, at the month's end";
    "probation_referrals" "Referrals to treatment by probation, true" "people" Higher "headline" HMIP Measure::Flow(&[Flow::ReferredByProbation]),
        "Referrals to specialist treatment made by probation officers, recorded or not";
    "probation_referral_rate" "Referrals by probation for each person with a drug problem" "share a year" Higher HMIP Measure::YearlyPer(Flow::ReferredByProbation, Stock::SupervisedWithDrugProblem),
        "Referrals to specialist treatment made by probation officers in a year, over people supervised in the community with a drug problem; somebody referred twice counts twice";
    "probation_referrals_recorded" "Referrals to treatment by probation, as recorded" "people" Higher HMIP Measure::Flow(&[Flow::ReferredAsRecorded]),
        "Referrals to specialist treatment made by probation officers and recorded";
    "probation_known_users_tested" "Known drug users on probation who have been tested" "share" Higher HMIP Measure::Part(Stock::KnownAndTested, Stock::KnownDrugProblem),
        "People tested at least once under the present supervision among people supervised whose drug problem is known, at month ends";
    "contact_quality" "Quality of officers' contacts" "share" Higher MODEL Measure::ProvidedPer(Provision::CasesWellMet, Provision::CasesHeld),
        "Mean over cases held of the chance that a contact does what was due, by the caseload and absence of the officer at the month's end";
    "officers_in_post" "Officers in post" "FTE" Neither WORKFORCE Measure::Provided(Provision::OfficersFte, 10),
        "Working time of case-holding probation officers and service officers in post at the month's end";
    "officers_heads" "Officers in post, heads" "officers" Neither WORKFORCE Measure::Provided(Provision::OfficersInPost, 1),
        "Case-holding probation officers and service officers in post at the month's end";
    "officers_vacant" "Vacant officers' posts" "FTE" Lower WORKFORCE Measure::Provided(Provision::OfficersVacant, 10),
        "Working time of posts of case-holding officers that nobody holds at the month's end";
    "officers_absent" "Officers absent" "share" Lower MODEL Measure::ProvidedPer(Provision::OfficersAbsent, Provision::OfficersInPost),
        "Officers absent among officers in post at the month's end";
    "officers_needed" "Officers needed at the caseload aimed at" "FTE" Neither MODEL Measure::Provided(Provision::OfficersNeeded, 10),
        "Open cases over the caseload aimed at (probation.caseload_target)";
    "cases_per_officer" "Cases per officer" "cases" Lower "headline" WORKLOAD Measure::ProvidedPer(Provision::CasesHeld, Provision::OfficersInPost),
        "Open cases that officers hold, in the community and inside under sentence, over officers in post, heads, at the month's end";
    "officers_above_40" "Officers with more than 40 cases" "share" Lower HMIP_CASELOAD Measure::ProvidedPer(Provision::OfficersAbove40, Provision::OfficersInPost),
        "Officers in post with more than 40 open cases among officers in post at the month's end, heads";
    "officers_above_50" "Officers with more than 50 cases" "share" Lower "headline" HMIP_CASELOAD Measure::ProvidedPer(Provision::OfficersAbove50, Provision::OfficersInPost),
        "Officers in post with more than 50 open cases among officers in post at the month's end, heads";
    "officers_above_70" "Officers with more than 70 cases" "share" Lower HMIP_CASELOAD Measure::ProvidedPer(Provision::OfficersAbove70, Provision::OfficersInPost),
        "Officers in post with more than 70 open cases among officers in post at the month's end, heads";
    "cases_above_50" "Cases with officers who hold more than 50" "people" Lower MODEL Measure::Provided(Provision::CasesAbove50, 1),
        "Open cases of officers with more than 50 open cases at the month's end";
    "cases_waiting" "Cases waiting for an officer" "people" Lower MODEL Measure::Provided(Provision::CasesWaiting, 1),
        "Open cases of units without anybody in post at the month's end";
    "cases_moved" "Cases moved to another officer" "people" Lower MODEL Measure::Flow(&[Flow::MovedToAnotherOfficer]),
        "Open cases given to another officer because theirs had left";
    "cases_above_ceiling" "Cases allocated above the ceiling" "people" Lower MODEL Measure::Flow(&[Flow::AllocatedAboveCeiling]),
        "Cases given to an officer at the ceiling of caseload or above it, because all were";
    "orders_started" "Community and suspended sentence orders started" "people" Neither OMSQ Measure::Flow(&[Flow::StartedCommunityOrder, Flow::StartedSuspendedOrder]),
        "Orders that began";
    "drr_starts" "Drug rehabilitation requirements given" "people" Neither OMSQ Measure::Flow(&[Flow::GivenDrr]),
        "Community and suspended sentence orders given with a drug rehabilitation requirement";
    "drr_completed" "Drug rehabilitation requirements completed" "share" Higher OMSQ Measure::Share { of: &[Flow::CompletedDrr], among: &[Flow::CompletedDrr, Flow::FailedDrr], follow_up: 0 },
        "Completed among requirements whose time is over; those whose order ended before are not completed";
    "drr_caseload" "Under a drug rehabilitation requirement" "people" Neither OMSQ Measure::Stock(&[Stock::OnDrr]),
        "People under a community or suspended sentence order with a drug rehabilitation requirement that runs, at the month's end";
    "atr_caseload" "Under an alcohol treatment requirement" "people" Neither OMSQ Measure::Stock(&[Stock::OnAtr]),
        "People under a community or suspended sentence order with an alcohol treatment requirement that runs, at the month's end";
    "requirements_delivered" "Requirements that led to treatment" "share" Higher MODEL Measure::Share { of: &[Flow::RequirementDelivered], among: requirements::GIVEN, follow_up: requirements::FOLLOW_UP },
        "Of drug and alcohol requirements given, those under which community treatment started before they ended and by the end of the sixth month after. By month of the requirement";
    "tests_on_probation" "Drug tests on probation" "people" Neither HMIP Measure::Flow(&[Flow::TestedOnProbation]),
        "First tests under a supervision";
    "tests_on_probation_positive" "Drug tests on probation that are positive" "share" Neither MODEL Measure::Share { of: &[Flow::TestedPositiveOnProbation], among: &[Flow::TestedOnProbation], follow_up: 0 },
        "Positive among first tests under a supervision";
    "found_by_test" "Needs found by a test on probation" "people" Higher MODEL Measure::Flow(&[Flow::FoundByTest]),
        "People whose drug problem the officer did not know of before the test";
    "tests_on_probation_recorded" "Drug tests on probation, as recorded" "people" Neither HMIP Measure::Flow(&[Flow::TestedAsRecorded]),
        "First tests under a supervision that are recorded; tests_on_probation is the truth";
    "need_known_on_probation" "Drug problem known as supervision begins, true" "people" Neither HMIP Measure::Flow(&[Flow::KnownOnProbation]),
        "People who begin supervision with a drug problem that the officer knows of, recorded or not";
    "need_known_on_probation_recorded" "Drug problem known as supervision begins, as recorded" "people" Neither HMIP Measure::Flow(&[Flow::KnownAsRecorded]),
        "Of those, recorded";
    "mhtr_starts" "Mental health treatment requirements given" "people" Neither OMSQ Measure::Flow(&[Flow::GivenMhtr]),
        "Community and suspended sentence orders given with a mental health treatment requirement";
    "atr_starts" "Alcohol treatment requirements given" "people" Neither OMSQ Measure::Flow(&[Flow::GivenAtr]),
        "Community and suspended sentence orders given with an alcohol treatment requirement";
    "orders_linked" "Requirements that led to treatment, as recorded" "share" Neither MODEL Measure::Share { of: &[Flow::RequirementLinked], among: requirements::GIVEN, follow_up: requirements::FOLLOW_UP },
        "As requirements_delivered, of those only that linkage finds in the treatment records. By month of the requirement";
    "need_found_in_prison" "Need found at reception, true" "people" Neither NDTMS Measure::Flow(&[Flow::ScreenedWithNeed]),
        "People whose need is found by screening at reception";
    "need_found_in_prison_recorded" "Need found at reception, as recorded" "people" Neither NDTMS Measure::Flow(&[Flow::ScreenedAsRecorded]),
        "Of those, recorded";
    "reoffending_1y" "One-year proven reoffending after release from sentence" "share" Lower "headline" MODEL Measure::Share { of: &[Flow::ReoffendedWithinYear], among: &[Flow::ReoffendingCohort], follow_up: YEAR },
        "People with a proven reoffence within a year of release among people released from a sentence. By month of release";
    "reoffending_1y_le6m" "One-year proven reoffending, sentences of six months or less" "share" Lower MODEL Measure::Share { of: &[Flow::ReoffendedUpTo6Months], among: &[Flow::ReoffendingCohortUpTo6Months], follow_up: YEAR },
        "As reoffending_1y, among people released from a sentence of six months or less";
    "reoffending_1y_lt12m" "One-year proven reoffending, sentences under twelve months" "share" Lower MODEL Measure::Share { of: &[Flow::ReoffendedUpTo12Months], among: &[Flow::ReoffendingCohortUpTo12Months], follow_up: YEAR },
        "As reoffending_1y, among people released from a sentence of twelve months or less";
    "team_caseload" "On an intervention team's caseload" "people" Neither MODEL Measure::Stock(&[Stock::OnTeam]),
        "People on the caseload of a criminal justice intervention team at the month's end";
    "team_waiting" "Waiting for an intervention team" "people" Lower MODEL Measure::Stock(&[Stock::WaitsForTeam]),
        "People in the queue of a criminal justice intervention team at the month's end";
    "team_taken_on" "Taken on by intervention teams" "people" Neither MODEL Measure::Flow(&[Flow::TakenOnByTeam]),
        "People taken on after a required assessment, at the gate, or under an order without a drug requirement";
    "team_turned_away" "Turned away by intervention teams" "people" Lower MODEL Measure::Flow(&[Flow::TurnedAwayByTeam]),
        "People turned away because as many wait as the team can carry";
    "team_wait" "Wait for an intervention team" "days" Lower MODEL Measure::Wait(Meter::TeamWaiting, Flow::SoughtTeam),
        "Person-days in the queues of intervention teams over people who joined one in the period";
    "team_utilisation" "Use of intervention teams' places" "share" Neither MODEL Measure::Used(Meter::TeamBusy, Meter::TeamPlaces),
        "Place-days used over place-days there were";
    "tests_on_arrest" "Tests on arrest" "people" Neither MODEL Measure::Flow(&[Flow::TestedOnArrest]),
        "People tested for drugs on arrest";
}

/// Every indicator and how it is worked out: this part, then the others.
static ALL: LazyLock<(Vec<Indicator>, Vec<Measure>)> = LazyLock::new(|| {
    let parts = [
        (INDICATORS, MEASURES),
        (harm::INDICATORS, harm::MEASURES),
        (tiers::INDICATORS, tiers::MEASURES),
        (
            community_treatment::INDICATORS,
            community_treatment::MEASURES,
        ),
        (prison_treatment::INDICATORS, prison_treatment::MEASURES),
        (receptions::INDICATORS, receptions::MEASURES),
        (releases::INDICATORS, releases::MEASURES),
        (money::INDICATORS, money::MEASURES),
        (substances::INDICATORS, substances::MEASURES),
        (capacity::INDICATORS, capacity::MEASURES),
        (requirements::INDICATORS, requirements::MEASURES),
    ];
    let (listed, measured) = (parts.map(|part| part.0), parts.map(|part| part.1));
    (listed.concat(), measured.concat())
});

/// Every indicator, in the order of result files.
#[must_use]
pub fn all() -> &'static [Indicator] {
    &ALL.0
}

/// The indicator of an id.
#[must_use]
pub fn named(id: &str) -> Option<&'static Indicator> {
    all().iter().find(|indicator| indicator.id == id)
}

/// How indicator number `which` is worked out.
#[must_use]
pub fn measure(which: usize) -> Measure {
    ALL.1[which]
}

/// Whether an indicator is given for a group: meters are kept for the country only, people are not
/// divided by provider, nor services by sex or substance.
#[must_use]
pub fn is_given_for(which: usize, group: &Group) -> bool {
    match measure(which) {
        measure if measure.is_national() => group.breakdown == NATIONAL,
        Measure::HeldThere | Measure::HeldUsing(_) => group.prisons != Prisons::None,
        Measure::Provided(what, _) | Measure::ProvidedPer(what, _) => {
            group.has_services() && (what.is_by_service() || group.breakdown != PROVIDER)
        }
        _ => group.has_people(),
    }
}

#[cfg(test)]
mod tests;
