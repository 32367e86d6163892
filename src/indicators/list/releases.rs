//! Releases from sentence: how long was served, and who is followed up for two years.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, OMSQ, YEAR, indicators};
use crate::ledger::Flow;
use crate::person::Band;
use Direction::{Lower, Neither};

indicators! {
    "mean_time_served" "Mean time served, releases from determinate sentences" "months" Neither OMSQ Measure::Served(Band::DETERMINATE.as_slice()),
        "Mean months in prison of people released for the first time from a determinate sentence in the period, on curfew or early too: remand of the same stay is counted, time on recall is not, neither before a sentence passed on recall nor after release. Of people already inside when the years before the start begin (opening.history_years) remand is not known and not counted";
    "mean_time_served_le6m" "Mean time served, sentences of six months or less" "months" Neither OMSQ Measure::Served(&[Band::UpTo6Months]),
        "As mean_time_served, sentences of six months or less";
    "mean_time_served_m6_12" "Mean time served, sentences over six to twelve months" "months" Neither OMSQ Measure::Served(&[Band::To12Months]),
        "As mean_time_served, sentences over six months to twelve months";
    "mean_time_served_m12_4y" "Mean time served, sentences over twelve months to under four years" "months" Neither OMSQ Measure::Served(&[Band::To4Years]),
        "As mean_time_served, sentences over twelve months to under four years";
    "mean_time_served_y4plus" "Mean time served, sentences of four years and over" "months" Neither OMSQ Measure::Served(&[Band::Over4Years]),
        "As mean_time_served, determinate sentences of four years and over";
    "reoffending_2y" "Two-year proven reoffending after release from sentence" "share" Lower MODEL Measure::Share { of: &[Flow::ReoffendedWithinTwoYears], among: &[Flow::ReoffendingCohort], follow_up: 2 * YEAR },
        "People with a proven reoffence within two years of release among people released from a sentence, followed up through recalls, which reoffending_1y is not; a sentence passed on recall is not counted. By month of release";
}
