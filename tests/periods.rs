//! Targets of a year of the calendar are measured by the months of it, and one out of reach says why.

use std::fs;
use std::path::{Path, PathBuf};

use throughcare::experiment::{Outcome, Progress, Workers, national};
use throughcare::report::validation_rows;
use throughcare::scenario::{Overlays, Scenario};

const SAMPLE: f64 = 0.02;
const YEARS: u32 = 3;

/// The era of 2019, which begins on 1 April, with these targets and no others.
fn scenario(name: &str, targets: &[&str]) -> Result<Scenario, String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("periods-{name}"));
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for part in ["", "data", "shared"] {
        fs::create_dir_all(folder.join(part)).expect("the build's own folder");
        let files = fs::read_dir(shipped.join(part)).expect("shipped");
        for file in files.map(|file| file.expect("readable")) {
            if file.path().is_file() {
                let copy = folder.join(part).join(file.file_name());
                fs::copy(file.path(), copy).expect("a copy of a shipped file");
            }
        }
    }
    let table = folder.join("data/targets_2019.csv");
    let text = fs::read_to_string(&table).expect("shipped");
    let header = text.lines().next().expect("a header");
    let rows = targets.iter().enumerate().map(|(at, row)| {
        let id = at + 1;
        format!("T{id},{row},1,any,1,absolute,,test,A1,,,what is unsafe,")
    });
    let lines: Vec<String> = std::iter::once(header.to_owned()).chain(rows).collect();
    fs::write(&table, lines.join("\n") + "\n").expect("the build's own folder");
    let overlays = Overlays {
        years: Some(YEARS),
        ..Overlays::default()
    };
    Scenario::load(&folder.join("2019.toml"), &overlays).map_err(|found| found.to_string())
}

