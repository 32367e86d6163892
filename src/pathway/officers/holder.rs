//! The holder of a seat: tenure, absence, and what contacts see.

use super::Terms;
use super::seat::Seat;
use crate::engine::dist::Chance;
use crate::engine::hazard::{Budget, Rate};
use crate::engine::{Hazards, Luck, Purpose, Tick};

/// The hazards of an officer, by index.
pub(super) mod risk {
    /// Leaves the service.
    pub const LEAVES: usize = 0;
    /// Falls absent.
    pub const FALLS_ABSENT: usize = 1;
    /// How many.
    pub const COUNT: usize = 2;
}

/// Whoever holds a seat, or held it last.
#[derive(Clone, Debug)]
pub struct Holder {
    pub(super) hazards: Hazards<{ risk::COUNT }>,
    /// The chance that a contact does what was due, as of the last snapshot.
    pub(super) quality: Chance,
    /// The slots of those whose case was given to the seat; some have left it since.
    pub(super) dealt: Vec<u32>,
    /// When whoever is absent is back.
    pub(super) back: Tick,
    /// How many have held the seat.
    pub(super) tenure: u16,
    /// How often the present holder has been absent.
    pub(super) spell: u16,
    pub(super) absent: bool,
}

impl Holder {
    /// Nobody yet.
    pub(super) fn none() -> Holder {
        Holder {
            hazards: Hazards::default(),
            quality: Chance::default(),
            dealt: Vec::new(),
            back: Tick::NEVER,
            tenure: 0,
            spell: 0,
            absent: false,
        }
    }

    /// The chance that a contact does what was due, as of the last snapshot.
    #[must_use]
    pub fn quality(&self) -> Chance {
        self.quality
    }

    /// Takes the snapshot of the caseload and of absence that contacts see.
    pub(super) fn see(&mut self, seat: &Seat, terms: &Terms) {
        let quality = terms.quality(seat.load(), self.absent);
        self.quality = Chance::new(quality).unwrap_or_default();
    }

    /// Rates of leaving and of falling absent.
    pub(super) fn rates(&self, seat: &Seat, region: u8, terms: &Terms) -> [Rate; risk::COUNT] {
        if !seat.is_filled() {
            return [Rate::ZERO; risk::COUNT];
        }
        let absence = match self.absent {
            true => Rate::ZERO,
            false => terms.falling_absent(),
        };
        [terms.leaving(region), absence]
    }

    /// Gives one hazard a budget of mean one, drawn as `exponential`.
    pub(super) fn renew(&mut self, which: usize, exponential: f64) {
        self.hazards.renew(which, Budget::new(exponential));
    }

    /// The occasion of the present spell, at work or absent.
    pub(super) fn occasion(&self) -> u64 {
        u64::from(self.tenure) << 16 | u64::from(self.spell)
    }
}

/// The word of the seat of a number; its key is no person's.
pub(super) fn word(luck: &Luck, number: u16, purpose: Purpose, occasion: u64) -> u64 {
    luck.word(1 << 63 | u64::from(number), purpose, occasion)
}
