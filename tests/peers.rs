//! The race against peers: its command works, and what the README claims is what its results say.
//! Nothing is timed here.

use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn python(arguments: &[&str]) -> String {
    let mut command = Command::new("python3");
    command.arg("-B").args(arguments);
    let done = command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Python starts");
    let told = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(done.status.success(), "{arguments:?}: {}", told.concat());
    told.concat()
}

/// The cells of each row of the table under a heading, without its head.
fn table(text: &str, heading: &str) -> Vec<Vec<String>> {
    let section = text
        .split_once(&format!("## {heading}\n"))
        .unwrap_or_else(|| panic!("no section {heading}"))
        .1;
    let section = section.split("\n#").next().expect("there is a first part");
    let rows = section.lines().filter(|line| line.starts_with("| "));
    rows.skip(2)
        .map(|row| {
            let cells = row.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

fn number(cell: &str) -> f64 {
    cell.replace(',', "")
        .parse()
        .unwrap_or_else(|_| panic!("{cell:?} is not a number"))
}

/// Whether a figure lies in a cell `low to high`.
fn within(figure: f64, spread: &str) -> bool {
    let (low, high) = spread.split_once(" to ").expect("a spread");
    (number(low)..=number(high)).contains(&figure)
}

/// The contests of a full run with the programs of each, as the command lists them.
fn listed() -> Vec<(String, Vec<String>)> {
    let mut contests: Vec<(String, Vec<String>)> = Vec::new();
    for line in python(&["benches/peers/run", "--list"]).lines() {
        match line.strip_prefix("  ") {
            Some(program) => {
                let name = program.rsplit_once(": ").expect("a name and rounds").0;
                contests.last_mut().expect("a contest").1.push(name.into());
            }
            None => {
                let title = line.rsplit_once(", ").expect("a title and rounds").0;
                contests.push((title.into(), Vec::new()));
            }
        }
    }
    contests
}

#[test]
fn the_command_says_what_it_does() {
    let help = python(&["benches/peers/run", "--help"]);
    for option in ["--quick", "--list", "--out"] {
        assert!(help.contains(option), "{help}");
    }
    assert!(python(&["benches/peers/run", "--list", "--quick"]).contains("SimPy"));
}

#[test]
fn a_peer_that_disagrees_is_found_out() {
    python(&["benches/peers/test_agreement.py"]);
}

#[test]
fn every_contest_has_its_figures() {
    let results = read("benches/RESULTS.md");
    let contests = listed();
    assert!(contests.len() >= 6);
    for (title, programs) in contests {
        let rows = table(&results, &title);
        let names: Vec<&String> = rows.iter().map(|row| &row[0]).collect();
        for program in &programs {
            let absent = results.contains("simmer did not take part");
            let excused = program.starts_with("simmer") && absent;
            assert!(names.contains(&program) || excused, "{title}: no {program}");
        }
        for row in &rows {
            assert!(within(number(&row[1]), &row[2]), "{title}: {row:?}");
            assert!(within(number(&row[3]), &row[4]), "{title}: {row:?}");
        }
        assert_eq!(rows[0][3], "1.00", "{title}");
    }
}

#[test]
fn statistics_of_all_programs_agree() {
    let results = read("benches/RESULTS.md");
    let (_, agreement) = results.split_once("## Agreement").expect("a section");
    let errors: Vec<f64> = agreement
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains(" ± "))
        .flat_map(|line| line.split('|'))
        .filter_map(|cell| cell.trim().strip_suffix(')')?.split_once('('))
        .map(|(_, errors)| number(errors))
        .collect();
    assert!(errors.len() >= 40, "{errors:?}");
    assert!(
        errors.iter().all(|errors| errors.abs() <= 4.0),
        "{errors:?}"
    );
}

/// The targets' rows: peer, over, people, ratio, target, verdict, stretch, verdict.
fn targets() -> Vec<Vec<String>> {
    table(&read("benches/RESULTS.md"), "Targets")
}

#[test]
fn targets_are_judged_by_the_figures_of_the_tables() {
    let results = read("benches/RESULTS.md");
    let targets = targets();
    assert_eq!(targets.len(), 6);
    for row in targets {
        let rows = table(&results, &format!("PATHWAY-1A, {} people", row[2]));
        let peer = rows.iter().find(|cells| cells[0] == row[0]);
        let column = if row[1] == "engine" { 3 } else { 5 };
        assert_eq!(peer.expect("the peer took part")[column], row[3], "{row:?}");
        for (target, verdict) in [(4, 5), (6, 7)] {
            let met = number(&row[3]) >= number(&row[target]);
            assert_eq!(row[verdict], if met { "met" } else { "not met" }, "{row:?}");
        }
    }
}

#[test]
fn the_readme_claims_what_the_results_say() {
    let readme = read("README.md");
    let claim = readme
        .split_once("<!-- peers: begin -->\n")
        .and_then(|(_, rest)| rest.split_once("<!-- peers: end -->"))
        .expect("the claim stands between its marks")
        .0;
    let disturbed = read("benches/RESULTS.md").contains("**The machine was not quiet**");
    assert_eq!(claim.contains("on a busy machine"), disturbed);
    let claimed: Vec<&str> = claim.split("**").skip(1).step_by(2).collect();
    let targets = targets();
    let measured = |peer: &str, over: &str| -> String {
        let row = targets
            .iter()
            .find(|row| row[0].starts_with(peer) && row[1] == over);
        row.expect("a target")[3].clone()
    };
    let mut expected = Vec::new();
    for over in ["engine", "engine, appointments batched"] {
        for peer in ["SimPy", "NeXosim", "plain heap"] {
            expected.push(measured(peer, over));
        }
    }
    assert_eq!(claimed, expected);
}
