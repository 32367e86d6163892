//! What a run of PATHWAY-1 leaves: whole numbers only.

use crate::reference::fingerprint;
use crate::reference::pathway_1::laws::{DAY, HORIZON};

macro_rules! tally {
    ($($(#[$doc:meta])* $field:ident,)*) => {
        /// Counts of a run, and sums of time in ticks.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Tally {
            $($(#[$doc])* pub $field: u64,)*
        }

        impl Tally {
            /// A fingerprint of everything counted.
            #[must_use]
            pub fn hash(&self) -> u64 {
                fingerprint(&[$(self.$field),*])
            }
        }
    };
}

tally! {
    /// Receptions into custody.
    receptions,
    /// Assessments inside.
    assessments,
    /// Starts of treatment inside.
    custody_starts,
    /// Treatments completed inside.
    custody_completions,
    /// Releases.
    releases,
    /// Referrals to community treatment.
    referrals,
    /// Starts of community treatment.
    community_starts,
    /// Community treatments completed.
    community_completions,
    /// People who left the community line, out of patience or taken into custody.
    reneges,
    /// Appointments due.
    appointments,
    /// Appointments missed.
    missed,
    /// Third misses in a row.
    breaches,
    /// Positive tests inside.
    positive_tests,
    /// Σ of waits of those who started inside.
    custody_wait,
    /// Σ of waits of those who started outside.
    community_wait,
    /// Σ of time inside, up to the horizon.
    time_inside,
}

/// A ratio in days.
fn days(ticks: u64, of: u64) -> f64 {
    ticks as f64 / (of as f64 * f64::from(DAY))
}

impl Tally {
    /// Logical events, as every engine compared counts them.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.receptions
            + self.assessments
            + self.custody_starts
            + self.custody_completions
            + self.releases
            + self.referrals
            + self.community_starts
            + self.community_completions
            + self.reneges
            + self.appointments
    }

    /// Mean wait of those who started inside, in days.
    #[must_use]
    pub fn mean_custody_wait(&self) -> f64 {
        days(self.custody_wait, self.custody_starts)
    }

    /// Mean wait of those who started outside, in days.
    #[must_use]
    pub fn mean_community_wait(&self) -> f64 {
        days(self.community_wait, self.community_starts)
    }

    /// Mean number of people in custody.
    #[must_use]
    pub fn mean_inside(&self) -> f64 {
        self.time_inside as f64 / f64::from(HORIZON.0)
    }
}
