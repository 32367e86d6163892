//! Treatment in prison: screening, journeys, places and programmes.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves MOVES;
    "prison_tx.added_funding.alcohol" Condition Pounds 0.0 .. 1e10
        "Money a year for treatment for alcohol alone in custody besides its share; a sample's prisons get their part";
    "prison_tx.added_funding.brief" Condition Pounds 0.0 .. 1e10
        "Money a year for brief interventions in custody besides its share; a sample's prisons get their part";
    "prison_tx.added_funding.clinical" Condition Pounds 0.0 .. 1e10
        "Money a year for integrated clinical treatment in custody besides the share of clinical treatment; a sample's prisons get their part";
    "prison_tx.added_funding.high_intensity" Condition Pounds 0.0 .. 1e10
        "Money a year for programmes of high intensity in custody besides its share; a sample's prisons get their part";
    "prison_tx.added_funding.structured" Condition Pounds 0.0 .. 1e10
        "Money a year for structured treatment in custody besides its share; a sample's prisons get their part";
    "prison_tx.alcohol_detox_share" Condition Share 0.0 .. 1.0
        "Share of treatment for alcohol alone that begins as detoxification";
    "prison_tx.alcohol_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for places for alcohol only";
    "prison_tx.brief_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for brief interventions";
    "prison_tx.clinical_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for clinical places, for people who use opiates";
    "prison_tx.dedicated_completion_rr" Effect Ratio 0.0 .. 100.0
        "Share of stays in a dedicated treatment prison that complete against structured treatment elsewhere; 1 changes nothing";
    "prison_tx.dedicated_prisons" Condition Prisons 0.0 .. 1000.0
        "Category C training prisons given over to treatment, the first in the order of psychosocial treatment; 0 for none";
    "prison_tx.detox_alone_days" Behaviour Days 0.01 .. 36525.0
        "Mean length of detoxification in the older way, or where no psychosocial support is offered beside it; treatment ends with it";
    "prison_tx.dropout_supply_elasticity" Effect Ratio 0.0 .. 10.0
        "Power with which drop-out from treatment in custody follows the supply of drugs (prison_tx.supply and prison_tx.psychoactive_supply); 0 changes nothing" neutral 0.0;
    "prison_tx.funding" Condition Pounds 0.0 .. 1e10 by_area
        "Money for treatment in custody, a year; an area is where the prison stands";
    "prison_tx.high_intensity_completion" Condition Share 0.0 .. 1.0
        "Share of programmes of high intensity that complete; the rest drop out";
    "prison_tx.high_intensity_days" Condition Days 0.01 .. 3650.0
        "Length of a programme of high intensity";
    "prison_tx.high_intensity_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for programmes of high intensity; what all shares leave is for structured treatment";
    "prison_tx.high_intensity_suitable" Behaviour Share 0.0 .. 1.0
        "Share of people in treatment in custody with a severe drug problem whom a programme of high intensity suits";
    "prison_tx.journey_cv" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of the treatment journey in custody";
    "prison_tx.journey_days" Condition Days 0.01 .. 36525.0
        "Mean length of a treatment journey in custody";
    "prison_tx.journey_ratio.brief" Behaviour Ratio 0.01 .. 100.0
        "Length of a brief intervention against the mean journey";
    "prison_tx.journey_ratio.structured" Behaviour Ratio 0.01 .. 100.0
        "Length of structured treatment against the mean journey";
    "prison_tx.maintenance_share" Condition Share 0.0 .. 1.0
        "Share of clinical treatment that is maintenance with a substitute; the rest is detoxification";
    "prison_tx.mdt_positive" Condition Share 0.0 .. 1.0
        "Share of random tests for drugs in prison that are positive, at the supply of the start" moves EVERYTHING;
    "prison_tx.mdt_psychoactive" Condition Share 0.0 .. 1.0
        "Share of positive random tests that are positive for new psychoactive substances only, at the supply of the start" moves EVERYTHING;
    "prison_tx.mdt_reference" Behaviour Share 0.001 .. 1.0
        "Share of random tests that are positive at which need.new_in_custody holds" moves EVERYTHING;
    "prison_tx.mdt_tests" Condition PerYear 0.0 .. 365.0
        "Random tests for drugs a year for each person in prison" moves NOTHING;
    "prison_tx.min_days.alcohol" Behaviour Days 0.0 .. 3650.0
        "Days of custody that must be left for somebody to start treatment for alcohol alone; 0 starts everybody";
    "prison_tx.min_days.brief" Behaviour Days 0.0 .. 3650.0
        "Days of custody that must be left for somebody to start brief interventions; 0 starts everybody";
    "prison_tx.min_days.clinical" Behaviour Days 0.0 .. 3650.0
        "Days of custody that must be left for somebody to start clinical treatment; 0 starts everybody";
    "prison_tx.min_days.high_intensity" Behaviour Days 0.0 .. 3650.0
        "Days of custody that must be left for somebody to start programmes of high intensity; 0 starts everybody";
    "prison_tx.min_days.structured" Behaviour Days 0.0 .. 3650.0
        "Days of custody that must be left for somebody to start structured treatment; 0 starts everybody";
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
    "prison_tx.place_cost.alcohol" Condition Pounds 1.0 .. 1e7
        "Cost of a place of treatment for alcohol alone in custody, a year";
    "prison_tx.place_cost.brief" Condition Pounds 1.0 .. 1e7
        "Cost of a place of brief interventions in custody, a year";
    "prison_tx.place_cost.clinical" Condition Pounds 1.0 .. 1e7
        "Cost of a place of clinical treatment in custody, a year";
    "prison_tx.place_cost.dedicated" Condition Pounds 1.0 .. 1e7
        "Cost of a place of a prison given over to treatment in custody, a year";
    "prison_tx.place_cost.high_intensity" Condition Pounds 1.0 .. 1e7
        "Cost of a place of programmes of high intensity in custody, a year";
    "prison_tx.place_cost.structured" Condition Pounds 1.0 .. 1e7
        "Cost of a place of structured treatment in custody, a year";
    "prison_tx.prisons_alcohol" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer treatment for alcohol alone, in the order of psychosocial treatment";
    "prison_tx.prisons_brief" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer brief interventions, in the order of psychosocial treatment";
    "prison_tx.prisons_clinical" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer integrated clinical treatment, in the order of the table: substitution, and detoxification after which treatment goes on where there is psychosocial support";
    "prison_tx.prisons_detoxification" Condition Prisons 0.0 .. 1000.0
        "Prisons that detoxify, in the same order: those beyond the integrated ones in the older way, after which treatment ends";
    "prison_tx.prisons_psychosocial" Condition Prisons 0.0 .. 1000.0
        "Prisons that offer structured psychosocial treatment, in the order of the table; beside clinical treatment it supports that";
    "prison_tx.programme_transfer_days" Behaviour Days 0.01 .. 3650.0
        "Mean time until somebody for whom a place of a programme is kept is moved there, and between attempts where that prison has no room";
    "prison_tx.psychoactive_supply" Condition Ratio 0.0 .. 10.0
        "Supply of new psychoactive substances in prisons against that of the start, beside prison_tx.supply" moves EVERYTHING;
    "prison_tx.psychosocial_completion_rr" Effect Ratio 0.01 .. 100.0
        "Share of clinical treatment that completes with psychosocial support beside it against without; 1 changes nothing";
    "prison_tx.queue_by_need" Behaviour Share 0.0 .. 1.0
        "1: queues in custody go by severity of need, then by time left; 0: in the order of joining";
    "prison_tx.supply" Condition Ratio 0.0 .. 10.0
        "Supply of drugs in prisons against that of the start" moves EVERYTHING;
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
