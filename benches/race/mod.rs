//! Processor time of work done side by side, for ratios that a busy machine hardly moves.

use std::time::{Duration, Instant};

/// Time this process has spent on a processor, if the system tells (Linux: nanoseconds, first
/// field of `schedstat`).
fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let spent = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(spent))
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
