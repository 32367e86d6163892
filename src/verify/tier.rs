//! What runs when: everything with `--thorough`, else what together takes less than five minutes.

use super::Options;
use super::row::Row;

/// Families whose rows wait for work that is still to come; run only when asked for by name.
const WAITING: [(&str, &str); 1] = [("UNC", "with the experiments")];

/// Cases, by the start of their id, that take long at full power.
const LONG: [&str; 8] = [
    "MMC-E",
    "JACK",
    "MGI-B",
    "MTGI-STEP",
    "MTGI-RAMP",
    "RECID-EQ",
    "RECID-POLICY",
    "RECID-SOLVE100K",
];

/// Whether a row runs under these options.
pub fn wanted(row: &Row, options: &Options) -> bool {
    match options.family.as_deref() {
        Some(family) => family == row.family,
        None => !waits(row) && (options.thorough || !is_long(row)),
    }
}

/// Says, line by line, what is left out.
pub fn left_out(rows: &[Row], options: &Options) -> Vec<String> {
    let mut lines = Vec::new();
    if options.family.is_some() {
        return lines;
    }
    for (family, when) in WAITING {
        let count = rows.iter().filter(|row| row.family == family).count();
        if count > 0 {
            lines.push(format!("left out: {count} rows of {family} ({when})"));
        }
    }
    if !options.thorough {
        for start in LONG {
            let count = rows.iter().filter(|row| row.id.starts_with(start)).count();
            lines.push(format!(
                "left out without --thorough: {count} rows of {start}"
            ));
        }
    }
    lines
}

fn waits(row: &Row) -> bool {
    WAITING.iter().any(|(family, _)| *family == row.family)
}

fn is_long(row: &Row) -> bool {
    LONG.iter().any(|start| row.id.starts_with(start))
}
