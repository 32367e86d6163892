//! Data tables that cannot be used.

use throughcare::scenario::Overlays;

use crate::folder::{Folder, expect, refused};

#[test]
fn data_stays_in_its_folder_and_is_strict() {
    let cases = [
        (
            "data/regions.csv",
            "0.04491",
            "NaN",
            "column `population_share` is no number: `NaN`",
        ),
        (
            "data/regions.csv",
            "0.04491",
            "",
            "column `population_share` is no number",
        ),
        (
            "data/regions.csv",
            "0.04491",
            "0.05491",
            "adds up to 1.0100, not to 1",
        ),
        (
            "data/regions.csv",
            "North East,England,",
            "North East,",
            "this row has 14 fields, the header has 15",
        ),
        (
            "data/regions.csv",
            "continuity_logodds",
            "continuity",
            "unknown column `continuity`",
        ),
        (
            "data/regions.csv",
            "North West,England",
            "North East,England",
            "region `North East` stands twice",
        ),
        (
            "data/opening_stock_2019.csv",
            "8956",
            "\"8,956\"",
            "write numbers without separators",
        ),
        (
            "data/opening_stock_2019.csv",
            "8956",
            "1e12",
            "column `count` is out of range",
        ),
        (
            "data/opening_stock_2019.csv",
            "exponential",
            "exponentail",
            "holds the unknown word `exponentail`",
        ),
        (
            "data/targets_2019.csv",
            "82710",
            "inf",
            "column `value` is no number: `inf`",
        ),
        (
            "data/targets_2019.csv",
            "condition",
            "wish",
            "allowed are condition, calibration, test, diagnostic",
        ),
    ];
    for (file, from, to, why) in cases {
        let folder = Folder::new();
        folder.edit(file, from, to);
        expect(
            &refused(&folder.0.join("2019.toml"), &Overlays::default()),
            &[file, why],
        );
    }
    let folder = Folder::new();
    expect(
        &folder.edited("data/regions.csv", "../regions.csv"),
        &["the data file leads outside", "2019.toml:13"],
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
