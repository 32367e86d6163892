//! Periods that values are given for: each way of writing one, and the days it covers.

use super::date::Date;
use std::fmt;
use std::str::FromStr;

/// The time a value covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A calendar month.
    Month {
        /// The year, as in 2019.
        year: i32,
        /// The month, 1 to 12.
        month: u8,
    },
    /// The whole run.
    Run,
    /// The first twelve months: what yearly targets are judged by. Not written to result files.
    FirstYear,
    /// A calendar year, where a target asks for one. Not written to result files.
    Year(i32),
    /// The financial year from April of this year, likewise.
    FinancialYear(i32),
    /// The opening: stocks before anything happened. Not written to result files.
    Opening,
    /// How far the first year moved: month 12 against month 0. Not written to result files.
    Drift,
}

impl Period {
    /// How periods are written in tables.
    pub const FORMS: &'static str = "write a month (2008-06), a calendar year (2008), a financial year (2008/09), opening, first12, drift or run";

    /// Whether result files have a row for it.
    pub fn is_written(self) -> bool {
        self.is_month() || self == Period::Run
    }

    /// Whether it is a month.
    pub fn is_month(self) -> bool {
        matches!(self, Period::Month { .. })
    }

    /// Whether it is a calendar or a financial year.
    pub fn is_year(self) -> bool {
        matches!(self, Period::Year(_) | Period::FinancialYear(_))
    }

    /// The first day of a month or year, and the first day after; none for what depends on the run.
    pub fn days(self) -> Option<(Date, Date)> {
        let (year, month, months) = match self {
            Period::Month { year, month } => (year, month, 1),
            Period::Year(year) => (year, 1, 12),
            Period::FinancialYear(year) => (year, 4, 12),
            Period::Run | Period::FirstYear | Period::Opening | Period::Drift => return None,
        };
        let first = Date::new(year, month.into(), 1)?;
        Some((first, first.add_months(months)))
    }
}

impl fmt::Display for Period {
    /// Writes the ISO month (`2019-04`), the year (`2019` or `2019/20`) or a word.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Month { year, month } => write!(out, "{year:04}-{month:02}"),
            Period::Year(year) => write!(out, "{year:04}"),
            Period::FinancialYear(year) => write!(out, "{year:04}/{:02}", (year + 1) % 100),
            Period::Run => out.write_str("run"),
            Period::FirstYear => out.write_str("first12"),
            Period::Opening => out.write_str("opening"),
            Period::Drift => out.write_str("drift"),
        }
    }
}

/// A text that is no period; [`Period::FORMS`] says how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Period, NotAPeriod> {
        let words = [
            Period::Run,
            Period::FirstYear,
            Period::Opening,
            Period::Drift,
        ];
        let dated = || {
            let year = figures(text.get(..4)?)? as i32;
            let rest = text.get(5..).and_then(figures);
            Some(match (text.get(4..5), rest) {
                (None, None) => Period::Year(year),
                (Some("/"), Some(_)) => Period::FinancialYear(year),
                (Some("-"), Some(month @ 1..=12)) => Period::Month {
                    year,
                    month: month as u8,
                },
                _ => return None,
            })
        };
        let word = words.into_iter().find(|word| word.to_string() == text);
        // Only what is written back the same: no 2008/10, no 2008-6.
        word.or_else(dated)
            .filter(|period| period.to_string() == text)
            .ok_or(NotAPeriod)
    }
}

fn figures(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_written_as_iso() {
        let april = Period::Month {
            year: 2019,
            month: 4,
        };
        assert_eq!(april.to_string(), "2019-04");
        assert_eq!(Period::Run.to_string(), "run");
        assert!(april < Period::Run);
    }

    #[test]
    fn every_form_is_read_as_it_is_written() {
        let forms = [
            "2006-07", "2008", "2008/09", "1999/00", "run", "first12", "opening", "drift",
        ];
        for text in forms {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.to_string(), text);
        }
        // A hyphen would leave open whether 2006-07 is a July or a year.
        for text in [
            "",
            "2024-25",
            "2008-00",
            "2008-6",
            "2008/10",
            "2008/9",
            "08",
            "20089",
            "é2008",
            "Opening",
            "2008-06-01",
            "+208",
            "2008/+9",
        ] {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
        }
    }

    #[test]
    fn a_financial_year_begins_in_april() {
        let days = |text: &str| {
            let (first, after) = text.parse::<Period>().ok()?.days()?;
            Some((first.to_string(), after.to_string()))
        };
        let pair = |first: &str, after: &str| Some((first.to_owned(), after.to_owned()));
        assert_eq!(days("2008/09"), pair("2008-04-01", "2009-04-01"));
        assert_eq!(days("2008"), pair("2008-01-01", "2009-01-01"));
        assert_eq!(days("2008-12"), pair("2008-12-01", "2009-01-01"));
        assert_eq!(days("run"), None);
    }
}
