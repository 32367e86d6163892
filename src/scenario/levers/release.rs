//! Release: the continuity cascade link by link, and what helps or hinders it.

use super::{Kind, Lever, lever_table};
use crate::units::Unit;

lever_table! {
    moves TREATMENT;
    "release.area_wait_or_per_week" Effect Ratio 0.01 .. 100.0
        "Odds of an appointment for each week beyond the first that people wait in the home area; 1 changes nothing" moves COMMUNITY;
    "release.cjit_pickup" Condition Share 0.0 .. 1.0
        "Share of people who use opiates and leave custody unsupervised whom an intervention team picks up" moves ARREST;
    "release.delay.attend_cv" Behaviour Cv 0.0 .. 10.0
        "Spread of the time from release to the first appointment attended";
    "release.delay.attend_days" Condition Days 0.01 .. 36525.0
        "Median time from release to the first appointment attended";
    "release.delay.booked_days" Condition Days 0.0 .. 365.0
        "Mean further time after release until an appointment is booked; 0 where the time to the appointment holds it";
    "release.delay.received_days" Condition Days 0.0 .. 365.0
        "Mean further time after release until a referral is received; 0 where the time to the appointment holds it";
    "release.delay.sent_days" Condition Days 0.0 .. 365.0
        "Mean time after release until a referral is sent; 0 where it is sent before";
    "release.distance_or_per_100km" Effect Ratio 0.01 .. 100.0
        "Odds of attending for each 100 km between prison and home; 1 changes nothing" moves COMMUNITY;
    "release.distance_other_region_km" Behaviour Kilometres 0.0 .. 1000.0
        "Distance between prison and home of people held in another region than their own; 0 for those held in their own";
    "release.friday_or" Effect Ratio 0.0 .. 100.0
        "Odds of attending after a Friday release against another day" moves COMMUNITY;
    "release.friday_share" Condition Share 0.0 .. 1.0
        "Share of releases on a Friday or the eve of a bank holiday";
    "release.housed_first_night" Condition Share 0.0 .. 1.0 by_area
        "Share of people with accommodation on the first night after release" moves HOUSED;
    "release.housed_unaided" Condition Share 0.0 .. 1.0 by_area
        "Share of people housed on the first night without a service that finds or pays for the place; those housed beyond it are paid for" moves HOUSED_WITH_HELP;
    "release.housing_for_treated" Condition Share 0.0 .. 1.0 by_area
        "Of people who leave while in treatment and would have no accommodation on the first night, the share who are given it" moves HOUSED;
    "release.housing_or" Effect Ratio 0.0 .. 100.0
        "Odds of attending when housed against not" moves COMMUNITY;
    "release.link.attended21" Condition Share 0.0 .. 1.0 by_area
        "Chance that a booked appointment is attended within 21 days of release";
    "release.link.booked" Condition Share 0.0 .. 1.0 by_area
        "Chance that a received referral leads to an appointment within 21 days";
    "release.link.plan" Condition Share 0.0 .. 1.0 by_area
        "Chance that a release plan is made before the gate";
    "release.link.received" Condition Share 0.0 .. 1.0 by_area
        "Chance that a referral sent is received and accepted";
    "release.link.sent" Condition Share 0.0 .. 1.0 by_area
        "Chance that a planned referral to community treatment is sent";
    "release.link_logodds.alc" Behaviour LogOdds -10.0 .. 10.0
        "Shift of the received and attended links for people with alcohol need only";
    "release.link_logodds.nonop" Behaviour LogOdds -10.0 .. 10.0
        "Shift of the received and attended links for users of non-opiates only";
    "release.link_logodds.nonop_alc" Behaviour LogOdds -10.0 .. 10.0
        "Shift of the received and attended links for users of non-opiates and alcohol";
    "release.link_logodds.opiate" Behaviour LogOdds -10.0 .. 10.0
        "Shift of the received and attended links for opiate users";
    "release.ost_bridged_share" Condition Share 0.0 .. 1.0 by_area
        "Share of opiate users who are on substitution treatment at release" moves BRIDGED;
    "release.ost_or_entry" Effect Ratio 0.0 .. 100.0
        "Odds of attending for opiate users released on substitution treatment against not" moves COMMUNITY;
    "release.peer_coverage" Condition Share 0.0 .. 1.0 by_area
        "Share of leavers in treatment who are met by a peer or link worker";
    "release.peer_or" Effect Ratio 0.0 .. 100.0
        "Odds of attending when met at the gate by a peer or link worker" moves COMMUNITY;
    "release.psychosocial_plan_or" Effect Ratio 0.01 .. 100.0
        "Odds of a release plan after clinical treatment with psychosocial support beside it against without; 1 changes nothing" moves COMMUNITY;
    "release.reference_housed" Condition Share 0.0 .. 1.0
        "The share housed on the first night at which returns are as return.hazard says" moves EVERYTHING;
    "release.self_present21" Behaviour Share 0.0 .. 1.0 by_area
        "Chance of starting treatment within 21 days without a completed referral";
    "release.short_stay_days" Condition Days 0.0 .. 365.0
        "A stay in custody shorter than this is too short to plan release in";
    "release.short_stay_or" Effect Ratio 0.0 .. 100.0
        "Odds of a release plan after a stay under 21 days against longer" moves COMMUNITY;
    "release.single_provider_coverage" Condition Share 0.0 .. 1.0 by_area
        "Share of leavers in treatment whose treatment inside and outside is given by one provider";
    "release.single_provider_or" Effect Ratio 0.01 .. 100.0
        "Odds that a referral is received where one provider treats inside and out; 1 changes nothing" moves COMMUNITY;
    "release.supervised_share.le6m" Condition Share 0.0 .. 1.0
        "Share of releases under supervision: up to 6 months" moves EVERYTHING;
    "release.supervised_share.m12_4y" Condition Share 0.0 .. 1.0
        "Share of releases under supervision: over 12 months to under 4 years" moves EVERYTHING;
    "release.supervised_share.m6_12" Condition Share 0.0 .. 1.0
        "Share of releases under supervision: over 6 to 12 months" moves EVERYTHING;
    "release.supervised_share.y4plus" Condition Share 0.0 .. 1.0
        "Share of releases under supervision: 4 years and over" moves EVERYTHING;
}
