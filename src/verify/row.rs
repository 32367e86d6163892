//! The rows of a file of cases: what is asked, and the exact value.

use std::fmt;

/// The columns a file of cases must have; others are allowed and not read.
const COLUMNS: [&str; 10] = [
    "id",
    "family",
    "parameters",
    "quantity",
    "exact_value",
    "check",
    "tolerance_rule",
    "per_replication_sd",
    "replications",
    "note",
];

/// One question with its exact answer.
#[derive(Clone, Debug)]
pub struct Row {
    /// The case, as `MMC-A`.
    pub id: String,
    /// The family, as `MMC`.
    pub family: String,
    /// Parameters of the model, as JSON.
    pub parameters: String,
    /// What is asked.
    pub quantity: String,
    /// The exact answer.
    pub exact: f64,
    /// How the answer is judged, as `mean_4se`.
    pub check: String,
    /// The judgement in words.
    pub rule: String,
    /// The standard deviation over replications that the file measured.
    pub sd: Option<f64>,
    /// The fewest replications.
    pub floor: Option<u32>,
    /// Run length and size, where they are given.
    pub note: String,
}

/// Why a file of cases cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFile {
    /// The file, as named by the analyst.
    pub file: String,
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for BadFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for BadFile {}

/// Reads all rows of a file of cases, named `file` in messages.
///
/// # Errors
/// The first line that is not CSV, lacks a column or holds no number where one is due.
pub fn read(file: &str, text: &str) -> Result<Vec<Row>, BadFile> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let bad = |line: u64, message: String| BadFile {
        file: file.to_owned(),
        line,
        message,
    };
    let headers = reader
        .headers()
        .map_err(|error| bad(1, error.to_string()))?;
    let places = places(headers).map_err(|message| bad(1, message))?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            bad(line, error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(row(&record, &places).map_err(|message| bad(line, message))?);
    }
    if rows.is_empty() {
        return Err(bad(1, "the file has no rows".to_owned()));
    }
    Ok(rows)
}

fn places(headers: &csv::StringRecord) -> Result<[usize; 10], String> {
    let mut places = [0; 10];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = headers
            .iter()
            .position(|header| header.trim() == column)
            .ok_or_else(|| {
                format!(
                    "the column {column:?} is missing; a file of cases has the columns {}",
                    COLUMNS.join(", ")
                )
            })?;
    }
    Ok(places)
}

fn row(record: &csv::StringRecord, places: &[usize; 10]) -> Result<Row, String> {
    let cell = |column: usize| record.get(places[column]).unwrap_or_default().trim();
    let text = |column: usize| cell(column).to_owned();
    let id = text(0);
    if id.is_empty() {
        return Err("the id is empty".to_owned());
    }
    Ok(Row {
        id,
        family: text(1),
        parameters: text(2),
        quantity: text(3),
        exact: number("exact_value", cell(4))?
            .ok_or("exact_value is empty; a finite number is needed")?,
        check: text(5),
        rule: text(6),
        sd: number("per_replication_sd", cell(7))?,
        floor: whole("replications", cell(8))?,
        note: text(9),
    })
}

fn number(column: &str, cell: &str) -> Result<Option<f64>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    match cell.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(format!("{column} is {cell:?}; a finite number is needed")),
    }
}

fn whole(column: &str, cell: &str) -> Result<Option<u32>, String> {
    match number(column, cell)? {
        None => Ok(None),
        Some(value) if (1.0..=1e7).contains(&value) => Ok(Some(value as u32)),
        Some(_) => Err(format!("{column} is {cell}; 1 to 10000000 are allowed")),
    }
}

impl Row {
    /// The fewest replications: the column, or `R=200` in the rule.
    pub fn fewest(&self) -> u32 {
        let named = super::prose::after(&self.rule, "R=").filter(|r| (1.0..1e7).contains(r));
        self.floor
            .unwrap_or(0)
            .max(named.map_or(0, |r| r as u32))
            .max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_column_and_a_bad_number_name_their_line() {
        let missing = read("x.csv", "id,family\nA,MMC\n").expect_err("no parameters");
        assert_eq!(missing.line, 1);
        assert!(missing.message.contains("parameters"), "{missing}");
        let text = format!("{}\nA,MMC,{{}},q,one,mean_4se,,,,\n", COLUMNS.join(","));
        let bad = read("x.csv", &text).expect_err("one is no number");
        assert_eq!((bad.line, bad.file.as_str()), (2, "x.csv"));
        assert!(bad.message.contains("\"one\""), "{bad}");
    }
}
