//! The three shipped eras: each is complete, opens, runs, and follows from its own figures.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use throughcare::cohort::balance;
use throughcare::ledger::Provision;
use throughcare::pathway::{Plan, World};
use throughcare::scenario::levers::Kind;
use throughcare::scenario::{Date, Function, Overlays, Period, PlacesStatus, Scenario};

const ERAS: [&str; 3] = ["2006", "2019", "2025"];
const SAMPLE: f64 = 0.02;
const SEED: u64 = 7;

fn era(name: &str, years: Option<u32>) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{name}.toml"));
    let overlays = Overlays {
        years,
        ..Overlays::default()
    };
    Scenario::load(&path, &overlays).unwrap_or_else(|found| panic!("{found}"))
}

fn eras() -> impl Iterator<Item = (&'static str, Scenario)> {
    ERAS.into_iter().map(|name| (name, era(name, None)))
}

#[test]
fn each_era_opens_and_runs_a_year_with_every_identity() {
    for name in ERAS {
        let plan = Plan::new(&era(name, Some(1)), SAMPLE).expect("it can be simulated");
        let plan = Arc::new(plan);
        let mut world = World::new(Arc::clone(&plan));
        world.open(SEED, 0).expect("no loop");
        world.run_until(plan.horizon()).expect("no loop");
        world.check(plan.horizon()).expect("the identities hold");
    }
}

#[test]
fn each_era_starts_on_its_day_and_lasts_its_years() {
    let expected = [
        ("2006", (2006, 7, 1), 7),
        ("2019", (2019, 4, 1), 5),
        ("2025", (2025, 7, 1), 5),
    ];
    for (name, (year, month, day), years) in expected {
        let scenario = era(name, None);
        assert_eq!(scenario.era(), name);
        assert_eq!(
            scenario.start(),
            Date::new(year, month, day).expect("a date")
        );
        assert_eq!(scenario.horizon_years(), years);
    }
}

/// Conditions are an era's own, but for what a law alone sets; behaviour and effects are shared.
#[test]
fn each_era_states_its_conditions_and_shares_its_behaviour() {
    for (name, scenario) in eras() {
        for parameter in scenario.parameters() {
            let (lever, whence) = (parameter.lever, parameter.whence);
            let own = whence.starts_with(&format!("{name}.toml:"));
            match lever.kind {
                Kind::Condition => assert!(
                    own || whence.contains("rules.toml:"),
                    "{name} does not state {}: {whence}",
                    lever.key
                ),
                Kind::Behaviour | Kind::Effect => {
                    assert!(!own, "{name} has its own {}: {whence}", lever.key);
                }
            }
        }
    }
}

/// No derived value is set by hand: each follows from the rest of its era.
#[test]
fn derived_values_follow_from_the_rest_of_each_era() {
    for (name, scenario) in eras() {
        let wrong: Vec<String> = balance::of(&scenario)
            .iter()
            .filter(|line| !line.holds())
            .map(|line| format!("{}: {} not {}", line.name, line.stated, line.rounded()))
            .collect();
        assert!(
            wrong.is_empty(),
            "`throughcare cohort scenarios/{name}.toml --balance` gives other values:\n{}",
            wrong.join("\n")
        );
    }
}

#[test]
fn a_derived_value_that_is_moved_does_not_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2006.toml");
    let set = vec!["court.first_entrants.mid=31000".to_owned()];
    let overlays = Overlays {
        set,
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).unwrap_or_else(|found| panic!("{found}"));
    let lines = balance::of(&scenario);
    let wrong: Vec<&str> = lines
        .iter()
        .filter(|line| !line.holds())
        .map(|line| line.name.as_str())
        .collect();
    assert_eq!(wrong, ["court.first_entrants.mid"]);
}

#[test]
fn each_estate_holds_the_places_of_its_era_and_passes_nothing_off_as_published() {
    for ((name, scenario), count) in eras().zip([135, 117, 120]) {
        let prisons = scenario.prisons().rows();
        assert_eq!(prisons.len(), count, "{name}");
        let places: u32 = prisons.iter().map(|prison| prison.places).sum();
        let stated = scenario.at(0).number("custody.operational_capacity");
        assert_eq!(f64::from(places), stated, "{name}");
        for prison in prisons {
            assert_ne!(prison.places_status, PlacesStatus::Found, "{}", prison.name);
            // Establishments for juveniles alone are no prisons for adults.
            let juvenile = ["Werrington", "Wetherby", "Warren Hill", "Huntercombe"];
            assert!(name != "2006" || !juvenile.contains(&prison.name.as_str()));
        }
    }
}

