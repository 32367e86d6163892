//! Treatment in prison: screening, journeys, places and programmes.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves TREATMENT;
    "prison_tx.alcohol_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for places for alcohol only";
    "prison_tx.clinical_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for clinical places, for people who use opiates";
    "prison_tx.funding" Condition Pounds 0.0 .. 1e10 by_area
        "Money for treatment in custody, a year; an area is where the prison stands";
    "prison_tx.journey_cv" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of the treatment journey in custody";
    "prison_tx.journey_days" Condition Days 0.01 .. 36525.0
        "Mean length of a treatment journey in custody";
    "prison_tx.p_complete.alc" Condition Share 0.0 .. 1.0
        "Share of exits from treatment in custody that are completions, people with alcohol need only";
    "prison_tx.p_complete.nonop" Condition Share 0.0 .. 1.0
        "Share of exits from treatment in custody that are completions, users of non-opiates only";
    "prison_tx.p_complete.nonop_alc" Condition Share 0.0 .. 1.0
        "Share of exits from treatment in custody that are completions, users of non-opiates and alcohol";
    "prison_tx.p_complete.opiate" Condition Share 0.0 .. 1.0
        "Share of exits from treatment in custody that are completions, opiate users";
    "prison_tx.p_engaged.alc" Condition Share 0.0 .. 1.0
        "Share of identified people with alcohol need only who start structured treatment in this custody period";
    "prison_tx.p_engaged.nonop" Condition Share 0.0 .. 1.0
        "Share of identified users of non-opiates only who start structured treatment in this custody period";
    "prison_tx.p_engaged.nonop_alc" Condition Share 0.0 .. 1.0
        "Share of identified users of non-opiates and alcohol who start structured treatment in this custody period";
    "prison_tx.p_engaged.opiate" Condition Share 0.0 .. 1.0
        "Share of identified opiate users who start structured treatment in this custody period";
    "prison_tx.p_exit_other" Condition Share 0.0 .. 1.0
        "Share of exits from treatment in custody that are drop-out, declined or death";
    "prison_tx.p_identified.alc" Condition Share 0.0 .. 1.0
        "Share of people with alcohol need only whose need is found by screening at reception";
    "prison_tx.p_identified.nonop" Condition Share 0.0 .. 1.0
        "Share of users of non-opiates only whose need is found by screening at reception";
    "prison_tx.p_identified.nonop_alc" Condition Share 0.0 .. 1.0
        "Share of users of non-opiates and alcohol whose need is found by screening at reception";
    "prison_tx.p_identified.opiate" Condition Share 0.0 .. 1.0
        "Share of opiate users whose need is found by screening at reception";
    "prison_tx.place_cost" Condition Pounds 1.0 .. 1e7
        "Cost of a treatment place in custody, a year";
    "prison_tx.prisons_alcohol" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer treatment for alcohol alone, in the order of psychosocial treatment";
    "prison_tx.prisons_clinical" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer clinical treatment, in the order of the table";
    "prison_tx.prisons_psychosocial" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer psychosocial treatment, in the order of the table";
    "prison_tx.triage_days" Condition Days 0.01 .. 36525.0
        "Mean time from being identified to triage";
    "prison_tx.weight.high_security" Condition Ratio 0.0 .. 100.0
        "Share of the money for a place in a high security prison against a training prison";
    "prison_tx.weight.local" Condition Ratio 0.0 .. 100.0
        "Share of the money for a place in a men's prison that receives from the courts against a training prison";
    "prison_tx.weight.open" Condition Ratio 0.0 .. 100.0
        "Share of the money for a place in an open prison against a training prison";
    "prison_tx.weight.training" Condition Ratio 0.0 .. 100.0
        "Share of the money for a place in a training prison: the measure of the others";
    "prison_tx.weight.women" Condition Ratio 0.0 .. 100.0
        "Share of the money for a place in a closed prison for women against a training prison";
    "prison_tx.weight.young" Condition Ratio 0.0 .. 100.0
        "Share of the money for a place in a prison for young adults alone against a training prison";
}
