//! What the examples of reference models share: how they are timed and what they print as JSON.

use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One replication.
#[derive(Serialize)]
pub struct Run {
    /// Logical events, the same for every program compared.
    pub events: u64,
    /// Processor seconds of the run itself: nothing of start-up.
    pub seconds: f64,
    /// What the model says, by name.
    pub statistics: BTreeMap<&'static str, f64>,
}

/// One line of JSON: all runs, and for statistics of which something is known, that:
/// `{"mean": …, "error": …}` or `{"low": …, "high": …}`.
pub fn json<'a>(runs: &[Run], known: impl IntoIterator<Item = (&'a str, Value)>) -> String {
    let known: BTreeMap<&str, Value> = known.into_iter().collect();
    json!({ "runs": runs, "known": known }).to_string()
}

/// Processor nanoseconds an event, over all runs.
pub fn cost(runs: &[Run]) -> f64 {
    let seconds: f64 = runs.iter().map(|run| run.seconds).sum();
    let events: u64 = runs.iter().map(|run| run.events).sum();
    seconds * 1e9 / events as f64
}

/// Mean over the runs of a statistic, and its standard error if there are two.
pub fn estimate(values: &[f64]) -> (f64, Option<f64>) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let error = (values.len() > 1).then(|| (squares / (count - 1.0) / count).sqrt());
    (mean, error)
}

/// What `work` leaves, and the seconds it took.
pub fn timed<R>(work: impl FnOnce() -> R) -> (f64, R) {
    let before = processor_seconds();
    let left = work();
    (processor_seconds() - before, left)
}

/// Processor seconds of this process so far.
#[cfg(unix)]
fn processor_seconds() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Where processor time is not to be had, the clock on the wall.
#[cfg(not(unix))]
fn processor_seconds() -> f64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0.0, |since| since.as_secs_f64())
}
