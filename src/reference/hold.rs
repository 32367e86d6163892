//! HOLD: each id has one pending event; when it comes up, it is counted and rescheduled after a
//! delay of Exp(1). The classic measure of an agenda (Jones, CACM 29(4), 1986).

use super::fingerprint;
use super::schedule::{Schedule, Steps};
use crate::engine::dist::{Sampler, ShapeError};
use crate::engine::{Agenda, Class, Due, Fault, Luck, Model, Purpose, Tick};

/// Ticks of the unit of time.
pub const UNIT: u32 = 1 << 18;
/// Bucket width that suits the model, from a thousand ids to a million: a 32nd of the unit.
pub const BUCKET_BITS: u32 = 13;

const DELAY: Purpose = Purpose(0);

/// The model. An id is its count of events, nothing more.
#[derive(Clone, Debug)]
pub struct Hold {
    delay: Sampler,
    luck: Luck,
    counts: Vec<u32>,
}

impl Hold {
    /// A model of `ids` ids.
    ///
    /// # Errors
    /// None in fact: the distribution is fixed and valid.
    pub fn new(ids: u32) -> Result<Hold, ShapeError> {
        Ok(Hold {
            delay: Sampler::exponential(f64::from(UNIT))?,
            luck: Luck::new(0, 0),
            counts: vec![0; ids as usize],
        })
    }

    /// Starts afresh in place: every id gets its first event.
    pub fn reset<S: Schedule>(&mut self, luck: Luck, agenda: &mut S) {
        self.luck = luck;
        self.counts.fill(0);
        agenda.clear();
        for id in 0..self.counts.len() as u32 {
            self.again(Tick(0), id, agenda);
        }
    }

    /// Runs up to `until` and says how many events there were.
    ///
    /// # Errors
    /// [`Fault::Loop`] if delays of no ticks pile up.
    pub fn run<S: Schedule>(&mut self, agenda: &mut S, until: Tick) -> Result<u64, Fault> {
        agenda.drive(self, until)
    }

    /// Events so far, by id.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// A fingerprint of all counts.
    #[must_use]
    pub fn hash(&self) -> u64 {
        let counts: Vec<u64> = self.counts.iter().map(|&count| count.into()).collect();
        fingerprint(&counts)
    }

    #[inline]
    fn again<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        let count = u64::from(self.counts[id as usize]);
        let delay = self.delay.at(self.luck.word(id.into(), DELAY, count));
        agenda.schedule(now.after_f64(delay), Class::Ends, id, 0);
    }
}

impl Steps for Hold {
    #[inline]
    fn take<S: Schedule>(&mut self, due: Due, agenda: &mut S) {
        self.counts[due.id() as usize] += 1;
        self.again(due.tick(), due.id(), agenda);
    }
}

impl Model for Hold {
    #[inline]
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        self.take(due, agenda);
    }

    #[inline]
    fn foresee(&self, ahead: impl Iterator<Item = Due>) {
        for due in ahead {
            std::hint::black_box(self.counts[due.id() as usize]);
        }
    }
}
