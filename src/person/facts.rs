//! Facts: what is or is not so of a person.

/// Declares the facts, each with its bit and its name in files.
macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $text:literal,)+) => {
        /// A yes-or-no fact about a person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Fact { $($(#[$doc])* $name = 1 << $bit),+ }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Fact] = &[$(Fact::$name),+];

            /// Its name in files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Fact::$name => $text),+ }
            }
        }
    };
}

facts! {
    /// The officer knows of the drug problem.
    NeedKnown = 0 "need_known",
    /// A place to sleep on the night of release.
    Housed = 1 "housed",
    /// Opioid substitution treatment at release.
    Bridged = 2 "bridged",
    /// Naloxone issued at release.
    Naloxone = 3 "naloxone",
    /// Tested at least once under the present supervision.
    Tested = 4 "tested",
    /// In treatment in custody at the last release: the continuity cohort.
    ContinuityCohort = 5 "continuity_cohort",
    /// Released from a sentence: the reoffending cohort.
    ReoffendingCohort = 6 "reoffending_cohort",
    /// A proven reoffence since the last release.
    Reoffended = 7 "reoffended",
    /// Released from a sentence, and since then at most recalled: no proven reoffence, no new sentence.
    FollowedUp = 16 "followed_up",
    /// Serves a sentence passed while on recall.
    AfterRecall = 17 "after_recall",
    /// Returns are part of the entrants' rate, so none are scheduled (remanded, not sentenced).
    Outside = 8 "outside",
    /// On a fixed-term recall.
    FixedTerm = 9 "fixed_term",
    /// This episode of treatment in custody will end in completion.
    WillComplete = 10 "will_complete",
    /// This episode of treatment in custody will end early.
    WillDropOut = 11 "will_drop_out",
    /// Released from a stay too short to plan for.
    ShortStay = 14 "short_stay",
    /// A treatment requirement on the order will be taken up.
    Required = 13 "required",
    /// A drug rehabilitation requirement on the present order, or on the one to come.
    OnDrr = 23 "on_drr",
    /// An alcohol treatment requirement likewise.
    OnAtr = 24 "on_atr",
    /// A mental health treatment requirement likewise.
    OnMhtr = 29 "on_mhtr",
    /// On the caseload of an intervention team.
    OnTeam = 25 "on_team",
    /// Waiting for one.
    WaitsForTeam = 26 "waits_for_team",
    /// No place to sleep on the night of the last release.
    Unhoused = 27 "unhoused",
    /// Held far from home at the last release: in a prison of another region.
    FarFromHome = 28 "far_from_home",
    /// Imprisonment for public protection, not life.
    Ipp = 12 "ipp",
    /// In this stay in community treatment, or the last, without substitution although it is for opiates.
    Unsubstituted = 15 "unsubstituted",
    /// Uses crack besides opiates.
    Crack = 18 "crack",
    /// Injects.
    Injecting = 19 "injecting",
    /// Uses new psychoactive substances.
    NewPsychoactive = 20 "new_psychoactive",
    /// Completed a programme of high intensity in the present or last spell in custody, and at
    /// liberty not yet for a year.
    Programme = 21 "programme",
    /// A move was put off because of treatment, to be made when it ends.
    MovePutOff = 22 "move_put_off",
    /// Treated clinically without psychosocial support beside it.
    Unsupported = 31 "unsupported",
}

/// A set of [`Fact`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    /// Whether `fact` holds.
    #[inline]
    #[must_use]
    pub fn has(self, fact: Fact) -> bool {
        self.0 & fact as u32 != 0
    }

    /// Makes `fact` hold, or not.
    #[inline]
    pub fn set(&mut self, fact: Fact, holds: bool) {
        self.0 = if holds {
            self.0 | fact as u32
        } else {
            self.0 & !(fact as u32)
        };
    }
}
