//! `throughcare submit`: hands a batch to the scheduler a cluster has.
//!
//! It writes job files that can be read and submitted again by hand, submits them and is done:
//! no daemon, no polling.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::{Args, ValueEnum};

use crate::cli::exit::{BAD_INPUT, Failure, INPUT_OUTPUT};
use crate::cli::talk;
use crate::report::{BatchPlan, write_file};

const EXAMPLES: &str = "\
The job file can be submitted again by hand (sbatch DIR/job.sbatch): finished shards are passed over.

Examples:
  throughcare submit out/batch --engine slurm --dry-run
  throughcare submit out/batch --engine slurm --time 60 --partition short -- --mail-type=END";

/// Tasks an array may have where the scheduler does not say.
const ARRAY_MAX: u32 = 1_000;
/// Seconds before the time limit at which a task is told to save and go back to the queue.
const WARNING_SECONDS: u32 = 120;

/// Schedulers.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Engine {
    /// Slurm: an array job and a merge that waits for it
    Slurm,
}

/// Hand a batch to a cluster's scheduler
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Submit {
    /// The folder of the batch
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The scheduler
    #[arg(long, value_enum, default_value = "slurm")]
    engine: Engine,
    /// Minutes a task may run before it saves and goes back to the queue
    #[arg(long, value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(u32).range(3..=10_080))]
    time: u32,
    /// Threads a task
    #[arg(long, value_name = "T", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=256))]
    threads: u32,
    /// Megabytes of memory a task
    #[arg(long, value_name = "MB", default_value_t = 1_500, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    memory: u32,
    /// The partition
    #[arg(long, value_name = "NAME")]
    partition: Option<String>,
    /// The account
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
    /// Tasks an array may have [default: the scheduler's, else 1000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    array_max: Option<u32>,
    /// The folder for the merged results [default: DIR/results]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write the job files, and stop
    #[arg(long)]
    dry_run: bool,
    /// More arguments for sbatch
    #[arg(last = true, value_name = "SBATCH ARGUMENTS")]
    more: Vec<String>,
}

impl Submit {
    /// Does what was asked.
    pub(in crate::cli) fn act(self) -> Result<(), Failure> {
        let Engine::Slurm = self.engine;
        let batch = BatchPlan::read(&self.dir)?;
        let dir = std::fs::canonicalize(&self.dir)?;
        let program = std::env::current_exe()?;
        let most = self
            .array_max
            .unwrap_or_else(|| most_tasks().unwrap_or(ARRAY_MAX));
        let job = Job {
            shards: batch.shards,
            per_task: batch.shards.div_ceil(most).max(1),
            program: quoted(&program)?,
            dir: quoted(&dir)?,
        };
        std::fs::create_dir_all(dir.join("log"))?;
        let out = match &self.out {
            Some(out) => std::path::absolute(out)?,
            None => dir.join("results"),
        };
        save(&dir.join("job.sbatch"), &job.array(&self)?)?;
        save(
            &dir.join("merge.sbatch"),
            &job.merge(&self, &quoted(&out)?)?,
        )?;
        if self.dry_run {
            let shown = crate::report::printable(&dir.display().to_string()).into_owned();
            return Ok(talk::print(&format!(
                "Wrote {shown}/job.sbatch and merge.sbatch; nothing was submitted\n"
            ))?);
        }
        let array = self.submitted(&dir.join("job.sbatch"), None)?;
        let merge = self.submitted(&dir.join("merge.sbatch"), Some(&array))?;
        Ok(talk::print(&format!(
            "Submitted {} tasks as job {array} and the merge as job {merge}\n",
            job.tasks()
        ))?)
    }

    /// Submits a job file and gives the number of the job.
    fn submitted(&self, file: &Path, after: Option<&str>) -> Result<String, Failure> {
        let mut command = Command::new("sbatch");
        command.arg("--parsable").args(&self.more);
        if let Some(job) = after {
            // After any end: a task that failed must not keep the merge waiting for ever.
            command.arg(format!("--dependency=afterany:{job}"));
        }
        let failed = |why: String| {
            let message = format!("sbatch {}: {why}", file.display());
            Failure::new(INPUT_OUTPUT, message)
        };
        let output = command
            .arg(file)
            .output()
            .map_err(|error| failed(error.to_string()))?;
        if !output.status.success() {
            return Err(failed(
                String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            ));
        }
        let answer = String::from_utf8_lossy(&output.stdout).into_owned();
        let number = answer.trim().split(';').next().unwrap_or_default();
        Ok(number.to_owned())
    }

