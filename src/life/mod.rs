//! Lives: what happened to one person, told in words and as events.
//!
//! ```text
//! World ──watched──▶ Moment ──entries──▶ Entry ─┬─ a life in plain words   (report::life)
//!  (pathway::watch)  one step, one person       └─ rows of an event log    (report::event_log)
//! ```
//!
//! [`activity`] has the words for what can happen, each once; [`entry`] says which of them a moment
//! is; [`follow`] runs a replication under watch; [`pick`] finds somebody with a certain fate.

pub mod activity;
pub mod entry;
pub mod follow;
pub mod pick;
pub mod services;
pub mod words;

pub use activity::Activity;
pub use entry::Entry;
pub use follow::{Teller, Told, follow};
pub use pick::Pick;
pub use services::Services;
