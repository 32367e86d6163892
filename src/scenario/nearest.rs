//! The nearest known name to a mistyped one.

/// Longer than this, a name is not a typing error but noise, and comparing it takes too long.
const LONGEST: usize = 80;

/// The candidate most like the given name, if one is like enough to be meant.
pub(crate) fn name<'a>(given: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if given.is_empty() || given.len() > LONGEST {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in among {
        let likeness = likeness(given, candidate);
        if likeness >= 0.5 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// 1 for equal names, 0 for names with nothing in common; a name without its group counts as near.
fn likeness(given: &str, candidate: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(given, candidate);
    match candidate.rsplit_once('.') {
        Some((_, last)) => {
            let tail = strsim::normalized_damerau_levenshtein(given, last);
            whole.max(tail * 0.95)
        }
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn the_nearest_of_several_wins() {
        let among = ["from", "until", "ramp_days"];
        assert_eq!(name("unitl", among.into_iter()), Some("until"));
        assert_eq!(name("ramp", among.into_iter()), None);
        assert_eq!(name("", among.into_iter()), None);
    }
}
