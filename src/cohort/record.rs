//! A cohort: the people who are there when a world opens, as data.
//!
//! A record holds all that is known of somebody at the start but luck: the budgets of hazards are
//! drawn anew in every replication, which their lack of memory allows.

use crate::engine::{Hazards, Tick};
use crate::pathway::time::TICKS_PER_DAY;
use crate::person::{Attributes, Band, Care, Counts, Facts, Legal, Person, Route, Sentence, Tier};

/// One person at the start; dates are ticks of the run that is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Identity.
    pub key: u64,
    /// Who.
    pub attributes: Attributes,
    /// Legal state.
    pub legal: Legal,
    /// Band of the present or last custodial sentence.
    pub band: Band,
    /// What the court has decided for after remand.
    pub sentence: Sentence,
    /// Where in treatment.
    pub care: Care,
    /// How the present episode of community treatment began.
    pub route: Route,
    /// Facts.
    pub facts: Facts,
    /// How often.
    pub counts: Counts,
    /// Days between a date and the earlier one it stands for; see [`Person::days_back`].
    pub days_back: u16,
    /// When the legal state ends.
    pub until: Tick,
    /// When the legal state began.
    pub since: Tick,
    /// When the present or last spell in custody began.
    pub received: Tick,
    /// When licence or post-sentence supervision ends.
    pub licence_end: Tick,
    /// Last release from custody.
    pub released: Tick,
    /// Weeks since release, as risk bands.
    pub weeks: u8,
    /// The prison somebody is held in, by its number in the world; [`Person::NO_PRISON`] for none.
    pub prison: u8,
    /// Moves to another prison planned in the present spell in custody.
    pub moves: u8,
    /// Tier of treatment in custody.
    pub tier: Tier,
    /// The prison whose programme somebody waits for or is in; [`Person::NO_PRISON`] for none.
    pub site: u8,
    /// When the next move to another prison is due.
    pub move_due: Tick,
    /// When home detention curfew ends; never for those not on it.
    pub curfew_end: Tick,
    /// When the next step of care is due.
    pub care_due: Tick,
    /// When the present stay in treatment, or in its queue, began.
    pub care_since: Tick,
    /// Since when a place of a programme in another prison has been kept; never, if none is.
    pub reserved: Tick,
    /// When the treatment requirement of the present order ends.
    pub requirement_due: Tick,
    /// Since when somebody has waited for an intervention team, or been on its caseload.
    pub team_since: Tick,
    /// When the time on an intervention team's caseload ends.
    pub team_due: Tick,
}

/// What a cohort keeps of a person, and what it does not: whoever gives a person something new
/// decides here, since neither pattern nor value has `..`.
macro_rules! kept {
    ($($field:ident),+; but $($luck:ident: $none:expr),+) => {
        impl Record {
            /// What is to be kept of `person`.
            #[must_use]
            pub fn of(person: &Person) -> Record {
                let Person { $($field,)+ $($luck: _),+ } = *person;
                Record { $($field),+ }
            }

            /// The person, outside all queues and without luck yet.
            #[must_use]
            pub fn person(&self) -> Person {
                let Record { $($field),+ } = *self;
                Person { $($field,)+ $($luck: $none),+ }
            }
        }
    };
}

kept! {
    key, attributes, legal, band, sentence, care, route, facts, counts, days_back, until, since, received, licence_end, released, weeks, prison, moves, tier, site, move_due, curfew_end, care_due, care_since, reserved, requirement_due, team_since, team_due;
    but hazards: Hazards::default(), ticket: None, team_ticket: None, part: 0, required_in: Person::NO_MONTH
}

impl Record {
    /// The same, with every date moved `ticks` earlier; what falls before the origin is dated to it.
    #[must_use]
    pub fn earlier(mut self, ticks: u32) -> Record {
        if self.legal == Legal::Sentenced {
            let lost = ticks.saturating_sub(self.since.0) / TICKS_PER_DAY;
            self.days_back = self
                .days_back
                .saturating_add(lost.try_into().unwrap_or(u16::MAX));
        }
        for date in self.dates_mut() {
            if *date != Tick::NEVER {
                *date = Tick(date.0.saturating_sub(ticks));
            }
        }
        self
    }

    fn dates_mut(&mut self) -> [&mut Tick; 13] {
        [
            &mut self.until,
            &mut self.since,
            &mut self.received,
            &mut self.licence_end,
            &mut self.released,
            &mut self.move_due,
            &mut self.curfew_end,
            &mut self.care_due,
            &mut self.care_since,
            &mut self.reserved,
            &mut self.requirement_due,
            &mut self.team_since,
            &mut self.team_due,
        ]
    }
}

/// Everybody who is there when a world opens, in the order of their slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// One record a person.
    pub records: Vec<Record>,
}
