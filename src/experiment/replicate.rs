//! Replications in parallel, collected by index.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::held::Replications;
use super::layout::{Column, Layout, Published, Replication};
use super::progress::Progress;
use super::study::{Fault, Study};
use super::summary::Summary;
use super::target::Target;

/// What one scenario gave: every replication in index order.
#[derive(Debug)]
pub struct Outcome<'s> {
    /// The scenario's name.
    pub scenario: String,
    /// What the values mean.
    pub layout: &'s Layout,
    /// The values of every replication, by index.
    pub replications: Replications<'s>,
    /// The published figure of each column, where there is one.
    pub published: Vec<Option<Published>>,
    /// What the outcome is judged against.
    pub targets: Vec<Target>,
}

impl Outcome<'_> {
    /// The values of a column, one a replication.
    #[must_use]
    pub fn series(&self, column: usize) -> Vec<f64> {
        self.replications.column(column)
    }

    /// What the replications say of a column together.
    pub fn summary(&self, column: usize) -> Summary {
        Summary::of_indicator(
            self.layout.indicator(&self.layout.columns[column]),
            &self.series(column),
        )
    }

    /// The place of the column with this indicator, breakdown, group and period as files name them.
    pub fn find(&self, key: [&str; 4]) -> Option<usize> {
        let [indicator, breakdown, group, period] = key;
        self.layout.columns.iter().position(|column| {
            self.layout.indicator(column).id == indicator
                && column.breakdown == breakdown
                && column.group == group
                && column.period.to_string() == period
        })
    }
}

/// The threads that replications run on.
pub struct Workers {
    pool: rayon::ThreadPool,
}

impl Workers {
    /// Starts `threads` workers; the number never changes a result.
    ///
    /// # Errors
    /// The system's message where threads cannot be had.
    pub fn new(threads: usize) -> Result<Self, String> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads.max(1))
            .build()
            .map_err(|error| format!("cannot start {threads} threads: {error}"))?;
        Ok(Self { pool })
    }

    /// Runs the replications of a study and keeps their values by index.
    ///
    /// # Errors
    /// The fault of the lowest index that failed, whichever worker met one first.
    pub fn run<'s, S: Study>(
        &self,
        study: &'s S,
        replications: Range<u32>,
        progress: &Progress<'_>,
    ) -> Result<Outcome<'s>, Fault> {
        let replications = self
            .pool
            .install(|| replicate_all(study, replications, progress))?;
        Ok(outcome(study, Replications::Memory(replications)))
    }
}

/// What `study` gave in these replications, which must be its own.
pub fn outcome<'s, S: Study>(study: &'s S, replications: Replications<'s>) -> Outcome<'s> {
    let layout = study.layout();
    Outcome {
        scenario: study.name().to_owned(),
        layout,
        replications,
        published: published(study, &layout.columns),
        targets: study.targets(),
    }
}

fn published<S: Study>(study: &S, columns: &[Column]) -> Vec<Option<Published>> {
    columns
        .iter()
        .map(|column| study.published(column))
        .collect()
}

fn replicate_all<S: Study>(
    study: &S,
    replications: Range<u32>,
    progress: &Progress<'_>,
) -> Result<Vec<Replication>, Fault> {
    let worlds = Stash(Mutex::new(Vec::new()));
    let failed = AtomicU32::new(u32::MAX);
    let results: Vec<Option<Result<Replication, Fault>>> = replications
        .into_par_iter()
        .with_max_len(1)
        .map(|index| {
            // Past a failure nothing is wanted; before it everything is, so that the fault
            // reported is the lowest one on any number of threads.
            if index > failed.load(Ordering::Relaxed) {
                return None;
            }
            let result = replicate_one(study, &worlds, index, progress);
            if result.is_err() {
                failed.fetch_min(index, Ordering::Relaxed);
            }
            Some(result)
        })
        .collect();
    results.into_iter().flatten().collect()
}

