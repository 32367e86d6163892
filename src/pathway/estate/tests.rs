//! The rules of allocation, exactly: on the shipped estate, with nobody in it but whom a test puts there.

use super::allocation::{category, goes_open, least_crowded, reception, with_room};
use super::moves;
use super::sites::{Aim, Sites};
use crate::engine::arrivals::Layer;
use crate::engine::{Agenda, Luck, Tick};
use crate::ledger::{Flow, Ledger};
use crate::pathway::Plan;
use crate::pathway::scene::Scene;
use crate::pathway::services::Services;
use crate::pathway::time::{START, days};
use crate::person::{
    Age, Attributes, Band, Legal, Persistence, Person, Provider, Severity, Sex, Substance,
};
use crate::scenario::{Function, Overlays, Scenario};
use std::collections::BTreeMap;

const LONDON: u8 = 7;
const WALES: u8 = 11;

fn scenario() -> Scenario {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    Scenario::load(&path, &Overlays::default()).expect("the shipped scenario is sound")
}

/// An estate, and people of the test's own.
struct Stage {
    plan: Plan,
    services: Services,
    people: Vec<Person>,
    agenda: Agenda,
    layers: Vec<Layer>,
    ledger: Ledger,
}

impl Stage {
    fn new() -> Stage {
        Stage::of(&scenario(), |sites| sites)
    }

    fn of(scenario: &Scenario, sites: impl FnOnce(Sites) -> Sites) -> Stage {
        let plan = Plan::new(scenario, 1.0).expect("the shipped scenario can be simulated");
        let sites = sites(plan.sites.clone());
        let plan = Plan { sites, ..plan };
        let mut services = Services::new(&plan);
        services.reset(&plan.terms[0].1);
        let places = plan.sites.places(85_100);
        services.estate.reset(&places);
        let mut agenda = Agenda::new(plan.horizon(), 18);
        agenda.reset_at(START);
        Stage {
            ledger: Ledger::new(START, plan.months.count(), plan.regions.count()),
            plan,
            services,
            people: Vec::new(),
            agenda,
            layers: Vec::new(),
        }
    }

    fn scene(&mut self) -> Scene<'_> {
        Scene {
            terms: &self.plan.terms[0].1,
            plan: &self.plan,
            luck: Luck::new(1, 0),
            now: START,
            agenda: &mut self.agenda,
            people: &mut self.people,
            services: &mut self.services,
            layers: &mut self.layers,
            ledger: &mut self.ledger,
        }
    }

    /// Somebody new in custody under a sentence that ends in `ahead` days.
    fn admit(&mut self, key: u64, who: (u8, Sex, Age), band: Band, ahead: u32) -> u32 {
        let (region, sex, age) = who;
        let attributes = Attributes {
            region,
            area: 0,
            unit: 0,
            sex,
            age,
            substance: Substance::None,
            severity: Severity::Low,
            persistence: Persistence::Mid,
            provider: Provider::Crc,
        };
        self.people.push(Person {
            legal: Legal::Sentenced,
            band,
            until: START.after(days(ahead)),
            ..Person::new(key, attributes)
        });
        self.people.len() as u32 - 1
    }

    fn man(&mut self, key: u64, region: u8) -> u32 {
        let who = (region, Sex::Male, Age::Middle);
        self.admit(key, who, Band::Over4Years, 1_000)
    }

    /// Fills a prison to `held` people.
    fn fill(&mut self, which: usize, held: u32) {
        while self.services.estate.held(which) < held {
            self.services.estate.arrive(which, 1);
        }
    }

    fn fill_all(&mut self, wanted: impl Fn(&super::sites::Site) -> bool) {
        for which in 0..self.plan.sites.count() {
            if wanted(self.plan.sites.site(which)) {
                self.fill(which, self.services.estate.places(which));
            }
        }
    }
}

#[test]
fn prisons_take_only_their_sex_and_age_and_the_home_region_comes_first() {
    let mut stage = Stage::new();
    let mut key = 0;
    for region in 0..12 {
        for &sex in Sex::ALL {
            for &age in Age::ALL {
                key += 1;
                let id = stage.admit(key, (region, sex, age), Band::UpTo6Months, 30);
                let which = reception(&stage.scene(), id);
                let site = stage.plan.sites.site(which);
                assert!(site.takes(&stage.people[id as usize]), "{}", site.name);
                assert!(site.function.receives());
                assert_eq!(site.function.of_women(), sex == Sex::Female);
                assert!(site.function != Function::YoiLocal || age == Age::Young);
                let sites = stage.plan.sites.kept();
                let mut at_home = sites.filter(|site| {
                    site.region == region
                        && site.function.receives()
                        && site.takes(&stage.people[id as usize])
                });
                assert!(site.region == region || at_home.next().is_none());
            }
        }
    }
}

