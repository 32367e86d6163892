//! `throughcare init`: a commented scenario to begin with.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::report::printable;
use crate::scenario::{self, Overlays, Scenario};

use super::exit::{BAD_INPUT, Failure};
use super::talk;

const EXAMPLES: &str = "\
The file extends a shipped baseline, so that it can stand anywhere. An existing file is never overwritten.

Examples:
  throughcare init
  throughcare init more-referrals.toml
  throughcare init more-referrals.toml --extends shipped:2019";

/// Write a commented scenario to begin with
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Init {
    /// The file to write, which must not exist
    #[arg(value_name = "FILE", default_value = "scenario.toml")]
    file: PathBuf,

    /// The shipped baseline that it extends [default: the newest]
    #[arg(long, value_name = "BASELINE")]
    extends: Option<String>,
}

impl Init {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let baseline = self.baseline()?;
        let base = Scenario::load(baseline.as_ref(), &Overlays::default())?;
        let text = scenario::template(&base, &baseline);
        let shown = printable(&self.file.to_string_lossy()).into_owned();
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&self.file);
        let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
        match written {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let message = format!("{shown} exists already; nothing was written");
                return Err(Failure::new(BAD_INPUT, message));
            }
            Err(error) => {
                let failure = Failure::from(error);
                return Err(Failure::new(
                    failure.code,
                    format!("{shown}: {}", failure.message),
                ));
            }
        }
        talk::Talk::new(false).say(&format!(
            "{shown} extends {baseline}. Next:\n  throughcare check {shown}\n  throughcare run {shown}"
        ));
        Ok(())
    }

    fn baseline(&self) -> Result<String, Failure> {
        let shipped: Vec<String> = scenario::baselines().collect();
        let newest = || shipped.last().cloned().unwrap_or_default();
        let asked = self.extends.clone().unwrap_or_else(newest);
        let named = |name: &&String| **name == asked || name.ends_with(&format!(":{asked}"));
        shipped.iter().find(named).cloned().ok_or_else(|| {
            let message = format!(
                "{} is no shipped baseline; there are {}",
                printable(&asked),
                shipped.join(", ")
            );
            Failure::new(BAD_INPUT, message)
        })
    }
}
