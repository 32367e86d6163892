//! The scenarios of a command, loaded and made ready to run.

use std::path::PathBuf;

use crate::experiment::national::{self, PathwayStudy};
use crate::report::hexadecimal;
use crate::scenario::{Diagnostics, Overlays, Scenario};

use super::exit::{BAD_INPUT, Failure};
use super::options::Options;

/// One scenario of a command.
pub(super) struct Case<S> {
    /// Its name in tables and files, unique in the command.
    pub name: String,
    /// Every value resolved.
    pub toml: String,
    /// SHA-256 of the resolved content.
    pub sha256: String,
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
    fn load(&self, overlays: &Overlays) -> Result<Scenario, Diagnostics> {
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
    let overlays = Overlays {
        with: options.with.clone(),
        set: options.set.clone(),
        years: options.years,
    };
    let (mut scenarios, mut problems) = (Vec::new(), Vec::new());
    for asked in asked {
        match asked.load(&overlays) {
            Ok(scenario) => scenarios.push(scenario),
            Err(diagnostics) => problems.push(diagnostics.to_string()),
        }
    }
    if !problems.is_empty() {
        // The same overlay is laid over each scenario; its problems are told once.
        problems.dedup();
        return Err(Failure::new(BAD_INPUT, problems.join("\n")));
    }
    let stems = scenarios
        .iter()
        .map(|scenario| scenario.name().to_owned())
        .collect();
    let named = unique(stems).into_iter().zip(&scenarios);
    named
        .map(|(name, scenario)| case(name, scenario, options))
        .collect()
}

fn case(
    name: String,
    scenario: &Scenario,
    options: &Options,
) -> Result<Case<PathwayStudy>, Failure> {
    let study = national::study(scenario, options.seed, options.sample)
        .map_err(|refusal| Failure::new(BAD_INPUT, format!("{name}: {refusal}")))?;
    let sha256 = hexadecimal(&scenario.hash());
    Ok(Case {
        name,
        toml: scenario.resolved_toml(),
        sha256,
        study,
    })
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
