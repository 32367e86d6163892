//! What two worlds must share exactly, and what must follow from a lever: relations on the whole
//! pathway, bit for bit, on a small sample of the 2019 scenario.

mod lever_changes;
mod twins;

use lever_changes::{FIRM_CEILING, LEVERS, change};
use std::sync::Arc;
use throughcare::ledger::{Flow, Stock, of_cell};
use throughcare::pathway::World;
use throughcare::pathway::time::{START, days};
use throughcare::person::Person;
use throughcare::scenario::levers;
use twins::{NEUTRAL, SEED, differs, plan, run, run_plan, scenario, stocks_differ, total};

/// The lever moves at the end of the first year.
const CHANGE_MONTH: usize = 12;

/// No effect of treatment on what people do, in prisons so small for a sample's people that most are full.
fn neutral_and_crowded() -> Vec<&'static str> {
    [NEUTRAL, &["custody.operational_capacity=20000"]].concat()
}

/// Months that people are followed up for whom a flow counts in the month of their release, or of the requirement.
fn follow_up(flow: Flow) -> usize {
    match flow.name() {
        name if name.contains("within_two_years") => 24,
        name if name.contains("within_year") => 12,
        "requirement_delivered" | "requirement_linked" => 6,
        _ => 1,
    }
}

#[test]
fn before_its_date_a_lever_changes_nothing() {
    let base = run(&scenario("", &[], 2));
    for (parameter, how) in LEVERS {
        let world = run(&scenario(&change(parameter, how), &[], 2));
        for &flow in Flow::ALL {
            // A cohort flow is counted in the month of release, so what the lever does later
            // may show in months whose follow-up crosses its date.
            let before = CHANGE_MONTH.saturating_sub(follow_up(flow));
            assert!(
                !differs(base.ledger(), world.ledger(), flow, 0..before),
                "{parameter} moved {flow:?} early"
            );
        }
        // The end of the month before is the instant of the change itself, which a count of it may show: people who
        // wait leave the queue of a treatment that is offered no longer.
        assert!(
            !stocks_differ(base.ledger(), world.ledger(), 0..=CHANGE_MONTH - 1),
            "{parameter} moved a stock early"
        );
    }
}

/// Who comes first in a queue, and how long people wait, matter where there is one: with half of the money.
const NEED_A_QUEUE: [&str; 2] = ["community.patience_days", "community.priority"];
const HALF_OF_THE_MONEY: &[&str] = &["community.funding=38000000"];

#[test]
fn with_effects_neutral_a_lever_moves_only_what_it_lists_and_does_move_something() {
    let queued = [NEUTRAL, HALF_OF_THE_MONEY].concat();
    let (usual, short) = (
        run(&scenario("", NEUTRAL, 2)),
        run(&scenario("", &queued, 2)),
    );
    for (parameter, how) in LEVERS {
        let (base, set) = match NEED_A_QUEUE.contains(parameter) {
            true => (&short, &queued[..]),
            false => (&usual, NEUTRAL),
        };
        let world = run(&scenario(&change(parameter, how), set, 2));
        let moves = levers::find(parameter)
            .expect("the lever is in the table")
            .moves;
        let moved: Vec<Flow> = Flow::ALL
            .iter()
            .copied()
            .filter(|&flow| differs(base.ledger(), world.ledger(), flow, 0..24))
            .collect();
        assert!(!moved.is_empty(), "{parameter} moves nothing at all");
        for flow in moved {
            assert!(
                moves.contains(&"*") || moves.contains(&flow.name()),
                "{parameter} moved {}, which it does not list",
                flow.name()
            );
        }
    }
}

/// Contacts achieve the same whatever the officer's caseload, and whoever covers.
const NEUTRAL_CONTACTS: &[&str] = &["probation.quality.floor=1", "probation.absence_cover=1"];

#[test]
fn with_the_quality_of_contact_neutral_officers_move_nothing_but_who_has_whose_case() {
    let own = [Flow::MovedToAnotherOfficer, Flow::AllocatedAboveCeiling];
    let base = run(&scenario("", NEUTRAL_CONTACTS, 2));
    for (parameter, how) in [
        ("probation.officers_fte.nps", "set = 0"),
        ("probation.officers_fte.crc", "multiply = 3"),
        ("probation.leaving_rate", "multiply = 8"),
        ("probation.absence", "set = 0.5"),
        ("probation.hiring_lag_days", "set = 30"),
        ("probation.caseload_ceiling", "set = 20"),
        ("probation.caseload_ceiling", FIRM_CEILING),
        ("probation.vacancy", "set = 0.6"),
        ("probation.unified", "set = 1"),
        ("probation.quality.n50", "set = 20"),
    ] {
        let at_once = ["probation.cut_at_once=1"];
        let set: Vec<&str> = NEUTRAL_CONTACTS.iter().chain(&at_once).copied().collect();
        let world = run(&scenario(&change(parameter, how), &set, 2));
        for &flow in Flow::ALL.iter().filter(|flow| !own.contains(flow)) {
            assert!(
                !differs(base.ledger(), world.ledger(), flow, 0..24),
                "{parameter} moved {}",
                flow.name()
            );
        }
        assert!(
            base.people() == world.people(),
            "{parameter} moved somebody"
        );
    }
}

