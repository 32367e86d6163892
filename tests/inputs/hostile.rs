//! Names that would act in a spreadsheet or a terminal do not.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::program::{QUICK, Room, SCENARIO, text};
use crate::{holds, refused};

/// A file name that is a formula, clears the screen, and turns the writing direction.
const NAME: &str = "=HYPERLINK(1)\u{1b}[2J\u{9b}2J\u{202e}x.toml";

fn acts(letter: char) -> bool {
    letter != '\n' && (letter.is_control() || ('\u{202a}'..='\u{202e}').contains(&letter))
}

/// Nothing in a text acts on a terminal.
fn is_harmless(what: &str, said: &str) {
    assert!(!said.contains(acts), "{what}: {said:?}");
}

/// A room with a scenario of that name.
fn room() -> Room {
    let room = Room::new("hostile");
    fs::write(room.path(NAME), "extends = \"shipped:2019\"\n").expect("written");
    room
}

#[test]
fn hostile_names_are_harmless_in_every_output() {
    let room = room();
    let run = ["run", NAME, "--detail", "--json", "--out", "results"];
    let output = room.run(&run, QUICK);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    is_harmless("stdout", &text(&output.stdout));
    is_harmless("stderr", &text(&output.stderr));
    let printed: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let name = printed["scenarios"][0]["name"].as_str().expect("a name");
    assert_eq!(format!("{name}.toml"), NAME, "JSON tells the name as it is");
    for file in room.names("results") {
        let written = fs::read_to_string(room.path("results").join(&file)).expect("a text");
        if file.ends_with(".csv") {
            is_harmless(&file, &written);
            let rows = csv::Reader::from_reader(written.as_bytes()).into_records();
            for cell in rows.flat_map(|row| {
                row.expect("a row")
                    .iter()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            }) {
                let formula = cell.starts_with(['=', '+', '@']);
                assert!(!formula, "{file}: {cell}");
            }
        }
    }
    for verb in ["check", "explain", "resolve", "diff", "assumptions", "list"] {
        let arguments: &[&str] = match verb {
            "explain" => &["explain", "release.link.sent", NAME],
            "list" => &["list"],
            _ => &[verb, NAME],
        };
        for form in [&[][..], &["--json"]] {
            let output = room.run(arguments, form);
            assert_eq!(
                output.status.code(),
                Some(0),
                "{verb}: {}",
                text(&output.stderr)
            );
            is_harmless(verb, &text(&output.stdout));
            is_harmless(verb, &text(&output.stderr));
        }
    }
}

#[test]
fn hostile_words_on_the_command_line_are_harmless_in_complaints() {
    let room = Room::new("hostile-words");
    for arguments in [
        &["check", NAME][..],
        &["check", "shipped:\u{1b}[2J"],
        &["explain", "\u{1b}[2J\u{202e}"],
        &["levers", "\u{1b}[2J"],
        &["init", "x.toml", "--extends", "\u{1b}[2J"],
        &["check", SCENARIO, "--set", "\u{1b}[2J=1"],
        &["check", SCENARIO, "--with", "\u{9b}2J"],
        &["diff", SCENARIO, "\u{202e}"],
    ] {
        is_harmless(arguments[0], &refused(&room, arguments, 2));
    }
}

#[test]
fn pipes_sockets_and_devices_are_refused_at_once() {
    let room = Room::new("pipes");
    let made = Command::new("mkfifo")
        .arg(room.path("pipe.toml"))
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    let _socket =
        std::os::unix::net::UnixListener::bind(room.path("socket.toml")).expect("a socket");
    fs::write(
        room.path("data.toml"),
        "extends = \"shipped:2019\"\n[data]\nregions = \"pipe.toml\"\n",
    )
    .expect("written");
    for file in [
        "pipe.toml",
        "socket.toml",
        "/dev/zero",
        "/dev/tty",
        "data.toml",
    ] {
        for arguments in [
            vec!["check", file],
            vec!["run", file],
            vec!["check", SCENARIO, "--with", file],
        ] {
            let said = refused(&room, &arguments, 2);
            assert!(
                said.contains("is not a regular file") || file == "data.toml",
                "{said}"
            );
        }
    }
    assert_eq!(room.names(""), ["data.toml", "pipe.toml", "socket.toml"]);
}

#[test]
fn what_a_refused_file_holds_is_never_told() {
    let room = Room::new("secret");
    let outside = Room::new("secret-outside");
    let secret = "password = \"swordfish\"\nregion,nation\nswordfish,England\n";
    fs::write(outside.path("secret.toml"), secret).expect("written");
    let link =
        |name: &str| std::os::unix::fs::symlink(outside.path("secret.toml"), room.path(name));
    link("linked.toml").expect("a link");
    link("regions.csv").expect("a link");
    fs::write(room.path("big.toml"), "swordfish = 1\n".repeat(50_000)).expect("written");
    fs::write(room.path("binary.toml"), b"swordfish\0").expect("written");
    fs::write(
        room.path("deep.toml"),
        "[swordfish]\n".to_owned() + &"[".repeat(60),
    )
    .expect("written");
    fs::write(room.path("a.toml"), "extends = \"linked.toml\"\n").expect("written");
    fs::write(
        room.path("b.toml"),
        "extends = \"shipped:2019\"\n[data]\nregions = \"regions.csv\"\n",
    )
    .expect("written");
    for file in ["a.toml", "b.toml", "big.toml", "binary.toml", "deep.toml"] {
        let said = refused(&room, &["check", file], 2);
        assert!(!said.contains("swordfish"), "{file}: {said}");
    }
    holds(
        &refused(&room, &["check", "a.toml"], 2),
        &["leads outside the scenario's folder through a link"],
    );
}
