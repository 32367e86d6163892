//! Where the values of replications are held: in memory, or on a disk when they come in parts.

use super::layout::Replication;

/// Values of replications held elsewhere than in memory.
pub trait Held: Sync {
    /// How many replications there are.
    fn count(&self) -> usize;

    /// The values of one column, one a replication, by index.
    fn column(&self, column: usize) -> Vec<f64>;

    /// Gives each replication, by index.
    fn each(&self, give: &mut dyn FnMut(&Replication));
}

/// Every replication's exact values, by index.
pub enum Replications<'s> {
    /// In memory.
    Memory(Vec<Replication>),
    /// Elsewhere.
    Elsewhere(Box<dyn Held + 's>),
}

impl std::fmt::Debug for Replications<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} replications", self.count())
    }
}

impl Replications<'_> {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Replications::Memory(all) => all.len(),
            Replications::Elsewhere(held) => held.count(),
        }
    }

    /// The values of one column, one a replication.
    #[must_use]
    pub fn column(&self, column: usize) -> Vec<f64> {
        match self {
            Replications::Memory(all) => all
                .iter()
                .map(|replication| replication.values[column])
                .collect(),
            Replications::Elsewhere(held) => held.column(column),
        }
    }

    /// Gives each replication in turn.
    pub fn each(&self, mut give: impl FnMut(&Replication)) {
        match self {
            Replications::Memory(all) => all.iter().for_each(give),
            Replications::Elsewhere(held) => held.each(&mut give),
        }
    }
}
