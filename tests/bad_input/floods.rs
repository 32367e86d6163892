//! Floods, any bytes and mutations: nothing panics, hangs or overflows.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use throughcare::scenario::{Overlays, Scenario};

use crate::folder::{Folder, expect, files, refused};

#[test]
fn hostile_floods_end_in_time() {
    let folder = Folder::new();
    let floods = [
        "=".repeat(1 << 17),
        "=".repeat(1 << 19),
        "\n=".repeat(1 << 18),
        "a\n".repeat(1 << 18),
        "\"".repeat(1 << 19),
        "'''".repeat(174_000),
        "[a]\n".repeat(1 << 17),
        "[[change]]\n".repeat(47_000),
        (0..30_000).map(|n| format!("court.k{n} = 1\n")).collect(),
        (0..30_000).map(|n| format!("k{n} = 1\n")).collect(),
        format!("{} = 1", "k".repeat(250_000)),
        format!("court.{} = 1", "k".repeat(250_000)),
        format!("era = \"{}\"", "é".repeat(250_000)),
        format!("era = {}", "9".repeat(250_000)),
        format!("a = [{}]", "1,".repeat(250_000)),
        "#\u{202e}".repeat(1 << 17),
    ];
    for flood in floods {
        let shown = folder.alone(&flood).to_string();
        let start: String = flood.chars().take(8).collect();
        assert!(shown.len() < 200_000, "{} bytes for {start}", shown.len());
    }
}

#[test]
fn many_overlapping_ramps_are_laid_out_in_time() {
    let change = |n: usize| {
        let (year, month, day) = (2020 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
        format!(
            "[[change]]\nparameter = \"release.link.plan\"\nfrom = {year}-{month:02}-{day:02}\n\
             ramp_days = 7305\nmultiply = 0.999\nareas = [\"England\"]\n"
        )
    };
    let folder = Folder::new();
    // The rules of law of the shipped scenario do not count.
    let many: String = (1..=500).map(change).collect();
    let lever = folder.write("lever.toml", &many);
    let overlays = Overlays {
        with: vec![lever],
        years: Some(20),
        ..Overlays::default()
    };
    let began = Instant::now();
    let scenario = Scenario::load(&folder.0.join("2019.toml"), &overlays);
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "took {:?}",
        began.elapsed()
    );
    assert!(scenario.is_ok_and(|scenario| scenario.change_days().len() > 5_000));
    folder.write("lever.toml", many + &change(501));
    let shown = refused(&folder.0.join("2019.toml"), &overlays);
    expect(
        &shown,
        &[
            "lever.toml:3001",
            "the scenario has 501 changes",
            "at most 500 are allowed",
        ],
    );
}

/// Seeds are fixed, so that a failure is found again.
fn runner(seed: u64) -> TestRunner {
    let config = Config {
        cases: 1_500,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    };
    TestRunner::new(config)
}

/// Whatever it makes of the bytes, it says so; a refusal holds no character a terminal obeys.
fn survives(path: &Path) -> Result<(), TestCaseError> {
    if let Err(diagnostics) = Scenario::load(path, &Overlays::default()) {
        let shown = diagnostics.to_string();
        prop_assert!(
            !shown.chars().any(|c| c.is_control() && c != '\n'),
            "{:?}",
            shown
        );
        prop_assert!(diagnostics.count() > 0);
    }
    Ok(())
}

#[test]
fn no_bytes_make_it_panic() {
    let folder = Folder::new();
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        "[\\[\\]{}=.,\"'#a-z0-9 \n\t-]{0,200}".prop_map(String::into_bytes),
        "(\\[\\[change\\]\\]\n|(parameter|from|until|set|add|areas|era|start|extends|data|court) ?=? ?(2020-0[0-9]-01|-?[0-9.]{1,8}|\"[a-z.]{0,9}\"|\\[|\\{)?\n){0,12}"
            .prop_map(String::into_bytes),
    ];
    let ran = runner(1).run(&bytes, |bytes| survives(&folder.write("x.toml", bytes)));
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn no_bytes_in_place_of_a_table_make_it_panic() {
    let folder = Folder::new();
    let tables: Vec<(String, Vec<u8>)> = files()
        .into_iter()
        .filter(|name| name.ends_with(".csv"))
        .map(|name| (name.clone(), fs::read(folder.0.join(name)).expect("a file")))
        .collect();
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        "[a-z_0-9.,\"=\n\r\t-]{0,300}".prop_map(String::into_bytes),
        r"(\PC{0,8},){0,20}\n".prop_map(String::into_bytes),
    ];
    let spoil = (0..tables.len(), any::<bool>(), bytes);
    let ran = runner(3).run(&spoil, |(table, keeps_header, bytes)| {
        let (name, original) = &tables[table];
        let header = original
            .split_inclusive(|b| *b == b'\n')
            .next()
            .unwrap_or_default();
        let begin = if keeps_header { header } else { &[] };
        folder.write(name, [begin, &bytes].concat());
        let outcome = survives(&folder.0.join("2019.toml"));
        folder.write(name, original);
        outcome
    });
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn no_mutation_of_a_shipped_file_makes_it_panic() {
    let folder = Folder::new();
    let files = files();
    let originals: Vec<Vec<u8>> = files
        .iter()
        .map(|name| fs::read(folder.0.join(name)).expect("a file"))
        .collect();
    let mutation = (
        0..files.len(),
        any::<prop::sample::Index>(),
        0..40_usize,
        prop::collection::vec(any::<u8>(), 0..8),
    );
    let ran = runner(2).run(&mutation, |(file, at, cut, put)| {
        let mut bytes = originals[file].clone();
        let start = at.index(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put);
        folder.write(&files[file], bytes);
        let outcome = survives(&folder.0.join("2019.toml"));
        folder.write(&files[file], &originals[file]);
        outcome
    });
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}
