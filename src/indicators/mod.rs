//! Indicators: what the ledger means, defined as the official statistics define it.
//!
//! [`list`] has every indicator once; [`measure`] says how each kind is worked out; [`layout`] is
//! the shape of results.

pub mod costs;
mod drift;
pub mod groups;
mod growth;
mod inside;
pub mod layout;
pub mod list;
pub mod measure;
mod prisons;
mod problems;
mod served;

pub use list::all;
