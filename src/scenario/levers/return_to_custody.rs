//! Return: recall, breach, reoffending and desistance.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "custody.recall.cap_days" Condition Days 1.0 .. 36525.0
        "The most time in custody after a standard recall from a determinate sentence";
    "custody.recall.ftr_days_long" Condition Days 0.01 .. 365.0
        "Length of a fixed-term recall from a sentence of 12 months to under 4 years";
    "custody.recall.ftr_days_short" Condition Days 0.01 .. 365.0
        "Length of a fixed-term recall from a sentence under 12 months";
    "custody.recall.ftr_days_y4plus" Condition Days 0.01 .. 365.0
        "Length of a fixed-term recall from a sentence of 4 years and over";
    "custody.recall.ftr_share" Condition Share 0.0 .. 1.0
        "Share of recalls from sentences under 4 years that are for a fixed term";
    "custody.recall.ftr_share_y4plus" Condition Share 0.0 .. 1.0
        "Share of recalls from determinate sentences of 4 years and over that are for a fixed term";
    "custody.recall.indet_months" Condition Months 0.01 .. 1200.0
        "Mean time in custody after recall from an indeterminate sentence";
    "custody.recall.p_new_sentence" Condition Share 0.0 .. 1.0
        "Share of recalls that end in a new custodial sentence";
    "custody.recall.standard_cv" Behaviour Cv 0.0 .. 10.0
        "Coefficient of variation of time in custody after a standard recall";
    "custody.recall.standard_days" Condition Days 0.01 .. 36525.0
        "Mean time in custody after a standard recall";
    "probation.breach_hazard" Condition PerYear 0.0 .. 1000.0
        "Rate at which orders end for breach";
    "probation.breach_to_custody" Condition Share 0.0 .. 1.0
        "Share of breached orders that lead to custody, for twelve months or less; the others just end";
    "probation.recall_hazard.indet" Condition PerYear 0.0 .. 1000.0
        "Rate of recall on licence: indeterminate sentences";
    "probation.recall_hazard.le6m" Condition PerYear 0.0 .. 1000.0
        "Rate of recall on licence: up to 6 months";
    "probation.recall_hazard.m12_4y" Condition PerYear 0.0 .. 1000.0
        "Rate of recall on licence: over 12 months to under 4 years";
    "probation.recall_hazard.m6_12" Condition PerYear 0.0 .. 1000.0
        "Rate of recall on licence: over 6 to 12 months";
    "probation.recall_hazard.y4plus" Condition PerYear 0.0 .. 1000.0
        "Rate of recall on licence: 4 years and over";
    "return.atrisk_window_years" Condition Years 0.01 .. 100.0
        "Time after custody or supervision during which a person is counted as at risk of return";
    "return.classmix.co" Condition Share 0.0 .. 1.0
        "Binomial parameter x of the persistence classes of people from community orders: high x^2, middle 2x(1-x), low (1-x)^2";
    "return.classmix.le6m" Condition Share 0.0 .. 1.0
        "Binomial parameter x of the persistence classes of people from sentences of up to 6 months: high x^2, middle 2x(1-x), low (1-x)^2";
    "return.classmix.m12_4y" Condition Share 0.0 .. 1.0
        "Binomial parameter x of the persistence classes of people from sentences of over 12 months to under 4 years: high x^2, middle 2x(1-x), low (1-x)^2";
    "return.classmix.m6_12" Condition Share 0.0 .. 1.0
        "Binomial parameter x of the persistence classes of people from sentences of over 6 to 12 months: high x^2, middle 2x(1-x), low (1-x)^2";
    "return.classmix.sso" Condition Share 0.0 .. 1.0
        "Binomial parameter x of the persistence classes of people from suspended sentence orders: high x^2, middle 2x(1-x), low (1-x)^2";
    "return.classmix.y4plus" Condition Share 0.0 .. 1.0
        "Binomial parameter x of the persistence classes of people from sentences of 4 years and over: high x^2, middle 2x(1-x), low (1-x)^2";
    "return.crack_rr" Effect Ratio 0.01 .. 100.0
        "Rate of reoffending of people who use crack besides opiates against opiates alone; the mean of all stays; 1 changes nothing";
    "return.desist.high" Behaviour PerYear 0.0 .. 1000.0
        "Rate of leaving the high persistence class for the one below, at liberty";
    "return.desist.low" Behaviour PerYear 0.0 .. 1000.0
        "Rate of leaving the low persistence class for the one below, at liberty";
    "return.desist.mid" Behaviour PerYear 0.0 .. 1000.0
        "Rate of leaving the middle persistence class for the one below, at liberty";
    "return.hazard.high" Behaviour PerYear 0.0 .. 1000.0
        "Proven reoffences per year at liberty, high persistence class";
    "return.hazard.low" Behaviour PerYear 0.0 .. 1000.0
        "Proven reoffences per year at liberty, low persistence class";
    "return.hazard.mid" Behaviour PerYear 0.0 .. 1000.0
        "Proven reoffences per year at liberty, middle persistence class";
    "return.high_intensity_rr" Effect Ratio 0.0 .. 100.0
        "Rate of reoffending in the first year after release of people who completed a programme in custody against others";
    "return.housing_rr" Effect Ratio 0.0 .. 100.0
        "Rate of return of people not housed at their last release against those housed" moves EVERYTHING;
    "return.licence_event_share_direct" Behaviour Share 0.0 .. 1.0
        "Share of reoffences on licence that become a new case rather than a recall";
    "return.p_modelled_disposal.high" Behaviour Share 0.0 .. 1.0
        "Share of proven reoffences that lead to custody or an order, high persistence class";
    "return.p_modelled_disposal.low" Behaviour Share 0.0 .. 1.0
        "Share of proven reoffences that lead to custody or an order, low persistence class";
    "return.p_modelled_disposal.mid" Behaviour Share 0.0 .. 1.0
        "Share of proven reoffences that lead to custody or an order, middle persistence class";
    "return.supervision_rr" Effect Ratio 0.0 .. 100.0
        "Rate of reoffending under supervision whose contacts all do what they should against supervision that does nothing; at 1 caseloads do not move reoffending";
    "return.treatment_rr" Effect Ratio 0.0 .. 100.0
        "Rate of reoffending in community treatment against not";
    "return.use_rr.class_a" Effect Ratio 0.0 .. 100.0
        "Rate of reoffending with current class A use against none";
}
