//! Treatment in custody by tier: who may start, in which order, programmes at sites and dedicated
//! prisons, what support does, and treatment hold.

mod sampled;

use sampled::Sampled;
use std::sync::Arc;
use throughcare::ledger::{Flow, Ledger, Meter, TierCount};
use throughcare::pathway::services::Services;
use throughcare::pathway::time::{START, TICKS_PER_DAY, days};
use throughcare::pathway::{Plan, World};
use throughcare::person::{Care, Legal, Person, Severity, Tier};

const SEED: u64 = 7;
/// Enough prisons for several sites of programmes.
const WIDE: f64 = 0.1;
const SAMPLE: f64 = 0.02;

fn sampled(sample: f64) -> Sampled {
    Sampled {
        era: "2019",
        sample,
        seed: SEED,
        years: 1,
    }
}

fn plan(set: &[&str], sample: f64) -> Arc<Plan> {
    sampled(sample).plan("", set)
}

fn opened(plan: &Arc<Plan>) -> World {
    let mut world = World::new(Arc::clone(plan));
    world.open(SEED, 0).expect("no loop");
    world
}

fn run(set: &[&str], sample: f64) -> World {
    let plan = plan(set, sample);
    let mut world = opened(&plan);
    world.run_until(plan.horizon()).expect("no loop");
    world.check(plan.horizon()).expect("the identities hold");
    world
}

fn total(ledger: &Ledger, flow: Flow) -> u64 {
    (0..12)
        .flat_map(|month| ledger.flow(month, flow))
        .map(|&count| u64::from(count))
        .sum()
}

fn counted(world: &World, tier: Tier, what: TierCount) -> u64 {
    let tiers = &world.ledger().tiers;
    (0..12).map(|month| tiers.counted(month, tier, what)).sum()
}

#[test]
fn severity_and_flags_are_drawn_in_their_shares_and_fit_the_need() {
    let world = opened(&plan(&[], SAMPLE));
    let with_need = || {
        let people = world.people().iter();
        people.filter(|person| person.attributes.substance.name() != "none")
    };
    let share = |of: &dyn Fn(&Person) -> bool, among: &dyn Fn(&Person) -> bool| {
        let all = with_need().filter(|person| among(person)).count() as f64;
        let some = with_need()
            .filter(|person| among(person) && of(person))
            .count() as f64;
        (some / all, all)
    };
    let severe = |person: &Person| person.attributes.severity == Severity::Severe;
    let opiate = |person: &Person| person.attributes.substance.name() == "opiate";
    let has = |fact| move |person: &Person| person.facts.has(fact);
    use throughcare::person::Fact;
    for (of, among, expected) in [
        (
            &severe as &dyn Fn(&Person) -> bool,
            &(|_: &Person| true) as &dyn Fn(&Person) -> bool,
            0.4,
        ),
        (&has(Fact::Crack), &opiate, 0.75),
        (&has(Fact::Injecting), &opiate, 0.35),
    ] {
        let (share, people) = share(of, among);
        // People of the start are taken more than once to meet the stock: half as many stand for them.
        let error = (expected * (1.0 - expected) / (people / 2.0)).sqrt();
        assert!(
            (share - expected).abs() < 5.0 * error,
            "{share} against {expected}"
        );
    }
    for person in world.people() {
        let none = person.attributes.substance.name() == "none";
        assert!(!none || person.attributes.severity == Severity::Low);
        assert!(opiate(person) || !person.facts.has(Fact::Crack));
    }
}

#[test]
fn nobody_starts_with_less_than_the_least_time_left() {
    let plan = plan(&["prison_tx.min_days.structured=60"], SAMPLE);
    let mut world = opened(&plan);
    let mut seen = 0;
    for day in 1..=150 {
        world.run_until(START.after(days(day))).expect("no loop");
        let new = |person: &&Person| {
            person.care == Care::Inside
                && world.now().since(person.care_since) <= TICKS_PER_DAY
                && person.legal == Legal::Sentenced
                && person.since <= person.care_since
        };
        for person in world.people().iter().filter(new) {
            let least = match person.tier {
                Tier::Structured => 60,
                Tier::HighIntensity => 120,
                Tier::Brief | Tier::Alcohol => 7,
                _ => 0,
            };
            // Who moved to another prison in treatment began before.
            let taken_over = person.moves > 1;
            let left = person.until.since(person.care_since);
            assert!(
                taken_over || left >= days(least),
                "{:?}: {left}",
                person.tier
            );
            seen += usize::from(person.tier == Tier::Structured && !taken_over);
        }
    }
    assert!(seen > 5, "{seen}");
    let never = run(&["prison_tx.min_days.structured=3650"], SAMPLE);
    let usual = run(&[], SAMPLE);
    let starts = |world: &World| counted(world, Tier::Structured, TierCount::Started);
    assert!(
        starts(&never) < starts(&usual) / 2,
        "only life and remand are left"
    );
    assert!(
        total(never.ledger(), Flow::TooShortToTreat) > total(usual.ledger(), Flow::TooShortToTreat)
    );
}

