//! The synthetic people: who they are ([`makeup`]), who comes from outside ([`entrants`]), and who
//! is there when the world opens ([`opening`], [`opening_care`]).

pub mod columns;
pub mod entrants;
pub mod file;
pub mod history;
pub mod instant;
pub mod makeup;
pub mod opening;
pub mod opening_care;
pub mod record;
pub mod resuming;
pub mod reweighting;
