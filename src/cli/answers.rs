//! `throughcare answers`: the questions of lever files, answered by paired runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

mod asking;

use clap::Args;
use serde::Serialize;

use crate::experiment::Outcome;
use crate::experiment::national::PathwayStudy;
use crate::report::{self, AnswerRow, Inputs, printable};
use crate::scenario::{self, LeverFile};

use super::case::{self, Case};
use super::exit::{BAD_INPUT, Failure};
use super::options::{Extent, Laid, Options, Trials};
use super::overlay::Overlay;
use super::plan::{Plan, quoted};
use super::simulate::replicate;
use super::talk;

const EXAMPLES: &str = "\
Each lever file that says `answers`, applies to the era of BASE and changes something within the run is laid over it
and run beside it under the same luck; the indicators it names are told for the last twelve months that have a value, or for the
whole run where the file's changes are over by then. A file that says `answer_years` is run for as many at least. Without --levers, every shipped
lever file. Nothing is written.

Examples:
  throughcare answers scenarios/2019.toml --levers scenarios/levers/community-places-cut.toml
  throughcare answers scenarios/2025.toml --sample 0.1 --reps 4 --years 2
  throughcare answers scenarios/2006.toml scenarios/2019.toml scenarios/2025.toml --markdown";

const REPS: &str =
    "How many pairs of replications, or which: A..B goes from A up to B - 1, counted from 0";
const YEARS: &str =
    "Years to simulate, in place of the scenario's; more where a lever file says `answer_years`";
const SAMPLE: &str = "The share of people and resources to simulate, for a quick look; answers are then approximate, and \
     --markdown cannot be had";

/// Answer the questions of lever files: paired runs with and without each
#[derive(Args)]
#[command(after_help = EXAMPLES)]
#[command(mut_arg("reps", |arg| arg.help(REPS)))]
#[command(mut_arg("years", |arg| arg.help(YEARS)))]
#[command(mut_arg("sample", |arg| arg.help(SAMPLE)))]
pub(super) struct Answers {
    /// Scenario files, over each of which the lever files are laid
    #[arg(required = true, value_name = "BASE")]
    bases: Vec<PathBuf>,

    /// The lever files whose questions to answer [default: all shipped]
    #[arg(long, value_name = "FILE", num_args = 1..)]
    levers: Vec<PathBuf>,

    #[command(flatten)]
    trials: Trials,

    #[command(flatten)]
    extent: Extent,

    /// Print the answers as JSON
    #[arg(long)]
    json: bool,

    /// Print a page of Markdown: docs/answers.md is the one of the shipped files
    #[arg(long, conflicts_with = "json")]
    markdown: bool,

    /// Say nothing but answers and errors
    #[arg(short, long)]
    quiet: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed {
    approximate: bool,
    inputs: Vec<Inputs>,
    answers: Vec<AnswerRow>,
}

impl Answers {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        if self.markdown && self.extent.is_approximate() {
            let message = "--markdown is for the record, and a sample's answers are approximate; leave out --sample";
            return Err(Failure::new(BAD_INPUT, message));
        }
        let files = self.files()?;
        let (mut rows, mut inputs) = (Vec::new(), Vec::new());
        for base in &self.bases {
            self.answer(base, &files, &mut rows, &mut inputs)?;
        }
        self.print(rows, inputs)
    }

    /// The lever files that name indicators; each must be known.
    fn files(&self) -> Result<Vec<(PathBuf, LeverFile)>, Failure> {
        let shipped = || scenario::lever_files().map(PathBuf::from).collect();
        let paths: Vec<PathBuf> = match self.levers.is_empty() {
            true => shipped(),
            false => self.levers.clone(),
        };
        let mut files = Vec::new();
        for path in paths {
            let file = LeverFile::load(&path)?;
            asking::known(&path, &file)?;
            let said = !file.answers.is_empty();
            if said || !self.levers.is_empty() {
                files.push((path, file));
            }
        }
        Ok(files)
    }

    /// The answers over one base: files that need the same years share its run.
    fn answer(
        &self,
        base: &Path,
        files: &[(PathBuf, LeverFile)],
        rows: &mut Vec<AnswerRow>,
        inputs: &mut Vec<Inputs>,
    ) -> Result<(), Failure> {
        let overlays = self.options(self.extent.years).laid.overlays();
        let scenario = scenario::Scenario::load(base, &overlays)?;
        let asked = scenario.horizon_years();
        let years = |file: &LeverFile| file.answer_years.unwrap_or(asked).max(asked);
        let mut by_years: BTreeMap<u32, Vec<&(PathBuf, LeverFile)>> = BTreeMap::new();
        for one in self.fitting(&scenario, files) {
            by_years.entry(years(&one.1)).or_default().push(one);
        }
        let first = rows.len();
        for (years, files) in by_years {
            self.answer_over((base, scenario.era()), years, &files, (rows, inputs))?;
        }
        let place = |row: &AnswerRow| {
            files
                .iter()
                .position(|(_, file)| file.name == row.asked.lever)
        };
        rows[first..].sort_by_key(place);
        Ok(())
    }

