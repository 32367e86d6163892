//! Every effect of the lever table, switched off: what it does not list stays bit-identical, who there is stays
//! whatever it moves, and none of them is dead.

mod twins;

use std::sync::Arc;
use throughcare::ledger::{Flow, Stock, of_cell};
use throughcare::pathway::{Plan, World};
use throughcare::person::{Person, Substance};
use throughcare::scenario::Scenario;
use throughcare::scenario::levers::{Kind, Lever, levers};
use twins::{NEUTRAL, differs, run_plan, scenario};

const YEARS: u32 = 2;
const MONTHS: usize = 24;

/// A need that begins in custody would follow what happens to people.
const DRAWN_ONCE: &str = "need.new_in_custody=0";

/// What must hold for an effect to have something to act on.
const ACTS_ON: &[(&str, &[&str])] = &[
    (
        "probation.test_detection_effect",
        &["probation.test_everyone=1", "probation.test_hazard=4"],
    ),
    (
        "prison_tx.dedicated_completion_rr",
        &["prison_tx.dedicated_prisons=60"],
    ),
    (
        "prison_tx.dropout_supply_elasticity",
        &["prison_tx.supply=2"],
    ),
    (
        "prison_tx.psychosocial_completion_rr",
        &["prison_tx.prisons_psychosocial=17"],
    ),
    (
        "release.psychosocial_plan_or",
        &["prison_tx.prisons_psychosocial=17"],
    ),
    ("release.peer_or", &["release.peer_coverage=0.5"]),
    (
        "release.single_provider_or",
        &["release.single_provider_coverage=0.5"],
    ),
    (
        "community.dropout_caseload_elasticity",
        &["community.keyworker_caseload=70"],
    ),
    ("harm.naloxone_rr", &["harm.naloxone_at_release=0.9"]),
];

/// One people of the start, and what is simulated of them under values of one effect from the second day.
struct Setting {
    set: Vec<String>,
    base: Scenario,
    plan: Arc<Plan>,
}

impl Setting {
    fn new(more: &[&str]) -> Setting {
        let set: Vec<String> = NEUTRAL
            .iter()
            .chain([&DRAWN_ONCE])
            .chain(more)
            .map(|set| (*set).to_owned())
            .collect();
        let base = load("", &set);
        let plan = twins::plan(&base);
        Setting { set, base, plan }
    }

    /// The world in which the effect has this value.
    fn world(&self, effect: &Lever, value: f64) -> World {
        let change = format!(
            "[[change]]\nparameter = \"{}\"\nafter_days = 1\nset = {value:?}\n",
            effect.key
        );
        let scenario = load(&change, &self.set);
        assert!(scenario.opens_like(&self.base), "{}", effect.key);
        let mut plan = Plan::new(&scenario, twins::SAMPLE).expect("the scenario can be simulated");
        plan.opening = Arc::clone(&self.plan.opening);
        run_plan(&Arc::new(plan))
    }
}

fn load(changes: &str, set: &[String]) -> Scenario {
    let set: Vec<&str> = set.iter().map(String::as_str).collect();
    scenario(changes, &set, YEARS)
}

fn effects() -> impl Iterator<Item = &'static Lever> {
    levers().filter(|lever| lever.kind == Kind::Effect)
}

/// Far from neutral, on the side that has more room.
fn strong(effect: &Lever) -> f64 {
    let neutral = effect.neutral.expect("an effect");
    let strong = neutral + 4.0;
    if strong <= effect.max {
        strong
    } else if neutral < effect.max {
        effect.max
    } else {
        effect.min
    }
}

fn who(person: &Person) -> impl PartialEq + use<> {
    let of = person.attributes;
    (
        person.key,
        of.region,
        of.area,
        of.unit,
        of.sex,
        of.age,
        of.substance,
        of.severity,
    )
}

/// Flows that differ between two worlds.
fn moved(one: &World, other: &World) -> Vec<Flow> {
    let flows = Flow::ALL.iter().copied();
    flows
        .filter(|&flow| differs(one.ledger(), other.ledger(), flow, 0..MONTHS))
        .collect()
}

