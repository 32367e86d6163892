//! Kinds: the states, groups and routes a person can be in, each an index with a name.

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
        /// Identified in custody, held where no treatment of the kind is offered.
        NotOffered = "not_offered",
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
