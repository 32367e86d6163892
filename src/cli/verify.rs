//! `throughcare verify`: the engine against exact answers.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::verify::{self, BadFile, Options, Report, Row, Verdict};

use super::exit::{BAD_INPUT, Failure, INPUT_OUTPUT, RESOURCES, VERIFY_FAILED};
use super::talk::{self, Talk};

const EXAMPLES: &str = "\
A row passes when its estimate lies within four standard errors of the exact value, and these are
small enough to see an error (2 % of the value, half a point for shares). Exit code 1 when a row
fails or is not supported.

Examples:
  throughcare verify
  throughcare verify --thorough --json
  throughcare verify --family MMC --fresh-seed 7
  throughcare verify --cases my_cases.csv";

/// Check the engine against queues and small systems with exact answers
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Verify {
    /// A file of cases instead of those built in (same columns)
    #[arg(long, value_name = "FILE")]
    cases: Option<PathBuf>,
    /// Only the rows of this family, as MMC
    #[arg(long)]
    family: Option<String>,
    /// Every row; without it those that take long are left out
    #[arg(long)]
    thorough: bool,
    /// Other luck than the fixed seeds
    #[arg(long, value_name = "S")]
    fresh_seed: Option<u64>,
    /// Threads to use; never changes a result [default: all cores]
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Print the rows as JSON
    #[arg(long)]
    json: bool,
    /// Say nothing on stderr but failures
    #[arg(short, long)]
    quiet: bool,
}

impl Verify {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let talk = Talk::new(self.quiet);
        let rows = self.rows()?;
        let options = self.options(&rows)?;
        for line in verify::left_out(&rows, &options) {
            talk.say(&line);
        }
        let say = |case: &str| talk.say(&format!("done {case}"));
        let report = self.run(&rows, &options, &say)?;
        self.print(&report)?;
        complain(&report);
        talk.say(report.summary().trim_end());
        match report.passed() {
            true => Ok(()),
            false => Err(Failure::new(VERIFY_FAILED, "")),
        }
    }

    fn rows(&self) -> Result<Vec<Row>, Failure> {
        let Some(path) = &self.cases else {
            return verify::built_in().map_err(bad);
        };
        let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            let message = "the file is not UTF-8 text; save it as UTF-8";
            Failure::new(BAD_INPUT, format!("{}:{line}: {message}", path.display()))
        })?;
        verify::read(&path.display().to_string(), &text).map_err(bad)
    }

    /// A family that no row belongs to is a slip of the pen.
    fn options(&self, rows: &[Row]) -> Result<Options, Failure> {
        if let Some(family) = &self.family
            && !rows.iter().any(|row| row.family == *family)
        {
            let mut known: Vec<&str> = rows.iter().map(|row| row.family.as_str()).collect();
            known.sort_unstable();
            known.dedup();
            let known = known.join(", ");
            let message =
                format!("--family {family}: no row belongs to it; the families are {known}");
            return Err(Failure::new(BAD_INPUT, message));
        }
        Ok(Options {
            family: self.family.clone(),
            thorough: self.thorough || self.cases.is_some(),
            fresh_seed: self.fresh_seed,
            ..Options::default()
        })
    }

    fn run(
        &self,
        rows: &[Row],
        options: &Options,
        say: &(dyn Fn(&str) + Sync),
    ) -> Result<Report, Failure> {
        let threads = usize::from(self.threads.unwrap_or(0));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| Failure::new(RESOURCES, error.to_string()))?;
        Ok(pool.install(|| verify::run(rows, options, say)))
    }

    fn print(&self, report: &Report) -> Result<(), Failure> {
        match self.json {
            true => talk::print(&(report.json() + "\n"))?,
            false => talk::print(&report.text())?,
        }
        Ok(())
    }
}

/// Says why rows did not pass, once more where it is seen.
fn complain(report: &Report) {
    for (row, finding) in report.lines() {
        if finding.verdict != Verdict::Pass {
            let (verdict, reason) = (finding.verdict.name(), &finding.reason);
            talk::complain(&format!(
                "{} {:?}: {verdict}: {reason}",
                row.id, row.quantity
            ));
        }
    }
}

fn bad(file: BadFile) -> Failure {
    Failure::new(BAD_INPUT, file.to_string())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let code = match error.kind() {
        std::io::ErrorKind::NotFound => BAD_INPUT,
        _ => INPUT_OUTPUT,
    };
    Failure::new(code, format!("{}: {error}", path.display()))
}
