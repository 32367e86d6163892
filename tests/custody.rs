//! Sentences, recalls and early release: that each rule does what its words say, on a small sample.

mod sampled;

use sampled::Sampled;
use std::sync::Arc;
use throughcare::ledger::{Flow, Ledger, Stock};
use throughcare::pathway::time::{START, TICKS_PER_DAY, days};
use throughcare::pathway::{Plan, World};
use throughcare::person::{Band, Fact, Legal};
use throughcare::scenario::Scenario;

const SAMPLE: f64 = 0.02;
const SEED: u64 = 11;
/// Nobody on curfew, who would be given no days off besides, nor when time served was measured.
const NO_CURFEW: &[&str] = &[
    "custody.hdc.p_given_eligible=0",
    "custody.hdc.reference_p_given_eligible=0",
];

fn scenario(era: &'static str, changes: &str, set: &[&str], years: u32) -> Scenario {
    let sampled = Sampled {
        era,
        sample: SAMPLE,
        seed: SEED,
        years,
    };
    sampled.scenario(changes, set)
}

fn change(parameter: &str, day: u32, how: &str) -> String {
    format!("[[change]]\nparameter = \"{parameter}\"\nafter_days = {day}\n{how}\n")
}

fn opened(scenario: &Scenario) -> World {
    let plan = Arc::new(Plan::new(scenario, SAMPLE).expect("the scenario can be simulated"));
    let mut world = World::new(plan);
    world.open(SEED, 0).expect("no loop");
    world
}

fn run(scenario: &Scenario) -> World {
    let mut world = opened(scenario);
    let horizon = START.after(days(45 * 365));
    world.run_until(horizon).expect("no loop");
    world
}

fn total(ledger: &Ledger, flow: Flow, months: std::ops::Range<usize>) -> f64 {
    let counts = months.flat_map(|month| ledger.flow(month, flow));
    counts.map(|&count| f64::from(count)).sum()
}

fn stock(ledger: &Ledger, end: usize, stock: Stock) -> f64 {
    let counts = ledger.stock(end, stock).iter();
    counts.map(|&count| f64::from(count)).sum()
}

fn prison(ledger: &Ledger, end: usize) -> f64 {
    let states = [
        Stock::Remand,
        Stock::Sentenced,
        Stock::Indeterminate,
        Stock::Recalled,
        Stock::NonCriminal,
    ];
    states.map(|state| stock(ledger, end, state)).iter().sum()
}

fn same(one: &World, other: &World) -> bool {
    one.people() == other.people()
}

#[test]
fn sentences_for_public_protection_are_passed_as_often_as_stated() {
    let world = run(&scenario("2006", "", &[], 2));
    let received = |fact: bool| {
        let people = world.people().iter().filter(|person| {
            person.legal == Legal::Indeterminate
                && person.since > START
                && person.facts.has(Fact::Ipp) == fact
        });
        people.count() as f64
    };
    let expected = 2.0 * 1800.0 * SAMPLE;
    let (ipp, life) = (received(true), received(false));
    assert!(
        (ipp - expected).abs() < 4.0 * expected.sqrt(),
        "{ipp} for {expected}"
    );
    assert!(
        ipp > 1.5 * life,
        "{ipp} for public protection, {life} for life"
    );
    let none = run(&scenario("2019", "", &[], 1));
    let found = |person: &&throughcare::person::Person| {
        person.legal == Legal::Indeterminate && person.since > START && person.facts.has(Fact::Ipp)
    };
    assert_eq!(none.people().iter().filter(found).count(), 0);
}

#[test]
fn a_fixed_term_recall_lasts_as_the_rule_of_the_day_says() {
    for (era, years, share, spans) in [
        ("2019", 1, 0.35, [14.0, 14.0, 28.0, 28.0]),
        ("2025", 1, 0.75, [14.0, 14.0, 28.0, 28.0]),
    ] {
        let mut world = opened(&scenario(era, "", &[], years));
        world.run_until(START.after(days(300))).expect("no loop");
        let recent = START.after(days(280));
        let recalled: Vec<_> = world
            .people()
            .iter()
            .filter(|person| person.legal == Legal::Recalled && person.since > recent)
            .collect();
        for person in recalled.iter().filter(|one| one.facts.has(Fact::FixedTerm)) {
            let lasts = f64::from(person.until.since(person.since)) / f64::from(TICKS_PER_DAY);
            let rule = spans[person.band as usize];
            assert!((lasts - rule).abs() < 1.0, "{lasts} days, {rule} by rule");
        }
        let of = |fixed: bool| {
            let kind = recalled.iter().filter(|one| {
                one.band <= Band::To4Years && one.facts.has(Fact::FixedTerm) == fixed
            });
            kind.count() as f64
        };
        // The shortest stays may be over already: a band of five standard errors and a tenth.
        let (all, fixed) = (of(true) + of(false), of(true));
        let error = 5.0 * (share * (1.0 - share) / all).sqrt() + 0.1;
        assert!((fixed / all - share).abs() < error, "{fixed} of {all}");
    }
}

