//! Harm: poisonings, deaths and naloxone.

use super::super::layout::{Direction, Indicator};
use super::super::measure::Measure;
use super::{MODEL, OMSQ, RELEASES, indicators};
use crate::ledger::Flow;
use Direction::{Higher, Lower};

indicators! {
    "poisonings" "Non-fatal poisonings at liberty" "people" Lower MODEL Measure::Flow(&[Flow::Poisoned]),
        "Non-fatal drug poisonings of people at liberty whom the model follows";
    "poisoning_deaths" "Deaths of drug poisoning at liberty" "people" Lower "headline" MODEL Measure::Flow(&[Flow::DiedOfPoisoning]),
        "Deaths of drug poisoning of people at liberty whom the model follows";
    "deaths_within_4_weeks" "Deaths within four weeks of release" "people" Lower "headline" MODEL Measure::Flow(&[Flow::DiedInWeek1, Flow::DiedInWeek2, Flow::DiedInWeeks3To4]),
        "Deaths of any cause at liberty within 28 days of release from custody";
    "death_rate_week_1" "Deaths in the first week after release" "per 1,000 person-years" Lower MODEL Measure::Rate { of: &[Flow::DiedInWeek1], among: RELEASES, days: 7.0 },
        "Deaths of any cause at liberty in days 1 to 7 after release from custody of any kind, over seven days for each release; days back in custody within the week count as exposure";
    "death_rate_week_2" "Deaths in the second week after release" "per 1,000 person-years" Lower MODEL Measure::Rate { of: &[Flow::DiedInWeek2], among: RELEASES, days: 7.0 },
        "As death_rate_week_1, days 8 to 14";
    "death_rate_weeks_3_4" "Deaths in the third and fourth week after release" "per 1,000 person-years" Lower MODEL Measure::Rate { of: &[Flow::DiedInWeeks3To4], among: RELEASES, days: 14.0 },
        "As death_rate_week_1, days 15 to 28";
    "deaths_supervised" "Deaths under supervision" "people" Lower OMSQ Measure::Flow(&[Flow::DiedUnderSupervision]),
        "Deaths of any cause of people supervised in the community";
    "drug_deaths_supervised" "Deaths of drug poisoning under supervision" "people" Lower OMSQ Measure::Flow(&[Flow::DiedOfPoisoningUnderSupervision]),
        "Deaths of drug poisoning of people supervised in the community";
    "deaths_in_custody" "Deaths in custody" "people" Lower OMSQ Measure::Flow(&[Flow::DiedInCustody]),
        "Deaths in prison";
    "naloxone_issued" "Naloxone issued at release" "people" Higher MODEL Measure::Flow(&[Flow::IssuedNaloxone]),
        "Releases of people who use opiates with naloxone issued";
    "poisonings_injecting" "Non-fatal poisonings at liberty of people who inject" "people" Lower MODEL Measure::Flow(&[Flow::PoisonedInjecting]),
        "Of poisonings, those of people who inject opiates";
    "poisoning_deaths_injecting" "Deaths of drug poisoning at liberty of people who inject" "people" Lower MODEL Measure::Flow(&[Flow::DiedOfPoisoningInjecting]),
        "Of poisoning_deaths, those of people who inject opiates";
}