#[test]
fn queues_go_by_need_before_waiting() {
    let waiting = |by_need: &str| {
        let plan = plan(&["prison_tx.funding=12000000", by_need], SAMPLE);
        let mut world = opened(&plan);
        let (mut severe, mut all) = (0, 0);
        for month in 3..12 {
            world
                .run_until(START.after(days(30 * month)))
                .expect("no loop");
            for person in world.people() {
                if person.care == Care::WaitingInside {
                    all += 1;
                    severe += usize::from(person.attributes.severity == Severity::Severe);
                }
            }
        }
        assert!(all > 200, "{all}");
        severe as f64 / all as f64
    };
    let (by_need, by_joining) = (
        waiting("prison_tx.queue_by_need=1"),
        waiting("prison_tx.queue_by_need=0"),
    );
    assert!(by_need < 0.7 * by_joining, "{by_need} {by_joining}");
}

#[test]
fn a_place_of_high_intensity_is_used_at_its_site_alone() {
    let plan = plan(&[], WIDE);
    let mut world = opened(&plan);
    let (mut treated, mut kept) = (0, 0);
    for month in 0..12 {
        world
            .run_until(START.after(days(30 * month)))
            .expect("no loop");
        world.check(world.now()).expect("the identities hold");
        for person in world.people() {
            if person.care == Care::Inside && person.tier == Tier::HighIntensity {
                let site = plan
                    .sites
                    .site(person.prison().expect("treated in a prison"));
                assert!(site.high_intensity, "{}", site.name);
                assert!(matches!(
                    person.legal,
                    Legal::Sentenced | Legal::Indeterminate | Legal::Recalled
                ));
                treated += 1;
            }
            if person.reserved < START.after(days(30 * month)) {
                let site = plan.sites.site(usize::from(person.site));
                assert!(site.high_intensity && person.prison() != Some(usize::from(person.site)));
                kept += 1;
            }
        }
        for (which, pool) in world.services().inside.iter().enumerate() {
            let elsewhere = Services::tier_of_pool(which) == Tier::HighIntensity
                && !plan.sites.site(which / Tier::COUNT).high_intensity;
            assert!(!elsewhere || pool.busy() + pool.waiting() == 0);
        }
    }
    assert!(treated > 50 && kept > 3, "{treated} {kept}");
    let ledger = world.ledger();
    assert!(total(ledger, Flow::StartedProgramme) > total(ledger, Flow::CompletedProgramme));
}

#[test]
fn where_no_programme_suits_nobody_is_moved_for_one() {
    let world = run(&["prison_tx.high_intensity_suitable=0"], WIDE);
    for flow in [
        Flow::FoundSuitable,
        Flow::PlaceKept,
        Flow::StartedProgramme,
        Flow::FellBack,
        Flow::LeftProgramme,
    ] {
        // People of the start may still be on the way.
        let started = total(world.ledger(), flow);
        assert_eq!(started, 0, "{}", flow.name());
    }
}

#[test]
fn the_counts_of_tiers_are_those_of_the_flows() {
    let world = run(&[], SAMPLE);
    let sum = |what| {
        Tier::ALL
            .iter()
            .map(|&tier| counted(&world, tier, what))
            .sum::<u64>()
    };
    let ledger = world.ledger();
    let over = counted(&world, Tier::HighIntensity, TierCount::Started);
    assert_eq!(
        sum(TierCount::Started) - over,
        total(ledger, Flow::StartedInside)
    );
    assert_eq!(
        sum(TierCount::Completed),
        total(ledger, Flow::CompletedInside)
    );
    assert_eq!(
        sum(TierCount::DroppedOut),
        total(ledger, Flow::DroppedOutInside)
    );
    let with_need = total(ledger, Flow::TransferredOut)
        + total(ledger, Flow::DetoxifiedWithNeed)
        + total(ledger, Flow::InterruptedByTransfer);
    assert_eq!(sum(TierCount::LeftWithNeed), with_need);
    let clinical = counted(&world, Tier::Clinical, TierCount::Started);
    let how = total(ledger, Flow::StartedSubstitution) + total(ledger, Flow::StartedDetoxification);
    assert_eq!(clinical, how);
    let busy: u64 = Tier::ALL
        .iter()
        .map(|&tier| ledger.tiers.time(11, tier).busy)
        .sum();
    assert_eq!(busy, ledger.meters.ticks(11, Meter::BusyInside));
}

/// Effects of treatment on people neutral, and nobody is moved for a programme.
const APART: &[&str] = &[
    "return.treatment_rr=1",
    "return.high_intensity_rr=1",
    "return.supervision_rr=1",
    "harm.drp_out_in_hr=1",
    "harm.ost_hr_wk1_4=1",
    "harm.injecting_out_in_rr=1",
    "harm.psychosocial_only_hr=1",
    "harm.naloxone_rr=1",
    "release.link.plan=0",
    "release.self_present21=0",
    "prison_tx.high_intensity_suitable=0",
];

