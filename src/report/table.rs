//! The tables a run prints.

use comfy_table::{
    Attribute, Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle,
};

use crate::experiment::{Comparison, Outcome};

use super::figure::{difference, figure, interval, unit_of_difference, unit_of_figure};
use super::json::{DifferenceRow, HeadlineRow, difference_rows, headline_rows};
use super::sparkline::course;
use super::text::printable;
use super::validation::ValidationRow;

/// The indicator whose course is drawn under the headline table.
const DRAWN: &str = "prison_population";

/// What the tables are written on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// Columns to keep within; `None` takes a terminal's own, and no bound where there is none.
    pub width: Option<u16>,
    /// Whether headings may be bold.
    pub bold: bool,
}

/// A screen narrower than this gets the table unbroken: cells of a few letters cannot be read.
const NARROWEST: u16 = 60;

const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

impl Screen {
    pub(super) fn table(self, header: &[&str]) -> Table {
        let mut table = Table::new();
        table.load_style(STYLE);
        if let Some(width) = self.width {
            table.set_width(width);
        }
        if table.width().is_none_or(|width| width >= NARROWEST) {
            table.set_content_arrangement(ContentArrangement::Dynamic);
        }
        table.set_header(header.iter().map(|title| self.heading(title)));
        table
    }

    fn heading(self, title: &str) -> Cell {
        let cell = Cell::new(title);
        if self.bold {
            cell.add_attribute(Attribute::Bold)
        } else {
            cell
        }
    }
}

pub(super) fn text(text: &str) -> Cell {
    Cell::new(printable(text))
}

pub(super) fn right(text: String) -> Cell {
    Cell::new_owned(text).set_alignment(CellAlignment::Right)
}

fn orn(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

/// What the figures of a stretch of months are.
const CAPTION: &str =
    "Over several months the figure is the mean of a month; over the run, of the run.";

/// Headline indicators with unit, mean, interval, spread, the published value beside,
/// and the course of the prison population.
pub fn headline_table(outcome: &Outcome<'_>, screen: Screen) -> String {
    let mut table = screen.table(&[
        "Indicator",
        "Unit",
        "Period",
        "Mean",
        "95 % interval",
        "5 % to 95 % of runs",
        "Published",
    ]);
    table.add_rows(headline_rows(outcome).iter().map(headline_cells));
    let course = course(outcome, DRAWN).map_or_else(String::new, |line| format!("\n\n{line}"));
    format!("{}\n\n{CAPTION}{course}", table.trim_fmt())
}

fn headline_cells(row: &HeadlineRow) -> Vec<Cell> {
    let write = |value| figure(value, row.unit);
    vec![
        text(row.name),
        text(unit_of_figure(row.unit)),
        text(&row.period),
        right(write(orn(row.mean))),
        right(interval(orn(row.mean_low), orn(row.mean_high), write)),
        right(interval(orn(row.p05), orn(row.p95), write)),
        right(published(row)),
    ]
}

fn published(row: &HeadlineRow) -> String {
    match (row.published, &row.published_period) {
        (Some(value), Some(period)) if period != "run" && *period != row.period => {
            format!("{} ({period})", figure(value, row.unit))
        }
        (Some(value), _) => figure(value, row.unit),
        _ => String::new(),
    }
}

/// Paired differences of the headline indicators, and where pairing does not help.
pub fn difference_table(comparison: &Comparison<'_, '_>, screen: Screen) -> String {
    let mut table = screen.table(&[
        "Indicator",
        "Unit",
        "Period",
        "Mean difference",
        "95 % interval",
        "Better in",
        "Variance ratio",
    ]);
    let rows = difference_rows(comparison);
    table.add_rows(rows.iter().map(difference_cells));
    table.trim_fmt()
}

fn difference_cells(row: &DifferenceRow) -> Vec<Cell> {
    let write = |value| difference(value, row.unit);
    let share = row.share_better.map_or_else(String::new, percentage);
    vec![
        text(row.name),
        text(unit_of_difference(row.unit)),
        text(&row.period),
        right(write(orn(row.mean_difference))),
        right(interval(orn(row.low), orn(row.high), write)),
        right(share),
        right(row.variance_ratio.map_or_else(|| "n/a".to_owned(), ratio)),
    ]
}

fn percentage(share: f64) -> String {
    format!("{} %", figure(share, "share"))
}

fn ratio(ratio: f64) -> String {
    let text = if ratio < 10.0 {
        format!("{ratio:.2}")
    } else {
        format!("{ratio:.0}")
    };
    if ratio >= 1.0 {
        format!("{text}, pairing does not help here")
    } else {
        text
    }
}

/// Lines of the ledger of validation, in their order.
pub fn validation_table(rows: &[ValidationRow], screen: Screen) -> String {
    let mut table = screen.table(&[
        "",
        "Target",
        "Unit",
        "Period",
        "Published",
        "Tolerance",
        "Ours",
        "95 % interval",
        "Role",
        "Verdict",
    ]);
    table.add_rows(rows.iter().map(validation_cells));
    table.trim_fmt()
}

fn validation_cells(row: &ValidationRow) -> Vec<Cell> {
    let write = |value| figure(value, &row.unit);
    vec![
        text(&row.id),
        text(&row.quantity),
        text(unit_of_figure(&row.unit)),
        text(&row.period),
        right(said(row)),
        right(within(row)),
        right(row.ours.map_or_else(String::new, write)),
        right(match row.ours {
            Some(_) => interval(orn(row.ours_low), orn(row.ours_high), write),
            None => String::new(),
        }),
        text(row.role),
        text(row.verdict),
    ]
}

/// What was published; of a drift nothing is.
pub(super) fn said(row: &ValidationRow) -> String {
    match row.period.as_str() {
        "drift" => "no change".to_owned(),
        _ => figure(row.published, &row.unit),
    }
}

/// What counts as met, in the unit of the value; with a mark where somebody changed it.
pub(super) fn within(row: &ValidationRow) -> String {
    let write = |value| figure(value, &row.unit);
    let within = match (row.low, row.high) {
        (Some(low), Some(high)) => format!("{} to {}", write(low), write(high)),
        (Some(low), None) => format!("at least {}", write(low)),
        (None, Some(high)) => format!("at most {}", write(high)),
        (None, None) => "n/a".to_owned(),
    };
    match row.tolerance_was.as_str() {
        "" => within,
        was => format!("{within} (changed; was {})", printable(was)),
    }
}

#[cfg(test)]
mod tests;
