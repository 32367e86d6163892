//! The stretches of a run that a table for people shows.

use super::layout::{Layout, Period};
use super::replicate::Outcome;

/// Months shown together at the start and at the end of a run.
const MONTHS: usize = 12;

/// Columns of one indicator that are read together, as the mean of their months.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The indicator's place in the list.
    pub indicator: u16,
    /// The first and last period it covers; equal where it is one column.
    pub periods: (Period, Period),
    /// The columns, in order of time.
    pub columns: Vec<usize>,
}

impl Window {
    /// The headline windows: of each headline indicator, nationally, the first and the last twelve
    /// months that have a value, and the run as a whole where there is no such month or a figure
    /// was published for it.
    pub fn headline(outcome: &Outcome<'_>) -> Vec<Window> {
        let layout = outcome.layout;
        let headline = layout
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, one)| one.headline);
        headline
            .flat_map(|(place, _)| of_indicator(outcome, place as u16))
            .collect()
    }

    /// The window that answers a question by the indicator `id`, nationally. Of what lasts, the last
    /// twelve months that have a value, or the run as a whole where no month has one; of what is
    /// over by then, the run as a whole. None where there is no such indicator.
    pub fn answering(outcome: &Outcome<'_>, id: &str, lasts: bool) -> Option<Window> {
        let mut list = outcome.layout.indicators.iter();
        let indicator = list.position(|one| one.id == id)? as u16;
        let columns = national_columns(outcome.layout, indicator);
        let run = columns.iter().find(|(period, _)| !period.is_month());
        if let (false, Some(run)) = (lasts, run) {
            return Some(window(indicator, std::slice::from_ref(run)));
        }
        let known = |&&(_, place): &&(Period, usize)| {
            outcome.series(place).iter().any(|value| !value.is_nan())
        };
        let months = columns.iter().filter(|(period, _)| period.is_month());
        let months: Vec<(Period, usize)> = months.filter(known).copied().collect();
        match months.len().checked_sub(MONTHS) {
            Some(from) => Some(window(indicator, &months[from..])),
            None if months.is_empty() => {
                Some(window(indicator, columns.last().map(std::slice::from_ref)?))
            }
            None => Some(window(indicator, &months)),
        }
    }

    /// The mean over the window's months, one value a replication; empty months do not count.
    pub fn series(&self, outcome: &Outcome<'_>) -> Vec<f64> {
        let months: Vec<Vec<f64>> = self
            .columns
            .iter()
            .map(|&column| outcome.series(column))
            .collect();
        let of = |replication: usize| {
            let of_months = months.iter().map(|month| month[replication]);
            let kept: Vec<f64> = of_months.filter(|value| !value.is_nan()).collect();
            super::summary::mean(&kept)
        };
        (0..outcome.replications.count()).map(of).collect()
    }

    /// The same window in another scenario; none where a column is missing there.
    pub fn matching(&self, here: &Outcome<'_>, there: &Outcome<'_>) -> Option<Window> {
        let of = |&place: &usize| {
            let column = &here.layout.columns[place];
            let id = here.layout.indicator(column).id;
            let period = column.period.to_string();
            there.find([id, column.breakdown, &column.group, &period])
        };
        let columns = self.columns.iter().map(of).collect::<Option<Vec<_>>>()?;
        Some(Window {
            columns,
            ..self.clone()
        })
    }

    /// The period in words: a month, `first … to last`, or the whole run.
    pub fn label(&self) -> String {
        let (first, last) = self.periods;
        match first {
            Period::Run => "whole run".to_owned(),
            _ if first == last => first.to_string(),
            _ => format!("{first} to {last}"),
        }
    }
}

/// The national columns of an indicator, months in order of time, the run last.
pub(crate) fn national_columns(layout: &Layout, indicator: u16) -> Vec<(Period, usize)> {
    let columns = layout.columns.iter().enumerate();
    let mut found: Vec<(Period, usize)> = columns
        .filter(|(_, column)| column.is_national() && column.period.is_written())
        .filter(|(_, column)| column.indicator == indicator)
        .map(|(place, column)| (column.period, place))
        .collect();
    found.sort_unstable();
    found
}

