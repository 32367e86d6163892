use clap::CommandFactory;

use super::*;

#[test]
fn the_command_line_is_sound() {
    CommandLine::command().debug_assert();
}

#[test]
fn every_help_ends_with_runnable_examples() {
    let mut root = CommandLine::command();
    root.build();
    let verbs: Vec<clap::Command> = root.get_subcommands().cloned().collect();
    for mut command in std::iter::once(root).chain(verbs) {
        if command.get_name() == "help" {
            continue;
        }
        let help = command.render_long_help().to_string();
        let (_, examples) = help.rsplit_once("Examples:\n").expect("help has examples");
        let lines: Vec<&str> = examples
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        assert!(!lines.is_empty(), "{}", command.get_name());
        for line in lines {
            let words = line.split_whitespace();
            assert!(
                CommandLine::try_parse_from(words).is_ok(),
                "cannot be run: {line}"
            );
        }
    }
}

fn options(words: &str) -> options::Options {
    let words = format!("throughcare run {words}");
    match CommandLine::try_parse_from(words.split_whitespace()).map(|command| command.verb) {
        Ok(Verb::Run(run)) => run.options,
        Ok(_) => panic!("`{words}` is a run"),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn defaults_are_documented_ones() {
    let options = options("2019.toml");
    assert_eq!(
        (
            options.trials.seed,
            options.trials.reps,
            options.laid.extent.sample
        ),
        (20_190_401, 0..10, 1.0)
    );
    assert!(!options.force && !options.json && options.out.is_none());
}

#[test]
fn lever_files_may_follow_one_option_or_several() {
    let together = options("2019.toml --with a.toml b.toml");
    let apart = options("2019.toml --with a.toml --with b.toml");
    assert_eq!(together.laid.overlay.with, apart.laid.overlay.with);
    assert_eq!(together.laid.overlay.with.len(), 2);
}