#[test]
fn a_cap_shortens_standard_recalls_and_a_large_one_nothing() {
    let base = run(&scenario("2019", "", &[], 2));
    let large = change("custody.recall.cap_days", 30, "set = 30000");
    assert!(same(&base, &run(&scenario("2019", &large, &[], 2))));
    let capped = change("custody.recall.cap_days", 30, "set = 28");
    let capped = run(&scenario("2019", &capped, &[], 2));
    let (before, after) = (
        stock(base.ledger(), 24, Stock::Recalled),
        stock(capped.ledger(), 24, Stock::Recalled),
    );
    assert!(after < 0.7 * before, "{after} of {before} on recall");
}

#[test]
fn without_supervision_after_short_sentences_nobody_new_is_on_licence_for_them() {
    let none = change("release.supervised_share.le6m", 30, "set = 0")
        + &change("release.supervised_share.m6_12", 30, "set = 0");
    let base = run(&scenario("2019", "", &[], 3));
    let world = run(&scenario("2019", &none, &[], 3));
    let of = |world: &World| stock(world.ledger(), 36, Stock::OnLicenceUpTo12Months);
    assert!(
        of(&world) < 0.15 * of(&base),
        "{} of {}",
        of(&world),
        of(&base)
    );
    let recalls = |world: &World| total(world.ledger(), Flow::RecalledUpTo12Months, 24..36);
    assert!(recalls(&world) < 0.2 * recalls(&base));
}

#[test]
fn a_fraction_in_force_scales_what_is_served_and_dates_people_inside_anew() {
    let exclude = [
        "custody.sds40_excluded_share=0",
        "custody.sds40_excluded_share_y4plus=0",
        "custody.hdc.p_given_eligible=0",
        "custody.hdc.reference_p_given_eligible=0",
    ];
    let changed = change("custody.release_fraction.standard", 60, "set = 0.4");
    let mut base = opened(&scenario("2019", "", &exclude, 2));
    let mut world = opened(&scenario("2019", &changed, &exclude, 2));
    let (before, after) = (START.after(days(60) - 1), START.after(days(60) + 1));
    base.run_until(before).expect("no loop");
    world.run_until(before).expect("no loop");
    assert!(same(&base, &world), "moved before its day");
    base.run_until(after).expect("no loop");
    world.run_until(after).expect("no loop");
    let mut dated = 0;
    for (one, other) in base.people().iter().zip(world.people()) {
        if one.legal != Legal::Sentenced || one.until <= after {
            assert_eq!(one.until, other.until);
            continue;
        }
        let whole = |until: throughcare::engine::Tick| f64::from(until.since(one.since));
        let day = f64::from(TICKS_PER_DAY);
        let wanted = (0.8 * whole(one.until)).max(whole(after));
        let got = whole(other.until);
        assert!(got >= whole(after), "released in the past");
        assert!(
            (got - wanted).abs() <= day,
            "{} days off",
            (got - wanted) / day
        );
        dated += 1;
    }
    assert!(dated > 500);
    let horizon = START.after(days(731));
    base.run_until(horizon).expect("no loop");
    world.run_until(horizon).expect("no loop");
    let (held, less) = (
        stock(base.ledger(), 24, Stock::Sentenced),
        stock(world.ledger(), 24, Stock::Sentenced),
    );
    assert!((less / held - 0.8).abs() < 0.05, "{less} of {held}");
}

#[test]
fn everybody_excluded_is_released_as_before() {
    let exclude = [
        "custody.sds40_excluded_share=1",
        "custody.sds40_excluded_share_y4plus=1",
    ];
    let changed = change("custody.release_fraction.standard", 60, "set = 0.4");
    let base = run(&scenario("2019", "", &exclude, 1));
    assert!(same(&base, &run(&scenario("2019", &changed, &exclude, 1))));
}

