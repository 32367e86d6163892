//! The files of a run and of a comparison, by name.

use std::fmt::Write as _;
use std::io;

use crate::experiment::{Comparison, Outcome};

use super::folder::{FolderError, Pending};
use super::validation::write_validation;
use super::{differences, indicators, replications, worth};

/// A scenario with every value resolved.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Its name in the results.
    pub name: String,
    /// Its text; loads again to the same scenario.
    pub toml: String,
}

/// Writes `scenario.resolved.toml`, or one `NAME.resolved.toml` each where there are several.
///
/// # Errors
/// As [`Pending::write`].
pub fn write_resolved(pending: &mut Pending, scenarios: &[Resolved]) -> Result<(), FolderError> {
    for scenario in scenarios {
        let stem = if scenarios.len() == 1 {
            "scenario"
        } else {
            &scenario.name
        };
        let name = format!("{}.resolved.toml", file_name(stem));
        pending.write(&name, |file| file.write_all(scenario.toml.as_bytes()))?;
    }
    Ok(())
}

/// Writes `indicators.csv`, `replications.csv` (national only unless `detail`) and `targets.csv`.
///
/// # Errors
/// As [`Pending::write`].
pub fn write_outcomes(
    pending: &mut Pending,
    outcomes: &[Outcome<'_>],
    detail: bool,
) -> Result<(), FolderError> {
    pending.write("indicators.csv", |file| indicators::write(file, outcomes))?;
    pending.write("replications.csv", |file| {
        replications::write(file, outcomes, detail)
    })?;
    pending.write("targets.csv", |file| write_validation(file, outcomes))
}

/// Writes `differences.csv` and `worth.csv`.
///
/// # Errors
/// As [`Pending::write`].
pub fn write_comparisons(
    pending: &mut Pending,
    comparisons: &[Comparison<'_, '_>],
) -> Result<(), FolderError> {
    pending.write("differences.csv", |file| {
        differences::write(file, comparisons)
    })?;
    pending.write("worth.csv", |file| worth::write(file, comparisons))
}

/// A name that is a plain file name on any system.
pub(super) fn file_name(name: &str) -> String {
    let plain = |letter: char| match letter {
        '/' | '\\' | ':' => '_',
        _ if letter.is_control() => '_',
        _ => letter,
    };
    name.chars().map(plain).collect()
}

/// Bytes as lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
        text
    })
}

/// Writes a CSV table: the heading, then row after row.
pub(super) fn write_rows<const N: usize>(
    out: &mut dyn io::Write,
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(header).map_err(io_error)?;
    for row in rows {
        table.write_record(row).map_err(io_error)?;
    }
    table.flush()
}

/// Turns a CSV error back into the system's.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests;
