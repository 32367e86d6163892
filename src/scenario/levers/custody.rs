//! Reception and custody: stays, release rules, curfew and places.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "custody.category_a.indeterminate" Behaviour Share 0.0 .. 1.0
        "Share of people serving life or for public protection who are held in category A" moves MOVES;
    "custody.category_a.m12_4y" Behaviour Share 0.0 .. 1.0
        "Share of people serving 12 months to under 4 years who are held in category A" moves MOVES;
    "custody.category_a.y4plus" Behaviour Share 0.0 .. 1.0
        "Share of people serving 4 years and over who are held in category A" moves MOVES;
    "custody.category_b.indeterminate" Behaviour Share 0.0 .. 1.0
        "Share of people serving life or for public protection who are held in category B" moves MOVES;
    "custody.category_b.m12_4y" Behaviour Share 0.0 .. 1.0
        "Share of people serving 12 months to under 4 years who are held in category B" moves MOVES;
    "custody.category_b.y4plus" Behaviour Share 0.0 .. 1.0
        "Share of people serving 4 years and over who are held in category B" moves MOVES;
    "custody.early_release.days" Condition Days 0.0 .. 3650.0
        "Days before the release date at which people serving under 4 years may leave";
    "custody.early_release.reference_days" Condition Days 0.0 .. 3650.0
        "The days before the release date at which time served is as custody.served_days says; holds for the whole run";
    "custody.early_release.reference_share" Condition Share 0.0 .. 1.0
        "The share who may leave days before the release date at which time served is as custody.served_days says; holds for the whole run";
    "custody.early_release.share" Condition Share 0.0 .. 1.0
        "Share of people serving under 4 years who may leave days before the release date";
    "custody.full.days" Condition Days 0.0 .. 3650.0
        "Days before the release date at which people may leave when prisons are full";
    "custody.full.threshold" Condition Ratio 0.0 .. 10.0
        "People in prison for each place above which people are released early; 10 for never";
    "custody.growth.length" Condition Share -0.5 .. 1.0
        "Growth a year of time served under determinate sentences, within each band";
    "custody.hdc.eligible.le6m" Condition Share 0.0 .. 1.0
        "Share of people who may be granted home detention curfew: up to 6 months";
    "custody.hdc.eligible.m12_4y" Condition Share 0.0 .. 1.0
        "Share of people who may be granted home detention curfew: over 12 months to under 4 years";
    "custody.hdc.eligible.m6_12" Condition Share 0.0 .. 1.0
        "Share of people who may be granted home detention curfew: over 6 to 12 months";
    "custody.hdc.eligible.y4plus" Condition Share 0.0 .. 1.0
        "Share of people who may be granted home detention curfew: 4 years and over";
    "custody.hdc.max_days" Condition Days 0.0 .. 3650.0
        "The most days on home detention curfew";
    "custody.hdc.p_given_eligible" Condition Share 0.0 .. 1.0
        "Share of people who may be granted home detention curfew who are";
    "custody.hdc.reference_eligible.le6m" Condition Share 0.0 .. 1.0
        "The share who may be granted home detention curfew at which time served is as custody.served_days says: up to 6 months; holds for the whole run";
    "custody.hdc.reference_eligible.m12_4y" Condition Share 0.0 .. 1.0
        "The share who may be granted home detention curfew at which time served is as custody.served_days says: over 12 months to under 4 years; holds for the whole run";
    "custody.hdc.reference_eligible.m6_12" Condition Share 0.0 .. 1.0
        "The share who may be granted home detention curfew at which time served is as custody.served_days says: over 6 to 12 months; holds for the whole run";
    "custody.hdc.reference_eligible.y4plus" Condition Share 0.0 .. 1.0
        "The share who may be granted home detention curfew at which time served is as custody.served_days says: 4 years and over; holds for the whole run";
    "custody.hdc.reference_max_days" Condition Days 0.0 .. 3650.0
        "The most days on home detention curfew at which time served is as custody.served_days says; holds for the whole run";
    "custody.hdc.reference_p_given_eligible" Condition Share 0.0 .. 1.0
        "The share granted home detention curfew, of those who may be, at which time served is as custody.served_days says; holds for the whole run";
    "custody.hdc.share_of_term" Behaviour Share 0.0 .. 0.9
        "Share of the time to release that people granted home detention curfew spend on it, unless that is more than the most";
    "custody.hold_in_programme" Behaviour Share 0.0 .. 1.0
        "Share of people in a programme in custody whose moves, the last one for resettlement included, are put off until it ends" moves MOVES;
    "custody.hold_in_treatment" Condition Share 0.0 .. 1.0
        "Share of people in other treatment in custody whose moves, but for resettlement, are put off until it ends" moves MOVES;
    "custody.indet_release_hazard.ipp" Condition PerYear 0.0 .. 1000.0
        "Rate of first release from custody: imprisonment for public protection";
    "custody.indet_release_hazard.life" Condition PerYear 0.0 .. 1000.0
        "Rate of first release from custody: life";
    "custody.noncriminal_days" Condition Days 0.01 .. 36525.0
        "Mean stay of non-criminal prisoners";
    "custody.open_days_before" Behaviour Days 0.0 .. 3650.0
        "Days before release from which people who are suitable are held in open conditions" moves MOVES;
    "custody.open_share.indeterminate" Behaviour Share 0.0 .. 1.0
        "Share of people serving life or for public protection who are suitable for open conditions" moves MOVES;
    "custody.open_share.m12_4y" Behaviour Share 0.0 .. 1.0
        "Share of people serving 12 months to under 4 years who are suitable for open conditions" moves MOVES;
    "custody.open_share.y4plus" Behaviour Share 0.0 .. 1.0
        "Share of people serving 4 years and over who are suitable for open conditions" moves MOVES;
    "custody.operational_capacity" Condition Places 1000.0 .. 500000.0
        "Places of all prisons for adults together; each has its share, in whole places" moves MOVES;
    "custody.release_fraction.reference_standard" Condition Share 0.05 .. 1.0
        "The share of a standard determinate sentence served at which time served is as custody.served_days says; holds for the whole run";
    "custody.release_fraction.standard" Condition Share 0.05 .. 1.0
        "Share of a standard determinate sentence that is served in custody";
    "custody.remand_cv" Condition Cv 0.0 .. 10.0
        "Coefficient of variation of time on remand";
    "custody.remand_days" Condition Days 0.01 .. 36525.0
        "Mean time on remand in custody";
    "custody.resettlement_move_days_before" Condition Days 0.0 .. 3650.0
        "Days before release at which people are moved to a resettlement prison of their home region" moves MOVES;
    "custody.sds40_excluded_share" Condition Share 0.0 .. 1.0
        "Share of people serving under 4 years who are not released by the standard fraction";
    "custody.sds40_excluded_share_y4plus" Condition Share 0.0 .. 1.0
        "Share of people serving determinate sentences of 4 years and over who are not released by the standard fraction";
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
    "custody.transfer_days.local_to_training" Condition Days 0.01 .. 3650.0
        "Mean time from reception or sentence in a local prison until a move to training is sought" moves MOVES;
    "custody.transfer_hazard" Condition PerYear 0.0 .. 100.0
        "Rate at which people in training are to be moved to another prison, if one has room" moves MOVES;
    "custody.transfer_interrupts_tx" Condition Share 0.0 .. 1.0
        "Chance that a move interrupts treatment that the receiving prison offers" moves TREATMENT;
    "custody.transfer_min_days_left" Condition Days 0.0 .. 3650.0
        "Days left to serve below which nobody is moved on but for resettlement" moves MOVES;
}
