//! `throughcare check`: whether scenario and lever files are sound.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::experiment::national;
use crate::report::printable;
use crate::scenario::{self, Diagnostics, Finding, LeverFile, Overlays, Scenario, is_lever_file};

use super::exit::Failure;
use super::overlay::Overlay;
use super::talk::{self, Talk};

const EXAMPLES: &str = "\
All problems of all files are told at once: the first 50, in the order of files and lines.
A lever file is laid over the scenario of --over, or else over the shipped baselines: every one whose era it
applies to, or one that it fits if it names no eras.
Exit codes: 0 all sound, 2 something is wrong, 3 a file cannot be read.

Examples:
  throughcare check scenarios/2019.toml
  throughcare check scenarios/2019.toml scenarios/levers/community-places-cut.toml
  throughcare check scenarios/levers/referrals-always-sent.toml --over scenarios/2019.toml
  throughcare check scenarios/2019.toml --set release.link.sent=0.95 --json";

/// Say everything that is wrong with scenario and lever files, and run nothing
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Check {
    /// Scenario files and lever files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    overlay: Overlay,

    /// The scenario over which lever files are laid
    #[arg(long, value_name = "SCENARIO")]
    over: Option<PathBuf>,

    /// Print what was found as JSON
    #[arg(long)]
    json: bool,

    /// Say nothing of files that are sound
    #[arg(short, long)]
    quiet: bool,
}

/// What is said of a sound file.
#[derive(Clone)]
struct Sound {
    says: String,
    notes: Vec<String>,
}

/// What was found of one file.
#[derive(Serialize)]
struct Checked {
    file: String,
    kind: &'static str,
    sound: bool,
    #[serde(skip)]
    says: String,
    notes: Vec<String>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    label: String,
    help: Vec<String>,
}

impl From<Finding> for Problem {
    fn from(finding: Finding) -> Self {
        let Finding {
            file,
            line,
            column,
            message,
            label,
            help,
        } = finding;
        Self {
            file,
            line,
            column,
            message,
            label,
            help,
        }
    }
}

impl Check {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let (mut all, mut wrong) = (Vec::new(), Vec::new());
        for file in &self.files {
            let (kind, found) = match is_lever_file(file) {
                true => ("lever file", self.lever_file(file)),
                false => (
                    "scenario",
                    self.scenario(file, &self.overlay.overlays(None)),
                ),
            };
            let name = printable(&file.to_string_lossy()).into_owned();
            all.push(Checked::of(name, kind, &found));
            wrong.extend(found.err());
        }
        let talk = Talk::new(self.quiet || self.json);
        for note in all.iter().flat_map(|checked| &checked.notes) {
            talk.say(&printable(note));
        }
        if self.json {
            talk::print_json(&all)?;
        } else if !self.quiet {
            let sound = all.iter().filter(|checked| checked.sound);
            let lines = sound.map(|checked| format!("{}: {}\n", checked.file, checked.says));
            talk::print(&lines.collect::<String>())?;
        }
        match wrong.is_empty() {
            true => Ok(()),
            false => Err(Diagnostics::merged(wrong).into()),
        }
    }

    fn scenario(&self, path: &Path, overlays: &Overlays) -> Result<Sound, Diagnostics> {
        let scenario = Scenario::load(path, overlays)?;
        national::check(&scenario).map_err(|refusal| scenario.refusal(&refusal.to_string()))?;
        let says = format!(
            "a sound scenario, {} years from {}, parameters: {}, changes: {}",
            scenario.horizon_years(),
            scenario.start(),
            scenario.parameters().count(),
            scenario.changes().count(),
        );
        let notes = scenario.notes();
        Ok(Sound { says, notes })
    }

    /// A lever file by itself, then over the scenarios that it must fit.
    fn lever_file(&self, path: &Path) -> Result<Sound, Diagnostics> {
        let file = LeverFile::load(path)?;
        let mut overlays = self.overlay.overlays(None);
        overlays.with.push(path.to_owned());
        let (mut fits, mut refused, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for base in self.bases(&file)? {
            match self.scenario(&base, &overlays) {
                Ok(sound) => {
                    fits.push(printable(&base.to_string_lossy()).into_owned());
                    notes.push(sound.notes);
                }
                Err(found) => refused.push(found),
            }
        }
        let all = self.over.is_some() || !file.applies_to.is_empty();
        if fits.is_empty() || all && !refused.is_empty() {
            refused.sort_by_key(Diagnostics::count);
            return Err(refused.swap_remove(0));
        }
        let says = format!(
            "a sound lever file over {}, parameters: {}",
            fits.join(", "),
            file.keys.len()
        );
        // What moves something over one scenario need not over another of a file that fits several.
        let all_have = notes.iter().all(|of_one| !of_one.is_empty());
        let notes = notes.into_iter().next().filter(|_| all_have);
        Ok(Sound {
            says,
            notes: notes.unwrap_or_default(),
        })
    }

    /// The scenarios that a lever file is laid over; every baseline, where it names an era of none.
    fn bases(&self, file: &LeverFile) -> Result<Vec<PathBuf>, Diagnostics> {
        if let Some(base) = &self.over {
            return Ok(vec![base.clone()]);
        }
        let (mut all, mut meant) = (Vec::new(), Vec::new());
        for name in scenario::baselines() {
            let era = Scenario::load(name.as_ref(), &Overlays::default())?
                .era()
                .to_owned();
            all.push(PathBuf::from(&name));
            if file.applies_to.contains(&era) {
                meant.push(PathBuf::from(name));
            }
        }
        Ok(if meant.is_empty() { all } else { meant })
    }
}

impl Checked {
    fn of(file: String, kind: &'static str, found: &Result<Sound, Diagnostics>) -> Self {
        let sound = found.as_ref().ok();
        let problems = found.as_ref().err().into_iter();
        Self {
            file,
            kind,
            sound: found.is_ok(),
            says: sound.map(|sound| sound.says.clone()).unwrap_or_default(),
            notes: sound.map(|sound| sound.notes.clone()).unwrap_or_default(),
            problems: problems
                .flat_map(Diagnostics::findings)
                .map(Problem::from)
                .collect(),
        }
    }
}
