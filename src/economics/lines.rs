//! The lines of the account: what costs money, at whose price, in which stream and who pays.

use crate::ledger::{Flow, Meter, Provision, Stock};
use crate::person::{Tier, index_enum};

index_enum! {
    /// What money is spent on.
    Stream {
        /// Prison places used.
        Prison = "prison",
        /// Treatment places in custody.
        PrisonTreatment = "prison_treatment",
        /// Keeping drugs out of prisons, and random tests there.
        PrisonDrugs = "prison_drugs",
        /// Community treatment places.
        CommunityTreatment = "community_treatment",
        /// Supervision by probation besides its officers.
        Supervision = "supervision",
        /// Officers in post.
        Officers = "officers",
        /// Criminal justice intervention teams.
        Teams = "teams",
        /// Treatment requirements of court orders, besides the treatment itself.
        Requirements = "requirements",
        /// Drug tests on arrest and on probation.
        Tests = "tests",
        /// Naloxone.
        Naloxone = "naloxone",
        /// From the gate on: release plans, referrals, people met, substitution until the first appointment.
        Gate = "gate",
        /// Places to sleep on the night of release that a service finds or pays for.
        Housing = "housing",
        /// Electronic monitoring of people on home detention curfew.
        Curfew = "curfew",
        /// Writing down what has happened.
        Recording = "recording",
        /// Crime by people who use opiates and are not in treatment: not public spending.
        Crime = "crime",
        /// Proven reoffences: a part of the same harm by another measure; not public spending.
        Reoffending = "reoffending",
    }
}

index_enum! {
    /// Who pays.
    Payer {
        /// Ministry of Justice, Home Office and police.
        Justice = "justice",
        /// Health service.
        Health = "health",
        /// Local authorities, from the public health grant.
        LocalAuthorities = "local_authorities",
        /// Society: victims, and those who guard against crime.
        Society = "society",
    }
}

/// What of the ledger a price is for.
#[derive(Clone, Copy, Debug)]
pub enum Priced {
    /// A year of what a meter reads.
    Metered(Meter),
    /// A year of a treatment place in custody of a tier, used or not.
    Places(Tier),
    /// Each time the flow happens.
    Each(Flow),
    /// A year of somebody in the stock, counted at month ends.
    Standing(Stock),
    /// A day of somebody in the stock, counted at month ends.
    Daily(Stock),
    /// A year of full-time work, counted at month ends in tenths.
    Working(Provision),
}

/// One line of the account.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// What is counted.
    pub priced: Priced,
    /// The parameters whose product is its price: the first in pounds, others say how many of them a year
    /// of what runs takes.
    pub keys: &'static [&'static str],
    /// What it is spent on.
    pub stream: Stream,
    /// Who pays.
    pub payer: Payer,
}

/// Declares the lines, each as `what, key [× key] Stream Payer;`
macro_rules! lines {
    ($($priced:expr, $($key:literal)+ $stream:ident $payer:ident;)+) => {
        /// Every line.
        pub static LINES: &[Line] = &[$(Line {
            priced: $priced,
            keys: &[$($key),+],
            stream: Stream::$stream,
            payer: Payer::$payer,
        }),+];
    };
}

use Priced::{Daily, Each, Metered, Places, Standing, Working};

lines! {
    Metered(Meter::Custody), "cost.prison_place_year" Prison Justice;
    Places(Tier::Clinical), "prison_tx.place_cost.clinical" PrisonTreatment Health;
    Places(Tier::Brief), "prison_tx.place_cost.brief" PrisonTreatment Health;
    Places(Tier::Structured), "prison_tx.place_cost.structured" PrisonTreatment Health;
    Places(Tier::HighIntensity), "prison_tx.place_cost.high_intensity" PrisonTreatment Health;
    Places(Tier::Alcohol), "prison_tx.place_cost.alcohol" PrisonTreatment Health;
    Places(Tier::Dedicated), "prison_tx.place_cost.dedicated" PrisonTreatment Health;
    Metered(Meter::DrugTests), "cost.drug_test_inside" "prison_tx.mdt_tests" PrisonDrugs Justice;
    Metered(Meter::SupplyReduction), "cost.supply_reduction" PrisonDrugs Justice;
    Metered(Meter::PlacesOutside), "community.place_cost" CommunityTreatment LocalAuthorities;
    Metered(Meter::Supervision), "cost.supervision_year" Supervision Justice;
    Working(Provision::OfficersFte), "cost.officer_year" Officers Justice;
    Metered(Meter::TeamPlaces), "cost.cjit_place_year" Teams Justice;
    Each(Flow::GivenDrr), "cost.drr_extra" Requirements Justice;
    Each(Flow::GivenAtr), "cost.atr_extra" Requirements Justice;
    Each(Flow::GivenMhtr), "cost.mhtr_extra" Requirements Health;
    Each(Flow::TestedOnArrest), "cost.test" Tests Justice;
    Each(Flow::TestedOnProbation), "cost.test" Tests Justice;
    Each(Flow::IssuedNaloxone), "cost.naloxone_kit" Naloxone Health;
    Each(Flow::MetAtGate), "cost.met_at_gate" Gate Health;
    Each(Flow::Planned), "cost.release_plan" Gate Health;
    Each(Flow::ReferralSent), "cost.referral_sent" Gate Health;
    Each(Flow::BridgedAtRelease), "cost.ost_bridge" Gate Health;
    Each(Flow::HousedWithHelp), "cost.housing_help" Housing Justice;
    Daily(Stock::OnCurfew), "cost.curfew_day" Curfew Justice;
    Each(Flow::ScreenedAsRecorded), "cost.recorded_fact" Recording Health;
    Each(Flow::MatchedToCustody), "cost.recorded_fact" Recording LocalAuthorities;
    Each(Flow::StartedAsRecorded), "cost.recorded_fact" Recording LocalAuthorities;
    Each(Flow::LinkedUnderOrder), "cost.recorded_fact" Recording Justice;
    Each(Flow::KnownAsRecorded), "cost.recorded_fact" Recording Justice;
    Each(Flow::TestedAsRecorded), "cost.recorded_fact" Recording Justice;
    Each(Flow::ReferredAsRecorded), "cost.recorded_fact" Recording Justice;
    Standing(Stock::UntreatedOpiateUsers), "cost.crime_user_year" Crime Society;
    Each(Flow::Reoffended), "cost.reoffence" Reoffending Society;
}

impl Line {
    /// Whether it is public spending, and so part of all costs.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.payer != Payer::Society
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::levers;

    #[test]
    fn every_line_has_a_price_in_pounds() {
        for line in LINES {
            let units = line.keys.iter().map(|key| {
                let lever = levers::find(key).unwrap_or_else(|| panic!("{key}"));
                lever.unit.name() == "pounds"
            });
            let pounds: Vec<bool> = units.collect();
            assert!(pounds[0] && !pounds[1..].contains(&true), "{:?}", line.keys);
        }
    }

    #[test]
    fn every_stream_and_every_payer_has_a_line() {
        for &stream in Stream::ALL {
            assert!(
                LINES.iter().any(|line| line.stream == stream),
                "{}",
                stream.name()
            );
        }
        for &payer in Payer::ALL {
            assert!(
                LINES.iter().any(|line| line.payer == payer),
                "{}",
                payer.name()
            );
        }
    }

    #[test]
    fn every_tier_of_treatment_in_custody_is_paid_for_once() {
        for &tier in Tier::ALL {
            let of_tier = |line: &&Line| matches!(line.priced, Places(of) if of == tier);
            assert_eq!(LINES.iter().filter(of_tier).count(), 1, "{}", tier.name());
        }
    }
}
