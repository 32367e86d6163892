//! Keys, numbers, units, sources and dates that cannot stand.

use crate::folder::{Folder, expect};

#[test]
fn keys_are_known_or_refused_with_the_nearest() {
    let folder = Folder::new();
    let shown = folder.edited("remand_entries =", "remand_entires =");
    expect(
        &shown,
        &[
            &format!("{}:1", folder.line_of("remand_entires")),
            "unknown key `court.remand_entires`",
        ],
    );
    expect(
        &shown,
        &[
            "the nearest name is `court.remand_entries`",
            "no value for `court.remand_entries`",
        ],
    );
    expect(
        &shown,
        &["write under [court]: remand_entries = { value = …, unit = \"per_year\""],
    );
    assert_eq!(shown.count(), 2);
    expect(
        &Folder::new().edited("horizon_years", "horizon"),
        &["unknown key `horizon`", "horizon_years"],
    );
    expect(
        &Folder::new().edited("note =", "nota ="),
        &["unknown key `nota`", "the nearest name is `note`"],
    );
    expect(
        &Folder::new().appended("[court]\nx = 1"),
        &["a key stands twice", "2019.toml"],
    );
    let twice = Folder::new().edited("era = \"2019\"", "era = \"2019\"\nera = \"2019\"");
    expect(&twice, &["a key stands twice", "2019.toml:11:1"]);
}

#[test]
fn values_must_be_finite_in_range_and_in_the_right_unit() {
    for number in ["nan", "inf", "-inf", "1e999", "99999999999999999999"] {
        let folder = Folder::new();
        let shown = folder.edited("value = 30600", &format!("value = {number}"));
        expect(
            &shown,
            &[
                &folder.line_of("remand_entries ="),
                "`court.remand_entries` is not a finite number",
            ],
        );
    }
    let shown = Folder::new().edited("value = 30600", "value = 1e12");
    expect(
        &shown,
        &[
            "`court.remand_entries` is out of range",
            "given is 1000000000000",
        ],
    );
    expect(&shown, &["allowed is 0 to 1000000 per_year"]);
    expect(
        &Folder::new().edited("value = 30600", "value = \"many\""),
        &["must be a number", "given is a text"],
    );
    expect(
        &Folder::new().edited("value = 30600", "value = 26000"),
        &["lies outside its own range", "the range is 27000 to 38000"],
    );
    expect(
        &Folder::new().edited("[27000, 38000]", "[38000, 27000]"),
        &["the low end lies above the high end"],
    );
    expect(
        &Folder::new().edited("[27000, 38000]", "[27000]"),
        &["must be two numbers"],
    );
    expect(
        &Folder::new().edited(
            "value = 106.9, unit = \"days\"",
            "value = 15.3, unit = \"weeks\"",
        ),
        &["has another unit", "given is weeks, needed is days"],
    );
    expect(
        &Folder::new().edited("unit = \"per_year\", ", ""),
        &["lacks `unit`"],
    );
}

#[test]
fn another_unit_is_refused_with_the_value_converted() {
    let days = |given: &str| {
        Folder::new().edited(
            "value = 106.9, unit = \"days\"",
            &format!("value = {given}"),
        )
    };
    expect(
        &days("15.3, unit = \"weeks\""),
        &[
            "15.3 weeks are 107.1 days: write 107.1 with unit = \"days\"",
            "1 problem found",
        ],
    );
    expect(
        &days("0.3, unit = \"years\""),
        &["0.3 years are 109.575 days"],
    );
    expect(
        &days("\"many\", unit = \"weeks\""),
        &["multiply what is in weeks by 7"],
    );
    expect(
        &days("3, unit = \"pounds\""),
        &[
            "pounds do not convert to days",
            "Mean time on remand in custody",
        ],
    );
    expect(
        &Folder::new().edited(
            "value = 0.59, unit = \"share\"",
            "value = 59, unit = \"percent\"",
        ),
        &["59 percent are 0.59 share: write 0.59"],
    );
}

#[test]
fn ignorance_is_stated_in_known_words() {
    let shaped = |given: &str| {
        Folder::new().edited("range = [85, 130]", &format!("range = [85, 130], {given}"))
    };
    expect(
        &shaped("distribution = \"lognormel\""),
        &[
            "`distribution` has no choice `lognormel`",
            "allowed are fixed, tied, uniform",
            "the nearest name is `lognormal`",
        ],
    );
    expect(
        &shaped("distribution = \"beta\""),
        &["beta is for shares only", "the unit is days"],
    );
    expect(
        &shaped("quality = \"good\""),
        &["`quality` has no choice `good`", "low, medium, high"],
    );
    expect(
        &Folder::new().edited("range = [85, 130]", "distribution = \"uniform\""),
        &["has a distribution but no range"],
    );
}

#[test]
fn every_value_needs_a_source() {
    expect(
        &Folder::new().edited("source = \"J068", "source = \"I think J068"),
        &["neither evidence nor a marked assumption"],
    );
    expect(
        &Folder::new().edited("source = \"D15\"", "source = \"D150\""),
        &[
            "cites D150, which is no published figure",
            "docs/sources.csv",
        ],
    );
    expect(
        &Folder::new().edited("source = \"D15\"", "source = \"\""),
        &["`source` of `court.order_engage_by3wk` is empty"],
    );
    expect(
        &Folder::new().edited("source = \"D15\", ", ""),
        &["`court.order_engage_by3wk` lacks `source`"],
    );
}

#[test]
fn shares_of_one_whole_are_not_rescaled() {
    let folder = Folder::new();
    expect(
        &folder.edited("low = { value = 0.4681,", "low = { value = 0.4781,"),
        &[
            &folder.line_of("value = 0.4781"),
            "shares of one whole add up to 1.0100, not to 1",
            "they are court.disposal.co.low, court.disposal.custody.low, court.disposal.sso.low",
        ],
    );
    let folder = Folder::new();
    let change = "[[change]]\nparameter = \"need.opiate.high\"\nfrom = 2020-04-01\nset = 1.0\n";
    expect(
        &folder.appended(change),
        &[
            "add up to 1.3392, not to at most 1",
            "2019.toml:",
            "[[change]]",
        ],
    );
}

#[test]
fn the_top_is_checked() {
    for years in ["1000000", "0", "-5", "2.5", "\"5\"", "99999999999999999999"] {
        let shown = Folder::new().edited("horizon_years = 5", &format!("horizon_years = {years}"));
        expect(
            &shown,
            &[
                "2019.toml:13",
                "`horizon_years` must be a whole number from 1 to 20",
            ],
        );
    }
    for date in [
        "\"2019-04-01\"",
        "2019-04-01T00:00:00Z",
        "10:00:00",
        "1889-01-01",
        "2101-01-01",
    ] {
        let shown = Folder::new().edited("start = 2019-04-01", &format!("start = {date}"));
        expect(&shown, &["2019.toml:11", "`start`"]);
    }
    expect(
        &Folder::new().edited("start = 2019-04-01", "start = 2019-02-30"),
        &["2019.toml:11"],
    );
    expect(
        &Folder::new().edited("era = \"2019\"", "era = \"\\u001b[31m\""),
        &["holds control characters"],
    );
    expect(
        &Folder::new().edited("era = \"2019\"\n", ""),
        &["the scenario lacks `era`"],
    );
    expect(
        &Folder::new().edited("regions = \"data/regions.csv\"\n", ""),
        &["names no `regions` table"],
    );
}
