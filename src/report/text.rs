//! Names that come from files are data: they must not act in a spreadsheet or a terminal.

use std::borrow::Cow;

/// A name as a CSV cell: one that a spreadsheet would run as a formula gets an apostrophe.
pub(super) fn cell(name: &str) -> Cow<'_, str> {
    match name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{name}")),
        false => Cow::Borrowed(name),
    }
}

/// A name for a terminal: control characters, and marks that turn the writing direction, escaped.
pub fn printable(name: &str) -> Cow<'_, str> {
    if !name.contains(acts) {
        return Cow::Borrowed(name);
    }
    let escaped = name.chars().map(|letter| match acts(letter) {
        true => letter.escape_unicode().to_string(),
        false => letter.to_string(),
    });
    Cow::Owned(escaped.collect())
}

fn acts(letter: char) -> bool {
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || turns || matches!(letter, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(cell(name), format!("'{name}"));
        }
        assert_eq!(cell("North East"), "North East");
    }

    #[test]
    fn terminals_are_safe() {
        assert_eq!(printable("\u{1b}[2Jgone"), "\\u{1b}[2Jgone");
        assert_eq!(printable("a\u{202e}b\nc"), "a\\u{202e}b\\u{a}c");
        assert_eq!(printable("Dŵr y Felin"), "Dŵr y Felin");
    }
}
