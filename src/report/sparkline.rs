//! A line of monthly values in one line of text.

use crate::experiment::{Outcome, national_columns};

use super::figure::figure;

/// Bars from lowest to highest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The most bars drawn; longer runs are averaged into as many stretches.
const WIDEST: usize = 48;

/// The course of the national monthly mean of an indicator; none where there are under two months.
pub(super) fn course(outcome: &Outcome<'_>, id: &str) -> Option<String> {
    let place = outcome
        .layout
        .indicators
        .iter()
        .position(|indicator| indicator.id == id)?;
    let columns = national_columns(outcome.layout, place as u16);
    let means: Vec<f64> = columns
        .iter()
        .filter(|(period, _)| period.is_month())
        .map(|&(_, column)| outcome.summary(column).mean)
        .filter(|mean| mean.is_finite())
        .collect();
    let (first, last) = (means.first()?, means.last()?);
    let indicator = &outcome.layout.indicators[place];
    let [first, last] = [first, last].map(|value| figure(*value, indicator.unit));
    let bars = bars(&means);
    (means.len() > 1).then(|| format!("{}, by month: {first} {bars} {last}", indicator.name))
}

fn bars(values: &[f64]) -> String {
    let stretches = averaged(values);
    let low = stretches.iter().copied().fold(f64::INFINITY, f64::min);
    let high = stretches.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let bar = |value: &f64| match high > low {
        true => BARS[((value - low) / (high - low) * 7.0).round() as usize],
        false => BARS[3],
    };
    stretches.iter().map(bar).collect()
}

fn averaged(values: &[f64]) -> Vec<f64> {
    let stretch = values.len().div_ceil(WIDEST).max(1);
    values
        .chunks(stretch)
        .map(|part| part.iter().sum::<f64>() / part.len() as f64)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_rise_with_the_values() {
        assert_eq!(bars(&[1.0, 2.0, 3.0, 8.0]), "▁▂▃█");
        assert_eq!(bars(&[5.0, 5.0]), "▄▄");
    }

    #[test]
    fn long_runs_stay_on_one_line() {
        let values: Vec<f64> = (0..240).map(f64::from).collect();
        assert_eq!(bars(&values).chars().count(), 48);
    }
}
