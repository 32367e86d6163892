//! A person: what the pathway knows of somebody at one instant.

use crate::engine::{Hazards, Tick, Ticket};

/// Declares an enum that is also an index, with its names as they appear in files.
macro_rules! index_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The name used in files and reports.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The one of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
pub(crate) use index_enum;

index_enum! {
    /// Legal state: where the law has somebody. Exactly one at a time.
    Legal {
        /// Charged, in custody, not sentenced.
        Remand = "remand",
        /// Serving a determinate sentence inside.
        Sentenced = "sentenced",
        /// Serving a life sentence or one of imprisonment for public protection inside.
        Indeterminate = "indeterminate",
        /// Back in custody after a recall from licence.
        Recalled = "recalled",
        /// Held for another reason (immigration, contempt).
        NonCriminal = "non_criminal",
        /// On licence or post-sentence supervision.
        OnLicence = "on_licence",
        /// On a community order.
        CommunityOrder = "community_order",
        /// On a suspended sentence order with supervision.
        SuspendedOrder = "suspended_order",
        /// At liberty, unsupervised, within four years of custody or an order.
        AtRisk = "at_risk",
        /// Left the model: desisted, or the window closed.
        Gone = "gone",
        /// Dead.
        Dead = "dead",
    }
}

impl Legal {
    /// Whether this is a state of the prison population.
    #[must_use]
    pub fn in_custody(self) -> bool {
        self <= Legal::NonCriminal
    }

    /// Whether probation supervises people in this state in the community.
    #[must_use]
    pub fn supervised(self) -> bool {
        matches!(
            self,
            Legal::OnLicence | Legal::CommunityOrder | Legal::SuspendedOrder
        )
    }

    /// Whether people in this state are at liberty.
    #[must_use]
    pub fn at_liberty(self) -> bool {
        self.supervised() || self == Legal::AtRisk
    }
}

index_enum! {
    /// Sentence length band.
    Band {
        /// Six months or less.
        UpTo6Months = "le6m",
        /// Over six months to twelve.
        To12Months = "m6_12",
        /// Twelve months to under four years.
        To4Years = "m12_4y",
        /// Four years and over, extended sentences included.
        Over4Years = "y4plus",
        /// Life and imprisonment for public protection.
        Indeterminate = "indeterminate",
    }
}

impl Band {
    /// The four determinate bands.
    pub const DETERMINATE: [Band; 4] = [
        Band::UpTo6Months,
        Band::To12Months,
        Band::To4Years,
        Band::Over4Years,
    ];
}

index_enum! {
    /// Persistence: the latent class that makes offending, short sentences and need go together.
    Persistence {
        /// Rarely returns.
        Low = "low",
        /// Returns about once in fifteen months at liberty.
        Mid = "mid",
        /// Returns several times a year.
        High = "high",
    }
}

index_enum! {
    /// Substance group, as the treatment monitoring system groups people.
    Substance {
        /// No need of drug or alcohol treatment.
        None = "none",
        /// Any opiate.
        Opiate = "opiate",
        /// Drugs other than opiates.
        NonOpiate = "nonop",
        /// Drugs other than opiates, and alcohol.
        NonOpiateAndAlcohol = "nonop_alc",
        /// Alcohol only.
        Alcohol = "alc",
    }
}

impl Substance {
    /// The four groups with a need.
    pub const NEEDS: [Substance; 4] = [
        Substance::Opiate,
        Substance::NonOpiate,
        Substance::NonOpiateAndAlcohol,
        Substance::Alcohol,
    ];

    /// Whether the need includes drugs: what the inspectorate calls a drug problem.
    #[must_use]
    pub fn drugs(self) -> bool {
        matches!(
            self,
            Substance::Opiate | Substance::NonOpiate | Substance::NonOpiateAndAlcohol
        )
    }
}

index_enum! {
    /// Sex, as recorded.
    Sex { /// Male.
        Male = "male", /// Female.
        Female = "female" }
}

index_enum! {
    /// Age band at entry.
    Age { /// 18 to 29.
        Young = "18_29", /// 30 to 49.
        Middle = "30_49", /// 50 and over.
        Older = "50plus" }
}

index_enum! {
    /// Who supervises: the two providers of the years to June 2021.
    Provider { /// National Probation Service: higher-risk cases.
        Nps = "nps", /// Community rehabilitation companies.
        Crc = "crc" }
}

index_enum! {
    /// Where somebody stands with treatment. Custody and community exclude each other.
    Care {
        /// Nowhere.
        None = "none",
        /// Identified in custody, waiting for triage.
        TriageDue = "triage_due",
        /// In a prison's queue.
        WaitingInside = "waiting_inside",
        /// In treatment in custody.
        Inside = "inside",
        /// Referred in the community; the appointment is ahead.
        AppointmentDue = "appointment_due",
        /// In a local treatment system's queue.
        WaitingOutside = "waiting_outside",
        /// In treatment in the community.
        Outside = "outside",
    }
}

