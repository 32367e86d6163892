//! A yes or no of given probability.

use super::error::{ShapeError, within};

/// 2⁶³.
const WHOLE: f64 = 9_223_372_036_854_775_808.0;

/// A probability, ready for deciding. 0 never holds and 1 always does, exactly; a greater
/// probability holds wherever a smaller one does, so that raising a chance changes only those it
/// adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(u64);

impl Chance {
    /// By probability.
    ///
    /// # Errors
    /// `p < 0`, `p > 1` or NaN.
    pub fn new(p: f64) -> Result<Self, ShapeError> {
        within("chance", "p", p, (0.0, 1.0))?;
        // One bit is given up so that 2⁶³, the threshold of certainty, can be written.
        Ok(Self((p * WHOLE) as u64))
    }

    /// Whether it comes true at a word uniform on `0..2⁶⁴`.
    #[inline]
    pub fn holds(self, word: u64) -> bool {
        word >> 1 < self.0
    }
}
