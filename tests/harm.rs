//! How people use opiates: who is poisoned and who reoffends among them, with the mean left where it was.

mod twins;

use throughcare::ledger::Flow;
use throughcare::pathway::World;
use throughcare::person::{Fact, Person, Substance};
use twins::{differs, run, scenario, total};

const YEARS: u32 = 2;
const MONTHS: usize = 24;
/// Neither injecting nor crack makes a difference.
const ALIKE: [&str; 4] = [
    "harm.injecting_hr=1",
    "harm.injecting_out_in_rr=1",
    "harm.crack_hr=1",
    "return.crack_rr=1",
];

fn world(set: &[&str]) -> World {
    run(&scenario("", &[&ALIKE, set].concat(), YEARS))
}

fn happened(world: &World, flows: [Flow; 2]) -> f64 {
    let sum: u64 = flows
        .iter()
        .map(|&flow| total(world.ledger(), flow, MONTHS))
        .sum();
    sum as f64
}

/// Poisonings, fatal or not, of people who inject and of the others.
fn poisonings(world: &World) -> [f64; 2] {
    let injecting = happened(
        world,
        [Flow::PoisonedInjecting, Flow::DiedOfPoisoningInjecting],
    );
    let all = happened(world, [Flow::Poisoned, Flow::DiedOfPoisoning]);
    [injecting, all - injecting]
}

#[test]
fn where_all_are_alike_how_many_inject_or_use_crack_moves_nothing() {
    let own = [Flow::PoisonedInjecting, Flow::DiedOfPoisoningInjecting];
    let base = world(&[]);
    for share in [
        "need.injecting_given_opiate=0.9",
        "need.crack_given_opiate=0.1",
    ] {
        let other = world(&[share]);
        for &flow in Flow::ALL.iter().filter(|flow| !own.contains(flow)) {
            let differs = differs(base.ledger(), other.ledger(), flow, 0..MONTHS);
            assert!(!differs, "{share} moved {}", flow.name());
        }
    }
}

#[test]
fn who_injects_is_poisoned_more_often_and_the_others_less() {
    let [injecting, others] = poisonings(&world(&[]));
    let [more, fewer] = poisonings(&world(&["harm.injecting_hr=3"]));
    // A third of people inject: 3 over 1.7 and 1 over 1.7, of those who use other drugs none.
    assert!(
        (1.5..2.0).contains(&(more / injecting)),
        "{injecting} {more}"
    );
    assert!(fewer < 0.8 * others, "{others} {fewer}");
    let ratio = (more + fewer) / (injecting + others);
    assert!((0.94..1.06).contains(&ratio), "{ratio}");
}

#[test]
fn treatment_protects_those_who_inject_more_than_the_others() {
    let by_treatment = |set: &[&str]| {
        let in_treatment = ["harm.drp_out_in_hr=1", "harm.ost_hr_wk1_4=1"];
        poisonings(&world(&[&in_treatment, set].concat()))
    };
    // With treatment protecting nobody in the mean, it protects those who inject and harms the others.
    let [injecting, others] = by_treatment(&[]);
    let [fewer, more] = by_treatment(&["harm.injecting_out_in_rr=4"]);
    assert!(fewer < 0.97 * injecting, "{injecting} {fewer}");
    assert!(more > 1.01 * others, "{others} {more}");
}

#[test]
fn without_substitution_treatment_protects_less_and_with_the_share_of_the_era_as_much() {
    let alone = |set: &[&str]| poisonings(&world(set)).iter().sum::<f64>();
    let alike = "harm.psychosocial_only_hr=1";
    let (base, era) = (world(&[alike]), alone(&["harm.psychosocial_only_hr=2.07"]));
    let mean = poisonings(&base).iter().sum::<f64>();
    assert!((0.97..1.03).contains(&(era / mean)), "{era} {mean}");
    let none = alone(&["community.psychosocial_only=0"]);
    let all = alone(&["community.psychosocial_only=1"]);
    assert!(none < era && era < all, "{none} {era} {all}");
    let other = world(&[alike, "community.psychosocial_only=1"]);
    for &flow in Flow::ALL {
        let differs = differs(base.ledger(), other.ledger(), flow, 0..MONTHS);
        assert!(!differs, "moved {}", flow.name());
    }
}

/// Offences of people who use opiates, with crack and without, for each of them.
fn offences(world: &World) -> [f64; 2] {
    [true, false].map(|crack| {
        let of = |person: &&Person| {
            person.attributes.substance == Substance::Opiate
                && person.facts.has(Fact::Crack) == crack
        };
        let people: Vec<&Person> = world.people().iter().filter(of).collect();
        let offences: f64 = people
            .iter()
            .map(|person| f64::from(person.counts.offences))
            .sum();
        offences / people.len() as f64
    })
}

#[test]
fn who_uses_crack_besides_reoffends_more_often_and_the_others_less() {
    let (base, strong) = (world(&[]), world(&["return.crack_rr=3"]));
    let ([with, without], [more, fewer]) = (offences(&base), offences(&strong));
    assert!(more > 1.05 * with, "{with} {more}");
    assert!(fewer < 0.7 * without, "{without} {fewer}");
    let ratio = happened(&strong, [Flow::Reoffended; 2]) / happened(&base, [Flow::Reoffended; 2]);
    assert!((0.94..1.06).contains(&ratio), "{ratio}");
}