fn of_indicator(outcome: &Outcome<'_>, indicator: u16) -> Vec<Window> {
    let columns = national_columns(outcome.layout, indicator);
    let months = columns.partition_point(|&(period, _)| period.is_month());
    let (months, run) = columns.split_at(months);
    let known =
        |&&(_, place): &&(Period, usize)| outcome.series(place).iter().any(|one| !one.is_nan());
    let months: Vec<(Period, usize)> = months.iter().filter(known).copied().collect();
    let mut windows = of_months(indicator, &months);
    for &(_, place) in run {
        if months.is_empty() || outcome.published[place].is_some() {
            windows.push(window(indicator, run));
        }
    }
    windows
}

fn of_months(indicator: u16, months: &[(Period, usize)]) -> Vec<Window> {
    match months.len() {
        0 => Vec::new(),
        1..=MONTHS => vec![window(indicator, months)],
        // Where the two stretches would overlap the second starts after the first.
        all => {
            let second = (all - MONTHS).max(MONTHS);
            vec![
                window(indicator, &months[..MONTHS]),
                window(indicator, &months[second..]),
            ]
        }
    }
}

fn window(indicator: u16, columns: &[(Period, usize)]) -> Window {
    let periods = (columns[0].0, columns[columns.len() - 1].0);
    Window {
        indicator,
        periods,
        columns: columns.iter().map(|&(_, place)| place).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::held::Replications;
    use super::super::layout::Replication;
    use super::super::stand_in::{StandIn, outcome_of};
    use super::*;

    #[test]
    fn first_and_last_twelve_months_of_a_longer_run() {
        let study = StandIn::new("base");
        let outcome = outcome_of(&study, 0..2, 1);
        let labels: Vec<_> = Window::headline(&outcome)
            .iter()
            .map(Window::label)
            .collect();
        let expected = ["2019-04 to 2020-03", "2020-04 to 2020-09", "whole run"];
        assert_eq!(labels, expected);
    }

    fn in_memory<'a>(outcome: &'a mut Outcome<'_>) -> &'a mut [Replication] {
        match &mut outcome.replications {
            Replications::Memory(all) => all,
            Replications::Elsewhere(_) => unreachable!("the stand-in keeps its values in memory"),
        }
    }

    #[test]
    fn a_window_is_the_mean_of_its_months_without_the_empty_ones() {
        let study = StandIn::new("base");
        let mut outcome = outcome_of(&study, 0..1, 1);
        let window = Window::headline(&outcome).remove(0);
        for (place, &column) in window.columns.iter().enumerate() {
            in_memory(&mut outcome)[0].values[column] =
                if place < 3 { place as f64 } else { f64::NAN };
        }
        assert_eq!(window.series(&outcome), [1.0]);
    }

    #[test]
    fn months_without_a_value_give_way_to_the_run() {
        let study = StandIn::new("base");
        let mut outcome = outcome_of(&study, 0..2, 1);
        let headline = Window::headline(&outcome);
        for &column in &headline[1].columns {
            for replication in in_memory(&mut outcome) {
                replication.values[column] = f64::NAN;
            }
        }
        let windows = Window::headline(&outcome);
        assert_eq!(windows[0], headline[0]);
        assert_eq!(windows[1].label(), "whole run");
    }

    #[test]
    fn a_window_is_found_again_in_another_scenario() {
        let (here, there) = (StandIn::new("here"), StandIn::new("there"));
        let (here, there) = (outcome_of(&here, 0..1, 1), outcome_of(&there, 0..1, 1));
        for window in Window::headline(&here) {
            assert_eq!(window.matching(&here, &there).as_ref(), Some(&window));
        }
    }
}
