//! The estate in a running world: who is held where, crowding, and treatment that belongs to prisons.

use std::path::PathBuf;
use std::sync::Arc;
use throughcare::engine::Pool;
use throughcare::engine::Tick;
use throughcare::ledger::{Flow, Ledger, Meter, Stock};
use throughcare::pathway::services::Services;
use throughcare::pathway::time::{START, days};
use throughcare::pathway::{Plan, World};
use throughcare::person::{Care, Legal};
use throughcare::scenario::{Function, Overlays, Scenario};

const SAMPLE: f64 = 0.02;
const SEED: u64 = 7;

/// No effect of treatment, supervision or naloxone on what people do and suffer, and nobody is
/// referred through the gate or moved for a programme: treatment in custody touches nothing outside.
const GATE_CLOSED: &[&str] = &[
    "return.treatment_rr=1",
    "return.high_intensity_rr=1",
    "return.supervision_rr=1",
    "prison_tx.high_intensity_suitable=0",
    "custody.hold_in_programme=0",
    "harm.drp_out_in_hr=1",
    "harm.ost_hr_wk1_4=1",
    "harm.injecting_out_in_rr=1",
    "harm.psychosocial_only_hr=1",
    "harm.naloxone_rr=1",
    "release.link.plan=0",
    "release.self_present21=0",
];

fn scenario(set: &[&str]) -> Scenario {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let overlays = Overlays {
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(1),
        ..Overlays::default()
    };
    Scenario::load(&path, &overlays).unwrap_or_else(|error| panic!("{error}"))
}

fn plan(set: &[&str]) -> Arc<Plan> {
    Arc::new(Plan::new(&scenario(set), SAMPLE).expect("the scenario can be simulated"))
}

fn opened(set: &[&str]) -> World {
    let mut world = World::new(plan(set));
    world.open(SEED, 0).expect("no loop");
    world
}

fn run(set: &[&str]) -> World {
    let mut world = opened(set);
    let horizon = START.after(days(366));
    world.run_until(horizon).expect("no loop");
    world.check(horizon).expect("the identities hold");
    world
}

/// A run of a year under a lever file of this text.
fn run_with(lever: &str, set: &[&str]) -> World {
    let plan = plan_with(lever, set);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    world.run_until(plan.horizon()).expect("no loop");
    world.check(plan.horizon()).expect("the identities hold");
    world
}

/// The plan of a year under a lever file of this text, named after it so that tests side by side
/// do not meet.
fn plan_with(lever: &str, set: &[&str]) -> Arc<Plan> {
    let name: u64 = lever
        .bytes()
        .fold(5381, |hash, byte| hash.wrapping_mul(33) ^ u64::from(byte));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("estate-{name:x}.toml"));
    std::fs::write(&path, lever).expect("the build's own folder can be written");
    let overlays = Overlays {
        with: vec![path],
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(1),
    };
    let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let scenario = Scenario::load(&shipped, &overlays).unwrap_or_else(|error| panic!("{error}"));
    Arc::new(Plan::new(&scenario, SAMPLE).expect("the scenario can be simulated"))
}

fn total(ledger: &Ledger, flow: Flow) -> u64 {
    (0..12)
        .flat_map(|month| ledger.flow(month, flow))
        .map(|&count| u64::from(count))
        .sum()
}

#[test]
fn everybody_in_custody_is_held_where_their_sex_age_and_status_belong() {
    let plan = plan(&[]);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    for day in [0, 1, 100, 365] {
        world.run_until(START.after(days(day))).expect("no loop");
        for person in world.people() {
            assert_eq!(person.legal.in_custody(), person.prison().is_some());
            let Some(which) = person.prison() else {
                continue;
            };
            let site = plan.sites.site(which);
            assert!(site.takes(person), "{}", site.name);
            let waits_for_court = matches!(person.legal, Legal::Remand | Legal::NonCriminal);
            assert!(
                !waits_for_court || site.function.receives(),
                "on remand in {}",
                site.name
            );
        }
        world
            .check(world.now().max(START))
            .expect("the identities hold");
    }
}

