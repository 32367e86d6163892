//! Shares that are parts of one whole: they are never rescaled, so they must add up.

use super::levers;

/// Shares that belong together.
pub(crate) struct Whole {
    /// The keys, of which one part may be `*`.
    patterns: &'static [&'static str],
    /// Whether they make up the whole; otherwise a rest is left.
    pub(crate) complete: bool,
}

/// How far shares may miss their whole: published figures are rounded.
pub(crate) const ROUNDING: f64 = 0.001;

const fn whole(patterns: &'static [&'static str], complete: bool) -> Whole {
    Whole { patterns, complete }
}

/// Every whole.
pub(crate) static WHOLES: [Whole; 16] = [
    whole(&["court.disposal.*.low"], true),
    whole(&["court.disposal.*.mid"], true),
    whole(&["court.disposal.*.high"], true),
    whole(&["court.band.*.low"], true),
    whole(&["court.band.*.mid"], true),
    whole(&["court.band.*.high"], true),
    whole(&["people.age_share.*"], true),
    whole(&["probation.fte_share.*"], true),
    whole(&["need.severity.moderate", "need.severity.severe"], false),
    whole(&["need.*.low"], false),
    whole(&["need.*.mid"], false),
    whole(&["need.*.high"], false),
    whole(
        &["prison_tx.p_complete.alc", "prison_tx.p_exit_other"],
        false,
    ),
    whole(
        &["prison_tx.p_complete.nonop", "prison_tx.p_exit_other"],
        false,
    ),
    whole(
        &["prison_tx.p_complete.nonop_alc", "prison_tx.p_exit_other"],
        false,
    ),
    whole(
        &["prison_tx.p_complete.opiate", "prison_tx.p_exit_other"],
        false,
    ),
];

impl Whole {
    /// Its shares, by their place in the order of keys.
    pub(crate) fn members(&self) -> Vec<usize> {
        let keys = levers().map(|lever| lever.key);
        let mine = keys.filter(|key| self.patterns.iter().any(|pattern| fits(key, pattern)));
        mine.filter_map(super::index_of).collect()
    }

    /// Whether a sum of its shares will do.
    pub(crate) fn holds(&self, sum: f64) -> bool {
        sum <= 1.0 + ROUNDING && (!self.complete || sum >= 1.0 - ROUNDING)
    }
}

fn fits(key: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => key == pattern,
        Some((before, after)) => key
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|part| !part.is_empty() && !part.contains('.')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Unit;

    #[test]
    fn every_whole_has_shares_for_members() {
        for whole in &WHOLES {
            let members = whole.members();
            assert!(members.len() > 1, "{:?}", whole.patterns);
            for member in members {
                assert_eq!(super::super::at(member).unit, Unit::Share);
            }
        }
    }

    #[test]
    fn a_star_is_one_part_of_a_key() {
        assert!(fits("need.opiate.low", "need.*.low"));
        assert!(!fits("need.low", "need.*.low"));
        assert!(!fits("court.band.x.y.low", "court.band.*.low"));
    }
}
