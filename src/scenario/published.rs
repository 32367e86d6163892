//! The published figures that sources cite by id: `docs/sources.csv`, inside the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One published figure.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Published {
    /// Its id, as in `J053`.
    pub id: String,
    /// What was counted.
    pub quantity: String,
    /// The figure or figures, as published.
    pub value: String,
    /// Their unit.
    pub unit: String,
    /// When it was so.
    pub period: String,
    /// Where it was so.
    pub geography: String,
    /// The publication.
    pub source: String,
    /// Who published it, and when.
    pub publisher_year: String,
    /// Where it can be read.
    pub url: String,
    /// How far the figure can be trusted.
    pub confidence: String,
}

static FIGURES: LazyLock<BTreeMap<String, Published>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(include_str!("../../docs/sources.csv").as_bytes());
    let figures = rows
        .deserialize()
        .map(|row: Result<Published, _>| row.expect("a test has read the shipped list"));
    figures.map(|figure| (figure.id.clone(), figure)).collect()
});

/// The figure with this id; a small letter after it picks out a part of the figure.
#[must_use]
pub fn published(id: &str) -> Option<&'static Published> {
    let whole = id.trim_end_matches(|c: char| c.is_ascii_lowercase());
    FIGURES.get(id).or_else(|| FIGURES.get(whole))
}

/// The figures that a source cites, in its order, each once.
#[must_use]
pub fn cited(source: &str) -> Vec<&'static Published> {
    let words = source.split(|c: char| !c.is_ascii_alphanumeric());
    let mut found: Vec<&'static Published> = Vec::new();
    for figure in words.filter(|word| is_id(word)).filter_map(published) {
        if !found.contains(&figure) {
            found.push(figure);
        }
    }
    found
}

/// Whether a word has the form of an id: a letter, one to four digits, at most one small letter.
pub(crate) fn is_id(word: &str) -> bool {
    let Some(rest) = word.strip_prefix(|c: char| c.is_ascii_uppercase()) else {
        return false;
    };
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_lowercase());
    rest.len() - digits.len() <= 1
        && (1..=4).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_can_be_read() {
        assert!(FIGURES.len() > 300);
        let figure = published("J053").expect("a figure");
        assert!(!figure.quantity.is_empty() && !figure.publisher_year.is_empty());
    }

    #[test]
    fn ids_in_a_source_lead_to_their_figures() {
        let ids = |source: &str| -> Vec<&str> {
            cited(source)
                .iter()
                .map(|figure| figure.id.as_str())
                .collect()
        };
        assert_eq!(ids("J053 J054; assumption"), ["J053", "J054"]);
        assert_eq!(ids("solved from B4; B4"), ["B4"]);
        assert_eq!(ids("G26c"), ["G26"]);
        assert_eq!(ids("assumption; x.csv Z9999"), [""; 0]);
    }
}
