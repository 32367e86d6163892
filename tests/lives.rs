//! Watching changes nothing, misses nothing and tells a life in order.

use std::path::Path;
use std::sync::Arc;

use throughcare::engine::Tick;
use throughcare::ledger::{Flow, Stock};
use throughcare::life::follow::{Unobserved, follow, spread};
use throughcare::life::pick::Picker;
use throughcare::life::{Activity, Pick, Teller, Told};
use throughcare::pathway::watch::{Moment, Observer};
use throughcare::pathway::{Plan, World};
use throughcare::person::Person;
use throughcare::scenario::{Overlays, Scenario};

const SEED: u64 = 7;

fn plan(sample: f64, years: u32) -> Arc<Plan> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let overlays = Overlays {
        years: Some(years),
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).unwrap_or_else(|found| panic!("{found}"));
    Arc::new(Plan::new(&scenario, sample).expect("the scenario can run"))
}

fn unwatched(plan: &Arc<Plan>) -> World {
    let mut world = World::new(Arc::clone(plan));
    world.open(SEED, 0).expect("no loop");
    world.run_until(plan.horizon()).expect("no loop");
    world
}

/// Everything the ledger has counted, and everybody.
fn contents(world: &World, months: usize) -> (Vec<u32>, &[Person]) {
    let ledger = world.ledger();
    let flows = (0..months).flat_map(|month| {
        let of = move |&flow: &Flow| ledger.flow(month, flow).to_vec();
        Flow::ALL.iter().flat_map(of)
    });
    let stocks = (0..=months).flat_map(|end| {
        let of = move |&stock: &Stock| ledger.stock(end, stock).to_vec();
        Stock::ALL.iter().flat_map(of)
    });
    (flows.chain(stocks).collect(), world.people())
}

/// Counts every fact of everybody.
struct Counter(Vec<u64>);

impl Observer for Counter {
    fn watches(&self, _: u32) -> bool {
        true
    }

    fn finds(&mut self, _: Tick, _: u32, _: &Person) {}

    fn sees(&mut self, moment: &Moment<'_>) {
        for &flow in moment.flows {
            self.0[flow as usize] += 1;
        }
    }
}

#[test]
fn the_watched_world_is_the_unwatched_one_and_every_fact_is_somebodys() {
    let plan = plan(0.02, 2);
    let months = plan.months.count();
    let counter = Counter(vec![0; Flow::COUNT]);
    let (watched, counter) =
        follow(&plan, (SEED, 0), counter, |_, _| true).expect("the identities hold");
    let alone = unwatched(&plan);
    assert!(contents(&watched, months) == contents(&alone, months));
    // Who is given to an officer above the ceiling when another leaves, only the seats know.
    let told = |flow: &&Flow| **flow != Flow::AllocatedAboveCeiling;
    for &flow in Flow::ALL.iter().filter(told) {
        let of_month = |month| alone.ledger().flow(month, flow).iter();
        let counted: u64 = (0..months).flat_map(of_month).map(|&n| u64::from(n)).sum();
        let told = counter.0[flow as usize];
        assert_eq!(told, counted, "{}", flow.name());
    }
}

#[test]
fn at_national_size_a_watched_replication_is_the_unwatched_one() {
    let plan = plan(1.0, 1);
    let months = plan.months.count();
    let whom = spread(1_000, 600_000);
    let mut told = 0u32;
    let teller = Teller {
        whom: &whom,
        plan: &plan,
        tell: |_: Told<'_>| told += 1,
    };
    let (watched, _) = follow(&plan, (SEED, 0), teller, |_, _| true).expect("sound");
    let (alone, _) = follow(&plan, (SEED, 0), Unobserved, |_, _| true).expect("sound");
    assert!(contents(&watched, months) == contents(&alone, months));
    assert!(told > 1_500, "{told} entries of 1,000 people");
}

/// The activities of one person, in order.
fn life(plan: &Arc<Plan>, person: u32) -> Vec<Activity> {
    let mut whom = vec![false; person as usize + 1];
    whom[person as usize] = true;
    let mut lived = Vec::new();
    let teller = Teller {
        whom: &whom,
        plan,
        tell: |told: Told<'_>| {
            assert_eq!(told.id, person);
            lived.push(told.entry.activity);
        },
    };
    follow(plan, (SEED, 0), teller, |_, _| true).expect("the identities hold");
    lived
}

fn first_with(plan: &Arc<Plan>, pick: Pick) -> u32 {
    let picker = Picker { pick, found: None };
    let (_, picker) = follow(plan, (SEED, 0), picker, |picker, _| picker.found.is_none())
        .expect("the identities hold");
    picker.found.expect("somebody meets the fate in two years")
}

/// Whether `life` holds the activities in this order, whatever lies between.
fn goes_through(life: &[Activity], steps: &[Activity]) -> bool {
    let mut left = life.iter();
    steps.iter().all(|step| left.any(|one| one == step))
}

#[test]
fn whom_a_fate_befalls_has_lived_it() {
    use Activity as A;
    let plan = plan(0.1, 2);
    let fates: [(Pick, &[Activity]); 4] = [
        (
            Pick::TreatedAndLost,
            &[A::QueuedInside, A::StartedInside, A::LeftWithNeed],
        ),
        (
            Pick::TreatedAndContinued,
            &[
                A::QueuedInside,
                A::StartedInside,
                A::LeftWithNeed,
                A::Due,
                A::QueuedOutside,
                A::StartedOutside,
            ],
        ),
        (Pick::Recalled, &[A::OnLicence, A::Recalled]),
        (
            Pick::Referred,
            &[A::Referred, A::Due, A::QueuedOutside, A::StartedOutside],
        ),
    ];
    for (pick, steps) in fates {
        let life = life(&plan, first_with(&plan, pick));
        assert!(goes_through(&life, steps), "{}: {life:?}", pick.name());
    }
}

#[test]
fn a_life_begins_once_and_custody_is_entered_before_it_is_left() {
    let plan = plan(0.02, 2);
    let all = unwatched(&plan).people().len();
    let (mut begun, mut inside) = (vec![0; all], vec![false; all]);
    let whom = vec![true; all];
    let teller = Teller {
        whom: &whom,
        plan: &plan,
        tell: |told: Told<'_>| {
            let who = told.id as usize;
            let activity = told.entry.activity.name();
            begun[who] +=
                u32::from(["found at the start", "entered from outside"].contains(&activity));
            assert_eq!(begun[who], 1, "{activity}");
            match activity {
                "found at the start" => inside[who] = told.person.legal.in_custody(),
                _ if activity.starts_with("received") => {
                    assert!(!inside[who], "{who} {activity} twice");
                    inside[who] = true;
                }
                "died in custody" => assert!(inside[who]),
                _ if activity.starts_with("released") => {
                    assert!(inside[who], "{who} {activity} from liberty");
                    inside[who] = false;
                }
                "started treatment in custody" => assert!(inside[who], "{who} {activity}"),
                "started community treatment" => assert!(!inside[who], "{who} {activity}"),
                _ => {}
            }
        },
    };
    follow(&plan, (SEED, 0), teller, |_, _| true).expect("the identities hold");
    assert!(begun.iter().all(|&times| times == 1));
}