#[test]
fn days_off_are_given_while_their_rule_holds_and_taken_back_after_it() {
    let rule = |days: &str| {
        change(
            "custody.early_release.share",
            100,
            "set = 1\nfor_days = 200",
        ) + &change("custody.early_release.days", 100, days)
    };
    let base = run(&scenario("2019", "", NO_CURFEW, 2));
    let none = run(&scenario(
        "2019",
        &rule("set = 0\nfor_days = 200"),
        NO_CURFEW,
        2,
    ));
    assert!(same(&base, &none), "no days off moved somebody");
    let world = run(&scenario(
        "2019",
        &rule("set = 18\nfor_days = 200"),
        NO_CURFEW,
        2,
    ));
    let early = |months| total(world.ledger(), Flow::ReleasedEarly, months);
    assert_eq!(early(0..3), 0.0);
    assert_eq!(early(10..24), 0.0);
    let released = total(world.ledger(), Flow::ReleasedFromSentence, 4..9);
    assert!(
        early(4..9) > 0.7 * released,
        "{} of {released}",
        early(4..9)
    );
    // Eighteen days of those under four years, at most half of a stay: fewer inside meanwhile.
    let of = |world: &World, end| stock(world.ledger(), end, Stock::Sentenced);
    let (held, less) = (of(&base, 6), of(&world, 6));
    assert!(less < 0.985 * held, "{less} of {held}");
    assert!((of(&world, 12) / of(&base, 12) - 1.0).abs() < 0.015);
}

#[test]
fn when_full_so_many_leave_next_morning_that_the_threshold_is_met() {
    let base = run(&scenario("2019", "", &[], 1));
    let never = change("custody.full.days", 30, "set = 400");
    assert!(same(&base, &run(&scenario("2019", &never, &[], 1))));
    let full = never + &change("custody.full.threshold", 30, "set = 0.9");
    let mut world = opened(&scenario("2019", &full, &[], 1));
    world.run_until(START.after(days(366))).expect("no loop");
    let ledger = world.ledger();
    assert_eq!(total(ledger, Flow::ReleasedBecauseFull, 0..1), 0.0);
    let released = total(ledger, Flow::ReleasedBecauseFull, 1..12);
    assert!(released > 20.0, "{released} released");
    let (held, less) = (prison(base.ledger(), 12), prison(ledger, 12));
    assert!(less < held - 20.0, "{less} of {held} after {released}");
}

#[test]
fn what_grows_compounds_and_without_growth_no_day_is_added() {
    let days_of = |set: &[&str]| {
        let plan = Plan::new(&scenario("2025", "", set, 4), SAMPLE).expect("sound");
        plan.terms.len()
    };
    assert_eq!(
        days_of(&["court.growth.entrants=0.01"]),
        days_of(&[]) + 15,
        "one day for each quarter after the first"
    );
    let base = run(&scenario("2025", "", &[], 4));
    let set = ["court.growth.entrants=0.1", "custody.growth.length=0.05"];
    let world = run(&scenario("2025", "", &set, 4));
    let entered = |world: &World| total(world.ledger(), Flow::Entered, 36..48);
    let grown = entered(&world) / entered(&base);
    let expected = 1.1_f64.powf(3.375);
    assert!(
        (grown / expected - 1.0).abs() < 0.05,
        "{grown} for {expected}"
    );
    assert!(prison(world.ledger(), 48) > 1.1 * prison(base.ledger(), 48));
}

#[test]
fn curfew_leaves_mean_time_served_as_published_and_more_of_it_frees_places() {
    let at = |given: &str| {
        run(&scenario(
            "2019",
            "",
            &[
                &format!("custody.hdc.p_given_eligible={given}"),
                &format!("custody.hdc.reference_p_given_eligible={given}"),
            ],
            3,
        ))
    };
    let (none, some) = (at("0"), at("0.36"));
    assert_eq!(total(none.ledger(), Flow::ReleasedOnCurfew, 0..36), 0.0);
    let held = |world: &World| -> f64 {
        let ends = (12..=36).map(|end| stock(world.ledger(), end, Stock::Sentenced));
        ends.sum::<f64>() / 25.0
    };
    assert!((held(&some) / held(&none) - 1.0).abs() < 0.03);
    let all = run(&scenario(
        "2019",
        &change("custody.hdc.p_given_eligible", 366, "set = 1"),
        &[],
        3,
    ));
    assert!(held(&all) < 0.95 * held(&some));
    let on = |world: &World| stock(world.ledger(), 36, Stock::OnCurfew);
    assert!(on(&all) > 2.0 * on(&some), "{} of {}", on(&all), on(&some));
    // 2,759 people were on curfew in January 2020.
    let published = 2759.0 * SAMPLE;
    assert!((on(&some) / published - 1.0).abs() < 0.4, "{}", on(&some));
}
