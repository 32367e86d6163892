//! Data tables that cannot be used.

use throughcare::scenario::{Overlays, Scenario};

use crate::folder::{Folder, expect, refused};

/// What stands in a table, what is put in its place, and what is said of it.
type Spoilt = (&'static str, &'static str, &'static str);

const REGIONS: &[Spoilt] = &[
    ("0.04716", "NaN", "column `case_share` is no number: `NaN`"),
    ("0.04716", "", "column `case_share` is no number"),
    ("0.04716", "0.05716", "adds up to 1.0100, not to 1"),
    (
        "North East,England,",
        "North East,",
        "this row has 5 fields, the header has 6",
    ),
    (
        "continuity_logodds",
        "continuity",
        "unknown column `continuity`",
    ),
    (
        "North West,England",
        "North East,England",
        "row 3, column `region` stands twice: first in row 2",
    ),
];

const AREAS: &[Spoilt] = &[
    (
        "North East 1,North East",
        "North East 1,North Eats",
        "column `region` holds the unknown word `North Eats`",
    ),
    (
        "North East 2,",
        "North East 1,",
        "area `North East 1` stands twice",
    ),
    (
        "Wales 1,Wales,Wales",
        "Wales 1,Wales,England",
        "column `nation` is not the nation of the region",
    ),
    (
        "0.28402",
        "0.38402",
        "the shares of `North East` add up to 1.1000, not to 1",
    ),
    (
        "0.28402",
        "0,28402",
        "this row has 6 fields, the header has 5",
    ),
];

const DELIVERY_UNITS: &[Spoilt] = &[
    ("-0.986", "NaN", "column `load_score` is no number: `NaN`"),
    ("-0.986", "9", "column `load_score` is out of range: 9"),
    (
        ",0.28194",
        ",\"0,28194\"",
        "write numbers without separators",
    ),
    ("share", "size", "unknown column `size`"),
];

const OPENING_STOCK: &[Spoilt] = &[
    ("8956", "\"8,956\"", "write numbers without separators"),
    ("8956", "1e12", "column `count` is out of range"),
    (
        "exponential",
        "exponentail",
        "holds the unknown word `exponentail`",
    ),
];

const TARGETS: &[Spoilt] = &[
    ("82710", "inf", "column `value` is no number: `inf`"),
    (
        "condition",
        "wish",
        "allowed are condition, calibrated, test",
    ),
    ("T7,", "T8,", "never deleted; this is T7"),
    (
        "prison_population.csv J001",
        "a newspaper",
        "column `source` is neither evidence nor a marked assumption",
    ),
];

const PRISONS: &[Spoilt] = &[
    (
        "ACI,North West",
        "ACI,North Wets",
        "holds the unknown word `North Wets`",
    ),
    (
        "ACI,North West",
        "ACI,North Wets",
        "the nearest name is `North West`",
    ),
    (
        "ACI,North West,England",
        "ACI,North West,Wales",
        "column `nation` is not that of the region",
    ),
    (
        "ACI,",
        "Aci,",
        "column `nomis_id` is no id of the prison register",
    ),
    (
        "Ashfield,ASI",
        "Ashfield,ACI",
        "column `nomis_id` stands twice with the same sex",
    ),
    (
        "Ashfield,ASI",
        "Altcourse,ASI",
        "column `name` stands twice",
    ),
    (
        "England,M,mixed,B,local",
        "England,F,mixed,B,local",
        "column `function` does not fit the sex",
    ),
    (
        "England,M,mixed,B,local",
        "England,F,mixed,B,women_local",
        "column `category` does not fit the sex",
    ),
    (
        "mixed,B,local",
        "mixed,B,locla",
        "the nearest name is `local`",
    ),
    (
        "mixed,B,local",
        "elderly,B,local",
        "allowed are adult, young_adult, mixed",
    ),
    (
        "local,yes,1061",
        "local,perhaps,1061",
        "allowed are yes, no",
    ),
    (
        "local,yes,1061",
        "local,yes,0",
        "column `places` is out of range: 0",
    ),
    (
        "local,yes,1061",
        "local,yes,1061.5",
        "column `places` has a fraction",
    ),
    (
        "local,yes,1061,derived",
        "local,yes,1061,guessed",
        "allowed are found, derived, assumption",
    ),
    (
        "1061,derived,28,",
        "1061,derived,29,",
        "column `clinical_rank` holds 29 a second time",
    ),
    (
        "1061,derived,28,",
        "1061,derived,118,",
        "column `clinical_rank` leaves ranks out",
    ),
    (
        "28,19,0,",
        "28,19,2,",
        "column `high_intensity` holds the unknown word `2`",
    ),
];

fn each_is_refused(table: &str, cases: &[Spoilt]) {
    for (from, to, why) in cases {
        let folder = Folder::new();
        folder.edit(table, from, to);
        expect(
            &refused(&folder.0.join("2019.toml"), &Overlays::default()),
            &[table, why],
        );
    }
}

#[test]
fn data_stays_in_its_folder_and_is_strict() {
    each_is_refused("data/regions.csv", REGIONS);
    each_is_refused("data/areas.csv", AREAS);
    each_is_refused("data/delivery_units.csv", DELIVERY_UNITS);
    each_is_refused("data/opening_stock_2019.csv", OPENING_STOCK);
    each_is_refused("data/targets_2019.csv", TARGETS);
    let folder = Folder::new();
    expect(
        &folder.edited("data/regions.csv", "../regions.csv"),
        &["the data file leads outside", "2019.toml:20"],
    );
}

#[test]
fn a_bad_cell_is_named_by_row_and_column() {
    let folder = Folder::new();
    folder.edit("data/opening_stock_2019.csv", "3101", "three");
    let shown = refused(&folder.0.join("2019.toml"), &Overlays::default());
    expect(
        &shown,
        &[
            "opening_stock_2019.csv:3:24",
            "column `count` is no number: `three`",
        ],
    );
}

#[test]
fn a_prison_that_cannot_be_is_named_by_row_and_column() {
    each_is_refused("data/prisons_2019.csv", PRISONS);
}

#[test]
fn an_estate_must_receive_everybody() {
    let folder = Folder::new();
    let path = folder.0.join("data/prisons_2019.csv");
    let text = std::fs::read_to_string(&path).expect("a shipped file");
    std::fs::write(&path, text.replace("women_local", "women_closed")).expect("it can be written");
    expect(
        &refused(&folder.0.join("2019.toml"), &Overlays::default()),
        &["no prison receives women of every age from the courts"],
    );
    let folder = Folder::new();
    folder.edit("2019.toml", "prisons = \"data/prisons_2019.csv\"\n", "");
    expect(
        &refused(&folder.0.join("2019.toml"), &Overlays::default()),
        &[
            "the scenario names no `prisons` table",
            "prisons = \"data/prisons.csv\"",
        ],
    );
}

#[test]
fn rows_that_stand_twice_and_marks_of_encoding_are_named_by_row_and_column() {
    let folder = Folder::new();
    let file = "data/opening_stock_2019.csv";
    folder.edit(file, "custody/sentenced,m6_12,", "custody/sentenced,le6m,");
    expect(
        &refused(&folder.0.join("2019.toml"), &Overlays::default()),
        &[
            "opening_stock_2019.csv:4:1",
            "row 4, column `status` stands twice with the same band: first in row 3",
            "each stratum once",
        ],
    );
    let folder = Folder::new();
    folder.edit(
        "data/targets_2019.csv",
        "remand_population,national,all,opening",
        "prison_population,national,all,2019-06",
    );
    expect(
        &refused(&folder.0.join("2019.toml"), &Overlays::default()),
        &["row 7, column `indicator` stands twice", "first in row 3"],
    );
}

/// Spreadsheets write the mark; it changes nothing, in a table as in a scenario.
#[test]
fn a_byte_order_mark_is_passed_over() {
    let folder = Folder::new();
    let load = || {
        let loaded = Scenario::load(&folder.0.join("2019.toml"), &Overlays::default());
        loaded.unwrap_or_else(|found| panic!("{found}")).hash()
    };
    let before = load();
    folder.edit("data/regions.csv", "region,nation", "\u{feff}region,nation");
    folder.edit("2019.toml", "#", "\u{feff}#");
    assert_eq!(load(), before);
    folder.edit("data/regions.csv", "London", "Lon\u{7}don");
    expect(
        &refused(&folder.0.join("2019.toml"), &Overlays::default()),
        &["regions.csv:", "holds control characters"],
    );
}

#[test]
fn a_cell_is_underlined_where_it_stands_not_where_its_text_first_occurs() {
    let folder = Folder::new();
    let table = "data/opening_stock_2019.csv";
    folder.edit(
        table,
        "8956,lognormal_equilibrium,130.4,",
        "1,lognormal_equilibrium,\"1,0\",",
    );
    let shown = refused(&folder.0.join("2019.toml"), &Overlays::default());
    // The first 1 of the row is its count, in column 20.
    expect(
        &shown,
        &[
            "opening_stock_2019.csv:2:44",
            "row 2, column `residual_mean_days` is no number: `1,0`",
        ],
    );
}

#[test]
fn long_tables_of_one_row_end_in_time() {
    let folder = Folder::new();
    let table = "data/opening_stock_2019.csv";
    let text = std::fs::read_to_string(folder.0.join(table)).expect("a shipped table");
    let (header, _) = text.split_once('\n').expect("a header");
    folder.write(
        table,
        format!("{header}\n{}", "a,b,1,none,,,x,\n".repeat(150_000)),
    );
    let shown = refused(&folder.0.join("2019.toml"), &Overlays::default());
    expect(
        &shown,
        &["row 3, column `status` stands twice", "the first 50 shown"],
    );
}

#[test]
fn names_that_a_spreadsheet_would_run_are_refused() {
    for (table, name, formula, told) in [
        (
            "regions",
            "North East,England",
            "=cmd|'/C x'!A1,England",
            "row 2, column `region` begins as a formula does",
        ),
        (
            "opening_stock_2019",
            "custody/remand",
            "@SUM(A1)",
            "row 2, column `status` begins as a formula does",
        ),
    ] {
        let folder = Folder::new();
        folder.edit(&format!("data/{table}.csv"), name, formula);
        expect(
            &refused(&folder.0.join("2019.toml"), &Overlays::default()),
            &[told, "a spreadsheet would run it"],
        );
    }
}
