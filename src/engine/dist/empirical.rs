//! Empirical distribution: observed values, each as likely as the others.
//!
//! The quantile is that of the empirical distribution function (a step), so that only observed
//! values are drawn and the mean is the sample's.

use std::sync::Arc;

use super::error::{ShapeError, finite};
use super::{Form, Sampler};

const NAME: &str = "empirical";

/// Observed values in rising order.
#[derive(Clone, Debug)]
pub(super) struct Empirical {
    values: Arc<[f64]>,
}

impl Empirical {
    /// The value at the word's rank: `⌊u n⌋` of the sorted values.
    #[inline]
    pub fn at(&self, word: u64) -> f64 {
        let rank = (u128::from(word) * self.values.len() as u128) >> 64;
        self.values[rank as usize]
    }
}

impl Sampler {
    /// Empirical, by the observed values in any order.
    ///
    /// # Errors
    /// No value; NaN or infinity, named by position (the first is 1).
    pub fn empirical(values: &[f64]) -> Result<Self, ShapeError> {
        for (index, &value) in values.iter().enumerate() {
            finite(NAME, &format!("value {}", index + 1), value)?;
        }
        if values.is_empty() {
            return Err(ShapeError::new(
                NAME,
                "values < 1",
                "no value",
                "1 value or more",
            ));
        }
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let count = sorted.len() as f64;
        let mean = sorted.iter().map(|value| value / count).sum();
        Ok(Self {
            form: Form::Empirical(Empirical {
                values: sorted.into(),
            }),
            mean,
        })
    }

    /// Empirical, from the text of a CSV file of one column: a name, then one value of 0 or more a
    /// row.
    ///
    /// # Errors
    /// No name, no value, an empty row, more than one column, or a cell that is not a finite number
    /// of 0 or more; named by row (the column's name is row 1) and column.
    pub fn empirical_from_csv(text: &str) -> Result<Self, ShapeError> {
        let text = text.trim_start_matches('\u{feff}').trim_end();
        let mut rows = text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line));
        let (_, heading) = rows.next().unwrap_or((1, ""));
        let column = column_name(heading)?;
        let values: Vec<f64> = rows
            .map(|(row, line)| value(row, &column, line))
            .collect::<Result<_, _>>()?;
        if values.is_empty() {
            let violated = format!("no row under column 1 ({column})");
            return Err(ShapeError::new(
                NAME,
                violated,
                "0 values",
                "1 value or more",
            ));
        }
        Self::empirical(&values)
    }
}

/// The column's name: a first row with a number would be a value lost.
fn column_name(line: &str) -> Result<String, ShapeError> {
    let name = cell(1, "unnamed", line)?;
    if name.parse::<f64>().is_ok() {
        let given = format!("\"{name}\"");
        return Err(ShapeError::new(
            NAME,
            "row 1 is not a name",
            given,
            "the column's name",
        ));
    }
    Ok(name.to_owned())
}

/// The only cell of a row, without spaces and quotation marks.
fn cell<'a>(row: usize, column: &str, line: &'a str) -> Result<&'a str, ShapeError> {
    if let Some((_, second)) = line.split_once([',', ';', '\t']) {
        let violated = format!("row {row} has a column 2 beside column 1 ({column})");
        return Err(ShapeError::new(
            NAME,
            violated,
            format!("\"{second}\""),
            "one column",
        ));
    }
    let bare = line.trim();
    let bare = bare
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(bare);
    if bare.is_empty() {
        let violated = format!("row {row}, column 1 ({column}) is empty");
        return Err(ShapeError::new(
            NAME,
            violated,
            "nothing",
            "one cell in every row",
        ));
    }
    Ok(bare)
}

fn value(row: usize, column: &str, line: &str) -> Result<f64, ShapeError> {
    let text = cell(row, column, line)?;
    let number = text.parse::<f64>().unwrap_or(f64::NAN);
    if number.is_finite() && number >= 0.0 {
        return Ok(number);
    }
    let what = if number < 0.0 {
        "< 0"
    } else if number.is_nan() {
        "is not a number"
    } else {
        "is infinite"
    };
    let violated = format!("row {row}, column 1 ({column}) {what}");
    Err(ShapeError::new(
        NAME,
        violated,
        format!("\"{text}\""),
        "a finite number, 0 or more",
    ))
}
