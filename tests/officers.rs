//! Officers over time: hiring lag, attrition, absence, cuts, and that no case is lost.

use std::path::Path;
use std::sync::Arc;
use throughcare::ledger::{Flow, Provision, Service};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

const SAMPLE: f64 = 0.05;
const SEED: u64 = 11;
/// Nobody leaves and no post is vacant: what moves is what a test moves.
const STILL: [&str; 2] = ["probation.leaving_rate=0", "probation.vacancy=0"];

/// A lever file with one change, in the build's own folder.
fn file(name: &str, changes: &str) -> std::path::PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("officers-{name}.toml"));
    std::fs::write(&path, changes).expect("the build's own folder can be written");
    path
}

fn plan(name: &str, changes: &str, set: &[&str], years: u32) -> Arc<Plan> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let overlays = Overlays {
        with: match changes {
            "" => Vec::new(),
            changes => vec![file(name, changes)],
        },
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(years),
    };
    let scenario = Scenario::load(&path, &overlays).unwrap_or_else(|error| panic!("{error}"));
    Arc::new(Plan::new(&scenario, SAMPLE).expect("the scenario can be simulated"))
}

/// A world run to its end, its identities checked at the end of every month.
fn run(name: &str, changes: &str, set: &[&str], years: u32) -> World {
    let plan = plan(name, changes, set, years);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    for month in 0..plan.months.count() {
        let end = plan.months.end(month);
        world.run_until(end).expect("no loop");
        world.check(end).expect("the identities hold");
    }
    world
}

/// A count of officers or cases at the end of a month, over all regions; 0 is the opening.
fn count(world: &World, end: usize, what: Provision) -> u64 {
    let counts = world.ledger().provisions.of(end, what).iter();
    counts.map(|&count| u64::from(count)).sum()
}

fn flow(world: &World, flow: Flow, months: usize) -> u64 {
    (0..months)
        .flat_map(|month| world.ledger().flow(month, flow))
        .map(|&count| u64::from(count))
        .sum()
}

fn change(parameter: &str, from: &str, how: &str) -> String {
    format!("[[change]]\nparameter = \"{parameter}\"\nfrom = {from}\n{how}\n")
}

#[test]
fn more_officers_come_when_the_lag_is_over_and_not_before() {
    let more = change("probation.officers_fte.nps", "2019-07-02", "multiply = 1.5");
    let set = [STILL[0], STILL[1], "probation.hiring_lag_days=150"];
    // The lag ends on 29 November: eight months have ended by the first of December.
    let world = run("lag", &more, &set, 1);
    let fte = |end| count(&world, end, Provision::OfficersFte);
    let vacant = |end| count(&world, end, Provision::OfficersVacant);
    assert_eq!(fte(7), fte(0), "before the lag is over nobody has come");
    assert_eq!(
        vacant(3),
        vacant(0),
        "the posts come into being on the second of July"
    );
    assert!(vacant(4) > vacant(3));
    let nps = count_of(&world, 0, Service::Nps) as f64;
    let grown = (fte(8) - fte(0)) as f64;
    // To the nearest seat in each of some dozen teams.
    assert!((grown / nps - 0.5).abs() < 0.06, "{grown} of {nps}");
    assert_eq!(fte(12), fte(8));
    assert_eq!(vacant(8), 0);
}

/// Working time in post of one service, in tenths.
fn count_of(world: &World, end: usize, service: Service) -> u64 {
    let counts = world.ledger().provisions.of(end, Provision::OfficersFte);
    let cells = counts.iter().enumerate();
    cells
        .filter(|(cell, _)| throughcare::ledger::of_provision_cell(*cell).1 == service)
        .map(|(_, &count)| u64::from(count))
        .sum()
}

#[test]
fn a_cut_falls_by_not_replacing_leavers_unless_it_falls_at_once() {
    let cut = change("probation.officers_fte.crc", "2019-07-02", "multiply = 0.5");
    let slow = run("slow", &cut, &STILL, 1);
    let heads = |world: &World, end| count(world, end, Provision::OfficersInPost);
    assert_eq!(
        heads(&slow, 12),
        heads(&slow, 0),
        "nobody leaves, so nobody goes"
    );
    assert_eq!(flow(&slow, Flow::MovedToAnotherOfficer, 12), 0);
    let at_once = [STILL[0], STILL[1], "probation.cut_at_once=1"];
    let fast = run("fast", &cut, &at_once, 1);
    assert_eq!(heads(&fast, 2), heads(&slow, 2));
    let crc = count_of(&fast, 2, Service::Crc) as f64;
    let left = count_of(&fast, 4, Service::Crc) as f64;
    assert!((left / crc - 0.5).abs() < 0.06, "{left} of {crc}");
    assert!(flow(&fast, Flow::MovedToAnotherOfficer, 12) > 1_000);
    assert_eq!(count(&fast, 12, Provision::OfficersVacant), 0);
}

