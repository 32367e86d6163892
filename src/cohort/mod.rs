//! The synthetic people: who they are, who comes from outside, and who is there when a world opens.
//!
//! ```text
//! strata ─► opening ┐                         ┌─► file, columns ─► back
//!  opening_care ────┴─► history ─► reweighting ─► record ─► resuming ─► world
//! makeup ─► entrants ───────────────────────────────────────────────────▲
//! ```

pub mod balance;
pub mod cells;
pub mod columns;
pub mod entrants;
pub mod file;
pub mod fit;
pub mod history;
pub mod instant;
pub mod makeup;
pub mod margins;
pub mod opening;
pub mod opening_care;
pub mod record;
pub mod resuming;
pub mod reweighting;
pub mod strata;
