//! The work of `run` and `compare`: replicate, print, write.

use std::path::Path;

use serde::Serialize;

use crate::experiment::{Comparison, Outcome, Progress, Study, Verdict, Workers};
use crate::report::{
    self, Bar, DifferenceRow, HeadlineRow, Inputs, Pending, Resolved, ValidationRow, WorthRow,
    printable,
};

use super::case::Case;
use super::estimate::Estimate;
use super::exit::{Failure, RESOURCES};
use super::plan::Plan;
use super::talk;

/// Simulates the cases as planned.
///
/// # Errors
/// With exit code 2 where the results cannot go where they should, 3 where writing fails,
/// 4 where it would take too much, 5 where older results were changed, 70 on a bug.
pub(super) fn simulate<S: Study>(cases: &[Case<S>], plan: &Plan) -> Result<(), Failure> {
    let out = plan.out(cases);
    let inputs = plan.inputs(cases);
    let estimate = Estimate::of(cases, plan);
    if plan.options.dry_run {
        return Ok(estimate.tell(cases, plan, &out, &inputs)?);
    }
    estimate.check()?;
    let Some(pending) = Pending::open(&out, inputs.clone(), plan.options.force)? else {
        return Ok(up_to_date(&out, plan)?);
    };
    let outcomes = replicate(cases, plan)?;
    conclude(cases, &outcomes, pending, &inputs, plan, || Ok(()))
}

/// Prints and writes what came of it; nothing appears under its name unless `sound` at the end.
///
/// # Errors
/// As [`simulate`], and those of `sound`.
pub(super) fn conclude<S: Study>(
    cases: &[Case<S>],
    outcomes: &[Outcome<'_>],
    mut pending: Pending,
    inputs: &Inputs,
    plan: &Plan,
    sound: impl Fn() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let comparisons = comparisons(outcomes, plan);
    // Neither a full disk nor a closed stdout shall lose the work the other could keep.
    let printed = print(outcomes, &comparisons, inputs, plan);
    write(&mut pending, cases, outcomes, &comparisons, plan)?;
    sound()?;
    pending.complete(indicator_ids(cases))?;
    plan.talk
        .say(&format!("Written to {}", shown(&plan.out(cases))));
    Ok(printed?)
}

fn indicator_ids<S: Study>(cases: &[Case<S>]) -> Vec<String> {
    let lists = cases.iter().map(|case| case.study.layout().indicators);
    let first = lists.take(1).flatten();
    first.map(|indicator| indicator.id.to_owned()).collect()
}

fn shown(path: &Path) -> String {
    printable(&path.display().to_string()).into_owned()
}

pub(super) fn up_to_date(out: &Path, plan: &Plan) -> std::io::Result<()> {
    plan.talk.say(&format!(
        "{} is already up to date; --force runs it again",
        shown(out)
    ));
    if plan.options.json {
        let said = serde_json::json!({ "up_to_date": true, "out": out.display().to_string() });
        talk::print_json(&said)?;
    }
    Ok(())
}

/// Runs every replication of every case.
///
/// # Errors
/// With exit code 4 where threads or memory do not suffice, 70 on a bug.
pub(super) fn replicate<'s, S: Study>(
    cases: &'s [Case<S>],
    plan: &Plan,
) -> Result<Vec<Outcome<'s>>, Failure> {
    let replications = plan.replications();
    let Plan {
        options, threads, ..
    } = plan;
    plan.talk.say(&format!(
        "{} × replications {}..{}, seed {}, threads {threads}",
        names(cases),
        replications.start,
        replications.end,
        options.trials.seed,
    ));
    let workers = Workers::new(*threads).map_err(|message| Failure::new(RESOURCES, message))?;
    let bar = Bar::new(plan.talk.is_quiet());
    let tell = |share| bar.reach(share);
    let progress = Progress::new((cases.len() * replications.len()) as u64, &tell);
    let outcomes = cases.iter().map(|case| {
        let mut outcome = workers.run(&case.study, replications.clone(), &progress)?;
        outcome.scenario.clone_from(&case.name);
        Ok(outcome)
    });
    let outcomes = outcomes.collect();
    bar.finish();
    outcomes
}

fn names<S>(cases: &[Case<S>]) -> String {
    let names: Vec<_> = cases.iter().map(|case| printable(&case.name)).collect();
    names.join(", ")
}

