//! The synthetic people: who they are ([`makeup`]), who comes from outside ([`entrants`]), and who
//! is there when the world opens ([`opening`], [`opening_care`]).

pub mod entrants;
pub mod history;
pub mod makeup;
pub mod opening;
pub mod opening_care;
pub mod record;
pub mod resuming;
pub mod reweighting;
