//! One event is one word; the order of words is the order of events.
//!
//! `tick 32 · class 3 · id 24 · kind 5`, most significant first. The order depends on what is due
//! and to whom, never on who scheduled first, so it is the same for any number of threads and any
//! structure behind the agenda.

/// An instant: whole ticks since the origin. What a tick means is the model's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tick(pub u32);

impl Tick {
    /// Later than every horizon: what will not happen in this run.
    pub const NEVER: Tick = Tick(u32::MAX);

    /// This instant moved by a delay in ticks, saturating at [`Tick::NEVER`].
    #[must_use]
    pub fn after(self, ticks: u32) -> Tick {
        Tick(self.0.saturating_add(ticks))
    }

    /// This instant moved by a delay of fractional ticks, rounded to the nearest; a delay past the
    /// range is [`Tick::NEVER`].
    #[must_use]
    pub fn after_f64(self, ticks: f64) -> Tick {
        // The cast saturates, so an absurd delay is "never" and not a wrapped date.
        self.after((ticks + 0.5) as u32)
    }

    /// Ticks from `earlier` to this instant; zero if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Tick) -> u32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The order of simultaneous events, with its reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// Dated parameters, capacity and rules: what holds from this instant holds for all of it.
    Calendar = 0,
    /// Ends free places before anybody asks for one at the same instant.
    Ends = 1,
    /// Joins come before matching, so that priority and not luck decides between them.
    Joins = 2,
    /// Starts from a queue, one event per pool and tick.
    Matching = 3,
    /// Contacts and tests see the state the instant has settled into.
    Contacts = 4,
    /// Reports count what the whole instant has left.
    Reporting = 5,
}

const CLASSES: [Class; 6] = [
    Class::Calendar,
    Class::Ends,
    Class::Joins,
    Class::Matching,
    Class::Contacts,
    Class::Reporting,
];

/// Number of ids: people from below, pools and the calendar from the top.
pub const IDS: u32 = 1 << 24;
/// Number of kinds within a class.
pub const KINDS: u8 = 1 << 5;

/// What is due: when, in which class, to whom, and what.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due(pub(crate) u64);

impl Due {
    /// Packs the four parts. `id` must be below [`IDS`] and `kind` below [`KINDS`].
    #[inline]
    #[must_use]
    pub fn new(tick: Tick, class: Class, id: u32, kind: u8) -> Due {
        debug_assert!(id < IDS && kind < KINDS);
        Due(u64::from(tick.0) << 32 | (class as u64) << 29 | u64::from(id) << 5 | u64::from(kind))
    }

    /// When it is due.
    #[inline]
    #[must_use]
    pub fn tick(self) -> Tick {
        Tick((self.0 >> 32) as u32)
    }

    /// Its order class.
    #[inline]
    #[must_use]
    pub fn class(self) -> Class {
        CLASSES[((self.0 >> 29) & 7) as usize]
    }

    /// Whose it is.
    #[inline]
    #[must_use]
    pub fn id(self) -> u32 {
        (self.0 >> 5) as u32 & (IDS - 1)
    }

    /// What it is, within its class.
    #[inline]
    #[must_use]
    pub fn kind(self) -> u8 {
        (self.0 & 31) as u8
    }

    /// The same step one tick later.
    pub(crate) fn next_tick(self) -> Due {
        Due(self.0 + (1 << 32))
    }
}

impl std::fmt::Debug for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}·{:?}·{}·{}",
            self.tick().0,
            self.class(),
            self.id(),
            self.kind()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_back_its_parts() {
        let due = Due::new(Tick(u32::MAX - 1), Class::Reporting, IDS - 1, 31);
        assert_eq!(
            (due.tick(), due.class(), due.id(), due.kind()),
            (Tick(u32::MAX - 1), Class::Reporting, IDS - 1, 31)
        );
    }

    #[test]
    fn order_is_tick_then_class_then_id_then_kind() {
        let keys = [
            Due::new(Tick(4), Class::Reporting, 9, 9),
            Due::new(Tick(5), Class::Ends, 7, 3),
            Due::new(Tick(5), Class::Joins, 6, 2),
            Due::new(Tick(5), Class::Joins, 7, 1),
            Due::new(Tick(5), Class::Joins, 7, 2),
        ];
        assert!(keys.is_sorted());
    }

    #[test]
    fn delays_round_to_the_nearest_tick_and_saturate() {
        assert_eq!(Tick(10).after_f64(1.49), Tick(11));
        assert_eq!(Tick(10).after_f64(1.5), Tick(12));
        assert_eq!(Tick(10).after_f64(1e30), Tick::NEVER);
    }
}
