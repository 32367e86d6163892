//! The ledger of validation as a page of Markdown: what `docs/validation.md` holds.
//!
//! What the targets table says stands left of the figures, so that the page can be checked against
//! the table without a run.

use std::fmt::Write;

use crate::VERSION;
use crate::experiment::{Outcome, Verdict};

use super::figure::{figure, interval, unit_of_figure};
use super::table::{said, within};
use super::text::markdown;
use super::validation::{ValidationRow, tally, validation_rows};

const PREFACE: &str = "\
Every published value the model is held against, misses first. No row is dropped: what the program does not measure is said so.

- **Role.** A *condition* of the era is read from data at its start and should be met by construction. On a *calibrated* value behaviour was derived or is calibrated. A *test* was fitted to nothing.
- **Period.** `opening` is the start, `first12` the first twelve months, a month its end, a year (`2008`, or `2008/09` from April) its twelve months: flows added up, of people the mean of month ends, shares over all of it. `drift` says how far the first year moves under no change: of people, month 12 over month 0, less one; of flows, the last quarter over the first, day by day, less one; of shares, the last quarter less the first. Nothing is published for it; it should be nothing.
- **Verdict.** A *hit* has the whole 95 % interval of our mean within the tolerance, a *miss* the whole interval outside. Otherwise there is *no power*, with the replications that would settle it. What is *not measured* says why.
- **Tolerance.** Set before the result was seen. One that was changed afterwards says what it was.
";

const HEADING: &str = "\
| | Quantity | Period | Unit | Published | Tolerance | Role | Source | Ours | 95 % interval | What it makes unsafe | Cause |
|---|---|---|---|--:|--:|---|---|--:|--:|---|---|
";

/// The page of `outcomes`, with the command that gives the same figures again.
#[must_use]
pub fn validation_page(outcomes: &[Outcome<'_>], again: &str) -> String {
    let mut page = format!(
        "# Validation\n\n{PREFACE}\nThroughcare {VERSION}. These figures again:\n\n```sh\n{again}\n```\n"
    );
    for outcome in outcomes {
        let rows = validation_rows(outcome);
        let title = markdown(&outcome.scenario);
        let reps = outcome.replications.count();
        let tally = tally(&rows);
        add(
            &mut page,
            &format!("\n## {title}\n\n{reps} replications. {tally}.\n"),
        );
        for verdict in Verdict::ALL {
            section(&mut page, verdict, &rows);
        }
        definitions(&mut page, outcome);
    }
    page
}

fn add(page: &mut String, text: &str) {
    page.write_str(text)
        .expect("writing to a string cannot fail");
}

fn section(page: &mut String, verdict: Verdict, rows: &[ValidationRow]) {
    let of_verdict = rows.iter().filter(|row| row.verdict == verdict.word());
    let lines: String = of_verdict.map(line).collect();
    if !lines.is_empty() {
        let title = match verdict {
            Verdict::Miss => "Misses",
            Verdict::NoPower => "No power",
            Verdict::NotMeasured => "Not measured",
            Verdict::Hit => "Hits",
        };
        add(page, &format!("\n### {title}\n\n{HEADING}{lines}"));
    }
}

fn line(row: &ValidationRow) -> String {
    format!("{}{}\n", fixed(row), figures(row))
}

/// The cells that the targets table fixes.
fn fixed(row: &ValidationRow) -> String {
    let cells = [
        row.id.clone(),
        row.quantity.clone(),
        row.period.clone(),
        unit_of_figure(&row.unit).to_owned(),
        said(row),
        within(row),
        row.role.to_owned(),
        with_note(row),
    ];
    format!("| {} |", cells.map(|cell| markdown(&cell)).join(" | "))
}

fn with_note(row: &ValidationRow) -> String {
    match row.note.as_str() {
        "" => row.source.clone(),
        note => format!("{} ({note})", row.source),
    }
}

fn figures(row: &ValidationRow) -> String {
    let write = |value| figure(value, &row.unit);
    let nan = |value: Option<f64>| value.unwrap_or(f64::NAN);
    let (ours, spread) = match row.ours {
        None => (String::new(), String::new()),
        Some(ours) => (
            write(ours),
            interval(nan(row.ours_low), nan(row.ours_high), write),
        ),
    };
    let needed = row.replications_needed;
    let needed = needed.map_or_else(String::new, |needed| {
        format!(" ({needed} replications would settle it)")
    });
    let cells = [
        ours,
        spread + &needed,
        row.r#unsafe.clone(),
        row.cause.clone(),
    ];
    format!(" {} |", cells.map(|cell| markdown(&cell)).join(" | "))
}

/// What each quantity is, once each.
fn definitions(page: &mut String, outcome: &Outcome<'_>) {
    let mut told: Vec<&str> = Vec::new();
    add(page, "\n### What is measured\n\n");
    for target in &outcome.targets {
        let id = target.row.indicator.as_str();
        if !told.contains(&id) {
            told.push(id);
            let meaning = match target.definition {
                "" => "not measured by this program",
                meaning => meaning,
            };
            add(
                page,
                &format!("- `{}`: {}.\n", markdown(id), markdown(meaning)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::stand_in::{StandIn, outcome_of};

    #[test]
    fn a_page_has_every_row_once_and_misses_first() {
        let study = StandIn::new("base");
        let page = validation_page(&[outcome_of(&study, 0..3, 1)], "throughcare validate x");
        for id in ["T1", "T2", "T3"] {
            assert_eq!(page.matches(&format!("| {id} |")).count(), 1, "{page}");
        }
        let place = |word: &str| {
            page.find(word)
                .unwrap_or_else(|| panic!("no {word} in {page}"))
        };
        assert!(place("| T3 |") < place("| T2 |") && place("| T2 |") < place("| T1 |"));
        assert!(place("the cause") < place("### Not measured"));
    }

    #[test]
    fn what_the_table_fixes_does_not_depend_on_the_run() {
        let study = StandIn::new("base");
        let (one, other) = (outcome_of(&study, 0..3, 1), outcome_of(&study, 5..9, 1));
        for (row, again) in validation_rows(&one).iter().zip(validation_rows(&other)) {
            assert_eq!(fixed(row), fixed(&again));
        }
    }
}
