//! Law by date: each rule holds on its day and not the day before, in every era that has that day.

use std::path::Path;

use throughcare::scenario::{Date, Overlays, Scenario};

const ERAS: [&str; 3] = ["2006", "2019", "2025"];

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

/// A value on a date, in an era run for twenty years.
fn on(name: &str, key: &str, date: (i32, u32, u32)) -> f64 {
    let scenario = era(name, Some(20));
    let date = Date::new(date.0, date.1, date.2).expect("a date");
    let day = date.days_since(scenario.start());
    assert!((0..scenario.horizon_days() as i32).contains(&day));
    scenario.at(day as u32).number(key)
}

/// A day of the law: what was in force the day before, and what is from it.
struct Law {
    what: &'static str,
    key: &'static str,
    day: (i32, u32, u32),
    before: f64,
    from: f64,
}

const fn law(
    what: &'static str,
    key: &'static str,
    day: (i32, u32, u32),
    before: f64,
    from: f64,
) -> Law {
    Law {
        what,
        key,
        day,
        before,
        from,
    }
}

const FRACTION: &str = "custody.release_fraction.standard";
const DAYS: &str = "custody.early_release.days";
const SHARE: &str = "custody.early_release.share";
const CURFEW_DAYS: &str = "custody.hdc.max_days";
const FIXED: &str = "custody.recall.ftr_share";
const FIXED_OF_LONG: &str = "custody.recall.ftr_share_y4plus";

/// Rules of release and recall, each a day and the two values about it.
const LAWS: [Law; 17] = [
    law("release at 40 %", FRACTION, (2024, 9, 10), 0.5, 0.4),
    law("end of custody licence", DAYS, (2007, 6, 29), 0.0, 18.0),
    law("end of custody licence", SHARE, (2007, 6, 29), 0.0, 0.4),
    law(
        "end of custody licence ends",
        DAYS,
        (2010, 3, 12),
        18.0,
        0.0,
    ),
    law(
        "end of custody licence ends",
        SHARE,
        (2010, 3, 12),
        0.4,
        0.0,
    ),
    law(
        "custody supervised licence",
        DAYS,
        (2023, 10, 17),
        0.0,
        18.0,
    ),
    law(
        "custody supervised licence",
        SHARE,
        (2023, 10, 17),
        0.0,
        0.31,
    ),
    law(
        "supervised licence, 35 days",
        DAYS,
        (2024, 3, 16),
        18.0,
        35.0,
    ),
    law(
        "supervised licence, 70 days",
        DAYS,
        (2024, 5, 23),
        35.0,
        70.0,
    ),
    law("supervised licence ends", DAYS, (2024, 9, 10), 70.0, 0.0),
    law("supervised licence ends", SHARE, (2024, 9, 10), 0.31, 0.0),
    law(
        "curfew of 180 days",
        CURFEW_DAYS,
        (2023, 6, 6),
        135.0,
        180.0,
    ),
    law("curfew of a year", CURFEW_DAYS, (2025, 6, 3), 180.0, 365.0),
    law(
        "curfew from long sentences",
        "custody.hdc.eligible.y4plus",
        (2024, 6, 1),
        0.0,
        0.3,
    ),
    law("fixed-term recall", FIXED, (2008, 7, 14), 0.0, 0.35),
    law("fixed-term recall", FIXED_OF_LONG, (2008, 7, 14), 0.0, 0.35),
    law(
        "recall for 14 days",
        "custody.recall.ftr_days_short",
        (2015, 2, 1),
        28.0,
        14.0,
    ),
];
/// Those of the years since 2019, which the later eras must have too.
const RECALL_SINCE_2024: [Law; 3] = [
    law(
        "recall from short sentences",
        FIXED,
        (2024, 4, 2),
        0.35,
        0.38,
    ),
    law(
        "recall from short sentences",
        FIXED_OF_LONG,
        (2024, 4, 2),
        0.35,
        0.38,
    ),
    law("recall under 48 months", FIXED, (2025, 9, 2), 0.38, 0.75),
];

/// Each rule holds on its day and not the day before, in every era that has that day.
#[test]
fn release_and_recall_follow_the_law_of_the_day() {
    for (name, scenario) in eras() {
        let last = scenario.start().add_months(240);
        for law in LAWS.iter().chain(&RECALL_SINCE_2024) {
            let (year, month, day) = law.day;
            let from = Date::new(year, month, day).expect("a date");
            if from <= scenario.start() || from >= last {
                continue;
            }
            let before = from.add_days(-1).ymd();
            let found = [on(name, law.key, before), on(name, law.key, law.day)];
            assert_eq!(found, [law.before, law.from], "{name}: {}", law.what);
        }
    }
}

/// What had become law before an era's start is in force on its first day.
#[test]
fn each_era_opens_under_the_law_of_its_first_day() {
    for (key, [of_2006, of_2019, of_2025]) in [
        (FRACTION, [0.5, 0.5, 0.4]),
        (DAYS, [0.0, 0.0, 0.0]),
        (SHARE, [0.0, 0.0, 0.0]),
        (CURFEW_DAYS, [135.0, 135.0, 365.0]),
        ("custody.hdc.eligible.y4plus", [0.0, 0.0, 0.3]),
        (FIXED, [0.0, 0.35, 0.38]),
        (FIXED_OF_LONG, [0.0, 0.35, 0.38]),
        ("custody.recall.ftr_days_short", [28.0, 14.0, 14.0]),
    ] {
        let found = ERAS.map(|name| era(name, None).at(0).number(key));
        assert_eq!(found, [of_2006, of_2019, of_2025], "{key}");
    }
}

/// Time served of an era was measured under the rules of its first day.
#[test]
fn each_era_opens_under_the_rules_of_its_reference() {
    for (name, scenario) in eras() {
        let values = scenario.at(0);
        let mut found = 0;
        for parameter in scenario.parameters() {
            let key = parameter.lever.key;
            if key.starts_with("custody.") && key.contains(".reference_") {
                let rule = key.replace("reference_", "");
                assert_eq!(values.number(key), values.number(&rule), "{name}: {key}");
                found += 1;
            }
        }
        assert_eq!(found, 9, "{name}");
    }
}

/// Law by date: one service until 2014 and again from 2021; supervision after short sentences.
#[test]
fn rules_of_law_hold_on_their_days_in_every_era() {
    let (unified, fixed) = ("probation.unified", "custody.recall.ftr_share");
    assert_eq!(on("2006", unified, (2006, 7, 1)), 1.0);
    assert_eq!(on("2006", unified, (2014, 6, 1)), 0.0);
    assert_eq!(on("2006", unified, (2021, 6, 26)), 1.0);
    assert_eq!(on("2019", unified, (2019, 4, 1)), 0.0);
    assert_eq!(on("2025", unified, (2025, 7, 1)), 1.0);
    assert_eq!(on("2006", fixed, (2008, 7, 13)), 0.0);
    assert!(on("2006", fixed, (2008, 7, 14)) > 0.0);
    assert!(on("2025", fixed, (2025, 9, 2)) > on("2025", fixed, (2025, 9, 1)));
    let short = "release.supervised_share.le6m";
    assert!(on("2006", short, (2015, 1, 31)) < 0.2 && on("2006", short, (2015, 2, 1)) > 0.9);
}
