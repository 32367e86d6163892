//! Processor time of work done side by side, for ratios that a busy machine hardly moves.

use std::time::{Duration, Instant};

/// Time this thread has spent on a processor, where the system tells it by the nanosecond.
/// (`/proc` tells it by the scheduler's tick, which is longer than a small run.)
#[cfg(unix)]
fn processor_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ThreadCPUTime).try_into().ok()
}

#[cfg(not(unix))]
fn processor_time() -> Option<Duration> {
    None
}

/// Nanoseconds that `work` took.
pub fn timed<R>(work: impl FnOnce() -> R) -> (f64, R) {
    let (wall, before) = (Instant::now(), processor_time());
    let result = work();
    let spent = match (before, processor_time()) {
        (Some(before), Some(after)) => after - before,
        _ => wall.elapsed(),
    };
    (spent.as_nanos() as f64, result)
}

/// The one in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
