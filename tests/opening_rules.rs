//! Rules of release given as values of the start act as the same change on the first day does.

mod sampled;

use sampled::{Sampled, stock};
use throughcare::ledger::{Flow, Stock};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

const SAMPLED: Sampled = Sampled {
    era: "2019",
    sample: 0.02,
    seed: 11,
    years: 1,
};

/// Rules that hold from the start, and the same as changes of a day.
fn both_ways(rules: &[(&str, f64)], day: u32) -> (Vec<String>, String) {
    let set = rules.iter().map(|(key, value)| format!("{key}={value}"));
    let change = rules.iter().map(|(key, value)| {
        format!("[[change]]\nparameter = \"{key}\"\nafter_days = {day}\nset = {value}\n")
    });
    (set.collect(), change.collect())
}

fn set_at_start(rules: &[(&str, f64)]) -> World {
    let set = both_ways(rules, 0).0;
    let set: Vec<&str> = set.iter().map(String::as_str).collect();
    SAMPLED.run("", &set)
}

fn changed(rules: &[(&str, f64)], day: u32) -> World {
    SAMPLED.run(&both_ways(rules, day).1, &[])
}

fn sentenced(world: &World, end: usize) -> f64 {
    stock(world, end, Stock::Sentenced) as f64
}

const RULES: [&[(&str, f64)]; 5] = [
    &[("custody.release_fraction.standard", 0.4)],
    &[
        ("custody.early_release.days", 60.0),
        ("custody.early_release.share", 1.0),
    ],
    &[("custody.hdc.p_given_eligible", 1.0)],
    &[("custody.hdc.max_days", 20.0)],
    &[("custody.hdc.eligible.y4plus", 1.0)],
];

/// Who is inside at the start is dated by the rules of the start, as by a change.
#[test]
fn a_rule_of_the_start_leads_where_the_same_change_on_the_first_days_leads() {
    let base = SAMPLED.run("", &[]);
    for rules in RULES {
        let (set, next) = (set_at_start(rules), changed(rules, 1));
        assert_eq!(set.people(), changed(rules, 0).people(), "{rules:?}");
        for end in [3, 12] {
            let (held, wanted) = (sentenced(&set, end), sentenced(&next, end));
            let moved = (wanted - sentenced(&base, end)).abs();
            assert!(moved > 8.0, "{rules:?} moves only {moved} in month {end}");
            assert!(
                (held - wanted).abs() < 0.1 * moved + 2.0,
                "{rules:?}: {held} if set, {wanted} if changed, in month {end}"
            );
        }
    }
}

/// The people of the start are found under the reference, whatever rule is set.
#[test]
fn a_rule_of_the_start_moves_nobody_of_the_opening_stock() {
    let base = SAMPLED.run_months("", &[], 0);
    let set: Vec<String> = RULES
        .iter()
        .flat_map(|rules| both_ways(rules, 0).0)
        .collect();
    let set: Vec<&str> = set.iter().map(String::as_str).collect();
    let world = SAMPLED.run_months("", &set, 0);
    let who = |world: &World| -> Vec<_> {
        let people = world.people().iter();
        people
            .map(|person| (person.key, person.legal, person.since))
            .collect()
    };
    assert_eq!(who(&base), who(&world));
    assert_ne!(
        base.people(),
        world.people(),
        "nobody was given another date"
    );
}

/// Where the reference moves with the rule, nothing is against anything.
#[test]
fn a_rule_of_the_start_that_is_its_reference_moves_nothing() {
    let base = SAMPLED.run_months("", &[], 4);
    let set = [
        "custody.release_fraction.standard=0.4",
        "custody.release_fraction.reference_standard=0.4",
        "custody.early_release.days=18",
        "custody.early_release.reference_days=18",
    ];
    let world = SAMPLED.run_months("", &set, 4);
    assert_eq!(base.people(), world.people());
    assert_eq!(sampled::total(&world, Flow::ReleasedEarly), 0.0);
}

/// A scenario that begins on the day of a rule and one that begins the day before hold as many.
#[test]
fn a_start_a_day_later_over_a_dated_rule_holds_as_many_people() {
    let held = |start: &str| {
        let text = format!("extends = \"shipped:2019\"\nstart = {start}\nhorizon_years = 1\n");
        let scenario = Scenario::read("later", text.as_bytes(), &Overlays::default());
        let scenario = scenario.unwrap_or_else(|found| panic!("{found}"));
        let plan = Plan::new(&scenario, SAMPLED.sample).expect("it can be simulated");
        let mut world = World::new(plan.into());
        world.open(SAMPLED.seed, 0).expect("no loop");
        let horizon =
            throughcare::pathway::time::START.after(throughcare::pathway::time::days(366));
        world.run_until(horizon).expect("no loop");
        sentenced(&world, 12)
    };
    let (before, on) = (held("2024-09-09"), held("2024-09-10"));
    assert!((on / before - 1.0).abs() < 0.02, "{before} and {on}");
}

#[test]
fn a_reference_has_no_later_dates() {
    let (_, change) = both_ways(&[("custody.hdc.reference_max_days", 90.0)], 30);
    let refusal = Plan::new(&SAMPLED.scenario(&change, &[]), 0.02).expect_err("refused");
    let said = refusal.to_string();
    assert!(
        said.starts_with("custody.hdc.reference_max_days: changes on 2019-05-01"),
        "{said}"
    );
    assert!(
        said.contains("change `custody.hdc.max_days`, the rule itself"),
        "{said}"
    );
}
