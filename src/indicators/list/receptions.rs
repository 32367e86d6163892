//! Receptions into prison by origin, and what becomes of breaches.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, OMSQ, indicators};
use crate::ledger::Flow;
use Direction::{Lower, Neither};

/// Receptions from liberty but for recalls.
pub(super) const FIRST: &[Flow] = &[
    Flow::ReceivedOnRemand,
    Flow::ReceivedUnderSentence,
    Flow::ReceivedForBreach,
    Flow::ReceivedNonCriminal,
];

indicators! {
    "receptions_drug_problem" "Receptions of people with a drug problem" "share" Neither MODEL Measure::ProblemAmong(FIRST),
        "First receptions into prison of people who have a problem with drugs, among all; alcohol alone is not counted";
    "sentenced_receptions" "Receptions under sentence" "people" Neither OMSQ Measure::Flow(&[Flow::ReceivedUnderSentence, Flow::ReceivedForBreach, Flow::SentencedInside]),
        "People received under sentence or for breach of an order, and people sentenced to custody while on remand or recall";
    "received_on_remand" "Received on remand" "people" Neither OMSQ Measure::Flow(&[Flow::ReceivedOnRemand]),
        "People received into prison on remand";
    "received_under_sentence" "Received under sentence" "people" Neither OMSQ Measure::Flow(&[Flow::ReceivedUnderSentence]),
        "People received into prison under sentence without remand before, and not for breach of an order";
    "received_for_breach" "Received for breach of an order" "people" Lower OMSQ Measure::Flow(&[Flow::ReceivedForBreach]),
        "People received into prison for breach of a community or suspended sentence order; they are within first_receptions";
    "orders_breached" "Orders ended for breach" "people" Lower OMSQ Measure::Flow(&[Flow::Breached]),
        "Community and suspended sentence orders that end for breach, in custody or not";
    "breached_to_custody" "Breached orders that lead to custody" "share" Lower MODEL Measure::Share { of: &[Flow::ReceivedForBreach], among: &[Flow::Breached], follow_up: 0 },
        "People received for breach of an order over orders ended for breach";
}