#[test]
fn support_beside_clinical_treatment_does_what_its_effects_say_and_nothing_at_one() {
    let with = |more: &[&str]| {
        let few = [
            "prison_tx.prisons_psychosocial=0",
            "prison_tx.prisons_clinical=117",
        ];
        run(&[APART, &few[..], more].concat(), SAMPLE)
    };
    let neutral = with(&[
        "prison_tx.psychosocial_completion_rr=1",
        "release.psychosocial_plan_or=1",
    ]);
    let helps = with(&[
        "prison_tx.psychosocial_completion_rr=3",
        "release.psychosocial_plan_or=1",
    ]);
    let completes = |world: &World| counted(world, Tier::Clinical, TierCount::Completed) as f64;
    // No prison has support here, so that a third of the published share completes.
    assert!(completes(&helps) < 0.6 * completes(&neutral));
    let planned = |odds: &str| {
        let few = ["prison_tx.prisons_psychosocial=0", odds];
        total(run(&few, SAMPLE).ledger(), Flow::Planned)
    };
    let (one, three) = (
        planned("release.psychosocial_plan_or=1"),
        planned("release.psychosocial_plan_or=3"),
    );
    assert!(three < one, "{three} {one}");
}

#[test]
fn a_dedicated_prison_takes_people_in_need_of_treatment_and_nobody_else() {
    let plan = plan(&["prison_tx.dedicated_prisons=8"], WIDE);
    let dedicated = &plan.terms[0].1.prison_treatment.dedicated;
    let count = dedicated.iter().filter(|&&given| given).count();
    assert!(count > 0, "the sample keeps none");
    let mut world = opened(&plan);
    world.check(world.now()).expect("the identities hold");
    let mut treated = 0;
    for month in 1..12 {
        world
            .run_until(START.after(days(30 * month)))
            .expect("no loop");
        world.check(world.now()).expect("the identities hold");
        for person in world.people() {
            let here = person.prison().is_some_and(|which| dedicated[which]);
            if person.care == Care::Inside && person.tier == Tier::Dedicated {
                assert!(here && person.attributes.severity > Severity::Low);
                treated += 1;
            }
        }
        for (which, _) in dedicated.iter().enumerate().filter(|(_, given)| **given) {
            let pool = &world.services().inside[Services::inside_at(which, Tier::Dedicated)];
            assert!(pool.busy() <= pool.capacity());
        }
    }
    assert!(treated > 100, "{treated}");
    let none = run(&["prison_tx.dedicated_prisons=0"], SAMPLE);
    assert_eq!(counted(&none, Tier::Dedicated, TierCount::Started), 0);
}

#[test]
fn treatment_hold_puts_moves_off_and_spares_treatment() {
    let (free, held) = (
        run(&["custody.hold_in_programme=0"], SAMPLE),
        run(
            &["custody.hold_in_treatment=1", "custody.hold_in_programme=0"],
            SAMPLE,
        ),
    );
    let of = |world: &World, flow| total(world.ledger(), flow);
    assert_eq!(of(&free, Flow::MovePutOff), 0);
    assert!(of(&held, Flow::MovePutOff) > 50);
    let ended = |world: &World| of(world, Flow::InterruptedByTransfer);
    assert!(
        ended(&held) < ended(&free) / 2,
        "{} {}",
        ended(&held),
        ended(&free)
    );
    // The last move, for resettlement, goes on.
    assert!(ended(&held) > 0 && of(&held, Flow::MovedPrison) > 500);
}

#[test]
fn money_added_for_a_tier_buys_places_of_that_tier_alone() {
    let places = |set: &[&str]| -> Vec<u64> {
        let plan = plan(set, SAMPLE);
        let all = &plan.terms[0].1.prison_treatment.places;
        let of = |tier: usize| all.iter().skip(tier).step_by(Tier::COUNT);
        (0..Tier::COUNT)
            .map(|tier| of(tier).map(|&places| u64::from(places)).sum())
            .collect()
    };
    let usual = places(&[]);
    let more = places(&["prison_tx.added_funding.alcohol=20000000"]);
    for &tier in Tier::ALL {
        let (before, after) = (usual[tier as usize], more[tier as usize]);
        assert_eq!(after > before, tier == Tier::Alcohol, "{}", tier.name());
    }
}

#[test]
fn what_a_programme_does_to_reoffending_lasts_a_year() {
    use throughcare::person::Fact;
    let worlds = ["return.high_intensity_rr=0", "return.high_intensity_rr=1"];
    // A sample of half the people, so that about sixty have completed a programme and are out.
    let [spared, usual] = worlds.map(|effect| {
        let world = run(&[effect], 0.5);
        let out = |person: &&Person| person.legal.at_liberty() && person.facts.has(Fact::Programme);
        let people: Vec<Person> = world.people().iter().filter(out).copied().collect();
        for person in &people {
            assert!(world.now().since(person.released) <= days(365));
        }
        people
    });
    let again = |people: &[Person]| {
        let again = |person: &&Person| person.facts.has(Fact::Reoffended);
        people.iter().filter(again).count()
    };
    assert_eq!(again(&spared), 0);
    assert!(spared.len() > 10 && again(&usual) > 0, "{}", spared.len());
}
