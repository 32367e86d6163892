//! A table too large to keep row by row: read from a file of its own and handed on as it is read.

use std::path::Path;

use super::cells::{Row, Sheet};
use crate::scenario::diagnostics::Diagnostics;
use crate::scenario::problems::{Problem, Problems};
use crate::scenario::reading;

/// The most bytes of such a file.
const MOST_BYTES: u64 = 4 << 30;

/// Reads the table in `path` with these columns, at most `most` rows, one by one.
///
/// # Errors
/// Every problem of the file, and those that `each` reports.
pub(crate) fn read_large(
    path: &Path,
    columns: &'static [&'static str],
    most: usize,
    each: impl FnMut(&mut Sheet<'_>, Row),
) -> Result<(), Diagnostics> {
    let mut problems = Problems::default();
    let file = problems.open(&path.to_string_lossy(), "");
    match reading::text(path, MOST_BYTES) {
        Ok(text) => {
            Sheet::read_each(&mut problems, file, &text, columns, most, each);
            if problems.count() > 0 {
                problems.fill(file, &text);
            }
        }
        Err(refused) => {
            let problem = Problem::of(file, format!("the file {}", refused.why)).help(refused.help);
            problems.push(if refused.io { problem.io() } else { problem });
        }
    }
    problems.finish().map_or(Ok(()), Err)
}
