//! Treatment in prison: screening, journeys, places and programmes.

use super::{Lever, Role, lever_table};
use crate::units::Unit;

lever_table! {
    moves ["identified", "treatment_started_inside", "treatment_ended_inside", "queued_inside", "left_queue_inside"]
    "prison_tx.alcohol_share" Condition Share 0.0 .. 1.0
        "Share of the money for treatment in custody that pays for places for alcohol only";
    "prison_tx.alcohol_supply_factor" Condition Ratio 0.0 .. 100.0
        "Supply of alcohol treatment in custody against drug treatment";
    "prison_tx.appointment_dna" Condition Share 0.0 .. 1.0
        "Share of treatment appointments in custody not attended";
    "prison_tx.dropout_hazard" Condition PerYear 0.0 .. 1000.0
        "Rate of drop-out from treatment in custody";
    "prison_tx.exit_start_ratio" Condition Ratio 0.0 .. 100.0
        "Treatment exits over treatment starts in custody";
    "prison_tx.funding" Condition Pounds 0.0 .. 1e10 by_area
        "Money for treatment in custody, a year";
    "prison_tx.high_intensity_completion" Condition Share 0.0 .. 1.0
        "Share of high-intensity programmes completed";
    "prison_tx.high_intensity_days" Condition Days 0.01 .. 36525.0
        "Mean length of a high-intensity programme";
    "prison_tx.journey_cv" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of the treatment journey in custody";
    "prison_tx.journey_days" Condition Days 0.01 .. 36525.0
        "Mean length of a treatment journey in custody";
    "prison_tx.maintenance_share" Condition Share 0.0 .. 1.0
        "Share of clinical treatment that is maintenance rather than detoxification";
    "prison_tx.mdt_positive" Condition Share 0.0 .. 1.0
        "Share of random mandatory drug tests that are positive";
    "prison_tx.min_days_left.high_intensity" Rule Days 0.0 .. 36525.0
        "Shortest time left to release at which a high-intensity programme is started";
    "prison_tx.min_days_left.psychosocial" Rule Days 0.0 .. 36525.0
        "Shortest time left to release at which a psychosocial programme is started";
    "prison_tx.p_clinical.alcohol" Condition Share 0.0 .. 1.0
        "Share of treatment entries in custody that start clinical treatment, people with alcohol need";
    "prison_tx.p_clinical.opiate" Condition Share 0.0 .. 1.0
        "Share of treatment entries in custody that start clinical treatment, opiate users";
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
    "prison_tx.place_cost" Money Pounds 1.0 .. 1e7
        "Cost of a treatment place in custody, a year";
    "prison_tx.places.high_intensity" Condition Places 0.0 .. 1e6
        "Places on high-intensity programmes in custody";
    "prison_tx.prisons_clinical" Condition Prisons 0.0 .. 500.0
        "Prisons that offer integrated clinical treatment";
    "prison_tx.prisons_psychosocial" Condition Prisons 0.0 .. 500.0
        "Prisons that offer enhanced psychosocial treatment";
    "prison_tx.psychosocial_caseload_per_worker" Condition Cases 0.0 .. 1000.0
        "Clients per psychosocial worker in custody";
    "prison_tx.triage_days" Condition Days 0.01 .. 36525.0
        "Mean time from being identified to triage";
}
