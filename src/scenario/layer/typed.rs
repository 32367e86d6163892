//! Reading a TOML value as the type it should have, with a message where it has not.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeInteger, DeValue};

use super::Kind;
use crate::scenario::date::Date;
use crate::scenario::problems::{Among, At, FileId, Place, Problem, Problems, brief, is_hostile};

/// Longer texts than this are not titles, sources or notes.
const LONGEST_TEXT: usize = 2_000;

/// What a reader needs: where it is and whom to tell.
pub(super) struct Cx<'a> {
    pub(super) problems: &'a mut Problems,
    pub(super) file: FileId,
    pub(super) kind: Kind,
}

pub(super) fn key_place(file: FileId, key: &Spanned<Cow<'_, str>>) -> Place {
    Place::new(file, key.span())
}

/// What a value is, in words.
pub(super) fn shape(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Whether it was meant for a date that no calendar has, which the parser has told.
pub(super) fn is_no_date(value: &Spanned<DeValue<'_>>) -> bool {
    matches!(value.get_ref(), DeValue::Datetime(given) if given.date.is_none() && given.time.is_none())
}

impl Cx<'_> {
    pub(super) fn place(&self, value: &Spanned<DeValue<'_>>) -> Place {
        Place::new(self.file, value.span())
    }

    fn at<T>(&self, value: &Spanned<DeValue<'_>>, inner: T) -> At<T> {
        At {
            value: inner,
            place: self.place(value),
        }
    }

    fn wrong(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str, example: &str) {
        let problem = Problem::at(
            self.place(value),
            format!("`{}` must be {wanted}", brief(key)),
        )
        .label(format!("given is {}", shape(value.get_ref())))
        .help(format!("for example: {example}"));
        self.problems.push(problem);
    }

    /// A text without control characters.
    pub(super) fn text(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(
                key,
                value,
                "a text in quotes",
                &format!("{} = \"…\"", brief(key)),
            );
            return None;
        };
        let why = if text
            .chars()
            .any(|c| is_hostile(c) && c != '\n' && c != '\t')
        {
            "holds control characters"
        } else if text.len() > LONGEST_TEXT {
            "is too long"
        } else {
            return Some(self.at(value, text.to_string()));
        };
        let problem = Problem::at(self.place(value), format!("`{}` {why}", brief(key))).label(
            format!("allowed is a plain text of at most {LONGEST_TEXT} bytes"),
        );
        self.problems.push(problem);
        None
    }

    /// One of several names.
    pub(super) fn choice<T>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        names: &'static [&'static str],
        from_name: impl Fn(&str) -> Option<T>,
    ) -> Option<At<T>> {
        let given = self.text(key, value)?;
        if let Some(found) = from_name(&given.value) {
            return Some(self.at(value, found));
        }
        let title = format!("`{key}` has no choice `{}`", brief(&given.value));
        let problem = Problem::at(given.place, title)
            .label(format!("allowed are {}", names.join(", ")))
            .mistyped(given.value, Among::Names(names));
        self.problems.push(problem);
        None
    }

    /// A finite number.
    pub(super) fn number(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<f64>> {
        let number = match value.get_ref() {
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(integer) => whole(integer).map(|number| number as f64),
            _ => {
                self.wrong(key, value, "a number", &format!("{} = 1.5", brief(key)));
                return None;
            }
        };
        match number {
            // Adding zero turns a negative zero into zero, so that equal values hash alike.
            Some(number) if f64::is_finite(number) => Some(self.at(value, number + 0.0)),
            _ => {
                let problem = Problem::at(
                    self.place(value),
                    format!("`{}` is not a finite number", brief(key)),
                )
                .label("NaN, infinity and numbers beyond all bounds are not allowed");
                self.problems.push(problem);
                None
            }
        }
    }

    /// A whole number between two bounds.
    pub(super) fn count(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        least: u32,
        greatest: u32,
    ) -> Option<At<u32>> {
        let given = match value.get_ref() {
            DeValue::Integer(integer) => whole(integer),
            _ => None,
        };
        let fits = given
            .and_then(|n| u32::try_from(n).ok())
            .filter(|n| (least..=greatest).contains(n));
        if let Some(number) = fits {
            return Some(self.at(value, number));
        }
        let title = format!(
            "`{}` must be a whole number from {least} to {greatest}",
            brief(key)
        );
        let label = match given {
            Some(number) => format!("given is {number}"),
            None => format!(
                "given is {}",
                if matches!(value.get_ref(), DeValue::Integer(_)) {
                    "a number beyond all bounds"
                } else if matches!(value.get_ref(), DeValue::Float(_)) {
                    "a number with a fraction"
                } else {
                    shape(value.get_ref())
                }
            ),
        };
        self.problems
            .push(Problem::at(self.place(value), title).label(label));
        None
    }

    /// A date without time, from 1990 to 2100.
    pub(super) fn date(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<Date>> {
        let example = format!("{} = 2019-04-01", brief(key));
        let DeValue::Datetime(given) = value.get_ref() else {
            self.wrong(key, value, "a date without quotes", &example);
            return None;
        };
        if is_no_date(value) {
            return None;
        }
        let (Some(day), None, None) = (given.date, given.time, given.offset) else {
            self.wrong(key, value, "a date without a time of day", &example);
            return None;
        };
        let date = Date::new(
            i32::from(day.year),
            u32::from(day.month),
            u32::from(day.day),
        );
        if let Some(date) = date.filter(|date| (1990..=2100).contains(&date.year())) {
            return Some(self.at(value, date));
        }
        let problem = Problem::at(
            self.place(value),
            format!("`{}` is out of range", brief(key)),
        )
        .label("allowed are days of the calendar from 1990-01-01 to 2100-12-31");
        self.problems.push(problem);
        None
    }

    /// A list of texts, each with its place.
    pub(super) fn texts(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Vec<At<String>>> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(
                key,
                value,
                "a list of texts",
                &format!("{} = [\"London\"]", brief(key)),
            );
            return None;
        };
        // Collected in two steps so that every item is looked at, not only the first at fault.
        let texts: Vec<_> = items.iter().map(|item| self.text(key, item)).collect();
        texts.into_iter().collect()
    }
}

fn whole(integer: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}
