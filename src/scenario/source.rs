//! What counts as the source of a number.

use super::problems::brief;
use super::published::{is_id, published};

/// What a source may be, in words.
pub(crate) const ALLOWED: &str = "allowed: ids of docs/sources.csv (J053 J054), file names (x.csv), or words after assumption, derived or solved";

/// Why a text is no source; nothing if it is one.
pub(crate) fn fault(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("is empty".to_owned());
    }
    text.split(';')
        .filter(|part| !is_words(part.trim()))
        .find_map(reference_fault)
}

fn is_words(part: &str) -> bool {
    ["assumption", "derived", "solved"].iter().any(|word| {
        part.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// Why some words are no list of ids and files; nothing if they are one.
fn reference_fault(part: &str) -> Option<String> {
    let neither = || Some("is neither evidence nor a marked assumption".to_owned());
    if part.trim().is_empty() {
        return neither();
    }
    part.split_whitespace().find_map(|word| {
        if is_id(word) {
            let unknown = published(word).is_none();
            unknown.then(|| format!("cites {}, which is no published figure", brief(word)))
        } else if is_file_name(word) {
            None
        } else {
            neither()
        }
    })
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
            "J999",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
