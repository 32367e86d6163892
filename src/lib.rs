//! Discrete-event simulation of the way from prison to community treatment in England and Wales.

pub mod cli;
pub mod engine;
pub mod experiment;
pub mod pathway;
pub mod reference;
pub mod report;
pub mod scenario;
pub mod units;
pub mod verify;
