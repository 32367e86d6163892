//! Facts: what is or is not so of a person.

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
