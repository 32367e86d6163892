//! What people in prison use: in the country, by what prisons are for and prison by prison.

mod sampled;

use sampled::Sampled;
use std::sync::Arc;
use throughcare::indicators::groups::{self, Group, ONE_PRISON, PRISON_KIND};
use throughcare::indicators::list;
use throughcare::indicators::measure::{Measured, When};
use throughcare::pathway::{Plan, World};

const SAMPLED: Sampled = Sampled {
    era: "2019",
    sample: 0.1,
    seed: 11,
    years: 1,
};

/// A run, and the groups its indicators are given for.
struct Run {
    plan: Arc<Plan>,
    groups: Vec<Group>,
    world: World,
}

impl Run {
    fn new(set: &[&str]) -> Run {
        let plan = SAMPLED.plan("", set);
        Run {
            groups: groups::all(&plan.regions, &plan.sites),
            world: SAMPLED.run("", set),
            plan,
        }
    }

    fn whole(&self) -> When {
        When::Months(0..self.plan.months.count())
    }

    fn value(&self, indicator: &str, group: &Group) -> f64 {
        let at = list::all().iter().position(|one| one.id == indicator);
        let measured = Measured {
            plan: &self.plan,
            ledger: self.world.ledger(),
        };
        let measure = list::measure(at.expect("it is listed"));
        measured.value(measure, group, &self.whole())
    }

    fn group(&self, breakdown: &str, name: &str) -> &Group {
        let mut groups = self.groups.iter();
        groups
            .find(|group| group.breakdown == breakdown && group.name == name)
            .expect("there is one")
    }

    /// People held in the groups of a breakdown who use this.
    fn using(&self, breakdown: &str, indicator: &str) -> f64 {
        let groups = self.groups.iter();
        let of = groups.filter(|group| group.breakdown == breakdown);
        of.map(|group| self.value("held", group) * self.value(indicator, group))
            .filter(|people| !people.is_nan())
            .sum()
    }
}

const GROUPS: [&str; 4] = ["opiate", "nonop", "nonop_alc", "alc"];

#[test]
fn the_mix_of_all_prisons_is_that_of_the_prison_population() {
    let run = Run::new(&[]);
    let country = run.group("national", "all");
    let population = run.value("prison_population", country);
    assert_eq!(run.value("held", country), population);
    for name in GROUPS {
        let counted = run.value("prison_population", run.group("substance", name)) / population;
        let share = run.value(&format!("held_{name}"), country);
        assert!((share - counted).abs() < 1e-12, "{name} {share} {counted}");
    }
}

#[test]
fn kinds_and_single_prisons_hold_what_the_country_holds() {
    let run = Run::new(&[]);
    let country = run.group("national", "all");
    for beside in ["crack", "psychoactive", "injecting"] {
        let id = format!("held_{beside}");
        let all = run.value("held", country) * run.value(&id, country);
        let by_kind = run.using(PRISON_KIND, &id);
        // A single prison is told as it is; a sample has a tenth of them.
        let by_prison = run.using(ONE_PRISON, &id) / SAMPLED.sample;
        assert!(all > 100.0, "{id} {all}");
        assert!((by_kind - all).abs() < 1e-6 * all, "{id} {by_kind} {all}");
        assert!(
            (by_prison - all).abs() < 1e-6 * all,
            "{id} {by_prison} {all}"
        );
    }
}

#[test]
fn prisons_that_receive_from_the_courts_hold_more_people_who_use_opiates() {
    let run = Run::new(&[]);
    let in_kind = |kind| run.value("held_opiate", run.group(PRISON_KIND, kind));
    let (local, training, women) = (in_kind("local"), in_kind("train_c"), in_kind("women"));
    assert!(local > training + 0.03, "{local} {training}");
    assert!(women > training + 0.03, "{women} {training}");
}

#[test]
fn what_begins_inside_changes_the_mix_and_nothing_else() {
    let share = |psychoactive: &str| {
        let run = Run::new(&["need.new_in_custody=0.2", psychoactive]);
        let country = run.group("national", "all");
        (
            run.value("held_psychoactive", country),
            run.value("held_nonop", country),
        )
    };
    let (none, all) = (
        share("need.new_in_custody_psychoactive=0"),
        share("need.new_in_custody_psychoactive=1"),
    );
    assert!(all.0 > none.0 + 0.01, "{all:?} {none:?}");
    assert_eq!(all.1, none.1);
}