fn comparisons<'a, 's>(outcomes: &'a [Outcome<'s>], plan: &Plan) -> Vec<Comparison<'a, 's>> {
    match (plan.verb, outcomes) {
        ("compare", [base, others @ ..]) => others
            .iter()
            .map(|other| Comparison::new(base, other))
            .collect(),
        _ => Vec::new(),
    }
}

fn write<S: Study>(
    pending: &mut Pending,
    cases: &[Case<S>],
    outcomes: &[Outcome<'_>],
    comparisons: &[Comparison<'_, '_>],
    plan: &Plan,
) -> Result<(), Failure> {
    let resolved = |case: &Case<S>| Resolved {
        name: case.name.clone(),
        toml: case.toml.clone(),
    };
    let resolved: Vec<Resolved> = cases.iter().map(resolved).collect();
    report::write_outcomes(pending, outcomes, plan.options.detail)?;
    if !comparisons.is_empty() {
        report::write_comparisons(pending, comparisons)?;
    }
    report::write_resolved(pending, &resolved)?;
    Ok(())
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    inputs: &'a Inputs,
    rows: Vec<HeadlineRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differences: Vec<DifferenceRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    worth: Vec<WorthRow>,
    targets: Vec<ValidationRow>,
}

fn print(
    outcomes: &[Outcome<'_>],
    comparisons: &[Comparison<'_, '_>],
    inputs: &Inputs,
    plan: &Plan,
) -> std::io::Result<()> {
    if plan.options.json {
        return talk::print_json(&Printed {
            inputs,
            rows: outcomes.iter().flat_map(report::headline_rows).collect(),
            differences: comparisons
                .iter()
                .flat_map(report::difference_rows)
                .collect(),
            worth: comparisons.iter().flat_map(report::worth_rows).collect(),
            targets: outcomes.iter().flat_map(report::validation_rows).collect(),
        });
    }
    let tables = match comparisons {
        [] => outcomes
            .iter()
            .map(|outcome| outcome_text(outcome, plan))
            .collect::<String>(),
        _ => comparisons
            .iter()
            .map(|comparison| comparison_text(comparison, plan))
            .collect(),
    };
    talk::print(&format!(
        "{tables}The same numbers again:\n  {}\n",
        printable(&plan.again)
    ))
}

fn outcome_text(outcome: &Outcome<'_>, plan: &Plan) -> String {
    let screen = talk::screen();
    let mut text = format!(
        "{}: {}\n\n",
        printable(&outcome.scenario),
        circumstances(plan)
    );
    text += &report::headline_table(outcome, screen);
    text += "\n\n";
    text += &targets_text(outcome);
    text
}

/// The targets that were not hit; `validate` lists all of them, with causes.
fn targets_text(outcome: &Outcome<'_>) -> String {
    let rows = report::validation_rows(outcome);
    if rows.is_empty() {
        return String::new();
    }
    let tally = report::tally(&rows);
    let not_hit: Vec<ValidationRow> = rows
        .into_iter()
        .filter(|row| row.verdict != Verdict::Hit.word())
        .collect();
    let table = report::validation_table(&not_hit, talk::screen());
    format!(
        "Targets that were not hit\n\n{table}\n\n{tally}; throughcare validate lists all, with causes.\n\n"
    )
}

fn comparison_text(comparison: &Comparison<'_, '_>, plan: &Plan) -> String {
    let name = |outcome: &Outcome<'_>| printable(&outcome.scenario).into_owned();
    let (base, alt) = (name(comparison.baseline), name(comparison.scenario));
    let mut text = format!("{alt} less {base}, paired: {}\n\n", circumstances(plan));
    text += &report::difference_table(comparison, talk::screen());
    text += "\n\n";
    text += &report::worth_text(comparison);
    text += "\n";
    if comparison.unmatched > 0 {
        let count = comparison.unmatched;
        text += &format!("{count} values are in only one of the two and were not compared.\n\n");
    }
    text
}

/// How the numbers came about, in a line.
pub(super) fn circumstances(plan: &Plan) -> String {
    let reps = plan.replications();
    let sample = match plan.options.laid.extent.sample {
        1.0 => String::new(),
        sample => format!(
            ", a {} % sample (whole prisons and areas; queues and crowding are approximate)",
            sample * 100.0
        ),
    };
    let replications = if reps.len() == 1 {
        "replication"
    } else {
        "replications"
    };
    format!(
        "{} {replications}, seed {}{sample}",
        reps.len(),
        plan.options.trials.seed
    )
}
