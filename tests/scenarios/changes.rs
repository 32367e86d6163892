//! Dated changes: when they hold, how they ramp, and how several apply.

use throughcare::scenario::{Date, Overlays, Scenario};

use crate::{Copy, baseline};

const PLAN: &str = "release.link.plan";

/// The shipped scenario with changes of the release plan; each text is one change without its name.
fn changed(changes: &[&str]) -> Scenario {
    let lines = changes
        .iter()
        .map(|rest| format!("[[change]]\nparameter = \"{PLAN}\"\n{rest}\n"));
    Copy::new().with(&lines.collect::<String>())
}

/// The days of change that the shipped scenario does not have.
fn own_days(scenario: &Scenario) -> Vec<u32> {
    let shipped = baseline();
    let known = shipped.change_days();
    let days = scenario.change_days().iter().copied();
    days.filter(|day| !known.contains(day)).collect()
}

fn day(scenario: &Scenario, year: i32, month: u32, day: u32) -> u32 {
    let date = Date::new(year, month, day).expect("a date");
    u32::try_from(date.days_since(scenario.start())).expect("after the start")
}

#[test]
fn a_change_holds_from_its_date_until_its_end() {
    let scenario = changed(&["from = 2020-04-01\nuntil = 2021-04-01\nset = 0.9"]);
    assert_eq!(own_days(&scenario), [366, 731]);
    let plan = |day| scenario.at(day).number(PLAN);
    assert_eq!(
        [plan(0), plan(365), plan(366), plan(730), plan(731)],
        [0.86, 0.86, 0.9, 0.9, 0.86]
    );
}

#[test]
fn a_ramp_moves_in_steps_of_thirty_days_and_ends_complete() {
    let scenario = changed(&["from = 2019-04-11\nramp_days = 100\nset = 0.96"]);
    assert_eq!(own_days(&scenario), [40, 70, 100, 110]);
    let plan = |day| scenario.at(day).number(PLAN);
    assert_eq!(plan(10), 0.86);
    for (day, reached) in [(39, 0.0), (40, 0.3), (69, 0.3), (70, 0.6), (100, 0.9)] {
        assert!(
            (plan(day) - (0.86 + 0.1 * reached)).abs() < 1e-12,
            "day {day}: {}",
            plan(day)
        );
    }
    assert_eq!(plan(110), 0.96);
}

#[test]
fn changes_of_one_parameter_apply_in_the_order_of_their_dates() {
    let late_first = [
        "from = 2020-01-01\nadd = 0.1",
        "from = 2019-07-01\nmultiply = 0.5",
    ];
    let scenario = changed(&late_first);
    let last = scenario.at(day(&scenario, 2020, 1, 1)).number(PLAN);
    assert_eq!(last, 0.86 * 0.5 + 0.1);
}

#[test]
fn an_ended_change_leaves_what_would_hold_without_it() {
    let pulse = "from = 2019-06-01\nuntil = 2020-06-01\nset = 0.5";
    let scenario = changed(&[pulse, "from = 2019-08-01\nadd = 0.1"]);
    assert_eq!(scenario.at(day(&scenario, 2019, 9, 1)).number(PLAN), 0.6);
    assert_eq!(
        scenario.at(day(&scenario, 2020, 6, 1)).number(PLAN),
        0.86 + 0.1
    );
}

#[test]
fn a_change_confined_to_areas_moves_only_them() {
    let scenario = changed(&[
        "from = 2020-04-01\nset = 0.7\nareas = [\"London\"]",
        "from = 2020-04-01\nset = 0.9\nareas = [\"Wales\", \"North East\"]",
    ]);
    let values = scenario.at(366);
    let plan = |region| values.in_region(PLAN, region);
    assert_eq!([plan(0), plan(1), plan(7), plan(11)], [0.9, 0.86, 0.7, 0.9]);
    assert_eq!(
        values.number(PLAN),
        0.86,
        "the national value holds where nothing is confined"
    );
    assert_eq!(own_days(&scenario), [366]);
}

#[test]
fn a_nation_names_all_its_regions() {
    let scenario = changed(&["from = 2020-04-01\nset = 0.7\nareas = [\"England\"]"]);
    let values = scenario.at(366);
    let moved = (0..12)
        .filter(|&region| values.in_region(PLAN, region) == 0.7)
        .count();
    assert_eq!(moved, 11);
    assert_eq!(values.in_region(PLAN, 11), 0.86);
}

#[test]
fn what_changes_nothing_has_no_day() {
    let cases = [
        "from = 2020-04-01\nuntil = 2020-04-01\nset = 0.9",
        "from = 2020-04-01\nset = 0.86",
        "from = 2020-04-01\nadd = 0",
        "from = 2020-04-01\nmultiply = 1",
        "from = 2024-04-01\nset = 0.9",
        "from = 2099-12-31\nramp_days = 7305\nset = 0.9",
    ];
    for case in cases {
        let scenario = changed(&[case]);
        assert!(own_days(&scenario).is_empty(), "{case}");
        assert_eq!(scenario.at(1_826), Copy::new().load().at(1_826), "{case}");
    }
}

