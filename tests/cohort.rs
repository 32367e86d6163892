//! The people a world opens with: they meet the published stock, survive a file unchanged, may be
//! exchanged, and are refused by row and column where they are not sound.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use throughcare::cohort::record::{Cohort, Record};
use throughcare::cohort::{file, history};
use throughcare::ledger::Stock;
use throughcare::pathway::court::requirements;
use throughcare::pathway::time::START;
use throughcare::pathway::{Plan, World};
use throughcare::person::{Care, Fact, Legal, Substance};
use throughcare::scenario::{Overlays, Scenario};

const SAMPLE: f64 = 0.05;
const SEED: u64 = 7;

const ERAS: [&str; 3] = ["2006", "2019", "2025"];

fn plan() -> Plan {
    plan_of("2019")
}

fn plan_of(era: &str) -> Plan {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{era}.toml"));
    let overlays = Overlays {
        years: Some(1),
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).expect("the shipped scenario is sound");
    Plan::new(&scenario, SAMPLE).expect("the shipped scenario can be simulated")
}

fn people(plan: &Plan) -> Arc<Cohort> {
    history::cohort(plan).expect("the years before the start run")
}

fn file_of(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("the build's own folder can be written");
    path
}

fn text_of(plan: &Plan, cohort: &Cohort) -> String {
    let mut bytes = Vec::new();
    file::write(plan, cohort, &mut bytes).expect("memory can be written");
    String::from_utf8(bytes).expect("a cohort is text")
}

#[test]
fn every_stratum_has_its_published_number_and_treatment_its_stock() {
    for era in ERAS {
        meets_the_stock(era);
    }
}

fn meets_the_stock(era: &str) {
    let plan = plan_of(era);
    let cohort = people(&plan);
    let found = |wanted: &dyn Fn(&Record) -> bool| {
        cohort
            .records
            .iter()
            .filter(|record| wanted(record))
            .count() as f64
    };
    for stratum in &plan.opening.strata {
        let held = found(&|record| stratum.holds(&record.person()));
        assert_eq!(held, f64::from(stratum.people()), "{era}: {stratum:?}");
    }
    let care = &plan.opening.care;
    for group in Substance::NEEDS {
        let inside =
            found(&|record| record.care == Care::Inside && record.attributes.substance == group);
        // Whole numbers in each of some dozen cells: half a person each, on average.
        assert!(
            (inside - care.inside[group as usize]).abs() <= 10.0,
            "{era}, {group:?}: {inside}"
        );
    }
    let outside = found(&|record| record.care == Care::Outside);
    assert!(
        (outside - care.outside).abs() <= 20.0,
        "{era}, outside: {outside}"
    );
    let problem = found(&|record| record.legal.supervised() && record.attributes.substance.drugs());
    assert!(
        (problem - care.drug_problem).abs() <= 20.0,
        "{era}, drug problem: {problem}"
    );
    let required =
        |fact| found(&|record| requirements::is_on(&record.person()) && record.facts.has(fact));
    for (what, found, published) in [
        ("drug requirements", required(Fact::OnDrr), care.drr),
        ("alcohol requirements", required(Fact::OnAtr), care.atr),
        (
            "team",
            found(&|record| record.facts.has(Fact::OnTeam)),
            care.team,
        ),
    ] {
        // As of treatment: half a person in each of some dozen cells.
        assert!(
            (found - published).abs() <= 10.0,
            "{era}, {what}: {found} of {published}"
        );
    }
}

#[test]
fn clocks_of_the_last_year_run() {
    let plan = plan();
    let cohort = people(&plan);
    let count = |wanted: &dyn Fn(&Record) -> bool| {
        cohort
            .records
            .iter()
            .filter(|record| wanted(record))
            .count()
    };
    let year = 365 * throughcare::pathway::time::TICKS_PER_DAY;
    assert!(
        count(&|record| START.since(record.released) < year && record.released < START) > 2_000
    );
    assert!(count(&|record| record.care == Care::AppointmentDue) > 0);
    assert!(
        count(&|record| record.weeks < 3) > 0,
        "newly released people"
    );
    assert!(cohort.records.iter().all(|record| record.until >= START));
}

#[test]
fn a_cohort_comes_back_from_its_file_unchanged() {
    let plan = plan();
    let cohort = people(&plan);
    let path = file_of("people.csv", &text_of(&plan, &cohort));
    let back = file::read(&plan, &path).unwrap_or_else(|error| panic!("{error}"));
    assert!(
        back == *cohort,
        "a person changed on the way through the file"
    );
    let marked = file_of(
        "marked.csv",
        &format!("\u{feff}{}", text_of(&plan, &cohort)),
    );
    let back = file::read(&plan, &marked).unwrap_or_else(|error| panic!("{error}"));
    assert!(back == *cohort, "the mark of an encoding changed a person");
}

#[test]
fn other_people_may_be_put_in() {
    let mut plan = plan();
    let text = text_of(&plan, &people(&plan));
    let custody_only: String = text
        .lines()
        .filter(|line| line.starts_with("key,") || line.contains(",sentenced,"))
        .map(|line| format!("{line}\r\n"))
        .collect();
    let sentenced = custody_only.lines().count() as u64 - 1;
    let path = file_of("sentenced.csv", &custody_only);
    let cohort = file::read(&plan, &path).unwrap_or_else(|error| panic!("{error}"));
    let mut opening = throughcare::cohort::history::Opening::clone(&plan.opening);
    opening.give(Arc::new(cohort));
    plan.opening = Arc::new(opening);
    let plan = Arc::new(plan);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    assert_eq!(world.people().len() as u64, sentenced);
    world.run_until(plan.horizon()).expect("no loop");
    world.check(plan.horizon()).expect("the identities hold");
}

