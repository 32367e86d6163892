//! Strict reading of a CSV table: known columns, no ragged rows, plain numbers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

pub(crate) use super::rows::Row;
use super::rows::{self, Rows};
use crate::scenario::problems::{Among, FileId, Place, Problem, Problems, brief, is_hostile};

/// More rows than this are not a table of this tool.
const MOST_ROWS: usize = 5_000;

/// A table with the columns asked for, every row as long as the header.
pub(crate) struct Sheet<'a> {
    file: FileId,
    text: &'a str,
    problems: &'a mut Problems,
    /// How many problems there were before this table.
    before: usize,
    columns: &'static [&'static str],
    /// For each column asked for, its place among the fields of a row.
    positions: Vec<usize>,
}

impl<'a> Sheet<'a> {
    /// Reads header and rows; nothing if the header does not fit. A ragged row is reported and left out.
    pub(crate) fn read(
        problems: &'a mut Problems,
        file: FileId,
        text: &'a str,
        columns: &'static [&'static str],
    ) -> Option<(Self, Vec<Row>)> {
        let mut rows = Vec::new();
        let keep = |_: &mut Self, row: Row| rows.push(row);
        let sheet = Self::read_each(problems, file, text, columns, MOST_ROWS, keep)?;
        Some((sheet, rows))
    }

    /// As [`Sheet::read`], giving at most `most` rows one by one and keeping none: for large tables.
    pub(crate) fn read_each(
        problems: &'a mut Problems,
        file: FileId,
        text: &'a str,
        columns: &'static [&'static str],
        most: usize,
        each: impl FnMut(&mut Self, Row),
    ) -> Option<Self> {
        let mut rows = Rows::new(text);
        let header = rows.header();
        let first_line = 0..text.find('\n').unwrap_or(text.len());
        let positions = columns_of(problems, Place::new(file, first_line), &header, columns)?;
        let before = problems.count();
        let mut sheet = Self {
            file,
            text,
            problems,
            before,
            columns,
            positions,
        };
        sheet.even(rows, header.len(), most, each);
        Some(sheet)
    }

    /// Gives the rows that are as long as the header.
    fn even(
        &mut self,
        rows: Rows<'_>,
        width: usize,
        most: usize,
        mut each: impl FnMut(&mut Self, Row),
    ) {
        for (index, row) in rows.enumerate() {
            if index >= most {
                let label = format!("at most {most}");
                self.fault(row.span, "the table has too many rows", &label);
                break;
            }
            let (length, line) = (row.fields.len(), row.line);
            if length == width {
                each(self, row);
            } else {
                let label = format!("this row has {length} fields, the header has {width}");
                self.fault(row.span, &format!("row {line} is ragged"), &label);
            }
        }
    }

    /// Reports every row that repeats the cells of an earlier one in all these columns.
    pub(crate) fn once(&mut self, rows: &[Row], columns: &[&str], help: &str) {
        let mut first: BTreeMap<Vec<String>, u64> = BTreeMap::new();
        for row in rows {
            let key = columns
                .iter()
                .map(|column| self.cell(row, column).to_owned());
            match first.entry(key.collect()) {
                Entry::Vacant(free) => {
                    free.insert(row.line);
                }
                Entry::Occupied(taken) => {
                    let what = match columns {
                        [_] => format!("stands twice: first in row {}", taken.get()),
                        [_, rest @ ..] => format!(
                            "stands twice with the same {}: first in row {}",
                            rest.join(", "),
                            taken.get()
                        ),
                        [] => continue,
                    };
                    self.bad(row, columns[0], &what, help);
                }
            }
        }
    }

    fn fault(&mut self, span: Range<usize>, title: &str, label: &str) {
        let place = Place::new(self.file, span);
        self.problems.push(Problem::at(place, title).label(label));
    }

    /// Whether nothing was wrong with the table so far.
    pub(crate) fn is_sound(&self) -> bool {
        self.problems.count() == self.before
    }

    /// Reports a bad cell by row and column.
    pub(crate) fn bad(&mut self, row: &Row, column: &str, what: &str, help: &str) {
        let place = Place::new(self.file, self.cell_span(row, column));
        let title = format!("row {}, column `{column}` {what}", row.line);
        self.problems.push(Problem::at(place, title).label(help));
    }

    /// Reports something wrong with the table as a whole.
    pub(crate) fn whole(&mut self, title: impl Into<String>, help: &str) {
        self.problems.push(Problem::of(self.file, title).help(help));
    }

    fn cell_span(&self, row: &Row, column: &str) -> Range<usize> {
        let within = rows::cell(&self.text[row.span.clone()], self.position(column));
        row.span.start + within.start..row.span.start + within.end
    }

    /// The place of a column among the fields of a row.
    fn position(&self, column: &str) -> usize {
        let asked = self.columns.iter().position(|name| *name == column);
        self.positions[asked.expect("a column that was asked for")]
    }

    /// The cell as it stands.
    pub(crate) fn cell<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        row.fields.get(self.position(column)).unwrap_or_default()
    }

    /// A text of one line, empty where the cell is.
    pub(crate) fn text(&mut self, row: &Row, column: &str) -> String {
        let cell = self.cell(row, column).to_owned();
        if cell.chars().any(is_hostile) {
            self.bad(
                row,
                column,
                "holds control characters",
                "a plain text is needed",
            );
        }
        cell
    }

    /// A text that must not be empty.
    pub(crate) fn required(&mut self, row: &Row, column: &str) -> String {
        let text = self.text(row, column);
        if text.trim().is_empty() {
            self.bad(row, column, "is empty", "a text is needed");
        }
        text
    }

    /// A name, which every output may repeat: it must not begin as a formula of a spreadsheet does.
    pub(crate) fn name(&mut self, row: &Row, column: &str) -> String {
        let name = self.required(row, column);
        if name.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
            let what = format!("begins as a formula does: `{}`", brief(&name));
            let help = "a spreadsheet would run it: begin with a letter or a figure";
            self.bad(row, column, &what, help);
        }
        name
    }

    /// A finite number within bounds; zero, after a report, where the cell holds none.
    pub(crate) fn number(&mut self, row: &Row, column: &str, least: f64, greatest: f64) -> f64 {
        let cell = self.cell(row, column).to_owned();
        match plain_number(&cell) {
            Ok(number) if number >= least && number <= greatest => number + 0.0,
            Ok(number) => {
                let help = format!("allowed is {least} to {greatest}");
                self.bad(row, column, &format!("is out of range: {number}"), &help);
                0.0
            }
            Err(why) => {
                self.bad(
                    row,
                    column,
                    &format!("is no number: `{}`", brief(&cell)),
                    why,
                );
                0.0
            }
        }
    }

    /// A whole number within bounds; the least, after a report, where the cell holds none.
    pub(crate) fn count(&mut self, row: &Row, column: &str, least: u32, greatest: u32) -> u32 {
        let number = self.number(row, column, f64::from(least), f64::from(greatest));
        if number != number.trunc() {
            self.bad(row, column, "has a fraction", "a whole number is needed");
        }
        (number as u32).max(least)
    }

    /// A number, or nothing where the cell is empty.
    pub(crate) fn optional(
        &mut self,
        row: &Row,
        column: &str,
        least: f64,
        greatest: f64,
    ) -> Option<f64> {
        let empty = self.cell(row, column).is_empty();
        (!empty).then(|| self.number(row, column, least, greatest))
    }

    /// One of several names.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        row: &Row,
        column: &str,
        names: &[(&str, T)],
    ) -> Option<T> {
        let cell = self.cell(row, column).to_owned();
        let found = names
            .iter()
            .find(|(name, _)| *name == cell)
            .map(|(_, choice)| *choice);
        if found.is_none() {
            let all: Vec<String> = names.iter().map(|(name, _)| brief(name)).collect();
            let title = format!(
                "column `{column}` holds the unknown word `{}`",
                brief(&cell)
            );
            // Names may come from another table, which need not be trusted.
            let shown: Vec<String> = all.iter().map(|name| brief(name)).collect();
            let problem = Problem::at(Place::new(self.file, self.cell_span(row, column)), title)
                .label(format!("allowed are {}", shown.join(", ")))
                .mistyped(cell, Among::Areas(all));
            self.problems.push(problem);
        }
        found
    }
}

