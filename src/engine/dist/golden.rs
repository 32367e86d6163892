//! Fingerprint of the draws: if it moves, every published number moves.

use super::{Sampler, ShapeError};

/// What [`golden`] gives on every platform and with every feature set.
pub const GOLDEN: u64 = 0x4D21_BB71_BFDB_D575;

/// Words drawn from each distribution.
const DRAWS: u64 = 10_000;
/// 2⁶⁴ divided by the golden ratio: its multiples visit the words evenly (Weyl's sequence).
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;

/// FNV-1a hash of the bits of 10,000 draws, and of both extreme words, from every distribution.
pub fn golden() -> u64 {
    let samplers = samplers().expect("the shapes below are inside their ranges");
    samplers.iter().fold(0xCBF2_9CE4_8422_2325, fold)
}

fn fold(hash: u64, sampler: &Sampler) -> u64 {
    let even = (0..DRAWS).map(|draw| draw.wrapping_mul(WEYL));
    even.chain([u64::MAX]).fold(hash, |hash, word| {
        let bytes = sampler.at(word).to_bits().to_le_bytes();
        bytes.iter().fold(hash, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
        })
    })
}

fn samplers() -> Result<[Sampler; 16], ShapeError> {
    Ok([
        Sampler::exponential(84.0)?,
        Sampler::gamma(2.5, 30.0)?,
        Sampler::gamma(0.3, 100.0)?,
        Sampler::lognormal(180.0, 1.5)?,
        Sampler::lognormal(90.0, 0.4)?,
        Sampler::lognormal_median(14.0, 0.8)?,
        Sampler::lognormal_equilibrium(180.0, 1.5)?,
        Sampler::lognormal_equilibrium(60.0, 0.3)?,
        Sampler::weibull(0.7, 100.0)?,
        Sampler::weibull(2.0, 10.0)?,
        Sampler::beta(2.0, 5.0)?,
        Sampler::beta(0.5, 0.5)?,
        Sampler::triangular(10.0, 30.0, 90.0)?,
        Sampler::uniform(-3.0, 7.0)?,
        Sampler::normal(100.0, 15.0)?,
        Sampler::empirical(&[1.0, 3.0, 3.5, 8.0, 21.0])?,
    ])
}

#[cfg(test)]
mod tests {
    #[test]
    fn draws_have_not_moved() {
        assert_eq!(
            super::golden(),
            super::GOLDEN,
            "the new hash is {:#018X}",
            super::golden()
        );
    }
}
