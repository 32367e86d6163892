//! Reference models: small, fully specified systems that other simulation programs have run too.
//!
//! They say whether the engine is right (closed forms, figures agreed between independent
//! programs) and how fast it is (`benches/`, `docs/performance.md`). They use nothing but the
//! public engine.
//!
//! * [`hold`]: one pending event for each id; nothing but the agenda.
//! * [`mmc`]: ten servers and people who give up waiting (Erlang-A).
//! * [`pathway_1`]: custody, treatment inside, release, treatment outside, return; with or without
//!   an appointment every fortnight.
//! * [`treat_sim`]: the emergency department of the teaching literature.
//! * [`heap`]: a plain binary heap in place of the agenda, for comparison; [`schedule`] is what
//!   the two have in common.

pub mod heap;
pub mod hold;
pub mod mmc;
pub mod pathway_1;
pub mod schedule;
pub mod treat_sim;

/// A stable fingerprint of counts: 64-bit FNV-1a over their bytes, least significant first.
#[must_use]
pub fn fingerprint(counts: &[u64]) -> u64 {
    let bytes = counts.iter().flat_map(|count| count.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