    fn options(&self) -> Result<String, Failure> {
        let mut lines = String::new();
        for (option, value) in [("partition", &self.partition), ("account", &self.account)] {
            if let Some(value) = value {
                lines += &format!("#SBATCH --{option}={}\n", plain(value)?);
            }
        }
        Ok(lines)
    }
}

/// What the job files say.
struct Job {
    shards: u32,
    per_task: u32,
    program: String,
    dir: String,
}

impl Job {
    fn tasks(&self) -> u32 {
        self.shards.div_ceil(self.per_task)
    }

    fn array(&self, submit: &Submit) -> Result<String, Failure> {
        let Job {
            shards,
            per_task,
            program,
            dir,
        } = self;
        Ok(format!(
            r#"#!/bin/bash
# The shards of a batch, {per_task} a task; written by `throughcare submit`, to be read and submitted again.
#SBATCH --job-name=throughcare
#SBATCH --array=1-{tasks}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task={threads}
#SBATCH --mem={memory}M
#SBATCH --time={time}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@{WARNING_SECONDS}
#SBATCH --output=/dev/null
{options}
program={program}
batch={dir}
first=$(( (SLURM_ARRAY_TASK_ID - 1) * {per_task} + 1 ))
last=$(( first + {per_task} - 1 ))
[ "$last" -le {shards} ] || last={shards}
exec >>"$batch/log/task-$SLURM_ARRAY_TASK_ID.log" 2>&1

"$program" run "$batch" --shard "$first-$last/{shards}" --threads {threads} &
child=$!
trap 'kill -USR1 "$child" 2>/dev/null' USR1 TERM
code=0
wait "$child" || code=$?
# A trap ends the wait before the program has saved; wait until it has.
while kill -0 "$child" 2>/dev/null; do
  code=0
  wait "$child" || code=$?
done

# 75: saved before the limit. Back to the queue, as long as each turn computes something: counts of
# restarts are not reliable.
if [ "$code" -eq 75 ]; then
  now=$("$program" status "$batch" --shard "$first-$last/{shards}")
  before=$(cat "$batch/log/task-$SLURM_ARRAY_TASK_ID.leaves" 2>/dev/null || echo -1)
  if [ "$now" -gt "$before" ]; then
    echo "$now" >"$batch/log/task-$SLURM_ARRAY_TASK_ID.leaves"
    scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID" && exit 0
  fi
fi
exit "$code"
"#,
            tasks = self.tasks(),
            threads = submit.threads,
            memory = submit.memory,
            time = submit.time,
            options = submit.options()?,
        ))
    }

    fn merge(&self, submit: &Submit, out: &str) -> Result<String, Failure> {
        let Job { program, dir, .. } = self;
        Ok(format!(
            r#"#!/bin/bash
# Puts the shards together; says which to run again where some are missing.
#SBATCH --job-name=throughcare-merge
#SBATCH --ntasks=1
#SBATCH --mem={memory}M
#SBATCH --time={time}
#SBATCH --open-mode=append
#SBATCH --output=/dev/null
{options}
exec >>{dir}/log/merge.log 2>&1
{program} merge {dir} --out {out}
"#,
            memory = submit.memory,
            time = submit.time,
            options = submit.options()?,
        ))
    }
}

/// The most tasks the scheduler takes in an array: its numbers stay below `MaxArraySize`.
fn most_tasks() -> Option<u32> {
    let output = Command::new("scontrol")
        .args(["show", "config"])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find(|line| line.starts_with("MaxArraySize"))?;
    let most: u32 = line.split('=').nth(1)?.trim().parse().ok()?;
    most.checked_sub(1).filter(|&most| most > 0)
}

fn save(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(write_file(path, true, |out| {
        out.write_all(text.as_bytes())
    })?)
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> Result<String, Failure> {
    match path.to_str() {
        Some(text) if !text.chars().any(char::is_control) => {
            Ok(format!("'{}'", text.replace('\'', r"'\''")))
        }
        _ => Err(Failure::new(
            BAD_INPUT,
            "the folder's name cannot stand in a job file; use a plain one",
        )),
    }
}

/// A word that is safe in an `#SBATCH` line.
fn plain(word: &str) -> Result<&str, Failure> {
    let safe = |letter: char| letter.is_ascii_alphanumeric() || "-_.,+:/".contains(letter);
    match !word.is_empty() && word.chars().all(safe) {
        true => Ok(word),
        false => Err(Failure::new(
            BAD_INPUT,
            format!(
                "{} is no name of a partition or account",
                crate::report::printable(word)
            ),
        )),
    }
}
