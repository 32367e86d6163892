//! What counts as the source of a number.

/// What a source may be, in words.
pub(crate) const ALLOWED: &str = "allowed: evidence ids (J053 J054), file names (x.csv), or words after assumption, derived or solved";

/// Why a text is no source; nothing if it is one.
pub(crate) fn fault(text: &str) -> Option<&'static str> {
    if text.trim().is_empty() {
        return Some("is empty");
    }
    let good = text
        .split(';')
        .all(|part| is_words(part.trim()) || is_references(part));
    (!good).then_some("is neither evidence nor a marked assumption")
}

fn is_words(part: &str) -> bool {
    ["assumption", "derived", "solved"].iter().any(|word| {
        part.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

fn is_references(part: &str) -> bool {
    let mut words = part.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| is_evidence_id(word) || is_file_name(word))
}

/// A letter, one to four digits, at most one small letter: `J053`, `G26c`.
fn is_evidence_id(word: &str) -> bool {
    let Some(rest) = word.strip_prefix(|c: char| c.is_ascii_uppercase()) else {
        return false;
    };
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_lowercase());
    rest.len() - digits.len() <= 1
        && (1..=4).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_file_name(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric())
            && stem
                .chars()
                .all(|c| c.is_alphanumeric() || "_-./".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn sources() {
        for good in [
            "J053",
            "J053 J054",
            "G26c; assumption",
            "assumption: a guess",
            "recall.csv J047",
            "solved from J054; derived",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "",
            "  ",
            "someone told me",
            "J",
            "J05322",
            "j053",
            "assumptions",
            "J053,",
            "J053;",
            "x.",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
