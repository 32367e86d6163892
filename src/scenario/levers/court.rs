//! Arrest and court: entrants, disposals, requirements and tests on arrest.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves EVERYTHING;
    "arrest.cjit_caseload" Condition Cases 0.1 .. 1000.0
        "People that a worker of an intervention team carries" moves ARREST;
    "arrest.cjit_days" Condition Days 1.0 .. 3650.0
        "Mean time on the caseload of an intervention team" moves ARREST;
    "arrest.cjit_workers" Condition Fte 0.0 .. 100000.0 by_area
        "Workers of intervention teams who carry cases, full-time equivalents" moves ARREST;
    "arrest.offences" Condition PerYear 1.0 .. 1e7
        "Proven offences of people the model follows, among whom tests on arrest are spread" moves ARREST;
    "arrest.offences_with_problem" Condition Share 0.01 .. 1.0
        "Share of these offences that are of people with a drug problem, whose tests are those that are positive" moves ARREST;
    "arrest.p_assessed" Condition Share 0.0 .. 1.0 by_area
        "Share of people testing positive who attend the required assessment" moves ARREST;
    "arrest.p_positive" Condition Share 0.0 .. 1.0
        "Share of drug tests on arrest that are positive" moves ARREST;
    "arrest.p_treatment_given_assessed" Condition Share 0.0 .. 1.0 by_area
        "Share of people assessed after a test on arrest who start treatment" moves ARREST;
    "arrest.tests" Condition PerYear 0.0 .. 1e6
        "Drug tests on arrest" moves ARREST;
    "court.attach.atr" Condition Share 0.0 .. 1.0
        "Share of community and suspended sentence orders with a alcohol treatment requirement" moves REQUIREMENTS;
    "court.attach.drr" Condition Share 0.0 .. 1.0
        "Share of community and suspended sentence orders with a drug rehabilitation requirement" moves REQUIREMENTS;
    "court.attach.mhtr" Condition Share 0.0 .. 1.0
        "Share of community and suspended sentence orders with a mental health treatment requirement" moves MHTR;
    "court.attach_known_multiplier" Behaviour Ratio 1.0 .. 100.0
        "How many times as often a requirement is given where the need is known to the court" moves REQUIREMENTS;
    "court.band.le6m.high" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of up to 6 months, high persistence class";
    "court.band.le6m.low" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of up to 6 months, low persistence class";
    "court.band.le6m.mid" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of up to 6 months, middle persistence class";
    "court.band.m12_4y.high" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of over 12 months to under 4 years, high persistence class";
    "court.band.m12_4y.low" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of over 12 months to under 4 years, low persistence class";
    "court.band.m12_4y.mid" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of over 12 months to under 4 years, middle persistence class";
    "court.band.m6_12.high" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of over 6 to 12 months, high persistence class";
    "court.band.m6_12.low" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of over 6 to 12 months, low persistence class";
    "court.band.m6_12.mid" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of over 6 to 12 months, middle persistence class";
    "court.band.y4plus.high" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of 4 years and over, high persistence class";
    "court.band.y4plus.low" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of 4 years and over, low persistence class";
    "court.band.y4plus.mid" Condition Share 0.0 .. 1.0
        "Share of custodial sentences of 4 years and over, middle persistence class";
    "court.completion.atr" Condition Share 0.0 .. 1.0
        "Share of alcohol treatment requirements completed, of those whose order lasts" moves ENDS_OF_REQUIREMENTS;
    "court.completion.drr" Condition Share 0.0 .. 1.0
        "Share of drug rehabilitation requirements completed, of those whose order lasts" moves ENDS_OF_REQUIREMENTS;
    "court.completion.mhtr" Condition Share 0.0 .. 1.0
        "Share of mental health treatment requirements completed, of those whose order lasts" moves ENDS_OF_MHTR;
    "court.confidence" Condition Share 0.0 .. 1.0
        "Share of benches confident that treatment will be given" moves REQUIREMENTS;
    "court.confidence_feedback" Effect Ratio 0.0 .. 10.0
        "By what power of delivered treatment, against the era, confidence follows it; 0 for not at all" neutral 0.0 moves REQUIREMENTS;
    "court.custody_receptions.ipp" Condition PerYear 0.0 .. 1e6
        "First receptions of people sentenced to custody: imprisonment for public protection";
    "court.custody_receptions.le6m" Condition PerYear 0.0 .. 1e6
        "First receptions of people sentenced to custody: up to 6 months";
    "court.custody_receptions.life" Condition PerYear 0.0 .. 1e6
        "First receptions of people sentenced to custody: life";
    "court.custody_receptions.m12_4y" Condition PerYear 0.0 .. 1e6
        "First receptions of people sentenced to custody: over 12 months to under 4 years";
    "court.custody_receptions.m6_12" Condition PerYear 0.0 .. 1e6
        "First receptions of people sentenced to custody: over 6 to 12 months";
    "court.custody_receptions.y4plus" Condition PerYear 0.0 .. 1e6
        "First receptions of people sentenced to custody: 4 years and over";
    "court.disposal.co.high" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are community orders, high persistence class";
    "court.disposal.co.low" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are community orders, low persistence class";
    "court.disposal.co.mid" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are community orders, middle persistence class";
    "court.disposal.custody.high" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are custody, high persistence class";
    "court.disposal.custody.low" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are custody, low persistence class";
    "court.disposal.custody.mid" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are custody, middle persistence class";
    "court.disposal.sso.high" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are suspended sentence orders, high persistence class";
    "court.disposal.sso.low" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are suspended sentence orders, low persistence class";
    "court.disposal.sso.mid" Condition Share 0.0 .. 1.0
        "Share of modelled disposals that are suspended sentence orders, middle persistence class";
    "court.first_entrants.high" Condition PerYear 0.0 .. 1e6
        "People with a first modelled disposal who are not in the stock, high persistence class";
    "court.first_entrants.low" Condition PerYear 0.0 .. 1e6
        "People with a first modelled disposal who are not in the stock, low persistence class";
    "court.first_entrants.mid" Condition PerYear 0.0 .. 1e6
        "People with a first modelled disposal who are not in the stock, middle persistence class";
    "court.growth.custody_rate" Condition Share -0.5 .. 1.0
        "Growth a year of the share of modelled disposals that are custody";
    "court.growth.entrants" Condition Share -0.5 .. 1.0
        "Growth a year of the people who come from outside";
    "court.growth.remand" Condition Share -0.5 .. 1.0
        "Growth a year of the share of people remanded in custody";
    "court.need_known" Condition Share 0.0 .. 1.0
        "Share of people with a need of whom the court knows" moves REQUIREMENTS;
    "court.noncriminal_entries" Condition PerYear 0.0 .. 1e6
        "Receptions of non-criminal prisoners (immigration, contempt)";
    "court.order_engage_by3wk" Condition Share 0.0 .. 1.0
        "Share of those who engage on an order who do so within 21 days" moves TREATMENT;
    "court.orders.co" Condition PerYear 0.0 .. 1e6
        "Starts of community orders supervised by probation";
    "court.orders.sso" Condition PerYear 0.0 .. 1e6
        "Starts of suspended sentence orders supervised by probation";
    "court.p_custody_after_remand" Condition Share 0.0 .. 1.0
        "Share of remanded people who are then sentenced to custody";
    "court.p_order_after_remand_noncustody" Condition Share 0.0 .. 1.0
        "Share of remanded people not sentenced to custody who get a community or suspended sentence order";
    "court.p_order_engages.atr" Condition Share 0.0 .. 1.0
        "Share of people with a alcohol treatment requirement who truly engage with treatment" moves TREATMENT;
    "court.p_order_engages.drr" Condition Share 0.0 .. 1.0
        "Share of people with a drug rehabilitation requirement who truly engage with treatment" moves TREATMENT;
    "court.reference_confidence" Condition Share 0.001 .. 1.0
        "The confidence at which requirements are as court.attach says" moves REQUIREMENTS;
    "court.reference_delivery" Condition Share 0.001 .. 1.0
        "The share of requirements that led to treatment at which confidence is the era's" moves REQUIREMENTS;
    "court.reference_need_known" Condition Share 0.0 .. 1.0
        "The share known to the court at which requirements are as court.attach says" moves REQUIREMENTS;
    "court.remand_entries" Condition PerYear 0.0 .. 1e6
        "People received into custody on remand";
    "court.requirement_cv" Behaviour Cv 0.0 .. 5.0
        "Spread of the lengths of treatment requirements" moves ENDS_OF_REQUIREMENTS;
    "court.requirement_days.atr" Condition Days 1.0 .. 3650.0
        "Mean length of an alcohol treatment requirement" moves ENDS_OF_REQUIREMENTS;
    "court.requirement_days.drr" Condition Days 1.0 .. 3650.0
        "Mean length of a drug rehabilitation requirement" moves ENDS_OF_REQUIREMENTS;
    "court.requirement_days.mhtr" Condition Days 1.0 .. 3650.0
        "Mean length of a mental health treatment requirement given without one for drugs or alcohol" moves ENDS_OF_MHTR;
    "court.sentenced_for_breach" Condition PerYear 0.0 .. 1e6
        "Receptions into custody for breach of orders, which are in receptions by band but not passed on people at liberty";
    "court.sentenced_on_recall" Condition PerYear 0.0 .. 1e6
        "Custodial sentences passed on people while recalled, which are in receptions by band but not passed on people at liberty";
}