#[test]
fn a_change_on_the_first_day_holds_at_once_and_is_no_change_day() {
    let scenario = changed(&["from = 2019-04-01\nset = 0.9"]);
    assert_eq!(scenario.at(0).number(PLAN), 0.9);
    assert!(own_days(&scenario).is_empty());
}

#[test]
fn r_and_then_r_more_is_two_r() {
    let twice = changed(&[
        "from = 2020-04-01\nadd = 0.03125",
        "from = 2020-04-02\nadd = 0.03125",
    ]);
    let once = changed(&["from = 2020-04-01\nadd = 0.0625"]);
    let (twice, once) = (twice.at(400).number(PLAN), once.at(400).number(PLAN));
    assert!((twice - once).abs() < 1e-15, "{twice} against {once}");
}

#[test]
fn change_days_are_just_the_days_on_which_values_differ() {
    let scenario = changed(&[
        "from = 2019-05-01\nuntil = 2020-03-03\nramp_days = 365\nmultiply = 0.9",
        "from = 2019-11-11\nramp_days = 45\nadd = 0.05\nareas = [\"London\"]",
    ]);
    let differs = |day: &u32| scenario.at(*day) != scenario.at(day - 1);
    let expected: Vec<u32> = (1..scenario.horizon_days()).filter(differs).collect();
    assert_eq!(scenario.change_days(), expected);
    assert!(expected.len() > 10);
}

#[test]
fn a_change_may_be_dated_by_days_after_the_start() {
    let scenario = changed(&["after_days = 366\nfor_days = 365\nset = 0.9"]);
    assert_eq!(own_days(&scenario), [366, 731]);
    let dated = changed(&["from = 2020-04-01\nuntil = 2021-04-01\nset = 0.9"]);
    assert_eq!(scenario.hash(), dated.hash());
    let resolved = scenario.resolved_toml();
    let again = Scenario::read("again", resolved.as_bytes(), &Overlays::default());
    assert_eq!(
        again.unwrap_or_else(|found| panic!("{found}")).hash(),
        scenario.hash()
    );
}

/// A copy of the shipped scenario without its own word on the plan, whose rules give it.
fn ruled(rules: &str, changes: &str) -> Scenario {
    let copy = Copy::new();
    copy.drop_line("2019.toml", "plan = {");
    copy.append(
        "shared/rules.toml",
        &format!(
            "\n[release.link]\nplan = {{ value = 0.1, unit = \"share\", source = \"assumption\" }}\n{rules}"
        ),
    );
    match changes {
        "" => copy.load(),
        changes => copy.with(changes),
    }
}

fn rule(lines: &str) -> String {
    format!("[[rule]]\nparameter = \"{PLAN}\"\n{lines}\n")
}

#[test]
fn the_latest_rule_before_the_start_holds_and_later_ones_come_by_themselves() {
    let rules = [
        rule("from = 2015-01-01\nset = 0.3\nsource = \"B4\""),
        rule("from = 2010-01-01\nset = 0.2"),
        rule("from = 2012-01-01\nuntil = 2013-01-01\nset = 0.99"),
        rule("from = 2020-04-01\nset = 0.4"),
        rule("from = 2018-04-01\nuntil = 2019-10-01\nset = 0.5"),
    ];
    let scenario = ruled(&rules.concat(), "");
    let plan = |year, month| {
        let day = day(&scenario, year, month, 1);
        scenario.at(day).number(PLAN)
    };
    assert_eq!(plan(2019, 4), 0.5, "begun before the start, not yet over");
    assert_eq!(plan(2019, 10), 0.3, "the latest without an end, by date");
    assert_eq!(plan(2020, 4), 0.4);
    let of_plan = |parameter: &throughcare::scenario::Parameter<'_>| parameter.lever.key == PLAN;
    let source = scenario.parameters().find(of_plan).expect("a parameter");
    assert_eq!(source.source, "B4", "a rule vouches for its value");
}

#[test]
fn a_value_above_a_rule_and_a_change_on_its_day_take_its_place() {
    let rules = rule("from = 2015-01-01\nset = 0.3") + &rule("from = 2020-04-01\nset = 0.4");
    let change = format!("[[change]]\nparameter = \"{PLAN}\"\nfrom = 2020-04-01\nset = 0.3\n");
    let scenario = ruled(&rules, &change);
    let plan = |day| scenario.at(day).number(PLAN);
    assert_eq!((plan(0), plan(366), plan(800)), (0.3, 0.3, 0.3));
    let said = "[release.link]\nplan = { value = 0.7 }\n";
    let scenario = ruled(&rules, said);
    assert_eq!(scenario.at(0).number(PLAN), 0.7);
    assert_eq!(scenario.at(366).number(PLAN), 0.4, "the law still comes");
}

#[test]
fn a_lever_file_says_which_eras_it_is_for() {
    let asked = "question = \"What if?\"\napplies_to = [\"2019\"]\n";
    let lever = format!("{asked}[release.link]\nplan = {{ value = 0.9 }}\n");
    assert_eq!(Copy::new().with(&lever).at(0).number(PLAN), 0.9);
}
