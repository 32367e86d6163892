//! What things cost by stream and by payer, what crime costs society, and what it all is worth.

use super::super::costs::Account::{Of, Public, Streams};
use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, indicators};
use crate::economics::{Payer, Stream};
use Direction::{Higher, Lower, Neither};

indicators! {
    "cost_prison" "Cost of prison places used" "£ million" Lower MODEL Measure::Cost(Streams(&[Stream::Prison])),
        "Person-days in prison times the cost of a prison place, in prices of the scenario's price_year, undiscounted";
    "cost_treatment" "Cost of treatment places" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::PrisonTreatment, Stream::CommunityTreatment])),
        "Place-days of treatment in custody and in the community, used or not, times unit cost, in prices of the scenario's price_year, undiscounted";
    "cost_treatment_in_custody" "Cost of treatment places in custody" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::PrisonTreatment])),
        "Place-days of treatment in custody, tier by tier, used or not, times unit cost";
    "cost_treatment_community" "Cost of community treatment places" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::CommunityTreatment])),
        "Place-days of community treatment, used or not, times unit cost";
    "cost_drugs_in_prison" "Cost of drug tests and of keeping drugs out of prisons" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::PrisonDrugs])),
        "Random tests times unit cost, and cost.supply_reduction";
    "cost_supervision" "Cost of supervision" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Supervision, Stream::Officers])),
        "Officers in post, and person-days of supervision in the community times what else it costs, in prices of the scenario's price_year, undiscounted";
    "cost_officers_in_post" "Cost of officers in post" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Officers])),
        "Working time of case-holding officers in post at month ends times the cost of a full-time officer; a part of cost_supervision";
    "cost_teams" "Cost of intervention teams" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Teams])),
        "Place-days on the caseloads of criminal justice intervention teams, used or not, times unit cost";
    "cost_requirements" "Cost of treatment requirements" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Requirements])),
        "Requirements for drugs and alcohol given times what one costs besides treatment and supervision, and for mental health times what one costs besides supervision";
    "cost_tests" "Cost of drug tests on arrest and on probation" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Tests])),
        "Tests times unit cost";
    "cost_naloxone" "Cost of naloxone" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Naloxone])),
        "Kits issued at release times unit cost";
    "cost_gate" "Cost of the way through the gate" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Gate])),
        "Release plans made, referrals sent, people met at the gate and people released on substitution, each times unit cost; appointments are in the cost of community treatment places";
    "cost_housing" "Cost of housing on release" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Housing])),
        "People housed on the night of release beyond those who need no help (release.housed_unaided) times unit cost";
    "cost_curfew" "Cost of home detention curfew" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Curfew])),
        "Person-days on home detention curfew, as at month ends, times the cost of a day of electronic monitoring";
    "cost_recording" "Cost of recording" "£ million" Neither MODEL Measure::Cost(Streams(&[Stream::Recording])),
        "Facts of the pathway written down (need, start, match to custody, referral, test) times unit cost";
    "cost_to_justice" "Cost to justice and police" "£ million" Lower MODEL Measure::Cost(Of(Payer::Justice)),
        "Everything that the Ministry of Justice, the Home Office and the police pay for";
    "cost_to_health" "Cost to the health service" "£ million" Neither MODEL Measure::Cost(Of(Payer::Health)),
        "Everything that the health service pays for: treatment in custody, plans, referrals and meetings at the gate, substitution at release, mental health requirements, records of need in prison, naloxone";
    "cost_to_local_authorities" "Cost to local authorities" "£ million" Neither MODEL Measure::Cost(Of(Payer::LocalAuthorities)),
        "Everything that local authorities pay for: community treatment and its records";
    "cost_total" "Cost of prison, treatment and supervision" "£ million" Lower "headline" MODEL Measure::Cost(Public),
        "All public spending that the model counts: the sum of cost_to_justice, cost_to_health and cost_to_local_authorities, in prices of the scenario's price_year, undiscounted";
    "crime_cost_crude" "Cost of crime by untreated opiate users (crude)" "£ million" Lower MODEL Measure::Cost(Streams(&[Stream::Crime])),
        "Crude: people who use opiates, at liberty and not in treatment, at month ends, times a published cost of crime a year for each; not public spending";
    "reoffending_cost_crude" "Cost of proven reoffences (crude)" "£ million" Lower MODEL Measure::Cost(Streams(&[Stream::Reoffending])),
        "Crude: proven reoffences times a mean cost; overlaps with crime_cost_crude and must not be added to it";
    "qalys_lost" "Quality-adjusted life years lost to deaths of poisoning" "years" Lower MODEL Measure::QalysLost,
        "Deaths of drug poisoning at liberty times the years a death takes, undiscounted";
    "net_present_value" "Net present value, to be compared only" "£ million" Higher MODEL Measure::NetPresentValue,
        "Over the whole run: health kept less public spending and the crude cost of crime, discounted to the start by the scenario's regime. The level means nothing; the difference of two scenarios is the worth of one against the other";
}
