//! Floods, random bytes and mutations: nothing panics, hangs or overflows.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use throughcare::scenario::{Overlays, Scenario};

use crate::folder::{FILES, Folder};

#[test]
fn hostile_floods_end_in_time() {
    let folder = Folder::new();
    let floods = [
        "=".repeat(1 << 20),
        "\n=".repeat(1 << 19),
        "a\n".repeat(1 << 19),
        "\"".repeat(1 << 20),
        "'''".repeat(349_000),
        "[a]\n".repeat(1 << 18),
        "[[change]]\n".repeat(95_000),
        (0..60_000).map(|n| format!("court.k{n} = 1\n")).collect(),
        (0..60_000).map(|n| format!("k{n} = 1\n")).collect(),
        format!("{} = 1", "k".repeat(1_000_000)),
        format!("court.{} = 1", "k".repeat(1_000_000)),
        format!("era = \"{}\"", "é".repeat(500_000)),
        format!("era = {}", "9".repeat(1_000_000)),
        format!("a = [{}]", "1,".repeat(500_000)),
        "#\u{202e}".repeat(1 << 18),
    ];
    for flood in floods {
        let shown = folder.alone(&flood).to_string();
        let start: String = flood.chars().take(8).collect();
        assert!(shown.len() < 200_000, "{} bytes for {start}", shown.len());
    }
}

/// Seeds are fixed, so that a failure is found again.
fn runner(seed: u64) -> TestRunner {
    let config = Config {
        cases: 5_000,
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
fn no_mutation_of_a_shipped_file_makes_it_panic() {
    let folder = Folder::new();
    let originals: Vec<Vec<u8>> = FILES
        .iter()
        .map(|name| fs::read(folder.0.join(name)).expect("a file"))
        .collect();
    let mutation = (
        0..FILES.len(),
        any::<prop::sample::Index>(),
        0..40_usize,
        prop::collection::vec(any::<u8>(), 0..8),
    );
    let ran = runner(2).run(&mutation, |(file, at, cut, put)| {
        let mut bytes = originals[file].clone();
        let start = at.index(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put);
        folder.write(FILES[file], bytes);
        let outcome = survives(&folder.0.join("2019.toml"));
        folder.write(FILES[file], &originals[file]);
        outcome
    });
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}
