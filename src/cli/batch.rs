//! Batches: `plan`, `run DIR --shard`, `status`, `merge` and `submit`.
//!
//! The plan fixes what is computed; shards compute its leaves wherever and whenever; the merged
//! results have the bytes of one run on one machine.

pub(super) mod merge;
pub(super) mod planning;
pub(super) mod shard;
pub(super) mod shards;
pub(super) mod status;
pub(super) mod submit;

use std::path::Path;

use super::case::Case;
use super::exit::{BAD_INPUT, DAMAGED, FOREIGN, Failure, INPUT_OUTPUT};
use crate::cohort::file;
use crate::experiment::national::{self, PathwayStudy};
use crate::report::{BatchError, BatchPlan, BatchScenario, hash_of, hexadecimal};
use crate::scenario::{Overlays, Scenario};

/// The people a batch opens with, if they were given.
const COHORT: &str = "cohort.csv";

impl From<BatchError> for Failure {
    fn from(error: BatchError) -> Self {
        let code = match error {
            BatchError::Refused(_) => BAD_INPUT,
            BatchError::Damaged(_) => DAMAGED,
            BatchError::Foreign(_) => FOREIGN,
            BatchError::Io { .. } => INPUT_OUTPUT,
        };
        Failure::new(code, error.to_string())
    }
}

/// The scenarios of the batch in `dir`, ready to run, each as its plan says.
///
/// # Errors
/// With exit code 5 where a scenario or the cohort is not what was planned.
fn cases(dir: &Path, plan: &BatchPlan) -> Result<Vec<Case<PathwayStudy>>, Failure> {
    let mut cases: Vec<Case<PathwayStudy>> = Vec::new();
    let mut scenarios: Vec<Scenario> = Vec::new();
    for (at, text) in plan.scenarios(dir)?.into_iter().enumerate() {
        let scenario = scenario_of(plan, at, &text)?;
        let like = scenarios
            .iter()
            .position(|other| other.opens_like(&scenario));
        let like = like.map(|other| &cases[other].study);
        cases.push(case(dir, plan, text, &scenario, like)?);
        scenarios.push(scenario);
    }
    Ok(cases)
}

fn scenario_of(plan: &BatchPlan, at: usize, text: &BatchScenario) -> Result<Scenario, Failure> {
    let name = format!("{}.toml", text.name);
    let scenario = Scenario::read(&name, text.toml.as_bytes(), &Overlays::default())
        .map_err(|diagnostics| Failure::new(FOREIGN, diagnostics.to_string()))?;
    let planned = &plan.inputs.scenarios[at].sha256;
    if hexadecimal(&scenario.hash()) == *planned {
        return Ok(scenario);
    }
    let message = format!(
        "the scenario {} of the batch was changed since it was planned; make a new plan",
        text.name
    );
    Err(Failure::new(FOREIGN, message))
}

fn case(
    dir: &Path,
    plan: &BatchPlan,
    text: BatchScenario,
    scenario: &Scenario,
    like: Option<&PathwayStudy>,
) -> Result<Case<PathwayStudy>, Failure> {
    let inputs = &plan.inputs;
    let study = national::study(scenario, inputs.seed, inputs.sample)
        .map_err(|refusal| Failure::new(BAD_INPUT, format!("{}: {refusal}", text.name)))?;
    let study = match (like, &inputs.cohort) {
        (Some(like), _) => study.opening_as(like),
        (None, Some(planned)) => opening_with(study, &dir.join(COHORT), planned)?,
        (None, None) => study,
    };
    Ok(Case {
        name: text.name,
        toml: text.toml,
        sha256: hexadecimal(&scenario.hash()),
        cohort: inputs.cohort.clone(),
        study,
    })
}

fn opening_with(study: PathwayStudy, path: &Path, planned: &str) -> Result<PathwayStudy, Failure> {
    let cohort = file::read(study.plan(), path)
        .map_err(|diagnostics| Failure::new(FOREIGN, diagnostics.to_string()))?;
    let hash = hash_of(|out| file::write(study.plan(), &cohort, out))?;
    if hash == planned {
        return Ok(study.opening_with(cohort));
    }
    Err(Failure::new(
        FOREIGN,
        "the people of the batch were changed since it was planned; make a new plan",
    ))
}
