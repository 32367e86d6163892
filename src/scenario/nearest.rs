//! The nearest known name to a mistyped one.

/// Longer than this, a name is not a typing error but noise, and comparing it takes too long.
const LONGEST: usize = 80;
/// Less alike than this, a name was not meant.
const LEAST: f64 = 0.55;
/// Less alike than this to a part of a name, it was not meant for it.
const LEAST_OF_PART: f64 = 0.7;

/// The few candidates most like the given name, the nearest first.
pub(super) fn names<'a>(given: &str, among: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    const FEW: usize = 4;
    if given.is_empty() || given.len() > LONGEST {
        return Vec::new();
    }
    let mut near: Vec<(f64, &str)> = among
        .map(|candidate| (likeness(given, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LEAST)
        .collect();
    near.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.cmp(second)));
    near.into_iter()
        .take(FEW)
        .map(|(_, candidate)| candidate)
        .collect()
}

/// The candidate most like the given name, if one is like enough to be meant.
pub(crate) fn name<'a>(given: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if given.is_empty() || given.len() > LONGEST {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in among {
        let likeness = likeness(given, candidate);
        if likeness >= LEAST && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// 1 for equal names, 0 for names with nothing in common; a name without its group counts as near,
/// and so does the beginning of one.
fn likeness(given: &str, candidate: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(given, candidate);
    let length = given.chars().count();
    let start: String = candidate.chars().take(length + 1).collect();
    let tail = candidate.rsplit_once('.').map(|(_, tail)| tail);
    let parts = [Some(start.as_str()), tail].into_iter().flatten();
    let near = parts
        .map(|part| strsim::normalized_damerau_levenshtein(given, part))
        .filter(|likeness| *likeness >= LEAST_OF_PART);
    near.fold(whole, |most, likeness| most.max(likeness * 0.95))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn the_nearest_of_several_wins() {
        let among = ["from", "until", "ramp_days"];
        assert_eq!(name("unitl", among.into_iter()), Some("until"));
        assert_eq!(name("ramp", among.into_iter()), Some("ramp_days"));
        assert_eq!(name("xyz", among.into_iter()), None);
        assert_eq!(name("", among.into_iter()), None);
    }
}
