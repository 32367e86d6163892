//! Names that come from files are data: they must not act in a spreadsheet or a terminal.

use std::borrow::Cow;

use crate::scenario::is_hostile;

/// A name as a CSV cell: harmless on a terminal, and with an apostrophe where a spreadsheet would
/// run it as a formula.
pub(super) fn cell(name: &str) -> Cow<'_, str> {
    const FORMULAS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    match name.starts_with(|first: char| FORMULAS.contains(&first) || first.is_control()) {
        true => Cow::Owned(format!("'{}", printable(name))),
        false => printable(name),
    }
}

/// A name for a terminal: control characters, and marks that hide text or turn its direction, escaped.
pub fn printable(name: &str) -> Cow<'_, str> {
    match name.contains(is_hostile) {
        true => Cow::Owned(crate::scenario::printable(name)),
        false => Cow::Borrowed(name),
    }
}

/// A text of several lines for a terminal.
pub(super) fn printable_lines(text: &str) -> String {
    let lines = text.split('\n').map(printable);
    lines.collect::<Vec<_>>().join("\n")
}

/// JSON for a terminal: what a terminal would obey is escaped, which changes no value.
pub fn printable_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter == '\n' || !is_hostile(letter) {
            safe.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            safe += &format!("\\u{unit:04x}");
        }
    }
    safe
}

/// Text that cannot end a cell or act as markup.
pub(super) fn markdown(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '|' | '<' | '*' | '`' | '[' | '\\' => plain.extend(['\\', letter]),
            _ if letter.is_control() => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"] {
            assert_eq!(cell(name), format!("'{name}"));
        }
        assert_eq!(cell("\t=1"), "'\\u{9}=1");
        assert_eq!(cell("a\u{1b}[2J"), "a\\u{1b}[2J");
        assert_eq!(cell("North East"), "North East");
    }

    #[test]
    fn terminals_are_safe() {
        assert_eq!(printable("\u{1b}[2Jgone"), "\\u{1b}[2Jgone");
        assert_eq!(printable("a\u{202e}b\nc"), "a\\u{202e}b\\u{a}c");
        for hidden in [
            "a\u{9b}2J",
            "a\u{61c}",
            "a\u{200b}",
            "a\u{e0041}",
            "a\u{feff}",
        ] {
            assert!(printable(hidden).starts_with("a\\u{"), "{hidden:?}");
        }
        assert_eq!(printable("Dŵr y Felin"), "Dŵr y Felin");
    }

    #[test]
    fn json_stays_the_same_json() {
        let names = ["a\u{9b}2J\u{7f}", "\u{202e}b", "\u{e0041}", "plain\n\u{1b}"];
        let written = serde_json::to_string_pretty(&names).expect("JSON");
        let safe = printable_json(&written);
        assert!(
            safe.chars()
                .all(|letter| letter == '\n' || !is_hostile(letter))
        );
        let read: Vec<String> = serde_json::from_str(&safe).expect("JSON");
        assert_eq!(read, names);
    }

    #[test]
    fn a_name_cannot_leave_its_cell_of_a_page() {
        assert_eq!(markdown("a|b\n<i>`"), "a\\|b \\<i>\\`");
    }
}
