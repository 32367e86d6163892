//! How far a set of replications has come.

use std::sync::atomic::{AtomicU64, Ordering};

/// Steps one replication is divided into.
const STEPS: f64 = 1000.0;

/// Adds up the progress of replications that run at the same time.
pub struct Progress<'a> {
    total: u64,
    done: AtomicU64,
    tell: &'a (dyn Fn(f64) + Sync),
}

impl<'a> Progress<'a> {
    /// Progress over `replications`, told as a share from 0 to 1.
    pub fn new(replications: u64, tell: &'a (dyn Fn(f64) + Sync)) -> Self {
        let total = replications.max(1) * STEPS as u64;
        Self {
            total,
            done: AtomicU64::new(0),
            tell,
        }
    }

    /// Starts one replication.
    pub(super) fn start(&self) -> Part<'_> {
        Part {
            whole: self,
            reached: AtomicU64::new(0),
        }
    }

    fn add(&self, steps: u64) {
        let done = self.done.fetch_add(steps, Ordering::Relaxed) + steps;
        (self.tell)(done as f64 / self.total as f64);
    }
}

/// One replication's part of the whole.
pub(super) struct Part<'a> {
    whole: &'a Progress<'a>,
    reached: AtomicU64,
}

impl Part<'_> {
    /// Notes that the replication is `share` done; what goes back or past 1 is held.
    pub(super) fn reach(&self, share: f64) {
        let step = (share.clamp(0.0, 1.0) * STEPS) as u64;
        let before = self.reached.fetch_max(step, Ordering::Relaxed);
        if step > before {
            self.whole.add(step - before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn parts_add_up_to_one_and_never_go_back() {
        let heard = Mutex::new(Vec::new());
        let tell = |share: f64| heard.lock().expect("one thread").push(share);
        let progress = Progress::new(2, &tell);
        let (first, second) = (progress.start(), progress.start());
        for share in [0.5, 0.25, f64::NAN, 1.0, 7.0] {
            first.reach(share);
        }
        second.reach(1.0);
        let heard = heard.into_inner().expect("one thread");
        assert_eq!(heard, [0.25, 0.5, 1.0]);
    }
}
