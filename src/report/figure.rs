//! Numbers for people: thousands separated, shares in per cent, never "−0".
//!
//! The unit stands in its own column, so the numbers carry none.

/// The unit in which [`figure`] shows values of a unit.
pub(super) fn unit_of_figure(unit: &str) -> &str {
    match unit {
        "share" => "%",
        "share a year" => "% a year",
        "per_year" => "a year",
        _ => unit,
    }
}

/// The unit in which [`difference`] shows differences of a unit.
pub(super) fn unit_of_difference(unit: &str) -> &str {
    match unit {
        "share" => "% points",
        "share a year" => "% points a year",
        _ => unit,
    }
}

/// A value; `n/a` where there is none.
pub(super) fn figure(value: f64, unit: &str) -> String {
    match unit {
        _ if !value.is_finite() => "n/a".to_owned(),
        "share" | "share a year" => grouped(value * 100.0, 1),
        _ => grouped(value, places(value)),
    }
}

/// A difference of two values, with its sign.
pub(super) fn difference(value: f64, unit: &str) -> String {
    let text = match unit {
        _ if !value.is_finite() => return "n/a".to_owned(),
        "share" | "share a year" => grouped(value * 100.0, 2),
        _ => grouped(value, places(value)),
    };
    let nothing = !text.contains(|letter: char| letter.is_ascii_digit() && letter != '0');
    if value > 0.0 && !nothing {
        format!("+{text}")
    } else {
        text
    }
}

/// Two ends, or `n/a` where there are none.
pub(super) fn interval(low: f64, high: f64, write: impl Fn(f64) -> String) -> String {
    if low.is_nan() || high.is_nan() {
        return "n/a".to_owned();
    }
    format!("{} to {}", write(low), write(high))
}

fn places(value: f64) -> usize {
    match value.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    }
}

fn grouped(value: f64, places: usize) -> String {
    let digits = format!("{:.places$}", value.abs());
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::new();
    // The sign of what is shown: a number that rounds to nothing has none.
    if value < 0.0 && digits.contains(|letter: char| ('1'..='9').contains(&letter)) {
        text.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        assert_eq!(figure(82_634.4, "people"), "82,634");
        assert_eq!(figure(1_234_567.0, "pounds"), "1,234,567");
        assert_eq!(
            (figure(0.3451, "share").as_str(), unit_of_figure("share")),
            ("34.5", "%")
        );
        assert_eq!(figure(12.345, "days"), "12.3");
        assert_eq!(figure(-0.001, "days"), "0.00");
        assert_eq!(figure(f64::NAN, "share"), "n/a");
    }

    #[test]
    fn differences_carry_their_sign() {
        assert_eq!(difference(1_500.0, "people"), "+1,500");
        assert_eq!(difference(-0.012, "share"), "-1.20");
        assert_eq!(difference(0.00001, "share"), "0.00");
        assert_eq!(difference(-1e-9, "people"), "0.00");
        assert_eq!(difference(0.0, "people"), "0.00");
    }

    #[test]
    fn an_interval_that_cannot_be_said_is_not_available() {
        assert_eq!(
            interval(f64::NAN, 1.0, |value| figure(value, "days")),
            "n/a"
        );
        assert_eq!(
            interval(1.0, 2.0, |value| figure(value, "days")),
            "1.00 to 2.00"
        );
    }
}
