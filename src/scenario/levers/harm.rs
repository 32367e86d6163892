//! Harm: death and overdose by time since release, treatment, potency and naloxone.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "harm.crack_hr" Effect Ratio 0.01 .. 100.0
        "Hazard of poisoning of people who use crack besides opiates against opiates alone; the mean of all stays; 1 changes nothing";
    "harm.death_rate_no_ost.wk1" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Death rate of opioid users without substitution treatment in week 1 after release";
    "harm.death_rate_no_ost.wk2" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Death rate of opioid users without substitution treatment in week 2 after release";
    "harm.death_rate_no_ost.wk3_4" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Death rate of opioid users without substitution treatment in weeks 3 and 4 after release";
    "harm.drp_level" Condition Ratio 0.0 .. 100.0
        "Level of drug-poisoning death rates against 2019";
    "harm.drp_out_in_hr" Effect Ratio 0.01 .. 100.0
        "Hazard of drug-poisoning death out of treatment against in treatment";
    "harm.drp_rate_nonopiate" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Drug-poisoning death rate of users of other drugs";
    "harm.drp_rate_out_of_treatment" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Drug-poisoning death rate of opioid users out of treatment";
    "harm.fatal_multiplier" Condition Ratio 0.0 .. 100.0 by_area
        "Share of poisonings that are fatal, against what harm.nonfatal_per_fatal says" moves EVERYTHING;
    "harm.injecting_hr" Effect Ratio 0.01 .. 100.0
        "Hazard of poisoning, out of treatment, of people who inject opiates against those who do not; the mean of all stays; 1 changes nothing";
    "harm.injecting_out_in_rr" Effect Ratio 0.01 .. 100.0
        "Hazard of poisoning out of treatment against in it, of people who inject over that of those who do not; 1 changes nothing";
    "harm.naloxone_at_release" Condition Share 0.0 .. 1.0 by_area
        "Share of opiate leavers given naloxone at release" moves NALOXONE;
    "harm.naloxone_rr" Effect Ratio 0.0 .. 100.0
        "Risk of fatal overdose when naloxone is held against not";
    "harm.nonfatal_per_fatal" Behaviour Ratio 0.0 .. 100.0
        "Non-fatal overdoses for each fatal one";
    "harm.ost_hr_wk1_4" Effect Ratio 0.0 .. 100.0
        "Hazard of death in weeks 1 to 4 on substitution treatment at release against not";
    "harm.other_death_rate_custody" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Death rate in custody";
    "harm.other_death_rate_supervised" Behaviour Per1000PersonYears 0.0 .. 1000.0
        "Death rate of other causes under supervision";
    "harm.potency_multiplier" Condition Ratio 0.0 .. 100.0 by_area
        "Potency of the drug supply: fatal poisonings against 2019";
    "harm.psychosocial_only_hr" Effect Ratio 0.01 .. 100.0
        "Hazard of poisoning in community treatment without substitution against with it, of people who use opiates; 1 changes nothing";
    "harm.release_level" Condition Ratio 0.0 .. 100.0
        "Level of the death rates of weeks 1 to 4 against 2019";
}