#[test]
fn a_full_prison_sends_on_and_only_those_who_would_have_gone_there() {
    let mut stage = Stage::new();
    let people: Vec<u32> = (0..400).map(|key| stage.man(key, LONDON)).collect();
    let before: Vec<usize> = people
        .iter()
        .map(|&id| reception(&stage.scene(), id))
        .collect();
    let filled = before[0];
    stage.fill(filled, stage.services.estate.places(filled));
    let mut moved = 0;
    for (&id, &was) in people.iter().zip(&before) {
        let now = reception(&stage.scene(), id);
        assert_eq!(now != was, was == filled);
        assert_eq!(stage.plan.sites.site(now).region, LONDON);
        moved += u32::from(now != was);
    }
    assert!(moved > 10);
    stage.fill_all(|site| site.region == LONDON && site.function.receives());
    let elsewhere = reception(&stage.scene(), people[0]);
    let site = stage.plan.sites.site(elsewhere);
    assert!(site.region != LONDON && site.function.receives());
}

#[test]
fn when_every_prison_is_full_the_least_crowded_takes_them_and_it_is_counted() {
    let mut stage = Stage::new();
    stage.fill_all(|_| true);
    let id = stage.man(5, LONDON);
    // Exactly full everywhere: the tie is broken by hash, so people spread.
    let mut chosen = std::collections::BTreeSet::new();
    for key in 100..140 {
        let id = stage.man(key, LONDON);
        chosen.insert(least_crowded(&stage.scene(), id));
    }
    assert!(chosen.len() > 10, "{}", chosen.len());
    // One person more in all prisons but one.
    let spared = *chosen.first().expect("somebody chose");
    for which in 0..stage.plan.sites.count() {
        if which != spared {
            let places = stage.services.estate.places(which);
            stage.fill(which, places + 1);
        }
    }
    assert_eq!(reception(&stage.scene(), id), spared);
    stage.people[id as usize].legal = Legal::Remand;
    moves::is_allocated(&mut stage.scene(), id);
    assert_eq!(stage.people[id as usize].prison(), Some(spared));
    let counted: u32 = stage
        .ledger
        .flow(0, Flow::ReceivedAboveCapacity)
        .iter()
        .sum();
    assert_eq!(counted, 1);
    let reading = stage.services.estate.reading(&stage.plan.sites);
    assert_eq!(reading.prisons_over as usize, stage.plan.sites.count());
    assert_eq!(reading.held_over, reading.held.iter().sum::<u32>());
}

#[test]
fn the_choice_is_in_proportion_to_places() {
    let mut stage = Stage::new();
    const PEOPLE: u32 = 20_000;
    let mut chosen: BTreeMap<usize, u32> = BTreeMap::new();
    for key in 0..u64::from(PEOPLE) {
        let id = stage.man(key, LONDON);
        *chosen.entry(reception(&stage.scene(), id)).or_default() += 1;
    }
    let estate = &stage.services.estate;
    let all: f64 = chosen
        .keys()
        .map(|&which| f64::from(estate.places(which)))
        .sum();
    for (&which, &count) in &chosen {
        let share = f64::from(estate.places(which)) / all;
        let expected = share * f64::from(PEOPLE);
        let deviation = (expected * (1.0 - share)).sqrt();
        assert!(
            (f64::from(count) - expected).abs() < 4.0 * deviation,
            "{count} {expected}"
        );
    }
}