#[test]
fn leavers_are_replaced_after_the_lag_and_no_case_is_lost() {
    // Three in four leave within a year and the posts stand empty for half of one.
    let set = [
        "probation.leaving_rate=1.4",
        "probation.hiring_lag_days=182",
        "probation.vacancy=0.41",
    ];
    let world = run("leavers", "", &set, 2);
    let heads = |end| count(&world, end, Provision::OfficersInPost) as f64;
    let mean = (1..=24).map(heads).sum::<f64>() / 24.0;
    // With rate λ and lag L a share λL / (1 + λL) of 0.41 is vacant; so it is at the opening, too.
    assert!(
        (mean / heads(0) - 1.0).abs() < 0.06,
        "{mean} of {}",
        heads(0)
    );
    assert!(flow(&world, Flow::MovedToAnotherOfficer, 24) > 5_000);
    let open = count(&world, 24, Provision::CasesHeld) + count(&world, 24, Provision::CasesWaiting);
    let on_books = world
        .people()
        .iter()
        .filter(|person| throughcare::pathway::services::on_books(person.legal));
    assert_eq!(open, on_books.count() as u64);
}

#[test]
fn officers_are_absent_for_the_share_of_time_given() {
    let set = [STILL[0], STILL[1], "probation.absence=0.2"];
    let world = run("absent", "", &set, 2);
    let of = |what| (0..=24).map(|end| count(&world, end, what)).sum::<u64>() as f64;
    let share = of(Provision::OfficersAbsent) / of(Provision::OfficersInPost);
    // 25 instants of some 250 officers, correlated within spells: 0.0063 a standard error at most.
    assert!((share - 0.2).abs() < 0.025, "{share}");
}

#[test]
fn without_officers_cases_wait_and_are_taken_when_somebody_comes() {
    let none = "[probation]\nofficers_fte.nps = { value = 0 }\n".to_owned()
        + &change("probation.officers_fte.nps", "2019-06-01", "set = 2000");
    let set = [STILL[0], STILL[1], "probation.hiring_lag_days=60"];
    let world = run("none", &none, &set, 1);
    let waiting = |end| count(&world, end, Provision::CasesWaiting);
    assert!(waiting(0) > 3_000, "two in five of 11,400");
    assert!(waiting(3) > 3_000);
    assert_eq!(waiting(4), 0, "on 31 July they have come");
    assert!(count(&world, 4, Provision::CasesHeld) > count(&world, 3, Provision::CasesHeld));
}

#[test]
fn tenure_is_the_luck_of_the_seat_and_not_of_its_cases() {
    let base = run("base", "", &[], 2);
    // Other people, other caseloads: the same officers come and go on the same days.
    let fewer = change("probation.order_years.co", "2019-06-01", "multiply = 0.5");
    let other = run("tenure", &fewer, &[], 2);
    assert_ne!(
        count(&base, 24, Provision::CasesHeld),
        count(&other, 24, Provision::CasesHeld)
    );
    for end in 0..=24 {
        for what in [
            Provision::OfficersInPost,
            Provision::OfficersFte,
            Provision::OfficersVacant,
            Provision::OfficersAbsent,
        ] {
            let counts = |world: &World| world.ledger().provisions.of(end, what).to_vec();
            assert_eq!(counts(&base), counts(&other), "{} at {end}", what.name());
        }
    }
}

#[test]
fn heavier_caseloads_never_make_contacts_achieve_more() {
    let referrals = |level: f64| {
        let set = ["nps", "crc"].map(|provider| {
            let officers = if provider == "nps" { 2456.0 } else { 2304.0 };
            format!("probation.officers_fte.{provider}={}", officers * level)
        });
        let world = run("load", "", &set.each_ref().map(String::as_str), 1);
        let cases = count(&world, 6, Provision::CasesHeld) as f64;
        let load = cases / count(&world, 6, Provision::OfficersInPost) as f64;
        (load, flow(&world, Flow::ReferredByProbation, 12))
    };
    let (light, many) = referrals(1.6);
    let (middle, some) = referrals(0.9);
    let (heavy, few) = referrals(0.45);
    assert!(light < 32.0 && (45.0..55.0).contains(&middle) && heavy > 90.0);
    assert!(many > some && some > few, "{many}, {some}, {few}");
}

#[test]
fn cases_cross_between_providers_only_once_they_are_one_service() {
    let one = change("probation.unified", "2019-10-01", "set = 1");
    let plan = plan("one", &one, &[], 1);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    let crossed = |world: &World| {
        let officers = &world.services().officers;
        let held = (0u32..).zip(world.people()).filter(|(id, person)| {
            let seat = officers.seat_of(*id);
            seat < throughcare::pathway::officers::WAITING
                && officers.team(seat).provider != person.attributes.provider
        });
        held.count()
    };
    world.run_until(plan.months.end(4)).expect("no loop");
    assert_eq!(crossed(&world), 0);
    let before = world.ledger().clone();
    world.run_until(plan.months.end(11)).expect("no loop");
    // Half a year of new cases, fewer than half of which find their own provider less loaded.
    assert!(crossed(&world) > 1_000);
    world
        .check(plan.months.end(11))
        .expect("the identities hold");
    let of = |ledger: &throughcare::ledger::Ledger, end, service| {
        let counts = ledger.provisions.of(end, Provision::OfficersInPost);
        let cells = counts.iter().enumerate();
        cells
            .filter(|(cell, _)| throughcare::ledger::of_provision_cell(*cell).1 == service)
            .map(|(_, &count)| count)
            .sum::<u32>()
    };
    assert!(of(&before, 4, Service::Nps) > 0 && of(&before, 4, Service::Unified) == 0);
    let after = world.ledger();
    assert!(of(after, 11, Service::Nps) == 0 && of(after, 11, Service::Unified) > 0);
}
