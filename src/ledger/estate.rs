//! What the prisons hold at an instant, by what they are for.

use crate::person::index_enum;

index_enum! {
    /// A part of the prison estate.
    Part {
        /// Receives men from the courts, young adults and high security among them.
        Local = "local",
        /// High security, without those that receive from the courts.
        HighSecurity = "high_security",
        /// Training, category B.
        TrainB = "train_b",
        /// Training, category C, young adults among them.
        TrainC = "train_c",
        /// Open conditions, men.
        Open = "open",
        /// Women's prisons of every kind.
        Women = "women",
    }
}

/// People held and places there are at an instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EstateReading {
    /// People held, by part.
    pub held: [u32; Part::COUNT],
    /// Places, by part.
    pub places: [u32; Part::COUNT],
    /// Prisons that hold more people than places.
    pub prisons_over: u32,
    /// People held in those.
    pub held_over: u32,
}
