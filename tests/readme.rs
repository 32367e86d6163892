//! The README's commands run, its links lead somewhere, and its map names what is there.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("there is a README")
}

/// Commands in blocks marked `sh`, as arguments of the program.
fn commands() -> Vec<Vec<String>> {
    let text = readme();
    let blocks = text
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).filter_map(|line| {
        let line = line.replace("cargo run --release -- ", "throughcare ");
        line.strip_prefix("throughcare ")
            .map(|rest| rest.split_whitespace().map(str::to_owned).collect())
    });
    lines.collect()
}

#[test]
fn every_command_of_the_readme_is_accepted() {
    let commands = commands();
    assert!(commands.len() >= 8, "{commands:?}");
    for mut arguments in commands {
        match arguments[0].as_str() {
            "status" | "merge" | "submit" => arguments.push("--help".into()),
            "run" if arguments.contains(&"--shard".to_owned()) => arguments.push("--help".into()),
            "run" | "compare" | "plan" if !arguments.contains(&"--dry-run".to_owned()) => {
                arguments.push("--dry-run".into());
            }
            "answers" | "bench" | "trace" | "validate" | "verify" => {
                arguments.push("--help".into())
            }
            _ => {}
        }
        let done = Command::new(env!("CARGO_BIN_EXE_throughcare"))
            .args(&arguments)
            .current_dir(root())
            .output();
        let done = done.expect("the program starts");
        assert!(
            done.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        assert!(!done.stdout.is_empty() || !done.stderr.is_empty());
    }
}

#[test]
fn every_link_of_the_readme_leads_to_a_file() {
    let text = readme();
    let links: Vec<&str> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    let local: Vec<&&str> = links
        .iter()
        .filter(|link| !link.starts_with("http"))
        .collect();
    assert!(local.len() > 8);
    for link in local {
        assert!(root().join(link).exists(), "{link} is not there");
    }
}

#[test]
fn the_map_names_every_stage() {
    let text = readme();
    let stages = [
        "court",
        "custody",
        "prison_treatment",
        "release",
        "continuity",
        "supervision",
        "cjit",
        "community_treatment",
        "harm",
        "return_to_custody",
    ];
    for stage in stages {
        assert!(
            text.contains(&format!("`{stage}`")),
            "{stage} is not on the map"
        );
        assert!(
            Path::new(&root())
                .join(format!("src/pathway/{stage}.rs"))
                .is_file()
        );
    }
}

#[test]
fn the_lever_file_shown_is_the_one_that_ships() {
    let shown = readme();
    let block = shown
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("a lever file is shown");
    let shipped =
        std::fs::read_to_string(root().join("scenarios/levers/community-places-cut.toml"))
            .expect("it ships");
    assert!(shipped.contains(block.trim()));
}

#[test]
fn the_questions_of_the_readme_are_those_answered() {
    let block = |text: &str| -> String {
        let rest = text.split("<!-- questions: begin -->").nth(1);
        let rest = rest.and_then(|rest| rest.split("<!-- questions: end -->").next());
        rest.expect("questions are marked").to_owned()
    };
    let page = std::fs::read_to_string(root().join("docs/answers.md")).expect("it ships");
    // The page stands one folder deeper.
    assert_eq!(block(&readme()), block(&page.replace("](../", "](")));
}
