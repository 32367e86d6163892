//! Numbers out of the words of a quantity, a note or a described model.

/// The number that starts `text`, with what follows it.
pub fn leading(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start();
    let mut end = 0;
    let mut last = ' ';
    for (at, letter) in text.char_indices() {
        let sign = (letter == '-' || letter == '+') && (at == 0 || last == 'e');
        let exponent = letter == 'e' && last.is_ascii_digit();
        if !(letter.is_ascii_digit() || letter == '.' || sign || exponent) {
            break;
        }
        last = letter;
        end = at + letter.len_utf8();
    }
    // A number that ends a clause takes a full stop, or the start of a word, with it.
    let number = text[..end].trim_end_matches(['.', 'e']);
    let value: f64 = number.parse().ok()?;
    value.is_finite().then(|| (value, &text[number.len()..]))
}

/// The number right after the first `marker` that is followed by one.
pub fn after(text: &str, marker: &str) -> Option<f64> {
    let mut rest = text;
    while let Some(at) = rest.find(marker) {
        rest = &rest[at + marker.len()..];
        if let Some((value, _)) = leading(rest) {
            return Some(value);
        }
    }
    None
}

/// The number right before the first `marker`, as the 90 of `90th percentile`.
pub fn before(text: &str, marker: &str) -> Option<f64> {
    let head = text[..text.find(marker)?].trim_end();
    let head = head.trim_end_matches(char::is_alphabetic);
    let start = head
        .char_indices()
        .rev()
        .take_while(|(_, letter)| letter.is_ascii_digit() || *letter == '.')
        .last()?
        .0;
    leading(&head[start..]).map(|(value, _)| value)
}

/// The text with thousands written plainly: `10,000` becomes `10000`.
pub fn plain(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let separates = |at: usize| {
        letters[at] == ',' && at > 0 && digit(at - 1) && (1..=3).all(|step| digit(at + step))
    };
    (0..letters.len())
        .filter(|&at| !separates(at))
        .map(|at| letters[at])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_where_they_stand() {
        assert_eq!(after("P(Wq>0.25 d)", "Wq>"), Some(0.25));
        assert_eq!(after("E[stock at day 90]", "day "), Some(90.0));
        assert_eq!(after("growth +3%/y", "growth "), Some(3.0));
        assert_eq!(after("rate 1e-3.", "rate "), Some(1e-3));
        assert_eq!(after("R = many, R=200 reps", "R="), Some(200.0));
        assert_eq!(after("no day", "day "), None);
        assert_eq!(before("90th percentile", " percentile"), Some(90.0));
        assert_eq!(before("the 99.5th percentile", " percentile"), Some(99.5));
        assert_eq!(plain("n=10,000 per 1,5"), "n=10000 per 1,5");
    }
}
