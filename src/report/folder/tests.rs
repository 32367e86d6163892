use std::fs;

use tempfile::TempDir;

use super::super::manifest::Inputs;
use super::*;

/// A fresh folder for one test, gone when dropped.
fn room() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

fn inputs(seed: u64) -> Inputs {
    Inputs {
        seed,
        commit: "0123abc".to_owned(),
        ..Inputs::of_this_build("run")
    }
}

fn write(out: &Path, seed: u64, force: bool) -> Result<bool, FolderError> {
    let Some(mut pending) = Pending::open(out, inputs(seed), force)? else {
        return Ok(false);
    };
    pending.write("indicators.csv", |file| writeln!(file, "seed,{seed}"))?;
    pending.complete(vec!["prison_population".to_owned()])?;
    Ok(true)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names = standing::names_in(folder).expect("a folder");
    names.sort();
    names
}

fn refusal(result: Result<bool, FolderError>) -> String {
    match result {
        Err(FolderError::Refused(message)) => message,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[test]
fn results_appear_only_when_complete() {
    let room = room();
    let out = room.path().join("deep/er/2019");
    let mut pending = Pending::open(&out, inputs(1), false)
        .expect("free")
        .expect("not yet there");
    pending
        .write("indicators.csv", |file| writeln!(file, "half"))
        .expect("writable");
    assert!(!out.exists());
    pending.complete(Vec::new()).expect("writable");
    assert_eq!(names(&out), ["indicators.csv", "manifest.json"]);
    assert_eq!(names(out.parent().expect("has one")), ["2019"]);
    let manifest = standing::read_manifest(&out).expect("a manifest");
    // printf 'half\n' | sha256sum
    let half = "741cda0b2efdfdda8840c4c82053a226d6d6d881b8c4311ba1f2c3ba16804d56";
    assert_eq!(manifest.files[0].bytes, 5);
    assert_eq!(manifest.files[0].sha256, half);
}

#[test]
fn the_same_inputs_are_up_to_date_and_others_are_refused() {
    let room = room();
    let out = room.path().join("2019");
    assert!(write(&out, 1, false).expect("free"));
    assert!(!write(&out, 1, false).expect("up to date"));
    assert!(refusal(write(&out, 2, false)).contains("--force"));
    assert!(write(&out, 2, true).expect("forced"));
    assert_eq!(
        fs::read_to_string(out.join("indicators.csv")).expect("there"),
        "seed,2\n"
    );
    assert_eq!(names(out.parent().expect("has one")), ["2019"]);
}

#[test]
fn changed_results_are_not_up_to_date() {
    let room = room();
    let out = room.path().join("2019");
    assert!(write(&out, 1, false).expect("free"));
    fs::write(out.join("indicators.csv"), "seed,7\n").expect("writable");
    let error = write(&out, 1, false).expect_err("changed");
    assert!(matches!(error, FolderError::Integrity(_)), "{error}");
}

#[test]
fn what_is_not_ours_is_never_removed() {
    let folder = room();
    let room = folder.path();
    let (letters, results) = (room.join("letters"), room.join("2019"));
    fs::create_dir(&letters).expect("writable");
    fs::write(letters.join("home.txt"), "dear").expect("writable");
    for force in [false, true] {
        refusal(write(&letters, 1, force));
    }
    assert!(write(&results, 1, false).expect("free"));
    fs::write(results.join("notes.md"), "mine").expect("writable");
    assert!(refusal(write(&results, 2, true)).contains("notes.md"));
    fs::write(room.join("plain"), "file").expect("writable");
    refusal(write(&room.join("plain"), 1, true));
    assert_eq!(names(&letters), ["home.txt"]);
    assert_eq!(
        names(&results),
        ["indicators.csv", "manifest.json", "notes.md"]
    );
}

#[test]
fn a_killed_run_leaves_no_results_and_is_cleared() {
    let folder = room();
    let room = folder.path();
    let out = room.join("2019");
    let pending = Pending::open(&out, inputs(1), false)
        .expect("free")
        .expect("not yet there");
    // Another run for the same place while this one lives is refused.
    assert!(refusal(write(&out, 1, false)).contains("another run"));
    let partial = Places::of(&out).expect("a name").partial;
    fs::write(partial.join("replications.csv"), "half").expect("writable");
    let kept: Vec<_> = names(&partial)
        .into_iter()
        .map(|name| (partial.join(&name), name))
        .collect();
    let copy = room.join("copy");
    fs::create_dir(&copy).expect("writable");
    for (path, name) in kept {
        fs::copy(path, copy.join(name)).expect("writable");
    }
    drop(pending);
    assert!(
        !partial.exists(),
        "a run that stops by itself takes its files away"
    );
    fs::rename(copy, &partial).expect("writable");
    assert!(write(&out, 1, false).expect("the leftover is cleared"));
    assert_eq!(names(room), ["2019"]);
}

#[test]
fn a_replacement_that_was_cut_off_is_undone() {
    let folder = room();
    let room = folder.path();
    let out = room.join("2019");
    assert!(write(&out, 1, false).expect("free"));
    let places = Places::of(&out).expect("a name");
    fs::rename(&out, &places.replaced).expect("writable");
    assert!(
        !write(&out, 1, false).expect("recovered"),
        "the old results are back"
    );
    assert_eq!(names(room), ["2019"]);
}

#[test]
fn a_folder_needs_a_name() {
    for out in ["..", "/", "out/.."] {
        refusal(write(Path::new(out), 1, false));
    }
}
