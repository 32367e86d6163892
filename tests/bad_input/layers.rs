//! Settings and lever files, and problems in several files at once.

use throughcare::scenario::{Diagnostics, Overlays};

use crate::folder::{Folder, expect, refused};

fn set(setting: &str) -> Diagnostics {
    let folder = Folder::new();
    let overlays = Overlays {
        set: vec![setting.into()],
        ..Overlays::default()
    };
    refused(&folder.0.join("2019.toml"), &overlays)
}

fn with(text: &str) -> Diagnostics {
    let folder = Folder::new();
    let overlays = Overlays {
        with: vec![folder.write("lever.toml", text)],
        ..Overlays::default()
    };
    refused(&folder.0.join("2019.toml"), &overlays)
}

#[test]
fn settings_are_checked() {
    expect(
        &set("court.remand_entires=31000"),
        &["--set", "the nearest name is `court.remand_entries`"],
    );
    expect(
        &set("court.remand_entries"),
        &["a setting must be path=value"],
    );
    expect(&set("court.remand_entries=lots"), &["--set", "not TOML"]);
    expect(
        &set("court.remand_entries=-1"),
        &["is out of range", "given is -1"],
    );
    expect(&set("court=3"), &["`court` is a group, not a parameter"]);
    expect(&set("era=\"2006\""), &["`era` cannot be set with --set"]);
    expect(
        &set("extends=\"/etc/passwd\""),
        &["`extends` cannot be set with --set"],
    );
    expect(&set("a=1\nb=2"), &["a setting must be one line"]);
    expect(&set(""), &["a setting must be path=value"]);
    expect(
        &set(&format!("a{}=1", ".a".repeat(100_000))),
        &["nested too deeply"],
    );
    expect(
        &set("horizon_years=1000000"),
        &["whole number from 1 to 20"],
    );
}

#[test]
fn lever_files_hold_no_start_and_extend_nothing() {
    expect(
        &with("era = \"2019\""),
        &["lever.toml:1", "`era` cannot stand in a lever file"],
    );
    expect(
        &with("start = 2020-01-01"),
        &["`start` cannot stand in a lever file"],
    );
    expect(
        &with("extends = \"2019.toml\""),
        &["`extends` cannot stand in a lever file"],
    );
    expect(
        &with("[court]\nremand_entries = 31000"),
        &["must be a table", "given is a number"],
    );
}

#[test]
fn all_problems_of_all_files_come_at_once_in_file_order() {
    let folder = Folder::new();
    folder.edit("2019.toml", "value = 30600", "value = -1");
    folder.edit("2019.toml", "value = 106.9", "value = nan");
    folder.edit("data/regions.csv", "0.04716", "x");
    let overlays = Overlays {
        with: vec![folder.write("lever.toml", "[court]\nconfidense = 1\n")],
        set: vec!["custody.prisons=-3".into()],
        years: Some(99),
    };
    let shown = refused(&folder.0.join("2019.toml"), &overlays);
    let found: Vec<(String, Option<usize>)> = shown
        .findings()
        .map(|finding| {
            (
                finding.file.rsplit('/').next().unwrap_or("").to_owned(),
                finding.line,
            )
        })
        .collect();
    let files: Vec<&str> = found.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(
        files,
        [
            "2019.toml",
            "2019.toml",
            "lever.toml",
            "--set",
            "--years",
            "regions.csv"
        ]
    );
    assert!(found[0].1 < found[1].1, "{found:?}");
}