#[test]
fn rows_that_cannot_be_are_refused_by_row_and_column() {
    let plan = plan();
    let cohort = people(&plan);
    let inside = cohort
        .records
        .iter()
        .position(|record| record.care == Care::Inside);
    let few = Cohort {
        records: vec![
            cohort.records[0],
            cohort.records[inside.expect("somebody is in treatment")],
        ],
    };
    let good = text_of(&plan, &few);
    let names: Vec<&str> = good.lines().next().expect("a header").split(',').collect();
    for (column, value, wanted) in [
        ("key", "-1", "is no identity"),
        ("key", "1", "stands twice"),
        ("region", "Atlantis", "unknown word `Atlantis`"),
        ("area", "Camelot 1", "unknown word"),
        ("substance", "=cmd()", "unknown word"),
        ("legal", "dead", "is no state of the start"),
        ("legal", "on_licence", "does not fit the legal state"),
        ("substance", "none", "is of somebody without need"),
        ("since", "2031-01-01", "is after the start"),
        ("until", "2018-01-01", "is before the start"),
        ("until", "soon", "is no instant"),
        ("offences", "1,000", "ragged"),
        ("offences", "70000", "out of range"),
        ("facts", "housed rich", "unknown fact"),
    ] {
        let at = names
            .iter()
            .position(|name| *name == column)
            .expect("a column");
        let changed = changed(&good, at, value);
        let path = file_of(&format!("bad-{column}.csv"), &changed);
        let error = file::read(&plan, &path).expect_err(value).to_string();
        assert!(error.contains(wanted), "{column} = {value}: {error}");
        assert!(error.contains(":3"), "the row is named: {error}");
    }
}

/// The text with the cell of the third line in column `at` replaced, and the second line's key 1.
fn changed(good: &str, at: usize, value: &str) -> String {
    let mut lines: Vec<String> = good.lines().map(str::to_owned).collect();
    let (_, rest) = lines[1].split_once(',').expect("cells");
    lines[1] = format!("1,{rest}");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(lines[2].as_bytes());
    let row = reader
        .records()
        .next()
        .expect("a row")
        .expect("a sound row");
    let cells: Vec<String> = row
        .iter()
        .enumerate()
        .map(|(cell, text)| match cell {
            _ if cell == at => value.to_owned(),
            _ if text.contains(',') => format!("\"{text}\""),
            _ => text.to_owned(),
        })
        .collect();
    lines[2] = cells.join(",");
    lines.join("\n")
}

/// People followed after remand alone are in no stratum: their returns are entrants, and the stock
/// at risk is of people who may return. They open the world as the rules leave them.
#[test]
fn people_followed_after_remand_alone_open_too_and_are_in_no_stratum() {
    let plan = plan();
    let cohort = people(&plan);
    let alone = |record: &&Record| {
        let person = record.person();
        person.legal == Legal::AtRisk && person.facts.has(Fact::Outside)
    };
    let followed: Vec<&Record> = cohort.records.iter().filter(alone).collect();
    let found = history::found(&plan).expect("the years before the start run");
    let left = found.iter().filter(alone).count();
    assert!(
        left > 100 && followed.len().abs_diff(left) <= left / 20,
        "{left} left by the rules, {} open",
        followed.len()
    );
    let held = |record: &&&Record| {
        let mut strata = plan.opening.strata.iter();
        strata.any(|stratum| stratum.holds(&record.person()))
    };
    assert_eq!(followed.iter().filter(held).count(), 0);
}

/// Under no change the first year keeps each stock near where it opened, in each era. The allowances
/// are the tolerances of the published targets (1 % of supervision, 3 % of a drug problem, 2 % of
/// custody by January 2020) and the chance of a small sample (4 standard errors of a Poisson stock).
#[test]
fn without_change_no_headline_stock_moves_in_the_first_year() {
    for era in ERAS {
        stays(era);
    }
}

fn stays(era: &str) {
    let plan = Arc::new(plan_of(era));
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    let stock = |world: &World, stocks: &[Stock]| -> f64 {
        let counts = stocks.iter().map(|&stock| world.ledger().stock_now(stock));
        counts.sum::<u64>() as f64
    };
    let custody = [
        Stock::Remand,
        Stock::Sentenced,
        Stock::Indeterminate,
        Stock::Recalled,
        Stock::NonCriminal,
    ];
    let supervised = [
        Stock::OnLicence,
        Stock::CommunityOrder,
        Stock::SuspendedOrder,
    ];
    // Requirements and teams have no published target; the widest of the others is taken.
    let kept: [(&[Stock], f64); 6] = [
        (&custody, 0.02),
        (&supervised, 0.01),
        (&[Stock::SupervisedWithDrugProblem], 0.03),
        (&[Stock::OnDrr], 0.03),
        (&[Stock::OnAtr], 0.03),
        (&[Stock::OnTeam], 0.03),
    ];
    let before = kept.map(|(stocks, _)| stock(&world, stocks));
    world.run_until(plan.horizon()).expect("no loop");
    for ((stocks, tolerance), before) in kept.into_iter().zip(before) {
        let (after, allowed) = (
            stock(&world, stocks),
            tolerance * before + 4.0 * before.sqrt(),
        );
        assert!(
            (after - before).abs() <= allowed,
            "{era}, {stocks:?}: {before} to {after}"
        );
    }
}