    fn answer_over(
        &self,
        (base, era): (&Path, &str),
        years: u32,
        files: &[&(PathBuf, LeverFile)],
        (rows, inputs): (&mut Vec<AnswerRow>, &mut Vec<Inputs>),
    ) -> Result<(), Failure> {
        let options = self.options(Some(years));
        let files = self.changing(base, files, &options)?;
        if files.is_empty() {
            return Ok(());
        }
        let mut asked = vec![case::Asked::Scenario(base.to_owned())];
        let levers = files.iter().map(|(path, _)| path.clone());
        asked.extend(levers.map(|path| case::Asked::Levers(base.to_owned(), path)));
        let cases = case::load(&asked, &options)?;
        let lasting = asking::lasting(&asked, &options)?;
        let plan = Plan::new("answers", std::slice::from_ref(&base.to_owned()), options);
        inputs.push(plan.inputs(&cases));
        let (without, others) = cases.split_first().expect("the base was asked for");
        let without = outcome(without, &plan)?;
        for (((_, file), case), lasts) in files.iter().zip(others).zip(lasting) {
            let with = outcome(case, &plan)?;
            let told = (file.answers.as_slice(), lasts);
            rows.extend(report::answer_rows(
                &asking::asked_by(file, era),
                told,
                &without,
                &with,
            ));
        }
        Ok(())
    }

    /// The lever files for the era of a base. Of those asked for by name, the others are named and
    /// passed over; of all shipped ones, many are for other eras.
    fn fitting<'f>(
        &self,
        base: &scenario::Scenario,
        files: &'f [(PathBuf, LeverFile)],
    ) -> Vec<&'f (PathBuf, LeverFile)> {
        let (fitting, others): (Vec<_>, Vec<_>) =
            files.iter().partition(|(_, file)| asking::fits(file, base));
        for (path, file) in others.into_iter().filter(|_| !self.levers.is_empty()) {
            talk::Talk::new(self.quiet).say(&format!(
                "{} is for {} and not for {}, and is passed over",
                printable(&path.to_string_lossy()),
                printable(&file.applies_to.join(", ")),
                printable(base.era()),
            ));
        }
        fitting
    }

    /// The lever files that change something within the run; the others are named and passed over.
    fn changing<'f>(
        &self,
        base: &Path,
        files: &[&'f (PathBuf, LeverFile)],
        options: &Options,
    ) -> Result<Vec<&'f (PathBuf, LeverFile)>, Failure> {
        let without = scenario::Scenario::load(base, &options.laid.overlays())?;
        let mut asking = Vec::new();
        for &one in files {
            if asking::changes(&one.0, base, &without, options) {
                asking.push(one);
                continue;
            }
            talk::Talk::new(self.quiet).say(&format!(
                "{} changes nothing within the run ({} years) and is passed over; --years lengthens it",
                printable(&one.0.to_string_lossy()),
                without.horizon_years()
            ));
        }
        Ok(asking)
    }

    fn print(&self, rows: Vec<AnswerRow>, inputs: Vec<Inputs>) -> Result<(), Failure> {
        if self.json {
            let approximate = self.extent.is_approximate();
            return Ok(talk::print_json(&Printed {
                approximate,
                inputs,
                answers: rows,
            })?);
        }
        let again = self.again();
        if self.markdown {
            let page = report::answers_page(&rows, self.trials.reps.len(), &again);
            return Ok(talk::print(&page)?);
        }
        let mut text = report::answers_table(&rows, talk::screen()) + "\n\n";
        if self.extent.is_approximate() {
            text += "Approximate: a sample has other queues than the country.\n\n";
        }
        text += &format!("The same numbers again:\n  {}\n", printable(&again));
        Ok(talk::print(&text)?)
    }

    fn again(&self) -> String {
        let word = |path: &PathBuf| quoted(path.as_os_str());
        let mut words = vec!["throughcare answers".to_owned()];
        words.extend(self.bases.iter().map(word));
        if !self.levers.is_empty() {
            words.push("--levers".to_owned());
            words.extend(self.levers.iter().map(word));
        }
        words.push(self.trials.words());
        words.extend(self.extent.words());
        if self.markdown {
            words.push("--markdown".to_owned());
        }
        words.join(" ")
    }

    fn options(&self, years: Option<u32>) -> Options {
        let laid = Laid {
            overlay: Overlay::default(),
            extent: Extent {
                years,
                ..self.extent
            },
        };
        Options::of_print(laid, self.trials.clone(), self.json, self.quiet)
    }
}

fn outcome<'s>(case: &'s Case<PathwayStudy>, plan: &Plan) -> Result<Outcome<'s>, Failure> {
    let mut outcomes = replicate(std::slice::from_ref(case), plan)?;
    Ok(outcomes.swap_remove(0))
}