#[test]
fn entrants_and_their_attributes_are_the_same_in_both_worlds() {
    // A need that begins in custody follows what happens to people.
    let drawn_once = &["need.new_in_custody=0"];
    let base = run(&scenario("", drawn_once, 2));
    let known = |world: &World| -> Vec<_> {
        let who = |person: &Person| {
            (
                person.key,
                person.attributes.region,
                person.attributes.area,
                person.attributes.sex,
                person.attributes.substance,
            )
        };
        world.people().iter().map(who).collect()
    };
    for (parameter, how) in LEVERS {
        let world = run(&scenario(&change(parameter, how), drawn_once, 2));
        assert_eq!(
            known(&base),
            known(&world),
            "{parameter} changed who there is"
        );
    }
    let more = run(&scenario(
        &change("court.first_entrants.low", "multiply = 1.3"),
        drawn_once,
        2,
    ));
    let (base, more) = (known(&base), known(&more));
    assert!(more.len() > base.len());
    let there: std::collections::BTreeSet<u64> = more.iter().map(|one| one.0).collect();
    assert!(
        base.iter().all(|one| there.contains(&one.0)),
        "more entrants moved somebody"
    );
}

/// What people do has no effect on others but through prisons: they are national, so somebody who
/// returns to custody because treatment was cut takes a place that another would have had. With
/// effects neutral nobody returns for that, and a crowded estate shows it.
#[test]
fn a_lever_in_one_region_leaves_every_other_region_bit_identical() {
    let base = run(&scenario("", &neutral_and_crowded(), 2));
    let world = run(&scenario(
        &change("community.funding", "multiply = 0.3\nareas = [\"London\"]"),
        &neutral_and_crowded(),
        2,
    ));
    let london = scenario("", &[], 1)
        .regions()
        .rows()
        .iter()
        .position(|region| region.region == "London")
        .expect("London is a region");
    let mut moved_in_london = false;
    for &flow in Flow::ALL {
        for month in 0..24 {
            let (one, other) = (
                base.ledger().flow(month, flow),
                world.ledger().flow(month, flow),
            );
            for (cell, (a, b)) in one.iter().zip(other).enumerate() {
                let here = of_cell(cell).0 == london;
                moved_in_london |= here && a != b;
                assert!(here || a == b, "{} moved outside London", flow.name());
            }
        }
    }
    assert!(
        moved_in_london,
        "places were cut in London and nobody noticed"
    );
}

#[test]
fn people_who_never_meet_a_changed_place_live_the_same_lives() {
    let base = run(&scenario("", &neutral_and_crowded(), 2));
    let world = run(&scenario(
        &change("community.funding", "multiply = 0.6"),
        &neutral_and_crowded(),
        2,
    ));
    let mut same = 0;
    for (one, other) in base.people().iter().zip(world.people()) {
        if one.attributes.substance == throughcare::person::Substance::None {
            assert_eq!(
                one, other,
                "somebody without a need was moved by community places"
            );
            same += 1;
        }
    }
    assert!(same > 1_000);
}

#[test]
fn a_branch_from_a_saved_state_equals_the_run() {
    let (base, alternative) = (
        plan(&scenario("", &[], 2)),
        plan(&scenario(
            &change("community.funding", "multiply = 0.5"),
            &[],
            2,
        )),
    );
    let mut saved = World::new(Arc::clone(&base));
    saved.open(SEED, 0).expect("no loop");
    saved.run_until(START.after(days(200))).expect("no loop");
    let mut same = saved.clone();
    same.run_until(base.horizon()).expect("no loop");
    assert!(
        same.people() == run_plan(&base).people(),
        "going on from a saved state is not the run"
    );
    let mut branch = saved;
    branch.branch(Arc::clone(&alternative));
    branch.run_until(alternative.horizon()).expect("no loop");
    assert!(
        branch.people() == run_plan(&alternative).people(),
        "a branch under a lever is not the run under it"
    );
}

