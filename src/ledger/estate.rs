//! What the prisons hold at an instant, by what they are for, and what the people in them use.

use crate::person::{Fact, Person, Substance, index_enum};

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

index_enum! {
    /// What somebody held uses: the group of their substances, and what stands beside it.
    Use {
        /// Nothing that is a problem.
        None = "none",
        /// Opiates.
        Opiate = "opiate",
        /// Other drugs only.
        NonOpiate = "nonop",
        /// Other drugs and alcohol.
        NonOpiateAndAlcohol = "nonop_alc",
        /// Alcohol only.
        Alcohol = "alc",
        /// Crack, beside their group.
        Crack = "crack",
        /// New psychoactive substances, beside their group.
        NewPsychoactive = "psychoactive",
        /// Injects, beside their group.
        Injecting = "injecting",
    }
}

/// What somebody uses, one bit for each [`Use`].
#[inline]
#[must_use]
pub fn uses_of(person: &Person) -> u8 {
    let beside = |fact, of: Use| u8::from(person.facts.has(fact)) << of as u8;
    1 << person.attributes.substance as u8
        | beside(Fact::Crack, Use::Crack)
        | beside(Fact::NewPsychoactive, Use::NewPsychoactive)
        | beside(Fact::Injecting, Use::Injecting)
}

/// How many people use what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mix([u32; Use::COUNT]);

impl Mix {
    /// Somebody with these uses comes.
    #[inline]
    pub fn add(&mut self, uses: u8) {
        for (which, count) in self.0.iter_mut().enumerate() {
            *count += u32::from(uses >> which & 1);
        }
    }

    /// Somebody with these uses goes.
    #[inline]
    pub fn take(&mut self, uses: u8) {
        for (which, count) in self.0.iter_mut().enumerate() {
            *count -= u32::from(uses >> which & 1);
        }
    }

    /// How many use this.
    #[must_use]
    pub fn of(&self, which: Use) -> u32 {
        self.0[which as usize]
    }

    /// Everybody of another mix comes.
    pub fn join(&mut self, other: &Mix) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How many people there are: everybody is in one group.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.0[..Substance::COUNT].iter().sum()
    }
}

/// People held and places there are at an instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EstateReading {
    /// People held, by part.
    pub held: [u32; Part::COUNT],
    /// What they use, by part.
    pub mix: [Mix; Part::COUNT],
    /// Places, by part.
    pub places: [u32; Part::COUNT],
    /// Prisons that hold more people than places.
    pub prisons_over: u32,
    /// People held in those.
    pub held_over: u32,
}

/// What people held in each prison used, summed over the month ends since the start.
#[derive(Clone, Debug, Default)]
pub struct PrisonMixes {
    months: u32,
    sums: Vec<[u64; Use::COUNT]>,
}

impl PrisonMixes {
    /// Forgets everything.
    pub fn reset(&mut self) {
        self.months = 0;
        self.sums.clear();
    }

    /// Adds what the prisons hold at the end of a month.
    pub fn read(&mut self, mixes: &[Mix]) {
        self.months += 1;
        self.sums.resize(mixes.len(), [0; Use::COUNT]);
        for (sums, mix) in self.sums.iter_mut().zip(mixes) {
            for (sum, count) in sums.iter_mut().zip(mix.0) {
                *sum += u64::from(count);
            }
        }
    }

    /// People held in a prison who used this, on average of the month ends.
    #[must_use]
    pub fn using(&self, prison: usize, which: Use) -> f64 {
        self.sums[prison][which as usize] as f64 / f64::from(self.months)
    }

    /// People held in a prison, likewise.
    #[must_use]
    pub fn held(&self, prison: usize) -> f64 {
        let groups = &self.sums[prison][..Substance::COUNT];
        groups.iter().sum::<u64>() as f64 / f64::from(self.months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_uses_are_the_groups_in_their_order() {
        for (&substance, which) in Substance::ALL.iter().zip(Use::ALL) {
            assert_eq!(substance.name(), which.name());
        }
    }
}
