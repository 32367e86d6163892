//! The shipped scenarios load, are complete, and mean what they say.

use throughcare::scenario::levers::{self, Lever};
use throughcare::scenario::{Date, Distribution, Overlays, Scenario, Values};
use throughcare::units::Unit;

use crate::{baseline, load, shipped};

#[test]
fn every_shipped_scenario_loads() {
    let folder = shipped().parent().expect("a folder").to_owned();
    let mut loaded = 0;
    for entry in std::fs::read_dir(folder).expect("the scenarios folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            Scenario::load(&path, &Overlays::default()).unwrap_or_else(|found| panic!("{found}"));
            loaded += 1;
        }
    }
    assert!(loaded > 0);
}

#[test]
fn the_2019_scenario_starts_in_april_2019_for_five_years() {
    let scenario = baseline();
    assert_eq!(scenario.name(), "2019");
    assert_eq!(scenario.era(), "2019");
    assert_eq!(scenario.start(), Date::new(2019, 4, 1).expect("a date"));
    assert_eq!(scenario.horizon_years(), 5);
    assert_eq!(scenario.horizon_days(), 1827);
    // The providers of probation become one service on 26 June 2021.
    // Then come rules of release and recall inside the horizon: home detention curfew (6 June 2023),
    // end of custody supervised licence (17 October 2023) and its longer window (16 March 2024).
    assert_eq!(scenario.change_days(), [817, 1527, 1660, 1811]);
}

#[test]
fn values_are_read_as_what_they_are() {
    let set = [
        "court.remand_entries=31000",
        "custody.remand_days=100.5",
        "release.link.plan=0.8",
        "release.link_logodds.nonop=-0.4",
        "harm.death_rate_no_ost.wk1=73.4",
        "custody.recall.indet_months=24",
    ];
    let set = set.map(String::from).to_vec();
    let values = load(
        &shipped(),
        &Overlays {
            set,
            ..Overlays::default()
        },
    )
    .at(0);
    assert_eq!(values.per_year("court.remand_entries").get(), 31_000.0);
    assert_eq!(values.days("custody.remand_days").get(), 100.5);
    assert_eq!(values.share("release.link.plan").get(), 0.8);
    assert_eq!(values.in_region("release.link.plan", 7), 0.8);
    assert_eq!(values.log_odds("release.link_logodds.nonop").get(), -0.4);
    let rate = values.per_year("harm.death_rate_no_ost.wk1").get();
    assert!((rate - 0.0734).abs() < 1e-15, "{rate}");
    assert_eq!(values.days("custody.recall.indet_months").get(), 730.5);
}

#[test]
fn every_lever_can_be_read_in_its_unit() {
    let values = baseline().at(0);
    for lever in levers::levers() {
        let read = read(&values, lever);
        assert!(read.is_finite(), "{}", lever.key);
    }
}

fn read(values: &Values, lever: &Lever) -> f64 {
    let key = lever.key;
    match lever.unit {
        Unit::Days | Unit::Months => values.days(key).get(),
        Unit::Years => values.years(key).get(),
        Unit::Share => values.share(key).get(),
        Unit::PerYear | Unit::Per1000PersonYears => values.per_year(key).get(),
        Unit::Ratio => values.ratio(key).get(),
        Unit::Cv => values.cv(key).get(),
        Unit::LogOdds => values.log_odds(key).get(),
        Unit::Pounds => values.pounds(key).get(),
        Unit::People | Unit::Places | Unit::Prisons | Unit::Units | Unit::Cases | Unit::Fte => {
            values.count(key).get()
        }
        Unit::PlacesPer10kPounds | Unit::Kilometres => values.number(key),
    }
}

#[test]
#[should_panic(expected = "`custody.remand_days` is in days, but was asked for as share")]
fn a_value_asked_for_in_another_unit_is_an_error_of_the_program() {
    let _ = baseline().at(0).share("custody.remand_days");
}

#[test]
#[should_panic(expected = "`custody.remand_dys` is not in the lever table")]
fn an_unknown_key_is_an_error_of_the_program() {
    let _ = baseline().at(0).number("custody.remand_dys");
}

#[test]
fn every_shipped_value_says_how_well_it_is_known() {
    let eras = ["2006", "2019", "2025"].map(|era| {
        load(
            &shipped().with_file_name(format!("{era}.toml")),
            &Overlays::default(),
        )
    });
    for parameter in eras.iter().flat_map(Scenario::parameters) {
        let key = parameter.lever.key;
        // A rule of law has a source and is known as laws are.
        let ruled = parameter.whence.contains("rules.toml:");
        assert!(ruled || parameter.quality.is_some(), "{key} has no quality");
        let drawn = parameter.distribution.is_some_and(Distribution::is_drawn);
        let settled = parameter.distribution.is_some() && !drawn;
        assert!(
            settled || drawn == parameter.range.is_some(),
            "{key} has a range without a distribution"
        );
    }
}

#[test]
fn the_data_tables_are_there() {
    let scenario = baseline();
    assert_eq!(scenario.regions().count(), 12);
    assert_eq!(scenario.regions().of_area("England").len(), 11);
    assert_eq!(scenario.regions().of_area("London"), [7]);
    let life = scenario
        .opening_stock()
        .find("custody/life", "indeterminate")
        .expect("a stratum");
    assert_eq!(life.count, 7050.0);
    let custody = scenario.opening_stock().rows().iter();
    let custody: f64 = custody
        .filter(|row| row.status.starts_with("custody/"))
        .map(|row| row.count)
        .sum();
    assert!((custody - 82_536.0).abs() < 1.0, "{custody}");
    let targets = scenario.targets().rows();
    assert!(
        targets
            .iter()
            .any(|target| target.indicator == "continuity_21d")
    );
}

#[test]
fn the_estate_of_2019_is_there() {
    use throughcare::scenario::{Holds, PlacesStatus};
    let scenario = baseline();
    let prisons = scenario.prisons().rows();
    assert_eq!(prisons.len(), 117);
    let places: u32 = prisons.iter().map(|prison| prison.places).sum();
    assert_eq!(places, 85_100);
    let women = prisons.iter().filter(|prison| prison.holds == Holds::Women);
    assert_eq!(women.clone().count(), 12);
    assert!(women.clone().all(|prison| prison.function.of_women()));
    let wales = scenario.regions().of_area("Wales")[0];
    assert!(women.clone().all(|prison| prison.region != wales));
    // Nothing is passed off as published: the figures of 2014 were scaled.
    let published =
        |prison: &&throughcare::scenario::Prison| prison.places_status == PlacesStatus::Found;
    assert_eq!(prisons.iter().filter(published).count(), 0);
}
