//! The supply of drugs in prisons: what begins there, and who drops out of treatment for it.

mod sampled;

use sampled::{Sampled, moved, total};
use throughcare::ledger::{Flow, TierCount};
use throughcare::pathway::World;
use throughcare::pathway::time::{DAYS_PER_YEAR, START, days};
use throughcare::person::{Person, Tier};

const SAMPLE: f64 = 0.02;
/// Enough problems to count.
const WIDE: f64 = 0.1;

fn sampled(sample: f64) -> Sampled {
    Sampled {
        era: "2019",
        sample,
        seed: 7,
        years: 1,
    }
}

fn run(set: &[&str], sample: f64) -> World {
    sampled(sample).run("", set)
}

#[test]
fn supply_moves_nothing_where_its_effects_are_neutral() {
    let neutral = [
        "need.new_in_custody=0",
        "prison_tx.dropout_supply_elasticity=0",
    ];
    let with = |supply| run(&[&neutral[..], &[supply]].concat(), SAMPLE);
    let (usual, twice) = (with("prison_tx.supply=1"), with("prison_tx.supply=2"));
    assert_eq!(moved(&usual, &twice), [""; 0]);
    assert!(usual.people() == twice.people());
}

#[test]
fn problems_begin_at_their_rate_and_in_proportion_to_supply() {
    let begun = |set: &[&str]| total(&run(set, WIDE), Flow::DevelopedNeed);
    assert!(begun(&["need.new_in_custody=0"]) == 0.0);
    let mut world = World::new(sampled(WIDE).plan("", &["need.new_in_custody=0"]));
    world.open(sampled(WIDE).seed, 0).expect("no loop");
    let mut exposed = 0.0;
    for month in 0..12 {
        world
            .run_until(START.after(days(15 + 30 * month)))
            .expect("no loop");
        let may =
            |person: &&Person| person.legal.in_custody() && !person.attributes.substance.drugs();
        exposed += world.people().iter().filter(may).count() as f64 * 30.0 / DAYS_PER_YEAR;
    }
    let usual = begun(&[]);
    let expected = exposed * 0.02 * (360.0_f64 / 366.0).recip();
    // Whoever has developed one is exposed no longer: two in a hundred fewer by the year's end.
    assert!(
        (usual - expected).abs() < 4.0 * expected.sqrt() + 0.03 * expected,
        "{usual} {expected}"
    );
    let less = begun(&["prison_tx.supply=0.5"]);
    assert!(
        (less - expected / 2.0).abs() < 4.0 * expected.sqrt(),
        "{less} {expected}"
    );
    let out = |supply| {
        let world = run(&[supply], WIDE);
        let tiers = &world.ledger().tiers;
        let counted = |month| tiers.counted(month, Tier::Clinical, TierCount::DroppedOut);
        (0..12).map(counted).sum::<u64>()
    };
    assert!(out("prison_tx.supply=0.25") < out("prison_tx.supply=1"));
}

#[test]
fn psychoactive_substances_have_a_supply_of_their_own() {
    let at = |supply| {
        let set = ["prison_tx.dropout_supply_elasticity=0", supply];
        let world = run(&set, WIDE);
        let begun = |flow| total(&world, flow);
        let (all, opiate, psychoactive) = (
            begun(Flow::DevelopedNeed),
            begun(Flow::DevelopedNeedOpiate),
            begun(Flow::DevelopedNeedPsychoactive),
        );
        (all - psychoactive, opiate, psychoactive)
    };
    let (usual, none, twice) = (
        at("prison_tx.psychoactive_supply=1"),
        at("prison_tx.psychoactive_supply=0"),
        at("prison_tx.psychoactive_supply=2"),
    );
    let alike = |one: f64, other: f64| (one - other).abs() < 4.0 * (one + other).sqrt();
    // Of 0.9 that are not with opiates, half.
    assert!(alike(usual.2, usual.0 * 0.45 / 0.55), "{usual:?}");
    assert!(
        none.2 == 0.0 && alike(twice.2, 2.0 * usual.2),
        "{none:?} {twice:?}"
    );
    for other in [none, twice] {
        assert!(alike(usual.0, other.0), "{usual:?} {other:?}");
        assert!(alike(usual.1, other.1), "{usual:?} {other:?}");
    }
}

#[test]
fn tests_are_positive_by_both_supplies() {
    let positive = |set: &[&str]| {
        let plan = sampled(SAMPLE).plan("", set);
        plan.terms[0].1.drug_supply.positive
    };
    let near = |one: f64, other: f64| (one - other).abs() < 1e-12;
    let traditional = 0.178 * (1.0 - 0.416);
    assert!(near(positive(&[]), 0.178));
    assert!(near(
        positive(&["prison_tx.psychoactive_supply=0"]),
        traditional
    ));
    let both = ["prison_tx.psychoactive_supply=0", "prison_tx.supply=0.5"];
    assert!(near(positive(&both), traditional / 2.0));
}