fn with_outcome(scenario: &Scenario, replications: u32, look: impl FnOnce(&Outcome<'_>)) {
    let study = national::study(scenario, 3, SAMPLE).expect("the scenario can run");
    let workers = Workers::new(1).expect("a thread");
    let progress = Progress::new(u64::from(replications), &|_| ());
    look(
        &workers
            .run(&study, 0..replications, &progress)
            .expect("no identity breaks"),
    );
}

fn value(outcome: &Outcome<'_>, indicator: &str, group: [&str; 2], period: &str) -> f64 {
    let column = outcome.find([indicator, group[0], group[1], period]);
    let column = column.unwrap_or_else(|| panic!("no {indicator} of {period}"));
    outcome.series(column)[0]
}

const ALL: [&str; 2] = ["national", "all"];
const WOMEN: [&str; 2] = ["sex", "female"];

#[test]
fn a_year_is_its_twelve_months() {
    let targets = [
        "drr_starts,national,all,2020",
        "recalls,sex,female,2020",
        "prison_population,national,all,2020",
        "drr_starts,national,all,2019/20",
        "prison_population,national,all,2019/20",
        "reoffending_1y,national,all,2019/20",
        "mean_time_served,sex,female,2019/20",
        "prisons_clinical,national,all,2020",
    ];
    let scenario = scenario("months", &targets).expect("the table can be read");
    with_outcome(&scenario, 1, |outcome| {
        let months = |indicator: &str, group| -> Vec<f64> {
            let month = |month: u32| value(outcome, indicator, group, &format!("2020-{month:02}"));
            (1..=12).map(month).collect()
        };
        for (indicator, group) in [("drr_starts", ALL), ("recalls", WOMEN)] {
            let sum: f64 = months(indicator, group).iter().sum();
            let year = value(outcome, indicator, group, "2020");
            assert!(
                sum > 0.0 && (year - sum).abs() < 1e-6 * sum,
                "{indicator}: {year}, {sum}"
            );
        }
        for indicator in ["prison_population", "prisons_clinical"] {
            let mean = months(indicator, ALL).iter().sum::<f64>() / 12.0;
            let year = value(outcome, indicator, ALL, "2020");
            assert!(
                (year - mean).abs() < 1e-9 * mean,
                "{indicator}: {year}, {mean}"
            );
        }
        // The run begins with a financial year, which is its first twelve months.
        for (indicator, group) in [
            ("drr_starts", ALL),
            ("prison_population", ALL),
            ("reoffending_1y", ALL),
            ("mean_time_served", WOMEN),
        ] {
            let [year, first] =
                ["2019/20", "first12"].map(|when| value(outcome, indicator, group, when));
            assert!(
                year > 0.0 && year.to_bits() == first.to_bits(),
                "{indicator}"
            );
        }
        assert!(
            outcome
                .targets
                .iter()
                .all(|target| target.out_of_reach.is_empty())
        );
    });
}

#[test]
fn a_year_that_only_a_target_asks_for_is_in_no_result_file() {
    let asked = scenario("asked", &["drr_starts,national,all,2020"]).expect("readable");
    let not = scenario("not", &["drr_starts,national,all,first12"]).expect("readable");
    with_outcome(&asked, 0, |asked| {
        with_outcome(&not, 0, |not| {
            let (asked, not) = (&asked.layout.columns, &not.layout.columns);
            assert_eq!(asked.len(), not.len() + 1);
            assert_eq!(asked[..not.len()], not[..]);
            assert!(!asked[not.len()].period.is_written());
        });
    });
}

#[test]
fn what_is_out_of_reach_says_why() {
    let cases = [
        (
            "drr_starts,national,all,2018",
            "2018 is over on 2018-12-31, before the run begins on 2019-04-01",
        ),
        (
            "drr_starts,national,all,2019",
            "2019 begins on 2019-01-01, before the run does on 2019-04-01",
        ),
        (
            "drr_starts,national,all,2022",
            "2022 ends on 2022-12-31, after the run; --years 4 reaches it",
        ),
        ("drr_starts,national,all,2021/22", ""),
        (
            "drr_starts,national,all,2022/23",
            "2022/23 ends on 2023-03-31, after the run; --years 4 reaches it",
        ),
        (
            "drr_starts,national,all,2049",
            "2049 ends on 2049-12-31, after the run; no run reaches it",
        ),
        (
            "reoffending_1y,national,all,2021/22",
            "people are followed up for 365 days, to 2023-04-01, after the run; --years 4 reaches it",
        ),
        (
            "reoffending_2y,national,all,2020",
            "people are followed up for 730 days, to 2023-01-01, after the run; --years 4 reaches it",
        ),
        ("reoffending_2y,national,all,first12", ""),
        (
            "drr_starts,region,Atlantis,first12",
            "the indicator is not given for the region group Atlantis",
        ),
        (
            "cost_total,sex,female,first12",
            "the indicator is not given for the sex group female",
        ),
        (
            "prison_population,national,all,2019-03",
            "2019-03 is over on 2019-03-31, before the run begins on 2019-04-01",
        ),
        (
            "miracles,national,all,first12",
            "the program has no such indicator",
        ),
    ];
    let rows = cases.map(|(row, _)| row);
    let scenario = scenario("reach", &rows).expect("the table can be read");
    with_outcome(&scenario, 0, |outcome| {
        for (target, (row, why)) in outcome.targets.iter().zip(cases) {
            assert_eq!(target.out_of_reach, why, "{row}");
        }
        // Nothing ran, so that nothing is measured; the reason stands where a cause would.
        for row in validation_rows(outcome) {
            assert_eq!(row.verdict, "not measured");
            assert!(!row.cause.is_empty(), "{}", row.id);
        }
    });
}

#[test]
fn a_period_that_is_none_is_refused_where_it_stands() {
    for wrong in ["2024-25", "2008/10", "spring", ""] {
        let row = format!("drr_starts,national,all,{wrong}");
        let found = scenario("wrong", &[&row]).expect_err(wrong);
        assert!(found.contains("column `period` is no period"), "{found}");
        assert!(found.contains("a financial year (2008/09)"), "{found}");
    }
}