#[test]
fn people_move_through_the_estate_and_small_prisons_are_crowded() {
    let roomy = run(&[]);
    assert_eq!(total(roomy.ledger(), Flow::ReceivedAboveCapacity), 0);
    assert!(total(roomy.ledger(), Flow::MovedPrison) > 500);
    let crowded = run(&["custody.operational_capacity=15000"]);
    assert!(total(crowded.ledger(), Flow::ReceivedAboveCapacity) > 100);
    assert!(total(crowded.ledger(), Flow::HeldBack) > total(roomy.ledger(), Flow::HeldBack));
    let last = crowded.ledger().estate.last().expect("a month has ended");
    assert!(last.prisons_over > 0 && last.held_over > 500, "{last:?}");
    // Crowding releases and receives nobody: the law goes on as it was.
    for flow in [
        Flow::ReceivedOnRemand,
        Flow::ReceivedUnderSentence,
        Flow::ReceivedForBreach,
        Flow::ReceivedOnRecall,
    ] {
        assert!(total(crowded.ledger(), flow) > 0);
    }
}

#[test]
fn who_is_treated_at_the_opening_is_where_it_is_offered() {
    let set = [
        "prison_tx.prisons_clinical=45",
        "prison_tx.prisons_psychosocial=17",
    ];
    for set in [&[][..], &set[..]] {
        let plan = plan(set);
        let world = opened(set);
        let offered = &plan.terms[0].1.prison_treatment.offered;
        let mut treated = 0;
        for person in world.people() {
            if matches!(person.care, Care::Inside | Care::WaitingInside) {
                assert!(offered[Services::inside_of(person)]);
                treated += 1;
            }
            if person.care == Care::NotOffered {
                assert!(!offered[Services::inside_of(person)]);
            }
        }
        assert!(treated > 100, "{treated}");
    }
}

#[test]
fn a_receiving_prison_takes_over_treatment_even_above_its_places() {
    let mut world = opened(&["prison_tx.funding=20000000"]);
    let mut above = 0;
    for day in 1..=120 {
        world.run_until(START.after(days(day))).expect("no loop");
        let over = |pool: &&Pool| pool.busy() > pool.capacity();
        above = above.max(world.services().inside.iter().filter(over).count());
    }
    world
        .check(world.now())
        .expect("the books of the pools agree");
    assert!(above > 0, "no prison was ever above its places");
    let taken_over = total(world.ledger(), Flow::TreatedOnTransfer);
    let interrupted = total(world.ledger(), Flow::InterruptedByTransfer);
    assert!(
        taken_over > 3 * interrupted && interrupted > 0,
        "{taken_over} {interrupted}"
    );
}

