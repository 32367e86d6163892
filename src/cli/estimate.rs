//! What a run would take: told by `--dry-run`, and checked before every run.

use std::path::Path;

use indicatif::{DecimalBytes, HumanCount, HumanDuration};
use serde::Serialize;

use crate::experiment::Study;
use crate::report::{FolderError, Inputs, Readiness, examine, printable};

use super::case::Case;
use super::exit::{Failure, RESOURCES};
use super::plan::Plan;
use super::talk;

/// Nanoseconds one step takes on one core, as `throughcare bench` measures at national size; for the
/// estimate only.
const NANOSECONDS_AN_EVENT: f64 = 300.0;

/// Bytes of a row of `indicators.csv` or `differences.csv`, and of `replications.csv`.
const BYTES_A_SUMMARY: u64 = 220;
const BYTES_A_VALUE: u64 = 80;

/// The most memory a run may need, in bytes.
const MOST_MEMORY: u64 = 64 << 30;

/// What a run would take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Estimate {
    /// Events in all replications of all scenarios.
    events: u64,
    /// Seconds on the threads it would use.
    pub(super) seconds: f64,
    /// Memory, in bytes.
    memory: u64,
    /// Disk, in bytes.
    disk: u64,
}

/// What `--dry-run --json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    inputs: &'a Inputs,
    threads: usize,
    out: String,
    readiness: String,
    #[serde(flatten)]
    estimate: Estimate,
}

impl Estimate {
    /// Estimates from what each study knows of itself.
    pub(super) fn of<S: Study>(cases: &[Case<S>], plan: &Plan) -> Self {
        let reps = plan.replications().len() as u64;
        let events = sum(cases, |study| {
            study.events_per_replication().saturating_mul(reps)
        });
        let seconds = events as f64 * NANOSECONDS_AN_EVENT * 1e-9 / plan.threads as f64;
        let worlds = cases
            .iter()
            .map(|case| case.study.bytes_per_world())
            .max()
            .unwrap_or(0);
        let values = sum(cases, |study| columns(study).saturating_mul(reps * 8));
        let memory = values.saturating_add(worlds.saturating_mul(plan.threads as u64));
        Self {
            events,
            seconds,
            memory,
            disk: disk(cases, plan, reps),
        }
    }

    /// Refuses what no machine this is made for could hold.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.memory <= MOST_MEMORY {
            return Ok(());
        }
        let (needed, most) = (DecimalBytes(self.memory), DecimalBytes(MOST_MEMORY));
        let message = format!(
            "this would take about {needed} of memory, more than the {most} allowed; \
             ask for fewer replications (--reps A..B, several times), threads or scenarios"
        );
        Err(Failure::new(RESOURCES, message))
    }

    /// Says what would be done.
    pub(super) fn tell<S: Study>(
        &self,
        cases: &[Case<S>],
        plan: &Plan,
        out: &Path,
        inputs: &Inputs,
    ) -> std::io::Result<()> {
        let readiness = readiness(&examine(out, inputs, plan.options.force));
        let out = printable(&out.display().to_string()).into_owned();
        if plan.options.json {
            let (threads, estimate) = (plan.threads, *self);
            return talk::print_json(&Printed {
                inputs,
                threads,
                out,
                readiness,
                estimate,
            });
        }
        let names: Vec<_> = cases.iter().map(|case| printable(&case.name)).collect();
        let reps = plan.replications();
        let text = format!(
            "Scenarios     {}\nReplications  {}..{}\nSeed          {}\nThreads       {}\n\
             Events        about {}\nTime          about {}\nMemory        about {}\n\
             Disk          about {}\nResults       {out}: {readiness}\n",
            names.join(", "),
            reps.start,
            reps.end,
            plan.options.trials.seed,
            plan.threads,
            HumanCount(self.events),
            HumanDuration(std::time::Duration::from_secs_f64(self.seconds.min(1e12))),
            DecimalBytes(self.memory),
            DecimalBytes(self.disk),
        );
        talk::print(&text)
    }
}

fn readiness(found: &Result<Readiness, FolderError>) -> String {
    match found {
        Ok(Readiness::Free) => "would be written".to_owned(),
        Ok(Readiness::Replaces) => "would be replaced".to_owned(),
        Ok(Readiness::UpToDate) => "already up to date, nothing would run".to_owned(),
        Err(error) => format!("would be refused: {error}"),
    }
}

fn columns<S: Study>(study: &S) -> u64 {
    study.layout().columns.len() as u64
}

fn sum<S: Study>(cases: &[Case<S>], of: impl Fn(&S) -> u64) -> u64 {
    cases
        .iter()
        .map(|case| of(&case.study))
        .fold(0, u64::saturating_add)
}

fn disk<S: Study>(cases: &[Case<S>], plan: &Plan, reps: u64) -> u64 {
    let summaries = if plan.verb == "compare" { 2 } else { 1 };
    let kept = |study: &S| match plan.options.detail {
        true => columns(study),
        false => study
            .layout()
            .columns
            .iter()
            .filter(|column| column.is_national())
            .count() as u64,
    };
    let text: u64 = cases.iter().map(|case| case.toml.len() as u64).sum();
    let rows = sum(cases, |study| {
        columns(study).saturating_mul(summaries * BYTES_A_SUMMARY)
    });
    let values = sum(cases, |study| {
        kept(study)
            .saturating_mul(reps)
            .saturating_mul(BYTES_A_VALUE)
    });
    text.saturating_add(rows).saturating_add(values)
}
