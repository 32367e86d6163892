//! Units that people write and the lever table does not use, and how they convert.

use crate::units::{DAYS_PER_YEAR, Unit};

/// How many of `to` one of `given` is; nothing if the two do not measure the same.
pub(crate) fn factor(given: &str, to: Unit) -> Option<f64> {
    let (measure, size) = measured(given)?;
    let (wanted, one) = measured(to.name())?;
    (measure == wanted).then_some(size / one)
}

/// What a unit measures, in a word, and how large it is.
fn measured(unit: &str) -> Option<(&'static str, f64)> {
    let days = |days: f64| Some(("time", days));
    let a_year = |rate: f64| Some(("rate", rate));
    match unit {
        "minute" | "minutes" => days(1.0 / 1_440.0),
        "hour" | "hours" => days(1.0 / 24.0),
        "day" | "days" => days(1.0),
        "week" | "weeks" => days(7.0),
        "month" | "months" => days(DAYS_PER_YEAR / 12.0),
        "quarter" | "quarters" => days(DAYS_PER_YEAR / 4.0),
        "year" | "years" => days(DAYS_PER_YEAR),
        "per_day" => a_year(DAYS_PER_YEAR),
        "per_week" => a_year(DAYS_PER_YEAR / 7.0),
        "per_month" => a_year(12.0),
        "per_quarter" => a_year(4.0),
        "per_year" => a_year(1.0),
        "per_100_person_years" => a_year(1e-2),
        "per_1000_person_years" => a_year(1e-3),
        "share" | "probability" | "fraction" | "proportion" => Some(("share", 1.0)),
        "percent" | "per_cent" | "%" => Some(("share", 1e-2)),
        "pence" => Some(("money", 1e-2)),
        "pounds" | "gbp" | "GBP" | "£" => Some(("money", 1.0)),
        "thousand_pounds" | "£k" => Some(("money", 1e3)),
        "million_pounds" | "£m" => Some(("money", 1e6)),
        "billion_pounds" | "£bn" => Some(("money", 1e9)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_converts_to_like_only() {
        assert_eq!(factor("weeks", Unit::Days), Some(7.0));
        assert_eq!(factor("years", Unit::Months), Some(12.0));
        assert_eq!(factor("percent", Unit::Share), Some(0.01));
        assert_eq!(factor("£m", Unit::Pounds), Some(1e6));
        assert_eq!(factor("per_year", Unit::Per1000PersonYears), Some(1_000.0));
        assert_eq!(factor("weeks", Unit::PerYear), None);
        assert_eq!(factor("furlongs", Unit::Days), None);
        assert_eq!(factor("people", Unit::Places), None);
    }

    #[test]
    fn every_convertible_unit_of_the_table_is_its_own_measure() {
        for &unit in Unit::ALL {
            assert!(factor(unit.name(), unit).is_none_or(|factor| factor == 1.0));
        }
        assert_eq!(factor("days", Unit::Days), Some(1.0));
    }
}
