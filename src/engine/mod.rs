//! The engine: time, luck and places. It knows nothing of what its ids stand for.
//!
//! Reading order: [`key`] (what an event is and in what order events happen), [`agenda`] (what is
//! due), [`run`] (the loop), [`luck`] (every random word, by name), [`hazard`] (risks that change
//! their rate), [`arrivals`] (who comes from outside), [`places`] (capacity with queues).

pub mod agenda;
pub mod arrivals;
pub mod dist;
pub mod hazard;
pub mod key;
pub mod luck;
pub mod places;
pub mod run;

pub use agenda::Agenda;
pub use hazard::Hazards;
pub use key::{Class, Due, Tick};
pub use luck::{Luck, Purpose};
pub use places::{Pool, Ticket};
pub use run::{Fault, Model, run_until};
