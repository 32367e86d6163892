//! Discrete-event simulation of the way from prison to community treatment in England and Wales.

pub mod bench;
pub mod cli;
pub mod cohort;
pub mod economics;
pub mod engine;
pub mod experiment;
pub mod indicators;
pub mod ledger;
pub mod life;
pub mod pathway;
pub mod person;
pub mod reference;
pub mod report;
pub mod scenario;
pub mod units;
pub mod verify;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit it was built from: `unknown` outside its checkout, ending in `-modified` where the
/// sources were changed since.
pub const COMMIT: &str = env!("THROUGHCARE_COMMIT");