/// What two worlds that an effect sets apart share whatever it moves.
fn shares_its_people(effect: &Lever, one: &World, other: &World) {
    let key = effect.key;
    let entered = |world: &World| -> Vec<_> { world.people().iter().map(who).collect() };
    assert!(entered(one) == entered(other), "{key} changed who there is");
    let opening = |world: &World, stock| world.ledger().stock(0, stock).to_vec();
    for &stock in Stock::ALL {
        assert_eq!(
            opening(one, stock),
            opening(other, stock),
            "{key}: {}",
            stock.name()
        );
    }
    let entered = Flow::Entered;
    assert!(
        !differs(one.ledger(), other.ledger(), entered, 0..MONTHS),
        "{key}"
    );
}

/// The value of the scenario, if it is not the neutral one, and one far from it.
fn values(effect: &Lever, scenario: &Scenario) -> Vec<f64> {
    let own = scenario.at(0).number(effect.key);
    let neutral = effect.neutral.expect("an effect");
    let mut values = vec![strong(effect)];
    if own.to_bits() != neutral.to_bits() {
        values.push(own);
    }
    values
}

/// Holds an effect to what it lists, and gives how many flows it moved.
fn moves_what_it_lists(effect: &Lever, off: &World, on: &World) -> usize {
    let moved = moved(off, on);
    for flow in &moved {
        let listed = effect.moves.contains(&"*") || effect.moves.contains(&flow.name());
        let (key, flow) = (effect.key, flow.name());
        assert!(listed, "{key} moved {flow}, which it does not list");
    }
    moved.len()
}

#[test]
fn an_effect_moves_what_it_lists_and_something_and_nobody_is_another() {
    let usual = Setting::new(&[]);
    let shipped = scenario("", &[], YEARS);
    for effect in effects() {
        let key = effect.key;
        let own = ACTS_ON.iter().find(|(of, _)| *of == key);
        let own = own.map(|(_, set)| Setting::new(set));
        let setting = own.as_ref().unwrap_or(&usual);
        let off = setting.world(effect, effect.neutral.expect("an effect"));
        let mut moved = 0;
        for value in values(effect, &shipped) {
            let on = setting.world(effect, value);
            shares_its_people(effect, &off, &on);
            moved += moves_what_it_lists(effect, &off, &on);
        }
        assert!(moved > 0, "{key} moves nothing at all");
    }
}

/// Effects that everybody has a part in: housing and supervision, and use, which moves the rest about the mean.
const ON_EVERYBODY: [&str; 3] = [
    "return.housing_rr",
    "return.supervision_rr",
    "return.use_rr.class_a",
];

/// What people share with others whatever they use: the room in prisons and the officers.
const SHARED: [&str; 3] = ["moved_prison", "held_back", "moved_to_another_officer"];

/// How often something happened, month by month, to people who use nothing.
fn of_others(world: &World, flow: Flow) -> Vec<u32> {
    let others = |&(cell, _): &(usize, &u32)| of_cell(cell).1 == Substance::None;
    let months = 0..MONTHS;
    let counts = months.flat_map(|month| world.ledger().flow(month, flow).iter().enumerate());
    counts.filter(others).map(|(_, &count)| count).collect()
}

#[test]
fn effects_on_what_people_who_use_suffer_and_do_touch_nobody_else() {
    let setting = Setting::new(&[]);
    let everywhere = effects().filter(|effect| effect.moves.contains(&"*"));
    let mut held = 0;
    for effect in everywhere.filter(|effect| !ON_EVERYBODY.contains(&effect.key)) {
        let off = setting.world(effect, effect.neutral.expect("an effect"));
        let on = setting.world(effect, strong(effect));
        for &flow in Flow::ALL {
            let alike = of_others(&off, flow) == of_others(&on, flow);
            let (key, flow) = (effect.key, flow.name());
            assert!(
                alike || SHARED.contains(&flow),
                "{key} moved {flow} of others"
            );
        }
        held += 1;
    }
    assert!(held >= 9, "{held} effects held to it");
}