index_enum! {
    /// How somebody came to be referred to community treatment.
    Route {
        /// Through the gate from treatment in custody.
        PrisonLeaver = "prison_leaver",
        /// A treatment requirement of a court order.
        CourtOrder = "court_order",
        /// An officer's referral.
        Probation = "probation",
        /// Test on arrest and the criminal justice intervention team.
        Cjit = "cjit",
        /// On their own.
        SelfReferral = "self_referral",
    }
}

impl Route {
    /// Queue priority: prison leavers, then court orders, then everybody else.
    #[must_use]
    pub fn priority(self) -> u8 {
        match self {
            Route::PrisonLeaver => 0,
            Route::CourtOrder => 1,
            Route::Probation | Route::Cjit | Route::SelfReferral => 2,
        }
    }

    /// Number of queue priorities.
    pub const PRIORITIES: u8 = 3;
}

/// A yes-or-no fact about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Fact {
    /// The officer knows of the drug problem.
    NeedKnown = 1,
    /// A place to sleep on the night of release.
    Housed = 1 << 1,
    /// Opioid substitution treatment at release.
    Bridged = 1 << 2,
    /// Naloxone issued at release.
    Naloxone = 1 << 3,
    /// Tested at least once under the present supervision.
    Tested = 1 << 4,
    /// In treatment in custody at the last release: the continuity cohort.
    ContinuityCohort = 1 << 5,
    /// Released from a sentence: the reoffending cohort.
    ReoffendingCohort = 1 << 6,
    /// A proven reoffence since the last release.
    Reoffended = 1 << 7,
    /// Returns are part of the entrants' rate, so none are scheduled (remanded, not sentenced).
    Outside = 1 << 8,
    /// On a fixed-term recall.
    FixedTerm = 1 << 9,
    /// This episode of treatment in custody will end in completion.
    WillComplete = 1 << 10,
    /// This episode of treatment in custody will end early.
    WillDropOut = 1 << 11,
    /// Released from a stay too short to plan for.
    ShortStay = 1 << 14,
    /// A treatment requirement on the order will be taken up.
    Required = 1 << 13,
    /// Imprisonment for public protection, not life.
    Ipp = 1 << 12,
}

/// A set of [`Fact`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// Whether `fact` holds.
    #[inline]
    #[must_use]
    pub fn has(self, fact: Fact) -> bool {
        self.0 & fact as u16 != 0
    }

    /// Makes `fact` hold, or not.
    #[inline]
    pub fn set(&mut self, fact: Fact, holds: bool) {
        self.0 = if holds {
            self.0 | fact as u16
        } else {
            self.0 & !(fact as u16)
        };
    }
}

/// Who somebody is: drawn once, never changed but for persistence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributes {
    /// Home region, an index into the table of regions.
    pub region: u8,
    /// Home treatment area, an index into the areas of the country.
    pub area: u8,
    /// Sex.
    pub sex: Sex,
    /// Age band.
    pub age: Age,
    /// Substance group.
    pub substance: Substance,
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
    /// Proven offences.
    pub offences: u16,
    /// Episodes of treatment, inside or outside.
    pub episodes: u16,
    /// Poisonings.
    pub poisonings: u16,
    /// Referrals on their own.
    pub seeking: u16,
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

/// One person of a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// When the next band of weeks since release begins.
    pub weeks_due: Tick,
    /// When the next step of care is due.
    pub care_due: Tick,
    /// When the present stay in treatment began.
    pub care_since: Tick,
    /// Place in a treatment queue, if waiting.
    pub ticket: Option<Ticket>,
    /// Who.
    pub attributes: Attributes,
    /// How often.
    pub counts: Counts,
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
    /// Weeks since release, as risk bands: 0 first week, 1 second, 2 third and fourth, 3 later.
    pub weeks: u8,
}

index_enum! {
    /// What a court gives.
    Sentence {
        /// Nothing the model follows.
        Nothing = "nothing",
        /// Custody, of the person's band.
        Custody = "custody",
        /// A community order.
        CommunityOrder = "community_order",
        /// A suspended sentence order.
        SuspendedOrder = "suspended_order",
    }
}

impl Person {
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
            weeks_due: Tick::NEVER,
            care_due: Tick::NEVER,
            care_since: Tick(0),
            ticket: None,
            attributes,
            counts: Counts::default(),
            facts: Facts::default(),
            legal: Legal::Gone,
            band: Band::UpTo6Months,
            sentence: Sentence::Nothing,
            care: Care::None,
            route: Route::SelfReferral,
            part: 0,
            weeks: 3,
        }
    }

    /// Whether the present supervision or recall is of somebody with a drug problem.
    #[must_use]
    pub fn has_drug_problem(&self) -> bool {
        self.attributes.substance.drugs()
    }
}
