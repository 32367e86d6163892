//! Picking somebody with a certain fate: the first of a replication whom it befalls.

use crate::engine::Tick;
use crate::pathway::Step;
use crate::pathway::time::{START, days};
use crate::pathway::watch::{Moment, Observer};
use crate::person::{Care, Fact, Legal, Person, index_enum};

const WEEKS: u32 = days(28);

index_enum! {
    /// A fate worth reading.
    Pick {
        /// Released while in treatment in custody and in no community treatment four weeks later.
        TreatedAndLost = "treated-and-lost",
        /// Released while in treatment in custody and in community treatment within four weeks.
        TreatedAndContinued = "treated-and-continued",
        /// Recalled to custody.
        Recalled = "recalled",
        /// In treatment on an officer's referral.
        Referred = "referred-by-probation",
        /// Gave up waiting for community treatment.
        GaveUp = "gave-up-waiting",
        /// Died within four weeks of release.
        DiedAfterRelease = "died-after-release",
    }
}

impl Pick {
    /// Whether a moment seals the fate.
    #[must_use]
    pub fn is_met(self, moment: &Moment<'_>) -> bool {
        let Some(before) = moment.before else {
            return false;
        };
        let (after, past) = (moment.after, moment.at.since(before.released));
        // A life that was half over at the start is a poor read.
        if before.since <= START {
            return false;
        }
        let released = before.received > START && before.released > before.received;
        let cohort = released && before.facts.has(Fact::ContinuityCohort);
        let into_care = before.care != after.care && after.care == Care::Outside;
        match self {
            Pick::TreatedAndLost => {
                let over = moment.step == Step::WeeksPass && past >= WEEKS && after.weeks == 3;
                cohort && over && after.care != Care::Outside
            }
            Pick::TreatedAndContinued => cohort && into_care && past <= WEEKS,
            Pick::Recalled => before.legal != after.legal && after.legal == Legal::Recalled,
            Pick::Referred => into_care && after.route == crate::person::Route::Probation,
            Pick::GaveUp => moment.step == Step::GivesUp && before.care != after.care,
            Pick::DiedAfterRelease => {
                before.legal.at_liberty() && after.legal == Legal::Dead && before.weeks < 3
            }
        }
    }
}

/// Looks at everybody until the first has met the fate.
#[derive(Clone, Copy, Debug)]
pub struct Picker {
    /// What is looked for.
    pub pick: Pick,
    /// Whom it befell.
    pub found: Option<u32>,
}

impl Observer for Picker {
    fn watches(&self, _: u32) -> bool {
        self.found.is_none()
    }

    fn wants_flows(&self) -> bool {
        false
    }

    fn finds(&mut self, _: Tick, _: u32, _: &Person) {}

    fn sees(&mut self, moment: &Moment<'_>) {
        if self.found.is_none() && self.pick.is_met(moment) {
            self.found = Some(moment.id);
        }
    }
}
