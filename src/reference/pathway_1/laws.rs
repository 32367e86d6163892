//! The distributions and luck of PATHWAY-1, prepared once.

use crate::engine::dist::{Chance, Sampler, ShapeError};
use crate::engine::{Purpose, Tick};

/// Ticks of a day.
pub const DAY: u32 = 1 << 18;
/// A day as a number of bits, the bucket width that suits the model.
pub const DAY_BITS: u32 = 18;
/// The end of a run: 3,650 days.
pub const HORIZON: Tick = Tick(3_650 * DAY);
/// Appointments are this far apart.
pub const FORTNIGHT: u32 = 14 * DAY;

pub const FIRST_RECEPTION: Purpose = Purpose(0);
pub const PRISON: Purpose = Purpose(1);
pub const SENTENCE: Purpose = Purpose(2);
pub const SEEKS: Purpose = Purpose(3);
pub const ASSESSMENT: Purpose = Purpose(4);
pub const TREATED_INSIDE: Purpose = Purpose(5);
pub const RETURN: Purpose = Purpose(6);
pub const REFERRED: Purpose = Purpose(7);
pub const REFERRAL: Purpose = Purpose(8);
pub const PATIENCE: Purpose = Purpose(9);
pub const TREATED_OUTSIDE: Purpose = Purpose(10);
pub const RETURN_AFTER: Purpose = Purpose(11);
pub const FIRST_APPOINTMENT: Purpose = Purpose(12);
pub const APPOINTMENT: Purpose = Purpose(13);

/// Delays in ticks, and chances.
#[derive(Clone, Debug)]
pub struct Laws {
    pub first_early: Sampler,
    pub first: Sampler,
    pub sentence: Sampler,
    pub assessment: Sampler,
    pub treated_inside: Sampler,
    pub return_completed: Sampler,
    pub return_other: Sampler,
    pub return_after: Sampler,
    pub referral: Sampler,
    pub patience: Sampler,
    pub treated_outside: Sampler,
    pub first_appointment: Sampler,
    pub seeks: Chance,
    pub referred_begun: Chance,
    pub referred_other: Chance,
    pub positive: Chance,
    pub missed: Chance,
}

/// Coefficient of variation of a lognormal whose logarithm has standard deviation 0.9.
fn spread() -> f64 {
    libm::expm1(0.9 * 0.9).sqrt()
}

impl Laws {
    /// The laws of the specification; a mean `m` days long is `Exp(m)` there.
    pub fn new() -> Result<Laws, ShapeError> {
        let day = f64::from(DAY);
        let exp = |days: f64| Sampler::exponential(days * day);
        Ok(Laws {
            first_early: Sampler::uniform(0.0, 60.0 * day)?,
            first: exp(500.0)?,
            sentence: Sampler::lognormal_median(120.0 * day, spread())?,
            assessment: exp(10.0)?,
            treated_inside: exp(60.0)?,
            return_completed: exp(700.0)?,
            return_other: exp(500.0)?,
            return_after: exp(1_000.0)?,
            referral: exp(14.0)?,
            patience: exp(60.0)?,
            treated_outside: exp(150.0)?,
            first_appointment: Sampler::uniform(0.0, f64::from(FORTNIGHT))?,
            seeks: Chance::new(0.5)?,
            referred_begun: Chance::new(0.6)?,
            referred_other: Chance::new(0.2)?,
            positive: Chance::new(0.3)?,
            missed: Chance::new(0.15)?,
        })
    }
}
