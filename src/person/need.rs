//! Need: how severe it is, and the tier of treatment in custody it calls for.

use super::kinds::{Substance, index_enum};

index_enum! {
    /// Severity of need, as the tiers of the treatment framework: drawn once a life, anew only by a
    /// problem that begins in custody. People without a need have the first.
    Severity {
        /// A brief intervention is enough.
        Low = "low",
        /// Structured treatment.
        Moderate = "moderate",
        /// High intensity, for those suitable.
        Severe = "severe",
    }
}

index_enum! {
    /// Tier of treatment in custody: each has its own places, queue and cost in every prison.
    Tier {
        /// Substitution or detoxification, for people who use opiates.
        Clinical = "clinical",
        /// Brief psychosocial interventions.
        Brief = "brief",
        /// Structured psychosocial treatment.
        Structured = "structured",
        /// Therapeutic community or 12-step programme, at selected sites.
        HighIntensity = "high_intensity",
        /// Treatment for alcohol alone.
        Alcohol = "alcohol",
        /// A place in a prison given over to treatment.
        Dedicated = "dedicated",
    }
}

impl Tier {
    /// The tier that a need calls for where nothing more intensive is to be had.
    #[inline]
    #[must_use]
    pub fn of(substance: Substance, severity: Severity) -> Tier {
        match (substance, severity) {
            (Substance::Opiate, _) => Tier::Clinical,
            (Substance::Alcohol, _) => Tier::Alcohol,
            (_, Severity::Low) => Tier::Brief,
            _ => Tier::Structured,
        }
    }

    /// Whether its places are held by moving to a site of their own.
    #[inline]
    #[must_use]
    pub fn is_programme(self) -> bool {
        matches!(self, Tier::HighIntensity | Tier::Dedicated)
    }
}