#[test]
fn security_category_decides_where_a_sentence_is_served() {
    let mut stage = Stage::new();
    let mut seen = [0; 3];
    for key in 0..600 {
        let who = (WALES, Sex::Male, Age::Older);
        let id = stage.admit(key, who, Band::Indeterminate, 2_000);
        let scene = stage.scene();
        let category = category(&scene, id);
        seen[category] += 1;
        let site = scene
            .plan
            .sites
            .site(with_room(&scene, id, Aim::Training).expect("room"));
        assert!(site.category.takes(category) && !site.function.receives());
        assert!(!site.function.is_open() && !site.function.of_women());
        match category {
            0 => assert_eq!(site.function, Function::HighSecurity),
            1 => assert!(site.category.takes(1)),
            _ => assert!(site.category.takes(2)),
        }
        let open = scene
            .plan
            .sites
            .site(with_room(&scene, id, Aim::Open).expect("room"));
        assert_eq!(open.function, Function::Open);
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
    // Up to twelve months everybody is category C, and nobody goes to open conditions.
    for key in 0..100 {
        let id = stage.admit(key, (0, Sex::Male, Age::Middle), Band::To12Months, 200);
        assert_eq!(category(&stage.scene(), id), 2);
        assert!(!goes_open(&stage.scene(), id));
    }
}

#[test]
fn the_order_of_the_table_plays_no_part() {
    let scenario = scenario();
    let regions = scenario.regions().count();
    let mut one = Stage::of(&scenario, |sites| sites);
    let mut other = Stage::of(&scenario, |_| {
        Sites::new(&scenario.prisons().reversed(), regions, 1.0)
    });
    for key in 0..2_000 {
        let region = (key % 12) as u8;
        let (a, b) = (one.man(key, region), other.man(key, region));
        for aim in [Aim::Local, Aim::Training, Aim::Resettlement] {
            let name = |stage: &mut Stage, id| {
                let which = with_room(&stage.scene(), id, aim);
                which.map(|which| stage.plan.sites.site(which).name.clone())
            };
            assert_eq!(name(&mut one, a), name(&mut other, b));
        }
    }
    let places = |sites: &Sites, total| -> BTreeMap<String, u32> {
        let names = sites.kept().map(|site| site.name.clone());
        names.zip(sites.places(total)).collect()
    };
    for total in [85_100, 85_101, 60_007] {
        let sites = (&one.plan.sites, &other.plan.sites);
        assert_eq!(places(sites.0, total), places(sites.1, total));
        assert_eq!(places(sites.0, total).values().sum::<u32>(), total);
    }
}

#[test]
fn the_delay_of_a_move_is_a_persons_own_and_is_drawn_once() {
    let (mut alone, mut crowded) = (Stage::new(), Stage::new());
    crowded.fill_all(|site| !site.function.receives());
    let mut same = 0;
    for key in 0..200 {
        let due = |stage: &mut Stage| {
            let id = stage.man(key, LONDON);
            moves::is_allocated(&mut stage.scene(), id);
            stage.people[id as usize].move_due
        };
        let (one, other) = (due(&mut alone), due(&mut crowded));
        assert_eq!(one, other, "where there is room moved the day of {key}");
        same += u32::from(one != Tick::NEVER);
    }
    assert!(same > 150);
}

#[test]
fn a_move_goes_ahead_on_its_day_alone_and_waits_for_room() {
    let mut stage = Stage::new();
    let id = stage.man(3, LONDON);
    moves::is_allocated(&mut stage.scene(), id);
    let first = stage.people[id as usize].prison();
    moves::is_moved(&mut stage.scene(), id);
    assert_eq!(stage.people[id as usize].prison(), first, "not due yet");
    stage.people[id as usize].move_due = START;
    stage.fill_all(|site| !site.function.receives());
    moves::is_moved(&mut stage.scene(), id);
    assert_eq!(stage.people[id as usize].prison(), first, "no room");
    let held_back: u32 = stage.ledger.flow(0, Flow::HeldBack).iter().sum();
    assert_eq!(held_back, 1);
    let mut stage = Stage::new();
    let id = stage.man(3, LONDON);
    moves::is_allocated(&mut stage.scene(), id);
    stage.people[id as usize].move_due = START;
    moves::is_moved(&mut stage.scene(), id);
    let now = stage.people[id as usize].prison().expect("still held");
    assert!(!stage.plan.sites.site(now).function.receives());
    stage
        .services
        .estate
        .check(stage.people.iter())
        .expect("the books agree");
}

#[test]
fn before_release_people_go_home_or_stay() {
    let mut stage = Stage::new();
    let id = stage.man(3, LONDON);
    // In a training prison elsewhere, with twelve weeks left.
    let sites = stage.plan.sites.kept();
    let far = sites
        .zip(0..)
        .find(|(site, _)| site.function == Function::TrainC && site.region != LONDON)
        .map(|(_, which)| which)
        .expect("there is one");
    stage.services.estate.arrive(far, 1);
    let person = &mut stage.people[id as usize];
    (person.prison, person.move_due) = (far as u8, START);
    person.until = START.after(days(84));
    let mut full = Stage::new();
    full.people.clone_from(&stage.people);
    full.services.estate = stage.services.estate.clone();
    full.fill_all(|site| site.region == LONDON);
    moves::is_moved(&mut stage.scene(), id);
    moves::is_moved(&mut full.scene(), id);
    let home = stage
        .plan
        .sites
        .site(stage.people[0].prison().expect("held"));
    assert!(home.resettlement && home.region == LONDON);
    assert_eq!(full.people[0].prison(), Some(far));
    assert_eq!(full.people[0].move_due, Tick::NEVER);
}
