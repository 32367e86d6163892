//! A person: what the pathway knows of somebody at one instant.

mod facts;
mod kinds;
mod need;

pub use facts::{Fact, Facts};
pub(crate) use kinds::index_enum;
pub use kinds::{Age, Band, Care, Legal, Persistence, Provider, Route, Sentence, Sex, Substance};
pub use need::{Severity, Tier};

use crate::engine::{Hazards, Tick, Ticket};

/// Who somebody is: drawn once, never changed but for persistence, and for a need that begins in
/// custody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributes {
    /// Home region, an index into the table of regions.
    pub region: u8,
    /// Home treatment area, an index into the areas a run keeps.
    pub area: u8,
    /// Home delivery unit of probation, an index into the units a run keeps.
    pub unit: u8,
    /// Sex.
    pub sex: Sex,
    /// Age band.
    pub age: Age,
    /// Substance group.
    pub substance: Substance,
    /// Severity of need.
    pub severity: Severity,
    /// Persistence class.
    pub persistence: Persistence,
    /// Who would supervise.
    pub provider: Provider,
}

/// How many there have been of what can recur; the occasions of luck are counted from these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Spells in custody.
    pub custody: u16,
    /// Appearances in court.
    pub court: u16,
    /// Spells of supervision.
    pub supervision: u16,
    /// Proven offences, and those that supervision prevented.
    pub offences: u16,
    /// Episodes of treatment, inside or outside.
    pub episodes: u16,
    /// Poisonings.
    pub poisonings: u16,
    /// Referrals on their own.
    pub seeking: u16,
    /// Times taken on by an intervention team.
    pub teams: u8,
    /// Referral contacts under the present supervision.
    pub referral_contacts: u8,
    /// Test contacts under the present supervision.
    pub test_contacts: u8,
}

/// The hazards of a person, by index.
pub mod hazard {
    /// Proven reoffence.
    pub const RETURN: usize = 0;
    /// One persistence class down.
    pub const DESIST: usize = 1;
    /// Poisoning, fatal or not.
    pub const POISONING: usize = 2;
    /// Death of another cause.
    pub const OTHER_DEATH: usize = 3;
    /// Recall from licence or breach of an order.
    pub const ENFORCEMENT: usize = 4;
    /// An officer's contact at which a referral is due, if the contact is good enough.
    pub const REFERRAL: usize = 5;
    /// An officer's contact at which a test is due, likewise.
    pub const TEST: usize = 6;
    /// Seeking treatment on one's own.
    pub const SEEKING: usize = 7;
    /// How many.
    pub const COUNT: usize = 8;
}

/// One person of a world: 192 bytes that lie in three cache lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(32))]
pub struct Person {
    /// Identity: the same person in every world of the same seed.
    pub key: u64,
    /// Hazards and their dates.
    pub hazards: Hazards<{ hazard::COUNT }>,
    /// When the legal state ends, unless something ends it before.
    pub until: Tick,
    /// When the legal state began.
    pub since: Tick,
    /// When the present or last spell in custody began.
    pub received: Tick,
    /// When licence or post-sentence supervision ends.
    pub licence_end: Tick,
    /// Last release from custody.
    pub released: Tick,
    /// When the next step of care is due.
    pub care_due: Tick,
    /// When the next move to another prison is due.
    pub move_due: Tick,
    /// When home detention curfew ends; never for those not on it.
    pub curfew_end: Tick,
    /// When the present stay in treatment, or in its queue, began.
    pub care_since: Tick,
    /// Since when a place of a programme in another prison has been kept for somebody who is not
    /// there yet; never, if none is.
    pub reserved: Tick,
    /// When the treatment requirement of the present order ends; never, if there is none.
    pub requirement_due: Tick,
    /// Since when somebody has waited for an intervention team, or been on its caseload.
    pub team_since: Tick,
    /// When the time on an intervention team's caseload ends.
    pub team_due: Tick,
    /// Place in an intervention team's queue, if waiting.
    pub team_ticket: Option<Ticket>,
    /// Place in a treatment queue, if waiting.
    pub ticket: Option<Ticket>,
    /// Who.
    pub attributes: Attributes,
    /// How often.
    pub counts: Counts,
    /// Whole days between a date and the earlier one it stands for. Under sentence: from its beginning
    /// to [`Person::since`], which reaches back to the origin only. Else: from the release that is
    /// followed up to the last one, after a recall.
    pub days_back: u16,
    /// Facts.
    pub facts: Facts,
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
    /// Part of the pool whose place is held.
    pub part: u8,
    /// The prison somebody is held in; see [`Person::prison`].
    pub prison: u8,
    /// Moves to another prison planned in the present spell in custody, up to 255.
    pub moves: u8,
    /// Tier of treatment in custody, needed, waited for or given; meaningless without [`Person::care`]
    /// inside.
    pub tier: Tier,
    /// The prison whose programme somebody waits for, is on the way to or is in, by its number in the
    /// world; see [`Tier::is_programme`].
    pub site: u8,
    /// Weeks since release, as risk bands: 0 first week, 1 second, 2 third and fourth, 3 later.
    pub weeks: u8,
    /// Month of the run in which a requirement for drugs or alcohol was given that has not led to
    /// treatment yet; [`Person::NO_MONTH`] for none.
    pub required_in: u8,
}

impl Person {
    /// The mark of somebody who is in no prison.
    pub const NO_PRISON: u8 = u8::MAX;

    /// The mark of somebody who has been given no requirement in this run.
    pub const NO_MONTH: u8 = u8::MAX;

    /// The prison somebody is held in, by its number in the world.
    #[inline]
    #[must_use]
    pub fn prison(&self) -> Option<usize> {
        (self.prison != Person::NO_PRISON).then_some(usize::from(self.prison))
    }

    /// Reads every cache line of the record, for what a step soon needs of it.
    #[inline]
    pub(crate) fn touch(&self) {
        std::hint::black_box((self.key, self.until, self.counts.custody, self.legal));
    }

    /// Somebody new, nowhere yet.
    #[must_use]
    pub fn new(key: u64, attributes: Attributes) -> Person {
        Person {
            key,
            hazards: Hazards::default(),
            until: Tick::NEVER,
            since: Tick(0),
            received: Tick(0),
            licence_end: Tick(0),
            released: Tick::NEVER,
            care_due: Tick::NEVER,
            move_due: Tick::NEVER,
            curfew_end: Tick::NEVER,
            care_since: Tick(0),
            reserved: Tick::NEVER,
            requirement_due: Tick::NEVER,
            team_since: Tick(0),
            team_due: Tick::NEVER,
            team_ticket: None,
            ticket: None,
            attributes,
            counts: Counts::default(),
            days_back: 0,
            facts: Facts::default(),
            legal: Legal::Gone,
            band: Band::UpTo6Months,
            sentence: Sentence::Nothing,
            care: Care::None,
            route: Route::SelfReferral,
            part: 0,
            prison: Person::NO_PRISON,
            moves: 0,
            tier: Tier::Clinical,
            site: Person::NO_PRISON,
            weeks: 3,
            required_in: Person::NO_MONTH,
        }
    }

    /// Whether somebody is at home on curfew.
    #[must_use]
    pub fn is_on_curfew(&self) -> bool {
        self.legal == Legal::OnLicence && self.curfew_end != Tick::NEVER
    }

    /// Whether the present supervision or recall is of somebody with a drug problem.
    #[must_use]
    pub fn has_drug_problem(&self) -> bool {
        self.attributes.substance.drugs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_three_cache_lines() {
        assert!(size_of::<Person>() <= 192);
    }
}
