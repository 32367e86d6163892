//! Discounting: the regimes a scenario may name.

/// By how much a year later counts less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discounting {
    /// 3.5 % a year, 3.0 % after thirty years; health 1.5 %, and 1.286 % after thirty years (HM Treasury, The
    /// Green Book).
    GreenBook,
    /// 3.5 % a year for costs and health alike (National Institute for Health and Care Excellence).
    Nice,
    /// Not at all.
    None,
}

impl Discounting {
    /// The names in files.
    pub const NAMES: &'static [&'static str] = &["green-book", "nice", "none"];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The regime with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::GreenBook, Self::Nice, Self::None];
        all.into_iter().find(|regime| regime.name() == name)
    }
}
