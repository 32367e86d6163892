//! The same inputs give the same bytes, on any number of threads, anywhere.

mod program;

use std::fs;

use sha2::{Digest, Sha256};

use program::{QUICK, Room, SCENARIO, text};

/// Every file of results with its bytes.
fn bytes(room: &Room, folder: &str) -> Vec<(String, Vec<u8>)> {
    let read = |name: String| {
        let bytes = fs::read(room.path(folder).join(&name)).expect("readable");
        (name, bytes)
    };
    room.names(folder).into_iter().map(read).collect()
}

fn run(room: &Room, out: &str, more: &[&str]) {
    let arguments = [&["run", SCENARIO, "--detail", "--out", out], more].concat();
    let output = room.run(&arguments, &["--sample", "0.02", "--years", "1"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let room = Room::new("threads");
    for threads in ["1", "2", "7"] {
        run(&room, threads, &["--reps", "8", "--threads", threads]);
    }
    let alone = bytes(&room, "1");
    assert!(bytes(&room, "2") == alone && bytes(&room, "7") == alone);
}

#[test]
fn a_replication_alone_is_the_same_as_among_others() {
    let room = Room::new("alone");
    run(&room, "all", &["--reps", "0..6"]);
    run(&room, "last", &["--reps", "5..6"]);
    let rows = |folder: &str| -> Vec<String> {
        let table = fs::read_to_string(room.path(folder).join("replications.csv")).expect("text");
        let of_the_last = |line: &&str| line.split(',').nth(1) == Some("5");
        table
            .lines()
            .filter(of_the_last)
            .map(str::to_owned)
            .collect()
    };
    assert!(!rows("all").is_empty());
    assert_eq!(rows("all"), rows("last"));
}

#[test]
fn neither_folder_nor_locale_nor_time_zone_changes_a_byte() {
    let (here, there) = (Room::new("here"), Room::new("there"));
    let arguments = ["run", SCENARIO, "--out", "results"];
    let plain = here.run(&arguments, QUICK);
    let mut command = there.command(&arguments, QUICK);
    command
        .env("LC_ALL", "de_DE.UTF-8")
        .env("TZ", "Pacific/Kiritimati")
        .env("LANG", "tr_TR");
    let foreign = command.output().expect("runs");
    assert_eq!(plain.stdout, foreign.stdout);
    assert!(bytes(&here, "results") == bytes(&there, "results"));
}

#[test]
fn another_seed_gives_other_values() {
    let room = Room::new("seeds");
    run(&room, "one", &["--reps", "2", "--seed", "1"]);
    run(&room, "two", &["--reps", "2", "--seed", "2"]);
    let values = |folder: &str| fs::read(room.path(folder).join("replications.csv"));
    assert_ne!(
        values("one").expect("readable"),
        values("two").expect("readable")
    );
}

#[test]
fn results_hold_no_path_and_no_host() {
    let room = Room::new("anonymous");
    run(&room, "results", &["--reps", "2"]);
    let place = env!("CARGO_MANIFEST_DIR");
    for (name, bytes) in bytes(&room, "results") {
        assert!(!text(&bytes).contains(place), "{name} holds {place}");
    }
}

#[test]
fn the_manifest_accounts_for_every_file() {
    let room = Room::new("manifest");
    run(&room, "results", &["--reps", "2"]);
    let manifest = room.manifest("results");
    let listed = manifest["files"].as_array().expect("files");
    let mut accounted = vec!["manifest.json".to_owned()];
    for file in listed {
        let name = file["name"].as_str().expect("a name");
        let found = fs::read(room.path("results").join(name)).expect("readable");
        let digits = throughcare::report::hexadecimal(&Sha256::digest(&found));
        assert_eq!(
            (file["bytes"].as_u64(), file["sha256"].as_str()),
            (Some(found.len() as u64), Some(&*digits))
        );
        accounted.push(name.to_owned());
    }
    accounted.sort();
    assert_eq!(room.names("results"), accounted);
}
