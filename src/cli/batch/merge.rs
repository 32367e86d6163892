//! `throughcare merge`: the results of a batch, with the bytes of one run on one machine.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::cases;
use crate::cli::case::Case;
use crate::cli::exit::{DAMAGED, FOREIGN, Failure, INPUT_OUTPUT};
use crate::cli::options::{Extent, Laid, Options, Trials};
use crate::cli::overlay::Overlay;
use crate::cli::plan::Plan;
use crate::cli::simulate;
use crate::experiment::national::PathwayStudy;
use crate::experiment::{Held, Replication, Replications, Study, outcome};
use crate::report::{BatchPlan, Pending, Store, Survey, survey};

const EXAMPLES: &str = "\
Exit codes beside the usual ones:
  3    leaves are missing; the shards to run again are listed as an array job takes them
  4    a finished part is damaged
  5    a part is of another batch, or parts contradict each other

Examples:
  throughcare merge out/batch
  throughcare merge out/batch --out out/2019";

/// How often a listing of the parts is read anew before a leaf is called missing: a shared file
/// system may show an old one.
const LISTINGS: u32 = 3;

/// Put the parts of a batch together
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Merge {
    /// The folder of the batch
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The folder for the results [default: out/ and the scenarios' names]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace older results in the folder
    #[arg(long)]
    force: bool,
    /// Print the table's rows as JSON
    #[arg(long)]
    json: bool,
    /// Say nothing but results and errors
    #[arg(short, long)]
    quiet: bool,
}

impl Merge {
    /// Does what was asked.
    pub(in crate::cli) fn act(self) -> Result<(), Failure> {
        let batch = BatchPlan::read(&self.dir)?;
        let survey = self.complete_survey(&batch)?;
        let cases = cases(&self.dir, &batch)?;
        let plan = Plan::of_batch(self.options(&batch), &batch.inputs.verb, &self.dir);
        let stores = stores(&batch, &survey, &cases)?;
        let outcomes = cases.iter().zip(&stores).map(|(case, store)| {
            let values = Replications::Elsewhere(Box::new(Borrowed(store)));
            let mut outcome = outcome(&case.study, values);
            outcome.scenario.clone_from(&case.name);
            outcome
        });
        let outcomes: Vec<_> = outcomes.collect();
        let out = plan.out(&cases);
        let Some(pending) = Pending::open(&out, batch.inputs.clone(), self.force)? else {
            return Ok(simulate::up_to_date(&out, &plan)?);
        };
        simulate::conclude(&cases, &outcomes, pending, &batch.inputs, &plan, || {
            Ok(stores.iter().try_for_each(Store::check)?)
        })
    }

    /// What the parts hold, once nothing is missing, damaged or foreign.
    fn complete_survey(&self, batch: &BatchPlan) -> Result<Survey, Failure> {
        let mut found = survey(&self.dir, batch)?;
        for listing in 1..LISTINGS {
            if found.missing(batch).is_empty() {
                break;
            }
            std::thread::sleep(Duration::from_millis(500 * u64::from(listing)));
            found = survey(&self.dir, batch)?;
        }
        if !found.foreign.is_empty() {
            return Err(Failure::new(FOREIGN, found.foreign.join("\n")));
        }
        if !found.damaged.is_empty() {
            let (_, redo) = found.to_redo(batch);
            let help = match redo.is_empty() {
                true => "every leaf is found elsewhere: remove the damaged parts".to_owned(),
                false => format!("remove them and run shards {redo} again"),
            };
            let message = format!("{}\n{help}", found.damaged.join("\n"));
            return Err(Failure::new(DAMAGED, message));
        }
        match found.missing(batch).len() {
            0 => Ok(found),
            missing => {
                let (of, redo) = found.to_redo(batch);
                let message = format!(
                    "{missing} of {} leaves are missing; run these shards of {of} again:\n{redo}",
                    batch.leaves().count()
                );
                Err(Failure::new(INPUT_OUTPUT, message))
            }
        }
    }

    fn options(&self, batch: &BatchPlan) -> Options {
        let inputs = &batch.inputs;
        let [first, end] = inputs.replications;
        let laid = Laid {
            overlay: Overlay::default(),
            extent: Extent {
                years: None,
                sample: inputs.sample,
            },
        };
        let trials = Trials {
            seed: inputs.seed,
            reps: first..end,
            threads: Some(1),
        };
        Options {
            out: self.out.clone(),
            force: self.force,
            detail: inputs.detail,
            ..Options::of_print(laid, trials, self.json, self.quiet)
        }
    }
}

fn stores(
    batch: &BatchPlan,
    survey: &Survey,
    cases: &[Case<PathwayStudy>],
) -> Result<Vec<Store>, Failure> {
    let store = |(at, case): (usize, &Case<PathwayStudy>)| {
        Ok(Store::of(
            batch,
            survey,
            at,
            case.study.layout().columns.len(),
        )?)
    };
    cases.iter().enumerate().map(store).collect()
}

/// A store that outlives the outcome it serves.
struct Borrowed<'s>(&'s Store);

impl Held for Borrowed<'_> {
    fn count(&self) -> usize {
        self.0.count()
    }

    fn column(&self, column: usize) -> Vec<f64> {
        self.0.column(column)
    }

    fn each(&self, give: &mut dyn FnMut(&Replication)) {
        self.0.each(give);
    }
}