#[test]
fn coverage_moves_prison_treatment_alone() {
    const INSIDE: &[Flow] = &[
        Flow::FoundNoOffer,
        Flow::TooShortToTreat,
        Flow::StartedSubstitution,
        Flow::StartedDetoxification,
        Flow::StartedAlcoholDetoxification,
        Flow::CompletedProgramme,
        Flow::SoughtInside,
        Flow::StartedInside,
        Flow::StartedOnRemand,
        Flow::TreatedOnTransfer,
        Flow::InterruptedByTransfer,
        Flow::CompletedInside,
        Flow::DroppedOutInside,
        Flow::DetoxifiedWithNeed,
        Flow::LeftQueueInside,
        Flow::TransferredOut,
        // Who is released in treatment is of the cohort, and of it some are met, and some start by another door:
        // by themselves, or sent by a team or by probation.
        Flow::ContinuityCohort,
        Flow::MetAtGate,
        Flow::Continued,
        Flow::ContinuedAsRecorded,
    ];
    let from_july = |clinical: u32, psychosocial: u32| {
        let change = |key: &str, set: u32| {
            format!("[[change]]\nparameter = \"prison_tx.{key}\"\nfrom = 2019-07-01\nset = {set}\n")
        };
        let clinical = change("prisons_clinical", clinical);
        run_with(
            &(clinical + &change("prisons_psychosocial", psychosocial)),
            GATE_CLOSED,
        )
    };
    let (wide, narrow) = (from_july(112, 110), from_july(45, 17));
    for &flow in Flow::ALL {
        let same = (0..12)
            .all(|month| wide.ledger().flow(month, flow) == narrow.ledger().flow(month, flow));
        assert!(same || INSIDE.contains(&flow), "{} moved", flow.name());
    }
    assert!(total(narrow.ledger(), Flow::FoundNoOffer) > total(wide.ledger(), Flow::FoundNoOffer));
    let stock = |world: &World| world.ledger().stock_now(Stock::NotOfferedInside);
    assert!(stock(&narrow) > stock(&wide));
    for meter in [Meter::Custody, Meter::Supervision, Meter::PlacesOutside] {
        let ticks = |world: &World| -> u64 {
            let meters = &world.ledger().meters;
            (0..12).map(|month| meters.ticks(month, meter)).sum()
        };
        assert_eq!(ticks(&wide), ticks(&narrow), "{}", meter.name());
    }
}

#[test]
fn more_money_never_buys_fewer_places_inside_and_what_is_left_buys_no_place() {
    let mut last = vec![0; 0];
    for million in [10, 40, 80, 81, 160] {
        let plan = plan(&[&format!("prison_tx.funding={million}000000")]);
        let terms = &plan.terms[0].1.prison_treatment;
        assert!(terms.unspent < 3_790.0 * terms.places.len() as f64);
        assert!(
            last.iter()
                .zip(&terms.places)
                .all(|(less, more)| less <= more)
        );
        for (&places, &offered) in terms.places.iter().zip(&terms.offered) {
            assert!(offered || places == 0);
        }
        last.clone_from(&terms.places);
    }
}

#[test]
fn prisons_that_begin_to_offer_triage_those_who_waited_for_it() {
    let change =
        "[[change]]\nparameter = \"prison_tx.prisons_clinical\"\nfrom = 2019-10-01\nset = 117\n";
    let plan = plan_with(change, &["prison_tx.prisons_clinical=20"]);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    let waiting = |world: &World, group| {
        let people = world.people().iter();
        let of_group = people.filter(|person| person.attributes.substance == group);
        of_group
            .filter(|person| person.care == Care::NotOffered)
            .count()
    };
    let opiate = throughcare::person::Substance::Opiate;
    world
        .run_until(Tick(START.0 + days(183) - 1))
        .expect("no loop");
    assert!(waiting(&world, opiate) > 10);
    world.run_until(START.after(days(183))).expect("no loop");
    assert_eq!(waiting(&world, opiate), 0);
    world.check(world.now()).expect("the identities hold");
}

#[test]
fn the_shipped_order_of_coverage_begins_with_the_first_wave() {
    let scenario = scenario(&[]);
    let first = |rank: fn(&throughcare::scenario::Prison) -> u32| {
        let mut rows: Vec<_> = scenario.prisons().rows().iter().collect();
        rows.sort_by_key(|prison| rank(prison));
        rows.into_iter()
            .take(15)
            .map(|prison| prison.name.clone())
            .collect::<Vec<_>>()
    };
    let clinical = first(|prison| prison.clinical_rank);
    assert_eq!(clinical, first(|prison| prison.psychosocial_rank));
    assert!(clinical.iter().any(|name| name == "Nottingham"));
    let open = |prison: &&throughcare::scenario::Prison| {
        matches!(prison.function, Function::Open | Function::WomenOpen)
    };
    let least = scenario
        .prisons()
        .rows()
        .iter()
        .filter(|prison| prison.clinical_rank > 112);
    assert!(least.clone().count() == 5 && least.filter(open).count() == 5);
}
