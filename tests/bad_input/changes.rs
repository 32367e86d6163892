//! Changes that cannot be meant.

use throughcare::scenario::Overlays;

use crate::folder::{Folder, expect, refused};

/// A change of the entries on remand, and what is said of it with more lines.
const ON: &str = "parameter = \"court.remand_entries\"\nfrom = 2020-04-01\n";
const OF_ENTRIES: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "a change does nothing",
            "exactly one of set, add and multiply",
        ],
    ),
    ("set = 1\nadd = 1", &["a change does two things at once"]),
    ("set = nan", &["`set` is not a finite number"]),
    (
        "set = 1\nuntil = 2020-03-31",
        &["ends before it begins", "`from` is 2020-04-01"],
    ),
    (
        "set = 1\nuntl = 2020-03-31",
        &["unknown key `untl` in a change", "`until`"],
    ),
    (
        "set = 1\nramp_days = 1000000",
        &["whole number from 0 to 7305"],
    ),
    (
        "multiply = 1e9",
        &[
            "takes `court.remand_entries` out of range",
            "it reaches 30600000000000",
        ],
    ),
    (
        "set = 1\nareas = [\"London\"]",
        &["cannot be changed by area"],
    ),
    (
        "add = 100\nunit = \"per_month\"",
        &["100 per_month are 1200 per_year: write 1200 with"],
    ),
    (
        "multiply = 2\nunit = \"per_year\"",
        &["a factor has no unit"],
    ),
    (
        "add = 1\nsource = \"they say\"",
        &["`source` of a change is neither evidence nor a marked assumption"],
    ),
];

/// A change by area, and the same.
const BY_AREA: &str = "parameter = \"release.link.plan\"\nfrom = 2020-04-01\nset = 0.9\n";
const OF_PLANS: &[(&str, &[&str])] = &[
    (
        "areas = [\"Londno\"]",
        &["unknown area `Londno`", "the nearest name is `London`"],
    ),
    ("areas = []", &["`areas` is empty"]),
];

/// Changes that lack something, or hold it wrongly from the start.
const WHOLE: &[(&str, &[&str])] = &[
    (
        "parameter = \"court.remand_entires\"\nfrom = 2020-04-01\nadd = 1",
        &[
            "unknown parameter",
            "the nearest name is `court.remand_entries`",
        ],
    ),
    (
        "parameter = \"court.remand_entries\"\nset = 1",
        &["a change lacks `from`"],
    ),
    (
        "from = 2020-04-01\nset = 1",
        &["a change lacks `parameter`"],
    ),
    (
        "parameter = \"court.remand_entries\"\nfrom = 2019-03-31\nset = 1",
        &["begins before the scenario starts"],
    ),
];

#[test]
fn changes_are_checked() {
    for (begin, cases) in [(ON, OF_ENTRIES), (BY_AREA, OF_PLANS), ("", WHOLE)] {
        for (lines, told) in cases {
            let change = format!("[[change]]\n{begin}{lines}\n");
            expect(&Folder::new().appended(&change), told);
        }
    }
    expect(
        &Folder::new().edited("horizon_years = 5", "horizon_years = 5\nchange = 3"),
        &["`change` must be a list of tables"],
    );
}

#[test]
fn a_day_that_no_calendar_has_is_one_problem() {
    let on = "parameter = \"court.remand_entries\"\nset = 30000\n";
    for day in ["from = 2021-02-29", "from = 2020-04-01\nuntil = 2021-04-31"] {
        let shown = Folder::new().appended(&format!("[[change]]\n{on}{day}\n"));
        expect(&shown, &["invalid date"]);
        assert_eq!(shown.count(), 1, "{shown}");
    }
    let shown = Folder::new().edited("start = 2019-04-01", "start = 2019-02-29");
    expect(&shown, &["invalid date"]);
    assert_eq!(shown.count(), 1, "{shown}");
}

