//! Draws from distributions, by inversion: one uniform word in, one value out, monotone in the
//! word.
//!
//! Inversion keeps two worlds aligned: the same person with the same luck draws the same rank from
//! a distribution whose parameters have moved, and every draw takes exactly one word. A
//! distribution is prepared once, at construction; drawing then reads a table and neither allocates
//! nor calls a mathematical function.
//!
//! All mathematics is that of the `libm` crate by name, so that a draw has the same bits on every
//! platform and with every feature set; [`golden`] is the fingerprint of all draws.

mod beta;
mod categorical;
mod chance;
mod empirical;
mod equilibrium;
mod error;
mod exponential;
mod fraction;
mod gamma;
mod golden;
mod law;
mod lognormal;
mod normal;
mod table;
mod triangular;
mod uniform;
mod weibull;

pub use categorical::Categorical;
pub use chance::Chance;
pub use error::ShapeError;
pub use golden::{GOLDEN, golden};

use empirical::Empirical;
use error::finite;
use law::Law;
use table::Table;

/// A distribution prepared once; one uniform word in, one value out, monotone in the word.
///
/// Cloning is cheap: the table is shared.
#[derive(Clone, Debug)]
pub struct Sampler {
    form: Form,
    mean: f64,
}

#[derive(Clone, Debug)]
enum Form {
    Table(Table),
    Deterministic(f64),
    Empirical(Empirical),
}

impl Sampler {
    /// Always the same value.
    ///
    /// # Errors
    /// NaN or infinity.
    pub fn deterministic(value: f64) -> Result<Self, ShapeError> {
        finite("deterministic", "value", value)?;
        Ok(Self {
            form: Form::Deterministic(value),
            mean: value,
        })
    }

    fn tabulated(
        name: &'static str,
        law: impl Law + 'static,
        mean: f64,
    ) -> Result<Self, ShapeError> {
        finite(name, "mean", mean)?;
        Ok(Self {
            form: Form::Table(Table::new(name, law)?),
            mean,
        })
    }

    /// The value at a word uniform on `0..2⁶⁴`. The words `0` and `u64::MAX` give finite values.
    #[inline]
    pub fn at(&self, word: u64) -> f64 {
        match &self.form {
            Form::Table(table) => table.at(word),
            Form::Deterministic(value) => *value,
            Form::Empirical(empirical) => empirical.at(word),
        }
    }

    /// The same value without the interpolation of [`Self::at`] (which keeps four digits or more),
    /// far slower.
    pub fn exact_at(&self, word: u64) -> f64 {
        match &self.form {
            Form::Table(table) => table.exact(word),
            _ => self.at(word),
        }
    }

    /// The mean of the distribution, from its formula, in the unit of its values.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Memory taken by the tabulated quantiles, in bytes.
    pub fn table_bytes(&self) -> usize {
        match &self.form {
            Form::Table(table) => table.bytes(),
            _ => 0,
        }
    }
}
