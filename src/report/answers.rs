//! Answers: what each lever file does to the indicators that answer its question.

use std::fmt::Write;

use serde::Serialize;

use crate::VERSION;
use crate::experiment::{Difference, Outcome, Window};

use super::figure::{difference, figure, interval, unit_of_difference, unit_of_figure};
use super::table::{Screen, right, text};
use super::text::markdown;

/// A lever file as a question.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Asked {
    /// The lever file's name, without folder and ending.
    pub lever: String,
    /// The question in one sentence.
    pub question: String,
    /// Whether the file names the era it is laid over as the one whose answer tells most.
    #[serde(skip)]
    pub tells: bool,
}

/// What one lever file does to one indicator; what cannot be said is `null`.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerRow {
    /// The lever file and its question.
    #[serde(flatten)]
    pub asked: Asked,
    /// The scenario under it.
    pub scenario: String,
    /// The indicator's id.
    pub indicator: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The unit of the values.
    pub unit: &'static str,
    /// The last twelve months of the run that have a value; the whole run where none has, or where
    /// the lever file's changes are over by then.
    pub period: String,
    /// Mean without the lever file.
    pub without: Option<f64>,
    /// Mean with it.
    pub with: Option<f64>,
    /// Mean of the paired differences.
    pub difference: Option<f64>,
    /// Lower end of its 95 % t-interval.
    pub low: Option<f64>,
    /// Upper end of its 95 % t-interval.
    pub high: Option<f64>,
    /// Pairs of replications.
    pub pairs: u32,
}

/// The rows of one lever file: `with` it against `without`, for each indicator of `ids`. One that the
/// program does not measure has no row. `lasts` says whether the file still changes anything in the
/// last year of the run.
pub fn answer_rows(
    asked: &Asked,
    (ids, lasts): (&[String], bool),
    without: &Outcome<'_>,
    with: &Outcome<'_>,
) -> Vec<AnswerRow> {
    let row = |id: &String| answer_row(asked, (id, lasts), without, with);
    ids.iter().filter_map(row).collect()
}

fn answer_row(
    asked: &Asked,
    (id, lasts): (&str, bool),
    without: &Outcome<'_>,
    with: &Outcome<'_>,
) -> Option<AnswerRow> {
    // The side whose months end sooner says which can be compared.
    let window = Window::answering(with, id, lasts)?;
    let there = window.matching(with, without)?;
    let indicator = &with.layout.indicators[usize::from(window.indicator)];
    let (before, after) = (there.series(without), window.series(with));
    let apart = Difference::of_indicator(indicator, &before, &after);
    let known = |value: f64| value.is_finite().then_some(value + 0.0);
    let mean = |values: &[f64]| {
        let there: Vec<f64> = values.iter().copied().filter(|one| !one.is_nan()).collect();
        known(there.iter().sum::<f64>() / there.len() as f64)
    };
    Some(AnswerRow {
        asked: asked.clone(),
        scenario: without.scenario.clone(),
        indicator: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        period: window.label(),
        without: mean(&before),
        with: mean(&after),
        difference: known(apart.mean),
        low: known(apart.low),
        high: known(apart.high),
        pairs: apart.pairs,
    })
}

