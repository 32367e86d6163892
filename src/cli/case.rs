//! The scenarios of a command, loaded and made ready to run.

use std::path::{Path, PathBuf};

use crate::cohort::file;
use crate::cohort::fit::Fit;
use crate::experiment::national::{self, PathwayStudy};
use crate::pathway::{Plan, Refusal};
use crate::report::{hash_of, hexadecimal, printable};
use crate::scenario::{Diagnostics, Overlays, Scenario};

use super::exit::{BAD_INPUT, Failure};
use super::options::{Laid, Options};
use super::talk::Talk;

/// One scenario of a command.
pub(super) struct Case<S> {
    /// Its name in tables and files, unique in the command.
    pub name: String,
    /// Every value resolved.
    pub toml: String,
    /// SHA-256 of the resolved content.
    pub sha256: String,
    /// SHA-256 of the people given to open with, in the form the program writes them.
    pub cohort: Option<String>,
    /// What runs.
    pub study: S,
}

/// A scenario as asked for: a file, or a lever file laid over another.
pub(super) enum Asked {
    /// A scenario file.
    Scenario(PathBuf),
    /// A scenario file, and the lever file that makes another of it.
    Levers(PathBuf, PathBuf),
}

impl Asked {
    pub(super) fn load(&self, overlays: &Overlays) -> Result<Scenario, Diagnostics> {
        let (base, levers) = match self {
            Asked::Scenario(path) => return Scenario::load(path, overlays),
            Asked::Levers(base, levers) => (base, levers),
        };
        let mut overlays = overlays.clone();
        overlays.with.push(levers.clone());
        let name = levers.file_stem().unwrap_or_default().to_string_lossy();
        Scenario::load(base, &overlays).map(|scenario| scenario.renamed(&name))
    }
}

/// Loads every scenario, telling the problems of all at once.
///
/// # Errors
/// With exit code 2 where a scenario cannot be accepted.
pub(super) fn load(asked: &[Asked], options: &Options) -> Result<Vec<Case<PathwayStudy>>, Failure> {
    let overlays = options.laid.overlays();
    let (mut scenarios, mut problems) = (Vec::new(), Vec::new());
    for asked in asked {
        match asked.load(&overlays) {
            Ok(scenario) => scenarios.push(scenario),
            Err(diagnostics) => problems.push(diagnostics),
        }
    }
    if !problems.is_empty() {
        return Err(Diagnostics::merged(problems).into());
    }
    tell_notes(&scenarios, Talk::new(options.quiet));
    let stems = scenarios
        .iter()
        .map(|scenario| scenario.name().to_owned())
        .collect();
    let mut cases: Vec<Case<PathwayStudy>> = Vec::new();
    for (name, scenario) in unique(stems).into_iter().zip(&scenarios) {
        let like = |other: &usize| scenarios[*other].opens_like(scenario);
        let like = (0..cases.len()).find(like).map(|other| &cases[other]);
        cases.push(case(name, scenario, options, like)?);
    }
    Ok(cases)
}

/// Tells what is sound but may not be meant; what several scenarios share is told once.
pub(super) fn tell_notes(scenarios: &[Scenario], talk: Talk) {
    let mut told: Vec<String> = Vec::new();
    for note in scenarios.iter().flat_map(Scenario::notes) {
        if !told.contains(&note) {
            talk.say(&printable(&note));
            told.push(note);
        }
    }
}

/// The plan of one scenario.
///
/// # Errors
/// With exit code 2 where the scenario cannot be accepted.
pub(super) fn load_one(asked: &Asked, laid: &Laid) -> Result<Plan, Failure> {
    let scenario = asked.load(&laid.overlays())?;
    Plan::new(&scenario, laid.extent.sample).map_err(|refusal| refused(&scenario, &refusal))
}

fn refused(scenario: &Scenario, refusal: &Refusal) -> Failure {
    scenario.refusal(&refusal.to_string()).into()
}

/// One scenario ready to run; it opens as `like` does, if there is such a one.
fn case(
    name: String,
    scenario: &Scenario,
    options: &Options,
    like: Option<&Case<PathwayStudy>>,
) -> Result<Case<PathwayStudy>, Failure> {
    let study = national::study(scenario, options.trials.seed, options.laid.extent.sample)
        .map_err(|refusal| refused(scenario, &refusal))?;
    let (study, cohort) = match (like, &options.cohort) {
        (Some(like), _) => (study.opening_as(&like.study), like.cohort.clone()),
        (None, Some(path)) => opening_with(study, path, Talk::new(options.quiet))?,
        (None, None) => (study, None),
    };
    let sha256 = hexadecimal(&scenario.hash());
    Ok(Case {
        name,
        toml: scenario.resolved_toml(),
        sha256,
        cohort,
        study,
    })
}

/// The study with the people of a file, and the hash of what was read.
fn opening_with(
    study: PathwayStudy,
    path: &Path,
    talk: Talk,
) -> Result<(PathwayStudy, Option<String>), Failure> {
    let cohort = file::read(study.plan(), path)?;
    let name = printable(&path.to_string_lossy()).into_owned();
    match Fit::of(study.plan(), &cohort) {
        Fit::Good => {}
        Fit::Loose(said) => talk.say(&format!("warning: {name}: {said}")),
        Fit::None(said) => return Err(Failure::new(BAD_INPUT, format!("{name}: {said}"))),
    }
    let hash = hash_of(|out| file::write(study.plan(), &cohort, out))?;
    Ok((study.opening_with(cohort), Some(hash)))
}

/// Names with a number added where several files bear the same.
fn unique(stems: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for stem in &stems {
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let free = |name: &String| !names.contains(name);
        // A number that another file bears by itself is left to that file.
        let mut choices =
            std::iter::once(stem.clone()).chain(numbered.filter(|name| !stems.contains(name)));
        names.extend(choices.find(free));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::unique;

    #[test]
    fn files_of_one_name_are_told_apart() {
        let names = |stems: &[&str]| unique(stems.iter().map(|&stem| stem.to_owned()).collect());
        assert_eq!(names(&["2019", "2025"]), ["2019", "2025"]);
        assert_eq!(
            names(&["2019", "2019", "2019"]),
            ["2019", "2019-2", "2019-3"]
        );
        assert_eq!(
            names(&["2019", "2019", "2019-2"]),
            ["2019", "2019-3", "2019-2"]
        );
    }
}
