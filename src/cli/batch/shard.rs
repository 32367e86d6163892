//! `throughcare run DIR --shard`: computes the leaves of some shards, leaf by leaf.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGTERM, SIGUSR1};

use super::cases;
use super::shards::Shards;
use crate::cli::case::Case;
use crate::cli::exit::{Failure, INTERRUPTED, RESOURCES};
use crate::cli::talk::Talk;
use crate::experiment::national::PathwayStudy;
use crate::experiment::{Leaf, Progress, Replication, Replications, Workers};
use crate::report::{BatchPlan, Part, finished};

/// Computes the shards of the batch in `dir`, each from where an earlier attempt left it.
///
/// # Errors
/// With exit code 75 where a signal stopped it after a checkpoint, 3 where writing failed.
pub(in crate::cli) fn compute(
    dir: &Path,
    plan: &BatchPlan,
    shards: &Shards,
    threads: usize,
    talk: Talk,
) -> Result<(), Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGUSR1] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    let unfinished: Vec<u32> = shards
        .these
        .clone()
        .filter(|&shard| !finished(dir, plan, shard, shards.of))
        .collect();
    if unfinished.is_empty() {
        talk.say("these shards are already computed");
        return Ok(());
    }
    let work = Work {
        dir,
        plan,
        of: shards.of,
        cases: cases(dir, plan)?,
        workers: Workers::new(threads).map_err(|message| Failure::new(RESOURCES, message))?,
        threads: threads as u64,
        stop,
        talk,
    };
    unfinished
        .into_iter()
        .try_for_each(|shard| work.shard(shard))
}

struct Work<'a> {
    dir: &'a Path,
    plan: &'a BatchPlan,
    of: u32,
    cases: Vec<Case<PathwayStudy>>,
    workers: Workers,
    threads: u64,
    stop: Arc<AtomicBool>,
    talk: Talk,
}

impl Work<'_> {
    fn shard(&self, shard: u32) -> Result<(), Failure> {
        let range = self.plan.leaves().of_shard(shard, self.of);
        let (mut part, done) = Part::begin(self.dir, self.plan, (shard, self.of), &attempt())?;
        let mut next = range.start + done;
        while next < range.end {
            if self.stop.load(Ordering::Relaxed) {
                return Err(Failure::new(
                    INTERRUPTED,
                    format!(
                        "stopped by a signal after {} of {} leaves of shard {shard}/{}; \
                         the same command goes on from there",
                        next - range.start,
                        range.end - range.start,
                        self.of
                    ),
                ));
            }
            let group = self.group(next, range.end);
            next += group.len() as u64;
            part.add(&self.replicate(group)?)?;
        }
        part.finish()?;
        self.talk.say(&format!(
            "shard {shard}/{}: {} leaves, {done} of them from an earlier attempt",
            self.of,
            range.end - range.start
        ));
        Ok(())
    }

    /// Leaves of one scenario from `next` on, about as many replications as threads.
    fn group(&self, next: u64, end: u64) -> Vec<Leaf> {
        let leaves = self.plan.leaves();
        let many = self.threads.div_ceil(u64::from(self.plan.leaf)).max(1);
        let wanted = (next..end.min(next + many)).filter_map(|index| leaves.leaf(index));
        let group: Vec<Leaf> = wanted.collect();
        let scenario = group.first().map(|leaf| leaf.scenario);
        group
            .into_iter()
            .take_while(|leaf| Some(leaf.scenario) == scenario)
            .collect()
    }

    fn replicate(&self, group: Vec<Leaf>) -> Result<Vec<(Leaf, Vec<Replication>)>, Failure> {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return Ok(Vec::new());
        };
        let range = first.replications.start..last.replications.end;
        let progress = Progress::new(range.len() as u64, &|_| ());
        let outcome = self
            .workers
            .run(&self.cases[first.scenario].study, range, &progress)?;
        let mut all = Vec::new();
        if let Replications::Memory(replications) = outcome.replications {
            all = replications;
        }
        let mut all = all.into_iter();
        let leaves = group.into_iter().map(|leaf| {
            let many = leaf.replications.len();
            (leaf, all.by_ref().take(many).collect())
        });
        Ok(leaves.collect())
    }
}

/// A name for this attempt that no other bears; it enters no result.
fn attempt() -> String {
    let nanoseconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_nanos());
    format!("{:x}-{nanoseconds:x}", std::process::id())
}
