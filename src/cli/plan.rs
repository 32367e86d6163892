//! What the program needs to know to simulate, settled before it starts.

use std::ffi::OsStr;
use std::num::NonZero;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::report::{Inputs, ScenarioRecord};

use super::case::Case;
use super::options::Options;
use super::talk::Talk;

/// The same work, whatever the scenarios are.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// `run` or `compare`.
    pub verb: &'static str,
    /// A command that gives the same numbers again.
    pub again: String,
    /// The options as given.
    pub options: Options,
    /// Threads, at most one a replication.
    pub threads: usize,
    /// Where talk goes.
    pub talk: Talk,
}

impl Plan {
    /// Settles what the options leave open.
    pub(super) fn new(verb: &'static str, scenarios: &[PathBuf], options: Options) -> Self {
        let talk = Talk::new(options.quiet);
        let wanted = options
            .trials
            .threads
            .map_or_else(|| default_threads(&talk), |count| count as usize);
        let threads = wanted.clamp(1, options.trials.reps.len());
        Self {
            verb,
            again: again(verb, scenarios, &options),
            options,
            threads,
            talk,
        }
    }

    /// The work of putting a batch together.
    pub(super) fn of_batch(options: Options, verb: &str, dir: &Path) -> Self {
        Self {
            verb: if verb == "compare" { "compare" } else { "run" },
            again: format!("throughcare merge {}", quoted(dir.as_os_str())),
            threads: 1,
            talk: Talk::new(options.quiet),
            options,
        }
    }

    /// The replications to run.
    pub(super) fn replications(&self) -> Range<u32> {
        self.options.trials.reps.clone()
    }

    /// Where results go: as asked, else `out/` and the names.
    pub(super) fn out<S>(&self, cases: &[Case<S>]) -> PathBuf {
        let by_name = || {
            let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
            Path::new("out").join(folder_name(&names.join("+")))
        };
        self.options.out.clone().unwrap_or_else(by_name)
    }

    /// Everything that decides the bytes of the results.
    pub(super) fn inputs<S>(&self, cases: &[Case<S>]) -> Inputs {
        let Range { start, end } = self.options.trials.reps;
        let record = |case: &Case<S>| ScenarioRecord {
            name: case.name.clone(),
            sha256: case.sha256.clone(),
        };
        Inputs {
            seed: self.options.trials.seed,
            replications: [start, end],
            sample: self.options.laid.extent.sample,
            detail: self.options.detail,
            cohort: cases.iter().find_map(|case| case.cohort.clone()),
            scenarios: cases.iter().map(record).collect(),
            ..Inputs::of_this_build(self.verb)
        }
    }
}

/// A plain name for a folder, never hidden, never a step upwards.
fn folder_name(name: &str) -> String {
    let plain = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '+' => letter,
        '.' => '.',
        _ if letter.is_alphanumeric() => letter,
        _ => '_',
    };
    let name: String = name.chars().map(plain).take(100).collect();
    if name.starts_with('.') || name.is_empty() {
        format!("_{name}")
    } else {
        name
    }
}

fn default_threads(talk: &Talk) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, NonZero::get);
    let Some(given) = std::env::var_os("SLURM_CPUS_PER_TASK") else {
        return cores();
    };
    match given.to_str().and_then(|text| text.parse::<usize>().ok()) {
        Some(count) if count > 0 => count,
        _ => {
            talk.say("SLURM_CPUS_PER_TASK is not a number of threads; using all cores");
            cores()
        }
    }
}

/// The command that gives the same numbers again, as a shell takes it.
fn again(verb: &str, scenarios: &[PathBuf], options: &Options) -> String {
    let mut words = vec!["throughcare".to_owned(), verb.to_owned()];
    words.extend(scenarios.iter().map(|path| quoted(path.as_os_str())));
    words.extend(options.laid.overlay.words());
    words.push(options.trials.words());
    words.extend(options.laid.extent.words());
    words.extend(
        options
            .cohort
            .iter()
            .map(|path| format!("--cohort {}", quoted(path.as_os_str()))),
    );
    words.join(" ")
}

/// A word as a shell takes it.
pub(super) fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=+,:@".contains(letter);
    match word.chars().all(plain) && !word.is_empty() {
        true => word.into_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_the_shell() {
        assert_eq!(
            quoted(OsStr::new("scenarios/2019.toml")),
            "scenarios/2019.toml"
        );
        assert_eq!(quoted(OsStr::new("it's $HOME")), r"'it'\''s $HOME'");
        assert_eq!(quoted(OsStr::new("")), "''");
    }

    #[test]
    fn folders_are_plain_names() {
        assert_eq!(folder_name("2019+more places"), "2019+more_places");
        assert_eq!(folder_name("../../etc"), "_.._.._etc");
        assert_eq!(folder_name("Llŷr"), "Llŷr");
        assert_eq!(folder_name(""), "_");
    }
}