fn replicate_one<S: Study>(
    study: &S,
    worlds: &Stash<S::World>,
    index: u32,
    progress: &Progress<'_>,
) -> Result<Replication, Fault> {
    let mut world = worlds.take().unwrap_or_else(|| study.new_world());
    let part = progress.start();
    let replication = study.replicate(&mut world, index, &|share| part.reach(share))?;
    worlds.put(world);
    part.reach(1.0);
    check(study.layout(), index, &replication)?;
    Ok(replication)
}

fn check(layout: &Layout, index: u32, replication: &Replication) -> Result<(), Fault> {
    let fault = |message: String| Err(Fault::broken_identity(index, message));
    if replication.index != index {
        return fault(format!("it calls itself replication {}", replication.index));
    }
    if replication.values.len() != layout.columns.len() {
        let (given, due) = (replication.values.len(), layout.columns.len());
        return fault(format!("{given} values for {due} columns"));
    }
    match replication
        .values
        .iter()
        .position(|value| value.is_infinite())
    {
        Some(place) => fault(infinite(layout, place)),
        None => Ok(()),
    }
}

fn infinite(layout: &Layout, place: usize) -> String {
    let column = &layout.columns[place];
    let id = layout.indicator(column).id;
    format!(
        "{id} is infinite ({} {}, {})",
        column.breakdown, column.group, column.period
    )
}

/// Worlds that no worker is using, so that each worker allocates one and resets it in place.
struct Stash<W>(Mutex<Vec<W>>);

impl<W> Stash<W> {
    fn take(&self) -> Option<W> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn put(&self, world: W) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(world);
    }
}

#[cfg(test)]
mod tests {
    use super::super::stand_in::{StandIn, outcome_of};
    use super::*;

    fn bits(outcome: &Outcome<'_>) -> Vec<(u32, Vec<u64>)> {
        let of = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect();
        let mut bits = Vec::new();
        outcome
            .replications
            .each(|one| bits.push((one.index, of(&one.values))));
        bits
    }

    #[test]
    fn any_number_of_threads_gives_the_same_bits() {
        let study = StandIn::new("base");
        let alone = bits(&outcome_of(&study, 0..40, 1));
        for threads in [2, 7] {
            assert_eq!(
                bits(&outcome_of(&study, 0..40, threads)),
                alone,
                "{threads} threads"
            );
        }
    }

    #[test]
    fn replication_99_alone_is_99_of_100() {
        let study = StandIn::new("base");
        let all = outcome_of(&study, 0..100, 2);
        let alone = outcome_of(&study, 99..100, 1);
        assert_eq!(bits(&alone), bits(&all)[99..]);
    }

    #[test]
    fn the_lowest_fault_is_reported_on_any_number_of_threads() {
        let mut study = StandIn::new("base");
        study.broken = vec![5, 17, 30];
        for threads in [1, 2, 7] {
            let workers = Workers::new(threads).expect("threads");
            let progress = Progress::new(40, &|_| ());
            let fault = workers
                .run(&study, 0..40, &progress)
                .expect_err("5 is broken");
            assert_eq!(fault.replication, 5);
            assert_eq!(fault.message, "in 5, out 6");
        }
    }

    #[test]
    fn infinite_values_and_wrong_lengths_stop_the_run() {
        let study = StandIn::new("base");
        let layout = study.layout();
        let mut values = vec![0.0; layout.columns.len()];
        values[1] = f64::INFINITY;
        let infinite = Replication {
            index: 3,
            values: values.clone().into(),
        };
        let message = check(layout, 3, &infinite).expect_err("infinite").message;
        assert!(message.contains("is infinite"), "{message}");
        let short = Replication {
            index: 3,
            values: values[..2].into(),
        };
        assert!(check(layout, 3, &short).is_err());
        let misnamed = Replication {
            index: 2,
            values: vec![0.0; values.len()].into(),
        };
        assert!(check(layout, 3, &misnamed).is_err());
    }
}
