//! `throughcare plan`: fixes what a batch computes, before anything is computed.

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{DecimalBytes, HumanCount};
use serde::Serialize;

use super::COHORT;
use crate::cli::case::{Case, load};
use crate::cli::compare;
use crate::cli::estimate::Estimate;
use crate::cli::exit::{BAD_INPUT, Failure, RESOURCES};
use crate::cli::options::Options;
use crate::cli::plan::Plan;
use crate::cli::talk;
use crate::cohort::{file, history};
use crate::experiment::national::PathwayStudy;
use crate::experiment::{Leaves, Study};
use crate::report::{BatchPlan, BatchScenario, printable, write_file};

const EXAMPLES: &str = "\
Examples:
  throughcare plan scenarios/2019.toml --reps 1000 --shards auto --out out/batch
  throughcare plan scenarios/2019.toml scenarios/2019.toml --compare --out out/pairs
  throughcare run out/batch --shard 1/16
  throughcare merge out/batch --out out/2019";

/// CPU hours, leaves and bytes of parts above which a plan needs `--yes`.
const MOST_HOURS: f64 = 20_000.0;
const MOST_LEAVES: u64 = 1_000_000;
const MOST_DISK: u64 = 1 << 40;
/// What a shard should take where the number is left to the program.
const HOURS_PER_SHARD: f64 = 0.5;
/// More shards than this are not made by themselves.
const MOST_SHARDS: u32 = 10_000;

/// How many shards.
#[derive(Clone, Copy, Debug)]
enum ShardCount {
    Auto,
    Given(u32),
}

fn shard_count(text: &str) -> Result<ShardCount, String> {
    match text.parse::<u32>() {
        Ok(count) if count > 0 => Ok(ShardCount::Given(count)),
        _ if text == "auto" => Ok(ShardCount::Auto),
        _ => Err("give a number from 1 up, or auto".to_owned()),
    }
}

/// Plan a batch to be computed in shards
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Planning {
    /// Scenario files; with --compare the baseline first, then scenarios or lever files
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<PathBuf>,
    /// Compare the first with the others, pair by pair
    #[arg(long)]
    compare: bool,
    /// Shards the batch will be cut into; decides no result
    #[arg(long, value_name = "S|auto", default_value = "auto", value_parser = shard_count)]
    shards: ShardCount,
    /// Replications of a leaf, the part that is computed and checked at once
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    leaf: u32,
    /// Plan it however large it is
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    options: Options,
}

/// What a batch would take.
#[derive(Clone, Copy, Debug, Serialize)]
struct Size {
    leaves: u64,
    shards: u32,
    cpu_hours: f64,
    bytes_of_memory_per_shard: u64,
    bytes_of_disk_per_shard: u64,
}

impl Planning {
    /// Does what was asked.
    pub(in crate::cli) fn act(self) -> Result<(), Failure> {
        let Some(dir) = self.options.out.clone() else {
            let message = "where to? give --out DIR, a new folder on a disk all shards can reach";
            return Err(Failure::new(BAD_INPUT, message));
        };
        let (verb, asked) = match self.compare {
            true => ("compare", compare::asked(&self.scenarios)),
            false => ("run", crate::cli::run::asked(&self.scenarios)),
        };
        let cases = load(&asked, &self.options)?;
        let plan = Plan::new(verb, &self.scenarios, self.options.clone());
        let size = self.size(&cases, &plan);
        self.check(&size)?;
        if !self.options.dry_run {
            write(&dir, &plan, &cases, self.leaf, size.shards)?;
        }
        Ok(tell(&dir, &size, self.options.dry_run, self.options.json)?)
    }

    fn size(&self, cases: &[Case<PathwayStudy>], plan: &Plan) -> Size {
        let estimate = Estimate::of(cases, plan);
        let reps = plan.replications();
        let leaves = Leaves::new(cases.len() as u32, reps.clone(), self.leaf).count();
        let hours = estimate.seconds * plan.threads as f64 / 3_600.0;
        let most = u32::try_from(leaves).unwrap_or(u32::MAX).max(1);
        let shards = match self.shards {
            ShardCount::Given(count) => count,
            ShardCount::Auto => ((hours / HOURS_PER_SHARD) as u32 + 1)
                .min(MOST_SHARDS)
                .min(most),
        };
        let worlds = cases
            .iter()
            .map(|case| case.study.bytes_per_world())
            .max()
            .unwrap_or(0);
        let columns = |case: &Case<PathwayStudy>| case.study.layout().columns.len() as u64;
        let bytes: u64 = cases.iter().map(columns).sum::<u64>() * 8 * reps.len() as u64;
        Size {
            leaves,
            shards,
            cpu_hours: hours,
            bytes_of_memory_per_shard: worlds * plan.threads as u64,
            bytes_of_disk_per_shard: bytes.div_ceil(u64::from(shards)),
        }
    }

    fn check(&self, size: &Size) -> Result<(), Failure> {
        let disk = size
            .bytes_of_disk_per_shard
            .saturating_mul(size.shards.into());
        let absurd = size.cpu_hours > MOST_HOURS || size.leaves > MOST_LEAVES || disk > MOST_DISK;
        if self.yes || !absurd {
            return Ok(());
        }
        let message = format!(
            "this batch would take about {:.0} hours of one core, {} leaves and {} of disk; \
             ask for less, or say --yes",
            size.cpu_hours,
            HumanCount(size.leaves),
            DecimalBytes(disk)
        );
        Err(Failure::new(RESOURCES, message))
    }
}

fn write(
    dir: &Path,
    plan: &Plan,
    cases: &[Case<PathwayStudy>],
    leaf: u32,
    shards: u32,
) -> Result<(), Failure> {
    let batch = BatchPlan::new(plan.inputs(cases), leaf, shards);
    let scenarios: Vec<BatchScenario> = cases
        .iter()
        .map(|case| BatchScenario {
            name: case.name.clone(),
            toml: case.toml.clone(),
        })
        .collect();
    batch.write(dir, &scenarios)?;
    let [first, ..] = cases else { return Ok(()) };
    if first.cohort.is_some() {
        let people = history::cohort(first.study.plan())
            .map_err(|fault| Failure::new(crate::cli::exit::BUG, fault.to_string()))?;
        write_file(&dir.join(COHORT), false, |out| {
            file::write(first.study.plan(), &people, out)
        })?;
    }
    Ok(())
}

fn tell(dir: &Path, size: &Size, dry: bool, json: bool) -> std::io::Result<()> {
    if json {
        return talk::print_json(size);
    }
    let shown = printable(&dir.display().to_string()).into_owned();
    let did = if dry {
        "Would be planned in"
    } else {
        "Planned in"
    };
    talk::print(&format!(
        "{did} {shown}\n\
         Leaves        {}\nShards        {}\nTime          about {:.1} hours of one core, {:.2} a shard\n\
         Memory        about {} a shard\nDisk          about {} a shard\n\n\
         Compute with  throughcare run {shown} --shard 1/{}   (and so on)\n\
         or            throughcare submit {shown} --engine slurm\n\
         then          throughcare merge {shown} --out RESULTS\n",
        HumanCount(size.leaves),
        HumanCount(size.shards.into()),
        size.cpu_hours,
        size.cpu_hours / f64::from(size.shards),
        DecimalBytes(size.bytes_of_memory_per_shard),
        DecimalBytes(size.bytes_of_disk_per_shard),
        size.shards,
    ))
}
