//! Rows of plain cells, as a table for people or as CSV for programs.

use super::table::{Screen, text};
use super::text::cell;

/// A heading and rows of as many cells.
#[derive(Clone, Debug)]
pub struct Listing {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Listing {
    /// A listing without rows.
    #[must_use]
    pub fn new(header: &[&'static str]) -> Self {
        Self {
            header: header.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }
}

/// The listing as a table.
#[must_use]
pub fn listing(listing: &Listing, screen: Screen) -> String {
    let mut table = screen.table(&listing.header);
    let cells = |row: &Vec<String>| row.iter().map(|cell| text(cell)).collect::<Vec<_>>();
    table.add_rows(listing.rows.iter().map(cells));
    table.trim_fmt() + "\n"
}

/// The listing as CSV; a text that a spreadsheet would run as a formula is disarmed.
#[must_use]
pub fn csv(listing: &Listing) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let safe = |text: &String| match text.parse::<f64>().is_ok_and(f64::is_finite) {
        true => text.clone(),
        false => cell(text).into_owned(),
    };
    let written = writer.write_record(&listing.header).and_then(|()| {
        let mut rows = listing.rows.iter();
        rows.try_for_each(|row| writer.write_record(row.iter().map(safe)))
    });
    written.expect("rows are as long as the header, and memory takes them");
    let bytes = writer.into_inner().expect("memory takes them");
    String::from_utf8(bytes).expect("texts are UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_disarms_texts_but_not_numbers() {
        let mut rows = Listing::new(&["a", "b"]);
        rows.push(["=1+1".to_owned(), "-0.4".to_owned()]);
        rows.push(["a\u{1b}[2J".to_owned(), "x, \"y\"".to_owned()]);
        assert_eq!(
            csv(&rows),
            "a,b\n'=1+1,-0.4\na\\u{1b}[2J,\"x, \"\"y\"\"\"\n"
        );
    }
}
