//! The samplers against formulas, against `statrs`, and against what they promise.

mod accuracy;
mod discrete;
mod laws;
mod order;
mod shapes;
mod theory;

/// 2⁶⁴ over the golden ratio: its multiples visit the words evenly, better than chance would.
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;

/// Pseudo-random words for tests that need the scatter of chance (SplitMix64, Steele et al. 2014).
fn scattered(seed: u64) -> impl Iterator<Item = u64> {
    (1..).map(move |n: u64| {
        let mut z = seed.wrapping_add(n.wrapping_mul(WEYL));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}
