//! The only door from bare numbers to quantities with a unit.
//!
//! A quantity is a checked `f64` in a type of its own, so that the compiler refuses pounds where
//! days are due. [`Unit`] gives the same units the names they bear in scenario files.

use std::fmt;

/// A number that cannot be the quantity it was offered as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotAQuantity {
    /// What it should have been, for example `days`.
    pub quantity: &'static str,
    /// The number given.
    pub given: f64,
    /// The least number allowed.
    pub least: f64,
    /// The greatest number allowed.
    pub greatest: f64,
}

impl fmt::Display for NotAQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            quantity,
            given,
            least,
            greatest,
        } = self;
        write!(
            f,
            "{given} cannot be {quantity}: allowed is {least} to {greatest}"
        )
    }
}

impl std::error::Error for NotAQuantity {}

/// Declares one quantity: its name, what it counts, and its finite range.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $label:literal, $least:expr, $greatest:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// Takes a number as this quantity.
            ///
            /// # Errors
            /// [`NotAQuantity`] when the number is not finite or lies outside the range.
            pub fn new(given: f64) -> Result<Self, NotAQuantity> {
                let (least, greatest) = ($least, $greatest);
                if given.is_finite() && given >= least && given <= greatest {
                    Ok(Self(given))
                } else {
                    Err(NotAQuantity { quantity: $label, given, least, greatest })
                }
            }

            /// The bare number.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }
    };
}

quantity!(
    /// A span of time in days.
    Days, "days", 0.0, 73_050.0
);
quantity!(
    /// A span of time in years of 365.25 days.
    Years, "years", 0.0, 200.0
);
quantity!(
    /// A part of a whole, or the chance of one thing happening.
    Share, "a share", 0.0, 1.0
);
quantity!(
    /// A rate: a hazard or a flow, per year of 365.25 days.
    PerYear, "a rate per year", 0.0, 1e9
);
quantity!(
    /// A count of people, places, prisons, cases, units or posts.
    Count, "a count", 0.0, 1e9
);
quantity!(
    /// Pounds sterling, at the price base the scenario states.
    Pounds, "pounds", -1e15, 1e15
);
quantity!(
    /// A ratio of rates, odds, risks or levels; 1 is no difference.
    Ratio, "a ratio", 0.0, 1e6
);
quantity!(
    /// A coefficient of variation: standard deviation over mean.
    Cv, "a coefficient of variation", 0.0, 100.0
);
quantity!(
    /// A shift on the scale of natural log-odds; 0 is no difference.
    LogOdds, "log-odds", -50.0, 50.0
);

/// Days in a year, as rates and years count them.
pub const DAYS_PER_YEAR: f64 = 365.25;

/// Declares the units with the names they bear in files.
macro_rules! units {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// The unit of a value in a scenario.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Unit { $($(#[$doc])* $name),+ }

        impl Unit {
            /// Every unit, in the order of their declaration.
            pub const ALL: &'static [Unit] = &[$(Unit::$name),+];

            /// The name in scenario files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Unit::$name => $text),+ }
            }
        }
    };
}

units! {
    /// Kilometres.
    Kilometres = "km",
    /// Days.
    Days = "days",
    /// Months of a twelfth of a year.
    Months = "months",
    /// Years of 365.25 days.
    Years = "years",
    /// A part of a whole or a chance, 0 to 1.
    Share = "share",
    /// A hazard or a flow, per year.
    PerYear = "per_year",
    /// Events per 1,000 person-years.
    Per1000PersonYears = "per_1000_person_years",
    /// A ratio of rates, odds, risks or levels.
    Ratio = "ratio",
    /// A coefficient of variation.
    Cv = "cv",
    /// Natural log-odds.
    LogOdds = "log_odds",
    /// People.
    People = "people",
    /// Places in a prison, a programme or a service.
    Places = "places",
    /// Prisons.
    Prisons = "prisons",
    /// Delivery units.
    Units = "units",
    /// Cases or clients held at one time.
    Cases = "cases",
    /// Full-time equivalent posts.
    Fte = "fte",
    /// Pounds sterling.
    Pounds = "pounds",
    /// Places added for each 10,000 pounds a year.
    PlacesPer10kPounds = "places_per_10k_pounds",
}

impl Unit {
    /// The unit with this name in files.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.name() == name)
    }

    /// How many days one of this unit is; nothing if it is no span of time.
    #[must_use]
    pub fn in_days(self) -> Option<f64> {
        match self {
            Unit::Days => Some(1.0),
            Unit::Months => Some(DAYS_PER_YEAR / 12.0),
            Unit::Years => Some(DAYS_PER_YEAR),
            _ => None,
        }
    }

    /// How much a year one of this unit is; nothing if it is no rate.
    #[must_use]
    pub fn per_year(self) -> Option<f64> {
        match self {
            Unit::PerYear => Some(1.0),
            Unit::Per1000PersonYears => Some(1e-3),
            _ => None,
        }
    }

    /// Whether it counts people or things.
    #[must_use]
    pub fn counts(self) -> bool {
        use Unit::{Cases, Fte, People, Places, Prisons, Units};
        matches!(self, People | Places | Prisons | Units | Cases | Fte)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_finite_numbers_in_range_gets_in() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.001] {
            assert!(Days::new(bad).is_err());
            assert!(Share::new(bad).is_err());
        }
        assert!(Share::new(1.000_001).is_err());
        assert_eq!(Share::new(1.0).map(Share::get), Ok(1.0));
        assert_eq!(LogOdds::new(-0.7).map(LogOdds::get), Ok(-0.7));
    }

    #[test]
    fn a_refusal_names_the_range() {
        let refusal = Share::new(1.5).expect_err("beyond 1");
        assert_eq!(
            refusal.to_string(),
            "1.5 cannot be a share: allowed is 0 to 1"
        );
    }

    #[test]
    fn names_lead_back_to_units() {
        for &unit in Unit::ALL {
            assert_eq!(Unit::from_name(unit.name()), Some(unit));
        }
        assert_eq!(Unit::from_name("weeks"), None);
    }
}
