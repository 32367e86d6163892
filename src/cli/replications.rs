//! `--reps`: how many replications, or which.

use std::ops::Range;

/// Reads `N` (replications 0 to N − 1) or `A..B` (A to B − 1).
///
/// # Errors
/// What is wrong and what is allowed.
pub(super) fn parse(text: &str) -> Result<Range<u32>, String> {
    let number = |part: &str| {
        let reason = "give a number, as in 100, or a range, as in 0..100";
        part.trim()
            .parse::<u32>()
            .map_err(|error| format!("`{part}`: {error}; {reason}"))
    };
    let range = match text.split_once("..") {
        Some((from, to)) => number(from)?..number(to)?,
        None => 0..number(text)?,
    };
    match range.is_empty() {
        true => Err("holds no replication; A..B goes from A up to B - 1".to_owned()),
        false => Ok(range),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn numbers_and_half_open_ranges_are_read() {
        assert_eq!(parse("10"), Ok(0..10));
        assert_eq!(parse("99..100"), Ok(99..100));
        assert_eq!(parse(" 5 .. 7 "), Ok(5..7));
    }

    #[test]
    fn nonsense_is_refused_with_what_is_allowed() {
        for text in ["", "ten", "-1", "1.5", "..", "5..", "1..2..3", "5000000000"] {
            let message = parse(text).expect_err(text);
            assert!(message.contains("0..100"), "{text}: {message}");
        }
        for text in ["0", "5..5", "7..5"] {
            assert!(
                parse(text).expect_err(text).contains("no replication"),
                "{text}"
            );
        }
    }
}