/// The roll-out of the integrated drug treatment system: 45 prisons, and 17 of them in full.
#[test]
fn in_2006_forty_five_prisons_offer_clinical_and_seventeen_psychosocial_treatment() {
    let scenario = era("2006", None);
    let values = scenario.at(0);
    assert_eq!(values.number("prison_tx.prisons_clinical"), 45.0);
    assert_eq!(values.number("prison_tx.prisons_psychosocial"), 17.0);
    let plan = Plan::new(&scenario, 1.0).expect("it can be simulated");
    let offered = &plan.terms[0].1.prison_treatment.offered;
    let kinds = offered.len() / scenario.prisons().count();
    let offering = |kind: usize| {
        offered
            .iter()
            .skip(kind)
            .step_by(kinds)
            .filter(|o| **o)
            .count()
    };
    // Clinical, brief, structured: drug workers were in every prison.
    assert_eq!([1, 2].map(offering), [135, 17]);
    // Eleven more detoxify in the older way.
    let integrated = &plan.terms[0].1.prison_treatment.integrated;
    assert_eq!(integrated.iter().filter(|is| **is).count(), 45);
    assert_eq!(offering(0), 56);
    let mut first: Vec<&str> = Vec::new();
    for prison in scenario.prisons().rows() {
        if prison.psychosocial_rank <= 17 {
            assert!(prison.clinical_rank <= 17, "{}", prison.name);
            assert!(
                prison.status.contains("ranks found and found"),
                "{}",
                prison.name
            );
            first.push(&prison.name);
        }
    }
    assert_eq!(first.len(), 17);
    assert!(first.contains(&"Styal") && first.contains(&"Doncaster"));
}

/// Every era is held to the same list of things that should not move under no change.
#[test]
fn each_era_has_the_table_of_drift() {
    let drift = |scenario: &Scenario| -> BTreeSet<String> {
        let rows = scenario.targets().rows().iter();
        rows.filter(|row| row.period == Period::Drift)
            .map(|row| row.indicator.clone())
            .collect()
    };
    let expected = drift(&era("2019", None));
    assert!(expected.len() > 20);
    for (name, scenario) in eras() {
        assert_eq!(drift(&scenario), expected, "{name}");
    }
}

/// More than 100,000 within seven years was the top of a range that did not come true.
#[test]
fn no_target_is_a_projection() {
    for (name, scenario) in eras() {
        for row in scenario.targets().rows() {
            let level = row.unit == "people" && row.indicator == "prison_population";
            assert!(!level || row.value < 95_000.0, "{name}: {}", row.id);
            assert_ne!(row.indicator, "prison_population_over_100000", "{name}");
        }
    }
}

#[test]
fn women_and_men_have_a_prison_of_each_kind_in_each_era() {
    for (name, scenario) in eras() {
        for function in [
            Function::Local,
            Function::TrainC,
            Function::Open,
            Function::WomenLocal,
        ] {
            let held = scenario
                .prisons()
                .rows()
                .iter()
                .any(|prison| prison.function == function);
            assert!(held, "{name}: {function:?}");
        }
    }
}

/// What supervision prevents is measured against the contacts of the opening.
#[test]
fn the_reference_quality_of_each_era_is_that_of_its_opening() {
    for (name, scenario) in eras() {
        let plan = Arc::new(Plan::new(&scenario, 0.25).expect("it can be simulated"));
        let mut world = World::new(plan);
        world.open(7, 0).expect("no loop");
        let of = |what| -> f64 {
            let counts = world.ledger().provisions.of(0, what).iter();
            counts.map(|&count| f64::from(count)).sum()
        };
        let found = of(Provision::CasesWellMet) / of(Provision::CasesHeld);
        let stated = scenario.at(0).number("probation.reference_quality");
        // A quarter of the units is as far off as that.
        assert!(
            (found - stated).abs() < 0.02,
            "{name}: {found}, not {stated}"
        );
    }
}
