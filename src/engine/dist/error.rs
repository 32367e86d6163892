//! Why a distribution cannot be made from the numbers given.

use std::fmt;

/// Names the inequality that the given numbers violate. NaN and infinity violate every one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    law: &'static str,
    violated: String,
    given: String,
    allowed: String,
}

impl ShapeError {
    pub(super) fn new(
        law: &'static str,
        violated: impl Into<String>,
        given: impl Into<String>,
        allowed: impl Into<String>,
    ) -> Self {
        let (violated, given, allowed) = (violated.into(), given.into(), allowed.into());
        Self {
            law,
            violated,
            given,
            allowed,
        }
    }

    /// The distribution that was asked for, as `gamma`.
    pub fn law(&self) -> &'static str {
        self.law
    }

    /// The violated inequality, as `high < low` or `cv is NaN`.
    pub fn violated(&self) -> &str {
        &self.violated
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            law,
            violated,
            given,
            allowed,
        } = self;
        write!(f, "{law}: {violated} (given: {given}; allowed: {allowed})")
    }
}

impl std::error::Error for ShapeError {}

/// Refuses NaN and infinity.
pub(super) fn finite(law: &'static str, name: &str, value: f64) -> Result<(), ShapeError> {
    if value.is_finite() {
        return Ok(());
    }
    let what = if value.is_nan() { "NaN" } else { "infinite" };
    let given = format!("{name} = {value}");
    Err(ShapeError::new(
        law,
        format!("{name} is {what}"),
        given,
        "a finite number",
    ))
}

/// Refuses everything but a finite number above 0.
pub(super) fn positive(law: &'static str, name: &str, value: f64) -> Result<(), ShapeError> {
    finite(law, name, value)?;
    if value > 0.0 {
        return Ok(());
    }
    let given = format!("{name} = {value}");
    Err(ShapeError::new(
        law,
        format!("{name} <= 0"),
        given,
        "a finite number above 0",
    ))
}

/// Refuses everything but a finite number of 0 or more.
pub(super) fn not_negative(law: &'static str, name: &str, value: f64) -> Result<(), ShapeError> {
    finite(law, name, value)?;
    if value >= 0.0 {
        return Ok(());
    }
    let given = format!("{name} = {value}");
    Err(ShapeError::new(
        law,
        format!("{name} < 0"),
        given,
        "a finite number, 0 or more",
    ))
}

/// Refuses everything outside `low..=high`.
pub(super) fn within(
    law: &'static str,
    name: &str,
    value: f64,
    (low, high): (f64, f64),
) -> Result<(), ShapeError> {
    finite(law, name, value)?;
    if (low..=high).contains(&value) {
        return Ok(());
    }
    let violated = if value < low {
        format!("{name} < {low}")
    } else {
        format!("{name} > {high}")
    };
    let given = format!("{name} = {value}");
    Err(ShapeError::new(
        law,
        violated,
        given,
        format!("{low} to {high}"),
    ))
}

/// Refuses `greater < lesser`; each comes with its name.
pub(super) fn ordered(
    law: &'static str,
    (lesser_name, lesser): (&str, f64),
    (greater_name, greater): (&str, f64),
) -> Result<(), ShapeError> {
    finite(law, lesser_name, lesser)?;
    finite(law, greater_name, greater)?;
    if lesser <= greater {
        return Ok(());
    }
    let violated = format!("{greater_name} < {lesser_name}");
    let given = format!("{greater_name} = {greater}, {lesser_name} = {lesser}");
    Err(ShapeError::new(
        law,
        violated,
        given,
        format!("{lesser_name} <= {greater_name}"),
    ))
}
