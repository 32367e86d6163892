use super::*;
use crate::experiment::stand_in::{StandIn, outcome_of};
use crate::report::validation_rows;

fn wide() -> Screen {
    Screen {
        width: Some(160),
        bold: false,
    }
}

#[test]
fn headlines_stand_beside_what_was_published() {
    let study = StandIn::new("base");
    let table = headline_table(&outcome_of(&study, 0..10, 1), wide());
    let line = |start: &str| {
        let lines: Vec<&str> = table
            .lines()
            .filter(|line| line.trim().starts_with(start))
            .collect();
        lines.join("\n")
    };
    let prison = line("People in prison  ");
    assert!(prison.contains("82,634 (2019-04)"), "{table}");
    assert!(
        prison.contains("2019-04 to 2020-03") && prison.contains("people"),
        "{table}"
    );
    assert!(line("Continuity of care").contains("34.5"), "{table}");
    assert!(!table.contains("Deaths"), "not a headline");
    assert!(line("People in prison, by month").contains('█'), "{table}");
}

#[test]
fn one_replication_has_no_interval() {
    let study = StandIn::new("base");
    let table = headline_table(&outcome_of(&study, 0..1, 1), wide());
    assert!(table.contains("n/a"), "{table}");
    assert!(!table.contains("NaN"), "{table}");
}

#[test]
fn tables_fit_narrow_screens() {
    let study = StandIn::new("base");
    let outcome = outcome_of(&study, 0..3, 1);
    for width in [1, 20, 59, 60, 79, 120] {
        let screen = Screen {
            width: Some(width),
            bold: false,
        };
        let table = headline_table(&outcome, screen);
        let table = table.split("\n\n").next().expect("the table");
        let widest = table.lines().map(|line| line.chars().count()).max();
        assert!(
            width < 60 || widest <= Some(usize::from(width)),
            "{width}:\n{table}"
        );
    }
}

#[test]
fn hostile_names_cannot_act_on_a_terminal() {
    let study = StandIn::new("base");
    let mut outcome = outcome_of(&study, 0..2, 1);
    outcome.targets[0].quantity = "\u{1b}[2Jcleared".to_owned();
    let table = validation_table(&validation_rows(&outcome), wide());
    assert!(table.contains("\\u{1b}[2Jcleared"), "{table}");
    assert!(!table.contains('\u{1b}'), "{table}");
}

#[test]
fn a_copy_is_no_better_and_no_worse() {
    let (base, copy) = (StandIn::new("base"), StandIn::new("copy"));
    let (base, copy) = (outcome_of(&base, 0..9, 1), outcome_of(&copy, 0..9, 1));
    let rows = difference_rows(&Comparison::new(&base, &copy));
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!(
            (row.mean_difference, row.low, row.high),
            (Some(0.0), Some(0.0), Some(0.0))
        );
    }
}

#[test]
fn where_pairing_does_not_help_it_is_said() {
    assert_eq!(ratio(0.034), "0.03");
    assert!(ratio(1.0).contains("does not help"));
}

#[test]
fn misses_come_first() {
    let study = StandIn::new("base");
    let rows = validation_rows(&outcome_of(&study, 0..3, 1));
    let table = validation_table(&rows, wide());
    let place = |word: &str| {
        table
            .find(word)
            .unwrap_or_else(|| panic!("no {word} in\n{table}"))
    };
    assert!(place("miss") < place("not measured"));
    assert!(place("not measured") < place(" hit"));
}

#[test]
fn a_changed_tolerance_is_shown_as_changed() {
    let study = StandIn::new("base");
    let mut outcome = outcome_of(&study, 0..2, 1);
    let within = |outcome: &Outcome<'_>| within(&validation_rows(outcome)[0]);
    assert_eq!(within(&outcome), "1,000 to 2,000");
    outcome.targets[2].row.tolerance_was = "0.1 relative".to_owned();
    let changed = within(&outcome);
    assert_eq!(changed, "1,000 to 2,000 (changed; was 0.1 relative)");
}
