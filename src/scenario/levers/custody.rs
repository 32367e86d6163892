//! Reception and custody: stays, release rules, curfew and places.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves ["received", "transferred", "released"]
    "custody.hdc.eligible_releases" Condition PerYear 0.0 .. 1e6
        "Releases a year that are eligible for home detention curfew";
    "custody.hdc.max_days" Rule Days 0.0 .. 36525.0
        "Longest time on home detention curfew";
    "custody.hdc.mean_days" Condition Days 0.01 .. 36525.0
        "Mean time on home detention curfew";
    "custody.hdc.p_given_eligible" Condition Share 0.0 .. 1.0
        "Share of eligible people released on home detention curfew";
    "custody.indet_release_hazard.ipp" Condition PerYear 0.0 .. 1000.0
        "Rate of first release from custody: imprisonment for public protection";
    "custody.indet_release_hazard.life" Condition PerYear 0.0 .. 1000.0
        "Rate of first release from custody: life";
    "custody.noncriminal_days" Condition Days 0.01 .. 36525.0
        "Mean stay of non-criminal prisoners";
    "custody.opening_to_equilibrium.y4plus" Condition Ratio 0.0 .. 100.0
        "Opening stock of long sentences over receptions times the mean stay of new entrants";
    "custody.operational_capacity" Condition Places 0.0 .. 1e6
        "Useable operational capacity of all prisons";
    "custody.prisons" Condition Prisons 0.0 .. 500.0
        "Number of prisons";
    "custody.release_at_sentence_share" Condition Share 0.0 .. 1.0
        "Share of people remanded and sentenced who are released at sentence, time served";
    "custody.release_fraction.long" Rule Share 0.0 .. 1.0
        "Share of a long sentence served before release";
    "custody.release_fraction.standard" Rule Share 0.0 .. 1.0
        "Share of a standard sentence served before automatic release";
    "custody.remand_credit_days" Condition Days 0.01 .. 36525.0
        "Mean remand time that counts towards the sentence, of those remanded";
    "custody.remand_cv" Condition Cv 0.0 .. 10.0
        "Coefficient of variation of time on remand";
    "custody.remand_days" Condition Days 0.01 .. 36525.0
        "Mean time on remand in custody";
    "custody.resettlement_move_days_before" Condition Days 0.0 .. 36525.0
        "Time before release at which people move to a resettlement prison";
    "custody.sds40_excluded_share" Condition Share 0.0 .. 1.0
        "Share of sentences excluded from the 40 % release point";
    "custody.sentence_days.le6m" Condition Days 0.01 .. 36525.0
        "Mean sentence as passed: up to 6 months";
    "custody.sentence_days.m12_4y" Condition Days 0.01 .. 36525.0
        "Mean sentence as passed: over 12 months to under 4 years";
    "custody.sentence_days.m6_12" Condition Days 0.01 .. 36525.0
        "Mean sentence as passed: over 6 to 12 months";
    "custody.sentence_days.y4plus" Condition Days 0.01 .. 36525.0
        "Mean sentence as passed: 4 years and over";
    "custody.served_cv.le6m" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: up to 6 months";
    "custody.served_cv.m12_4y" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: over 12 months to under 4 years";
    "custody.served_cv.m6_12" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: over 6 to 12 months";
    "custody.served_cv.y4plus" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time served: 4 years and over";
    "custody.served_days.le6m" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: up to 6 months";
    "custody.served_days.m12_4y" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: over 12 months to under 4 years";
    "custody.served_days.m6_12" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: over 6 to 12 months";
    "custody.served_days.y4plus" Condition Days 0.01 .. 36525.0
        "Mean time served after sentence to first release: 4 years and over";
    "custody.share_local" Condition Share 0.0 .. 1.0
        "Share of prison places that are in local prisons";
    "custody.stock.ipp" Condition People 0.0 .. 1e6
        "People in custody who have never been released at the start: imprisonment for public protection";
    "custody.stock.life" Condition People 0.0 .. 1e6
        "People in custody who have never been released at the start: life";
    "custody.transfer_days.local_to_training" Condition Days 0.01 .. 36525.0
        "Mean time from sentence to the move from a local to a training prison";
    "custody.transfer_hazard" Condition PerYear 0.0 .. 1000.0
        "Rate of moves between training and resettlement prisons";
    "custody.transfer_interrupts_tx" Condition Share 0.0 .. 1.0
        "Share of transfers that interrupt treatment although the receiving prison offers it";
}
