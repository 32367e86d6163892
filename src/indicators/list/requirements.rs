//! Treatment requirements for alcohol and mental health: how they end, and how many run.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{OMSQ, indicators};
use crate::ledger::{Flow, Stock};
use crate::pathway::court::requirements::FOLLOWED;
use Direction::{Higher, Neither};

/// Requirements given that are to lead to community treatment.
pub(super) const GIVEN: &[Flow] = &[Flow::GivenDrr, Flow::GivenAtr];

/// Days after the end of a month until all that its requirements lead to is counted: six months at most.
pub(super) const FOLLOW_UP: u32 = 184;
const _: () = assert!(FOLLOWED == 6, "six months in a row have at most 184 days");

indicators! {
    "atr_completed" "Alcohol treatment requirements completed" "share" Higher OMSQ Measure::Share { of: &[Flow::CompletedAtr], among: &[Flow::CompletedAtr, Flow::FailedAtr], follow_up: 0 },
        "Completed among requirements whose time is over; those whose order ended before are not completed";
    "mhtr_completed" "Mental health treatment requirements completed" "share" Higher OMSQ Measure::Share { of: &[Flow::CompletedMhtr], among: &[Flow::CompletedMhtr, Flow::FailedMhtr], follow_up: 0 },
        "Completed among requirements whose time is over; those whose order ended before are not completed. What the treatment does is outside the model";
    "mhtr_caseload" "Under a mental health treatment requirement" "people" Neither OMSQ Measure::Stock(&[Stock::OnMhtr]),
        "People under a community or suspended sentence order with a mental health treatment requirement that runs, at the month's end";
}
