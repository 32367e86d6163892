//! How well a value is known: the shape of our ignorance of it, and the quality of its evidence.

/// The shape of our ignorance of a value within its `range`.
///
/// A shape has its centre at the value, holds 95 % of its weight within the range before it is cut,
/// and is cut at the ends of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distribution {
    /// Known, or a rule in force: never drawn.
    Fixed,
    /// Follows from other values (a balance, a stock over a flow): never drawn by itself.
    Tied,
    /// Anywhere within the range alike.
    Uniform,
    /// Falling straight from the value to both ends.
    Triangular,
    /// Normal.
    Normal,
    /// Normal in the logarithm; for what is above zero.
    Lognormal,
    /// Normal in the log-odds; for shares.
    LogitNormal,
    /// Beta; for shares.
    Beta,
    /// Gamma; for what is above zero.
    Gamma,
}

impl Distribution {
    /// The names in files, in the order of declaration.
    pub const NAMES: &'static [&'static str] = &[
        "fixed",
        "tied",
        "uniform",
        "triangular",
        "normal",
        "lognormal",
        "logit_normal",
        "beta",
        "gamma",
    ];
    const ALL: [Self; 9] = [
        Self::Fixed,
        Self::Tied,
        Self::Uniform,
        Self::Triangular,
        Self::Normal,
        Self::Lognormal,
        Self::LogitNormal,
        Self::Beta,
        Self::Gamma,
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The distribution with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name() == name)
    }

    /// Whether values are drawn from it, so that it needs a range.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        !matches!(self, Self::Fixed | Self::Tied)
    }
}

/// How good the evidence of a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// A guess, an old figure or one of another place.
    Low,
    /// A published figure that does not quite measure what the model means.
    Medium,
    /// A published figure that measures what the model means.
    High,
}

impl Quality {
    /// The names in files, in the order of declaration.
    pub const NAMES: &'static [&'static str] = &["low", "medium", "high"];
    const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The quality with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| quality.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Distribution, Quality};

    #[test]
    fn names_lead_back() {
        for shape in Distribution::ALL {
            assert_eq!(Distribution::from_name(shape.name()), Some(shape));
        }
        for quality in Quality::ALL {
            assert_eq!(Quality::from_name(quality.name()), Some(quality));
        }
        assert_eq!(Distribution::ALL.len(), Distribution::NAMES.len());
    }
}
