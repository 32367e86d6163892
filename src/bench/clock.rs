//! Processor time and elapsed time of a piece of work.

use std::time::Instant;

/// What a piece of work gave, and the seconds it took of this thread's processor (elapsed ones where
/// the system does not tell). By the nanosecond: `/proc` counts the scheduler's ticks, which are
/// longer than a small run.
pub fn on_processor<R>(work: impl FnOnce() -> R) -> (R, f64) {
    let (before, wall) = (thread_seconds(), Instant::now());
    let result = work();
    let spent = match (before, thread_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => wall.elapsed().as_secs_f64(),
    };
    (result, spent)
}

/// What a piece of work gave, and the seconds that went by.
pub fn elapsed<R>(work: impl FnOnce() -> R) -> (R, f64) {
    let wall = Instant::now();
    let result = work();
    (result, wall.elapsed().as_secs_f64())
}

#[cfg(unix)]
fn thread_seconds() -> Option<f64> {
    use rustix::time::{ClockId, clock_gettime};
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    Some(spent.tv_sec as f64 + spent.tv_nsec as f64 * 1e-9)
}

/// Elsewhere elapsed time has to do.
#[cfg(not(unix))]
fn thread_seconds() -> Option<f64> {
    None
}
