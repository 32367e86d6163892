//! Files that are no scenario, and files that are not to be read.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use throughcare::scenario::Overlays;

use crate::folder::{Folder, expect, refused};

#[test]
fn empty_and_foreign_files_are_named_for_what_they_are() {
    let folder = Folder::new();
    expect(
        &folder.alone(""),
        &["x.toml", "the file is empty", "1 problem"],
    );
    expect(
        &folder.alone("\n# only a comment\n"),
        &["the file is empty"],
    );
    expect(
        &folder.alone(b"\x7fELF\x02\x01\0\0secret"),
        &["is binary, not text"],
    );
    expect(
        &folder.alone(b"\xff\xfea\0 \0=\0"),
        &["is UTF-16, not UTF-8", "UTF-8"],
    );
    expect(&folder.alone(b"\xfe\xff\0a\0="), &["is UTF-16, not UTF-8"]);
    expect(
        &folder.alone(b"era = 1\nx = \"\xe9\"\n"),
        &["first bad byte is on line 2"],
    );
    expect(
        &folder.alone("[".repeat(20_000)),
        &["x.toml:1", "nested too deeply"],
    );
    expect(
        &folder.alone("a=".to_owned() + &"{a=".repeat(20_000)),
        &["nested too deeply"],
    );
    expect(
        &folder.alone(format!("a{} = 1", ".a".repeat(20_000))),
        &["nested too deeply"],
    );
    expect(
        &folder.alone("just some words\n"),
        &["x.toml:1", "not TOML"],
    );
    expect(
        &folder.alone(vec![b' '; 2 << 20]),
        &["is larger than 524288 bytes"],
    );
}

#[test]
fn what_is_no_file_is_not_opened() {
    let folder = Folder::new();
    let pipe = folder.0.join("pipe.toml");
    let made = Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    let none = Overlays::default();
    expect(
        &refused(&pipe, &none),
        &["pipe.toml", "is not a regular file"],
    );
    expect(
        &refused(Path::new("/dev/zero"), &none),
        &["is not a regular file"],
    );
    expect(&refused(&folder.0, &none), &["is a folder"]);
    expect(
        &refused(&folder.0.join("none.toml"), &none),
        &["none.toml", "does not exist"],
    );
    expect(
        &refused(&folder.0.join("2019.toml/x"), &none),
        &["is not the name of a file"],
    );
    let hostile = folder.write("a\u{1b}[31m\n.toml", "era = 1");
    expect(&refused(&hostile, &none), &["a\\u{1b}[31m\\u{a}.toml:1"]);
}

#[test]
fn extends_stays_in_its_folder() {
    let outside = Folder::new();
    outside.write("secret.toml", "password = \"swordfish\"\n");
    let folder = Folder::new();
    symlink(outside.0.join("secret.toml"), folder.0.join("link.toml")).expect("a link");
    symlink(&outside.0, folder.0.join("linked")).expect("a link");
    let absolute = outside.0.join("secret.toml");
    let cases = [
        (
            "link.toml",
            "leads outside the scenario's folder through a link",
        ),
        (
            "linked/secret.toml",
            "leads outside the scenario's folder through a link",
        ),
        ("../../etc/passwd", "leads outside the scenario's folder"),
        (absolute.to_str().expect("a path"), "is an absolute path"),
        ("https://example.org/x.toml", "is a URL"),
        ("file:///etc/passwd", "is a URL"),
        ("none.toml", "does not exist"),
        ("x.toml", "leads back to a file of its own chain"),
        ("data", "is a folder"),
        ("", "is not the name of a file"),
        ("a\\u0000b", "control characters"),
    ];
    for (given, why) in cases {
        let shown = folder.alone(format!("extends = \"{given}\"\nera = \"2019\"\n"));
        expect(&shown, &[why]);
        assert!(!shown.to_string().contains("swordfish"), "{shown}");
    }
    folder.write("y.toml", "extends = \"x.toml\"\n");
    expect(
        &folder.alone("extends = \"y.toml\"\n"),
        &["y.toml:1", "leads back to a file of its own chain"],
    );
}
