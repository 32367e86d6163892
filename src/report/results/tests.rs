use super::*;
use crate::experiment::stand_in::{StandIn, outcome_of};

type Filler<'a> = &'a dyn Fn(&mut dyn io::Write) -> io::Result<()>;

fn written(fill: Filler<'_>) -> String {
    let mut bytes = Vec::new();
    fill(&mut bytes).expect("memory takes everything");
    String::from_utf8(bytes).expect("text")
}

/// Every file of a comparison of two stand-ins, made on a number of threads.
fn files(threads: usize) -> String {
    let (base, mut alt) = (StandIn::new("base"), StandIn::new("more places"));
    alt.shift = 100.0;
    let outcomes = [
        outcome_of(&base, 0..12, threads),
        outcome_of(&alt, 0..12, threads),
    ];
    let comparison = [Comparison::new(&outcomes[0], &outcomes[1])];
    let fillers: [Filler<'_>; 4] = [
        &|file| indicators::write(file, &outcomes),
        &|file| replications::write(file, &outcomes, true),
        &|file| write_validation(file, &outcomes),
        &|file| differences::write(file, &comparison),
    ];
    fillers.iter().map(|fill| written(fill)).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let alone = files(1);
    for threads in [2, 7] {
        assert!(files(threads) == alone, "{threads} threads");
    }
}

#[test]
fn replication_99_alone_has_the_rows_of_99_of_100() {
    let study = StandIn::new("base");
    let (all, alone) = (
        outcome_of(&study, 0..100, 2),
        outcome_of(&study, 99..100, 1),
    );
    let all = written(&|file| replications::write(file, std::slice::from_ref(&all), true));
    let alone = written(&|file| replications::write(file, std::slice::from_ref(&alone), true));
    let row_99 = |line: &&str| line.starts_with("base,99,");
    let expected: Vec<&str> = all.lines().filter(row_99).collect();
    assert_eq!(expected.len(), study.layout.columns.len());
    assert_eq!(alone.lines().skip(1).collect::<Vec<_>>(), expected);
}

#[test]
fn national_rows_only_unless_detail_is_asked_for() {
    let study = StandIn::new("base");
    let outcome = [outcome_of(&study, 0..2, 1)];
    let rows = |detail| {
        written(&|file| replications::write(file, &outcome, detail))
            .lines()
            .skip(1)
            .count()
    };
    let national = study
        .layout
        .columns
        .iter()
        .filter(|column| column.is_national())
        .count();
    assert_eq!(rows(false), 2 * national);
    assert_eq!(rows(true), 2 * study.layout.columns.len());
}

#[test]
fn no_file_holds_nan_infinity_or_minus_zero() {
    for record in csv::Reader::from_reader(files(1).as_bytes())
        .records()
        .flatten()
    {
        for field in &record {
            let lower = field.to_lowercase();
            assert!(
                !["nan", "inf", "-inf", "-0"].contains(&lower.as_str()),
                "{record:?}"
            );
        }
    }
}

#[test]
fn names_are_safe_in_csv() {
    let study = StandIn::new("@evil, \"scenario\"\nnext");
    let outcome = [outcome_of(&study, 0..3, 1)];
    let text = written(&|file| indicators::write(file, &outcome));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records: Vec<_> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("valid CSV");
    assert_eq!(records.len(), study.layout.columns.len());
    assert!(
        records
            .iter()
            .all(|record| &record[0] == "'@evil, \"scenario\"\\u{a}next")
    );
    assert!(
        records
            .iter()
            .any(|record| &record[5] == "'=HYPERLINK(\"x\")")
    );
}

#[test]
fn indicators_say_what_was_published_and_leave_empty_what_is_not_known() {
    let study = StandIn::new("base");
    let outcome = [outcome_of(&study, 4..5, 1)];
    let text = written(&|file| indicators::write(file, &outcome));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records: Vec<_> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("valid CSV");
    let april = records
        .iter()
        .find(|row| &row[1] == "2019-04" && &row[2] == "prison_population");
    let april = april.expect("the first month");
    assert_eq!((&april[15], &april[16]), ("82634", "OMSQ 2019, table 1.1"));
    assert_eq!(
        (&april[7], &april[8], &april[14]),
        ("", "", "1"),
        "no interval from one"
    );
    let empty = records
        .iter()
        .find(|row| row[5].starts_with("empty"))
        .expect("a ratio of nothing");
    assert!(empty.iter().skip(6).take(8).all(str::is_empty) && &empty[14] == "0");
}

#[test]
fn a_copy_differs_by_exactly_nothing_in_the_file() {
    let (base, copy) = (StandIn::new("base"), StandIn::new("copy"));
    let (base, copy) = (outcome_of(&base, 0..9, 2), outcome_of(&copy, 0..9, 1));
    let comparison = [Comparison::new(&base, &copy)];
    let text = written(&|file| differences::write(file, &comparison));
    for row in csv::Reader::from_reader(text.as_bytes())
        .records()
        .flatten()
    {
        let expected = if &row[12] == "0" { "" } else { "0" };
        assert_eq!(
            (&row[7], &row[8], &row[9]),
            (expected, expected, expected),
            "{row:?}"
        );
    }
}

#[test]
fn file_names_stay_in_the_folder() {
    assert_eq!(file_name("../../etc\u{1b}"), ".._.._etc_");
}
