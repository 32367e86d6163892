//! The opening stock as a table: published, left by the rules alone, and opened with.

use comfy_table::{Cell, CellAlignment};

use super::figure::{difference, figure};
use super::table::Screen;
use crate::cohort::balance::Line;
use crate::cohort::margins::Margin;

/// One row a margin.
pub fn stock_table(margins: &[Margin], screen: Screen) -> String {
    let mut table = screen.table(&[
        "People at the start",
        "Published",
        "Left by the rules",
        "Differs by, %",
        "Opened with",
    ]);
    table.add_rows(margins.iter().map(cells));
    table.trim_fmt()
}

fn cells(margin: &Margin) -> Vec<Cell> {
    let right = |text: String| Cell::new_owned(text).set_alignment(CellAlignment::Right);
    let people = |count: f64| right(figure(count, "people"));
    let differs = 100.0 * (margin.found as f64 / margin.published - 1.0);
    vec![
        Cell::new(super::text::printable(&margin.label)),
        people(margin.published),
        people(margin.found as f64),
        right(difference(differs, "%")),
        people(margin.opened as f64),
    ]
}

/// One row a derived value of the balance.
pub fn balance_table(lines: &[Line], screen: Screen) -> String {
    let mut table = screen.table(&["Derived value", "Stated", "Follows", "Same"]);
    table.add_rows(lines.iter().map(|line| {
        let right = |text: String| Cell::new_owned(text).set_alignment(CellAlignment::Right);
        vec![
            Cell::new(super::text::printable(&line.name)),
            right(line.stated.to_string()),
            right(line.rounded().to_string()),
            Cell::new(if line.holds() { "yes" } else { "no" }),
        ]
    }));
    table.trim_fmt()
}