fn orn(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

impl AnswerRow {
    fn apart(&self) -> String {
        difference(orn(self.difference), self.unit)
    }

    /// Its name, the difference with unit and interval, and what it differs from.
    fn in_words(&self) -> String {
        let (without, with) = (orn(self.without), orn(self.with));
        let name = markdown(self.name);
        if self.difference.is_none() {
            // One side never comes to a value: say which does.
            let of = |value| match f64::is_nan(value) {
                true => "never".to_owned(),
                false => format!("{} {}", figure(value, self.unit), unit_of_figure(self.unit)),
            };
            return format!("{name}: {} with, {} without", of(with), of(without));
        }
        format!(
            "{name}: {} {} ({}), from {} to {}",
            self.apart(),
            unit_of_difference(self.unit),
            self.spread(),
            figure(without, self.unit),
            figure(with, self.unit),
        )
    }

    fn spread(&self) -> String {
        let write = |value| difference(value, self.unit);
        interval(orn(self.low), orn(self.high), write)
    }
}

/// The answers as a table for a terminal.
#[must_use]
pub fn answers_table(rows: &[AnswerRow], screen: Screen) -> String {
    let mut table = screen.table(&[
        "Lever file",
        "Indicator",
        "Unit",
        "Period",
        "Without",
        "With",
        "Difference",
        "95 % interval",
    ]);
    let cells = |row: &AnswerRow| {
        vec![
            text(&row.asked.lever),
            text(row.name),
            text(unit_of_figure(row.unit)),
            text(&row.period),
            right(figure(orn(row.without), row.unit)),
            right(figure(orn(row.with), row.unit)),
            right(row.apart()),
            right(row.spread()),
        ]
    };
    table.add_rows(rows.iter().map(cells));
    table.trim_fmt()
}

const PREFACE: &str = "\
What each lever file does, against the same people with the same luck without it. Figures are of the last twelve months of the run that have a \
value (of counts the mean of a month); of the whole run where an indicator has no months, or where what the file changes is over by then. Intervals are of chance only: parameters are not \
drawn from their ranges, so real uncertainty is wider. What each file changes, on what evidence and with which limits stands in the file.
";

/// The page of the answers: first one line a question, then every answer by era. `again` is the command
/// that gives the same figures.
#[must_use]
pub fn answers_page(rows: &[AnswerRow], pairs: usize, again: &str) -> String {
    let mut page = format!(
        "# Answers\n\n{PREFACE}\nThroughcare {VERSION}, {pairs} pairs of replications. These figures again:\n\n```sh\n{again}\n```\n"
    );
    page += &format!("\n## Questions\n\n{}", questions(rows));
    let mut told: Vec<&str> = Vec::new();
    for row in rows {
        if !told.contains(&row.scenario.as_str()) {
            told.push(&row.scenario);
            let of_era = rows.iter().filter(|other| other.scenario == row.scenario);
            page += &format!("\n## {}\n\n{}", markdown(&row.scenario), lines(of_era));
        }
    }
    page
}

/// How many of its answers a question is told by; the tables of the eras tell all.
const TOLD: usize = 2;

/// One line a lever file: its question, and its first answers in the era that it says tells most, else in
/// the newest it was laid over.
fn questions(rows: &[AnswerRow]) -> String {
    let mut page = String::from(
        "<!-- questions: begin -->\n| question | lever file | era | answer |\n|---|---|---|---|\n",
    );
    let mut levers: Vec<&str> = rows.iter().map(|row| row.asked.lever.as_str()).collect();
    levers.sort_unstable();
    levers.dedup();
    for lever in levers {
        let mine = || rows.iter().filter(|row| row.asked.lever == lever);
        let rank = |row: &&AnswerRow| (row.asked.tells, row.scenario.clone());
        let Some(most) = mine().max_by_key(rank) else {
            continue;
        };
        let told: Vec<&AnswerRow> = mine().filter(|row| row.scenario == most.scenario).collect();
        page += &question(lever, &told);
    }
    page + "<!-- questions: end -->\n"
}

fn question(lever: &str, told: &[&AnswerRow]) -> String {
    let answers: Vec<String> = told.iter().take(TOLD).map(|row| row.in_words()).collect();
    format!(
        "| {} | [{lever}](../scenarios/levers/{lever}.toml) | {} | {} |\n",
        markdown(&told[0].asked.question),
        markdown(&told[0].scenario),
        answers.join("; "),
    )
}

fn lines<'r>(rows: impl Iterator<Item = &'r AnswerRow>) -> String {
    let mut page = String::from(
        "| lever file | indicator | unit | period | without | with | difference | 95 % interval |\n|---|---|---|---|--:|--:|--:|--:|\n",
    );
    for row in rows {
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            markdown(&row.asked.lever),
            markdown(row.name),
            unit_of_figure(row.unit),
            row.period,
            figure(orn(row.without), row.unit),
            figure(orn(row.with), row.unit),
            row.apart(),
            row.spread(),
        )
        .expect("writing to a string cannot fail");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::stand_in::{StandIn, outcome_of};

    fn rows() -> Vec<AnswerRow> {
        let (without, with) = (StandIn::new("2019"), StandIn::new("more"));
        let (without, with) = (outcome_of(&without, 0..6, 1), outcome_of(&with, 0..6, 1));
        let ids: Vec<String> = without
            .layout
            .indicators
            .iter()
            .map(|one| one.id.to_owned())
            .collect();
        let asked = Asked {
            lever: "more".into(),
            question: "What if | more?".into(),
            tells: false,
        };
        let unknown = ["none".to_owned()];
        assert!(answer_rows(&asked, (&unknown, true), &without, &with).is_empty());
        answer_rows(&asked, (&ids, true), &without, &with)
    }

    #[test]
    fn the_same_run_twice_differs_by_nothing() {
        for row in rows() {
            assert_eq!(row.without, row.with);
            assert!(row.difference.is_none_or(|apart| apart == 0.0), "{row:?}");
        }
    }

    #[test]
    fn a_question_is_told_by_the_era_that_its_file_names_else_by_the_newest() {
        let of = |era: &str, tells| {
            let row = |mut row: AnswerRow| {
                row.scenario = era.to_owned();
                row.asked.tells = tells;
                row
            };
            rows().into_iter().map(row).collect::<Vec<_>>()
        };
        let told =
            |tells| questions(&[of("2006", false), of("2019", tells), of("2025", false)].concat());
        assert!(told(false).contains("| 2025 |") && !told(false).contains("| 2019 |"));
        assert!(told(true).contains("| 2019 |") && !told(true).contains("| 2025 |"));
    }

    #[test]
    fn a_page_asks_each_question_once_and_tells_every_answer() {
        let rows = rows();
        let page = answers_page(&rows, 6, "throughcare answers x");
        assert_eq!(page.matches("What if \\| more?").count(), 1, "{page}");
        let told = page.matches("\n| more |").count();
        assert_eq!(told, rows.len());
    }
}
