//! The rows of a CSV text with the stretch each was read from, so that a cell can be underlined.

use std::ops::Range;

/// One row of a table.
pub(crate) struct Row {
    pub(super) fields: csv::StringRecord,
    /// The stretch of text it was read from, without the end of its last line.
    pub(super) span: Range<usize>,
    /// The line it begins on, from 1: its number in a spreadsheet.
    pub(super) line: u64,
}

/// Reads row by row.
pub(super) struct Rows<'t> {
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
}

impl<'t> Rows<'t> {
    /// The rows of a text of which the first is the header.
    pub(super) fn new(text: &'t str) -> Self {
        let reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_bytes());
        Self { text, reader }
    }

    /// The header; empty where there is none.
    pub(super) fn header(&mut self) -> csv::StringRecord {
        self.reader.headers().cloned().unwrap_or_default()
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut fields = csv::StringRecord::new();
        // The text is UTF-8 and rows may be of any length, so that reading cannot fail.
        if !self.reader.read_record(&mut fields).unwrap_or(false) {
            return None;
        }
        let start = fields.position().map_or(0, csv::Position::byte) as usize;
        let line = fields.position().map_or(0, csv::Position::line);
        let end = self.reader.position().byte() as usize;
        let raw = self.text.get(start..end).unwrap_or_default();
        let skipped = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
        let lines_skipped = raw[..skipped].matches('\n').count() as u64;
        let kept = raw[skipped..].trim_end_matches(['\r', '\n']).len();
        Some(Row {
            fields,
            span: start + skipped..start + skipped + kept,
            line: line + lines_skipped,
        })
    }
}

/// Where the cell so many commas from the left stands within a row's text.
pub(super) fn cell(row: &str, position: usize) -> Range<usize> {
    let bytes = row.as_bytes();
    let mut start = 0;
    for _ in 0..position {
        start = (cell_end(bytes, start) + 1).min(bytes.len());
    }
    start..cell_end(bytes, start)
}

fn cell_end(bytes: &[u8], start: usize) -> usize {
    let mut quoted = bytes.get(start) == Some(&b'"');
    let mut at = start + usize::from(quoted);
    while at < bytes.len() {
        match bytes[at] {
            b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if quoted => quoted = false,
            b',' if !quoted => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines_and_stretches() {
        let text = "a,b\n\n1,2\n\"x\ny\",3\n4,5";
        let mut rows = Rows::new(text);
        assert_eq!(rows.header().len(), 2);
        let found: Vec<(u64, &str)> = rows.map(|row| (row.line, &text[row.span])).collect();
        assert_eq!(found, [(3, "1,2"), (4, "\"x\ny\",3"), (6, "4,5")]);
    }

    #[test]
    fn cells_are_found_where_they_stand() {
        let row = "1,\"a,\"\"b\"\"\",,1";
        let cells: Vec<&str> = (0..5).map(|n| &row[cell(row, n)]).collect();
        assert_eq!(cells, ["1", "\"a,\"\"b\"\"\"", "", "1", ""]);
    }
}