#[test]
fn the_first_years_of_a_longer_run_are_the_shorter_run() {
    let (short, long) = (run(&scenario("", &[], 1)), run(&scenario("", &[], 2)));
    for &flow in Flow::ALL {
        let closed = 0..12_usize.saturating_sub(follow_up(flow));
        assert!(
            !differs(short.ledger(), long.ledger(), flow, closed),
            "{}",
            flow.name()
        );
    }
    assert!(!stocks_differ(short.ledger(), long.ledger(), 0..=12));
}

#[test]
fn a_change_after_the_horizon_or_undone_the_same_day_is_nothing() {
    let base = run(&scenario("", &[], 1));
    let late = run(&scenario(
        &change("community.funding", "multiply = 0.5"),
        &[],
        1,
    ));
    assert!(base.people() == late.people());
    let undone = run(&scenario(
        "[[change]]\nparameter = \"community.funding\"\nfrom = 2019-09-01\nuntil = 2019-09-01\nmultiply = 0.5\n",
        &[],
        1,
    ));
    assert!(base.people() == undone.people());
}

#[test]
fn replications_differ_and_the_same_one_repeats_in_a_used_world() {
    let plan = plan(&scenario("", &[], 1));
    let mut world = World::new(Arc::clone(&plan));
    let mut life = |replication| {
        world.open(SEED, replication).expect("no loop");
        world.run_until(plan.horizon()).expect("no loop");
        world.people().to_vec()
    };
    let (first, second, again) = (life(0), life(1), life(0));
    assert!(first == again);
    assert!(first != second);
}

#[test]
fn without_community_places_nobody_starts_and_nothing_continues() {
    let world = run(&scenario("", &["community.funding=0"], 1));
    let started = [
        Flow::StartedAsPrisonLeaver,
        Flow::StartedUnderOrder,
        Flow::StartedByProbation,
        Flow::StartedByCjit,
        Flow::StartedBySelf,
        Flow::Continued,
    ];
    assert!(
        started
            .iter()
            .all(|&flow| total(world.ledger(), flow, 12) == 0)
    );
    assert!(total(world.ledger(), Flow::GaveUpWaiting, 12) > 0);
    assert!(total(world.ledger(), Flow::ContinuityCohort, 12) > 0);
}

#[test]
fn without_need_there_is_no_treatment_anywhere() {
    let none: Vec<String> = levers::levers()
        .filter(|lever| lever.key.starts_with("need."))
        .map(|lever| format!("{}=0", lever.key))
        .collect();
    let none: Vec<&str> = none.iter().map(String::as_str).collect();
    let world = run(&scenario("", &none, 1));
    for flow in [
        Flow::ScreenedWithNeed,
        Flow::StartedInside,
        Flow::StartedBySelf,
        Flow::StartedUnderOrder,
        Flow::ReferredByProbation,
    ] {
        assert_eq!(total(world.ledger(), flow, 12), 0, "{}", flow.name());
    }
}

#[test]
fn more_money_never_buys_fewer_places() {
    let places = |set: &str| -> u32 {
        let world = World::new(plan(&scenario("", &[set], 1)));
        let mut world = world;
        world.open(SEED, 0).expect("no loop");
        world
            .services()
            .outside
            .iter()
            .map(throughcare::engine::Pool::capacity)
            .sum()
    };
    let money =
        [40, 60, 75, 76, 100].map(|million| places(&format!("community.funding={million}000000")));
    assert!(money.is_sorted(), "{money:?}");
}

#[test]
fn who_joins_a_community_queue_starts_gives_up_leaves_or_waits() {
    let world = run(&scenario("", HALF_OF_THE_MONEY, 2));
    let ledger = world.ledger();
    let waiting = |end| -> u64 {
        let stock = ledger.stock(end, Stock::WaitingOutside);
        stock.iter().map(|&count| u64::from(count)).sum()
    };
    let of = |flows: &[Flow]| -> u64 { flows.iter().map(|&flow| total(ledger, flow, 24)).sum() };
    let left = of(&[
        Flow::StartedAsPrisonLeaver,
        Flow::StartedUnderOrder,
        Flow::StartedByProbation,
        Flow::StartedByCjit,
        Flow::StartedBySelf,
        Flow::GaveUpWaiting,
        Flow::LeftQueueOutside,
    ]);
    assert!(
        total(ledger, Flow::GaveUpWaiting, 24) > 0,
        "nobody had to wait"
    );
    assert_eq!(of(&[Flow::SoughtOutside]) + waiting(0), left + waiting(24));
}