fn columns_of(
    problems: &mut Problems,
    place: Place,
    header: &csv::StringRecord,
    columns: &'static [&'static str],
) -> Option<Vec<usize>> {
    let before = problems.count();
    for (index, name) in header.iter().enumerate() {
        if !columns.contains(&name) {
            let problem = Problem::at(place, format!("unknown column `{}`", brief(name)))
                .label(format!("allowed are {}", columns.join(", ")))
                .mistyped(name, Among::Names(columns));
            problems.push(problem);
        } else if header.iter().take(index).any(|earlier| earlier == name) {
            problems.push(Problem::at(place, format!("column `{name}` stands twice")));
        }
    }
    let find = |name: &&str| header.iter().position(|column| column == *name);
    for name in columns.iter().filter(|name| find(name).is_none()) {
        problems.push(Problem::at(place, format!("column `{name}` is missing")));
    }
    (problems.count() == before).then(|| columns.iter().filter_map(find).collect())
}

/// A number written plainly: no separators, spaces, NaN or infinity.
fn plain_number(cell: &str) -> Result<f64, &'static str> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | 'e' | 'E' | '+');
    if cell.is_empty() {
        return Err("a number is needed");
    }
    if cell.contains(',') {
        return Err("write numbers without separators: 1000, not 1,000");
    }
    if !cell.chars().all(plain) {
        return Err("a finite number in plain figures is needed");
    }
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err("a finite number in plain figures is needed"),
    }
}

#[cfg(test)]
mod tests {
    use super::plain_number;

    #[test]
    fn only_plain_figures_are_numbers() {
        assert_eq!(plain_number("1234.5"), Ok(1234.5));
        assert_eq!(plain_number("-0.7"), Ok(-0.7));
        for bad in [
            "", "1,234", "NaN", "inf", "1 234", " 1", "1e999", "0x10", "£5", "--1",
        ] {
            assert!(plain_number(bad).is_err(), "{bad}");
        }
    }
}
