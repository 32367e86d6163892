//! What a lever file asks: of which eras, whether within the run, and whether to its end.

use std::path::Path;

use crate::report::{self, printable};
use crate::scenario::{self, LeverFile, Scenario};

use super::super::case::Asked;
use super::super::exit::{BAD_INPUT, Failure};
use super::super::options::Options;

/// Whether a lever file may be laid over a scenario of this era.
pub(super) fn fits(file: &LeverFile, over: &Scenario) -> bool {
    let eras = &file.applies_to;
    eras.is_empty() || eras.iter().any(|era| era == over.era())
}

/// Whether a lever file changes anything within the run. What cannot be loaded is told with the
/// others that cannot.
pub(super) fn changes(file: &Path, base: &Path, without: &Scenario, options: &Options) -> bool {
    let with = Asked::Levers(base.to_owned(), file.to_owned());
    let with = with.load(&options.laid.overlays());
    with.is_err() || with.is_ok_and(|with| differs_from(without, &with, 0))
}

/// Of each scenario but the first, whether it still differs from the first in the last year of its run.
pub(super) fn lasting(asked: &[Asked], options: &Options) -> Result<Vec<bool>, Failure> {
    let overlays = options.laid.overlays();
    let scenarios: Result<Vec<_>, _> = asked.iter().map(|one| one.load(&overlays)).collect();
    let scenarios = scenarios?;
    let (base, others) = scenarios.split_first().expect("the base was asked for");
    let year_left = base.horizon_days().saturating_sub(365);
    let lasts = |other| differs_from(base, other, year_left);
    Ok(others.iter().map(lasts).collect())
}

/// Whether one scenario differs from another on `since` or a later day of the run. A file that keeps a
/// rule from coming changes nothing on the rule's day, and the base does.
fn differs_from(base: &Scenario, other: &Scenario, since: u32) -> bool {
    let days = base.change_days().iter().chain(other.change_days());
    let mut later = days.filter(|&&day| day > since);
    other.differs_on(base, since) || later.any(|&day| other.differs_on(base, day))
}

/// The question of a lever file laid over an era, or what it is called.
pub(super) fn asked_by(file: &LeverFile, era: &str) -> report::Asked {
    let question = file.question.as_ref().or(file.title.as_ref());
    report::Asked {
        lever: file.name.clone(),
        question: question.cloned().unwrap_or_default(),
        tells: file.tells.as_deref() == Some(era),
    }
}

/// Refuses an answer that no indicator gives.
pub(super) fn known(path: &Path, file: &LeverFile) -> Result<(), Failure> {
    let all = crate::indicators::all();
    let is_known = |id: &&String| all.iter().any(|one| one.id == id.as_str());
    let Some(id) = file.answers.iter().find(|id| !is_known(id)) else {
        return Ok(());
    };
    let near = scenario::levers::nearest_few(id, all.iter().map(|one| one.id));
    let near = near
        .first()
        .map_or_else(String::new, |near| format!("; the nearest name is {near}"));
    let message = format!(
        "{}: `answers` names no indicator with {}{near}; throughcare indicators lists them",
        printable(&path.to_string_lossy()),
        printable(id),
    );
    Err(Failure::new(BAD_INPUT, message))
}
