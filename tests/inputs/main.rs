//! The verbs that read, check and explain inputs: what they print and answer.

mod check;
mod explain;
mod hostile;
mod notes;
mod openings;
mod pages;
#[path = "../program/mod.rs"]
mod program;

use program::{Room, text};
use serde_json::Value;

/// Runs the program, which must end with this code, and gives what it printed on stdout.
fn told(room: &Room, arguments: &[&str], code: i32) -> String {
    let output = room.run(arguments, &[]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    text(&output.stdout)
}

/// What the program said on stderr, ending with this code.
fn refused(room: &Room, arguments: &[&str], code: i32) -> String {
    let output = room.run(arguments, &[]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

fn json(room: &Room, arguments: &[&str]) -> Value {
    serde_json::from_str(&told(room, arguments, 0)).expect("JSON")
}

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is missing in\n{text}");
    }
}