#[test]
fn two_changes_of_one_thing_on_one_day_name_both_lines() {
    let folder = Folder::new();
    let one = "[[change]]\nparameter = \"release.link.plan\"\nfrom = 2020-04-01\n";
    let overlays = Overlays {
        with: vec![
            folder.write("a.toml", format!("# A\n{one}set = 0.9\n")),
            folder.write("b.toml", format!("{one}add = 0.1\nareas = [\"London\"]\n")),
        ],
        ..Overlays::default()
    };
    let shown = refused(&folder.0.join("2019.toml"), &overlays);
    expect(
        &shown,
        &[
            "`release.link.plan` changes twice on the same day",
            "a.toml:2",
            "b.toml:1",
        ],
    );
}

#[test]
fn rules_are_checked() {
    let rule = |lines: &str| {
        let lines = format!("[[rule]]\nparameter = \"court.remand_entries\"\n{lines}\n");
        Folder::new().appended(&lines)
    };
    expect(
        &rule("from = 2010-01-01\nadd = 1"),
        &["a rule must `set` a value, at once"],
    );
    expect(
        &rule("from = 2010-01-01\nramp_days = 30\nset = 1"),
        &["a rule must `set` a value, at once"],
    );
    expect(
        &rule("after_days = 30\nset = 1"),
        &["a rule must have a date", "`after_days` and `for_days`"],
    );
    expect(&rule("from = 2020-01-01\nset = 1e12"), &["out of range"]);
    expect(
        &Folder::new().edited("era = \"2019\"", "era = \"2019\"\nrule = 3"),
        &[
            "`rule` must be a list of tables",
            "[[rule]] with two brackets",
        ],
    );
}

#[test]
fn when_a_change_begins_is_said_once() {
    let change = |lines: &str| {
        let lines = format!("[[change]]\nparameter = \"court.remand_entries\"\n{lines}\n");
        Folder::new().appended(&lines)
    };
    expect(
        &change("from = 2020-01-01\nafter_days = 3\nset = 1"),
        &[
            "says again when, by date and by days",
            "keep one of the two",
        ],
    );
    expect(
        &change("from = 2020-01-01\nuntil = 2020-02-01\nfor_days = 3\nset = 1"),
        &["says again when"],
    );
    expect(
        &change("after_days = -3\nset = 1"),
        &["`after_days` must be a whole number from 0 to 7305"],
    );
    expect(&change("set = 1"), &["a change lacks `from`"]);
}

#[test]
fn a_lever_file_is_not_laid_over_another_era() {
    let folder = Folder::new();
    let lever = folder.write(
        "lever.toml",
        "applies_to = [\"2006\", \"2025\"]\n[release.link]\nplan = { value = 0.9 }\n",
    );
    let over = |lever| Overlays {
        with: vec![lever],
        ..Overlays::default()
    };
    expect(
        &refused(&folder.0.join("2019.toml"), &over(lever)),
        &[
            "the lever file does not apply to era 2019",
            "it applies to 2006, 2025",
        ],
    );
    let empty = folder.write("empty.toml", "applies_to = []\n");
    expect(
        &refused(&folder.0.join("2019.toml"), &over(empty)),
        &["`applies_to` is empty"],
    );
    expect(
        &Folder::new().edited("era = \"2019\"", "era = \"2019\"\nquestion = \"Why?\""),
        &["`question` cannot stand in a scenario", "lever file"],
    );
}

#[test]
fn the_era_that_tells_is_one_the_lever_file_applies_to() {
    let folder = Folder::new();
    let lever = "applies_to = [\"2006\", \"2019\"]\ntells = \"2029\"\n[release.link]\nplan = { value = 0.9 }\n";
    let overlays = Overlays {
        with: vec![folder.write("lever.toml", lever)],
        ..Overlays::default()
    };
    expect(
        &refused(&folder.0.join("2019.toml"), &overlays),
        &[
            "lever.toml:2",
            "`tells` names era 2029, to which the lever file does not apply",
            "allowed are the eras of `applies_to`: 2006, 2019",
            "2019",
            "or leave `tells` out",
        ],
    );
}
