//! Whole numbers near given ones: the largest remainders are rounded up.

use std::cmp::Reverse;

/// Whole numbers near `weights` that sum to `total`, none where the weight is nought; ties go to the first.
#[must_use]
pub fn near(weights: &[f64], total: u32) -> Vec<u32> {
    let part = |&weight: &f64| {
        let whole = weight as u32;
        // A remainder is never negative, and the bits of such numbers stand in their order.
        let remainder = (weight - f64::from(whole)).to_bits();
        (whole, (weight > 0.0).then_some(remainder))
    };
    rounded(weights.iter().map(part), total)
}

/// Whole numbers that sum to `total`: what `parts` fall short of it is dealt out one by one, the largest
/// remainder first and ties to the first; a part without a remainder gets none.
#[must_use]
pub fn rounded<R: Ord>(parts: impl Iterator<Item = (u32, Option<R>)>, total: u32) -> Vec<u32> {
    let (mut whole, remainders): (Vec<u32>, Vec<Option<R>>) = parts.unzip();
    let given: u32 = whole.iter().sum();
    let mut order: Vec<usize> = (0..whole.len())
        .filter(|&at| remainders[at].is_some())
        .collect();
    order.sort_by_key(|&at| Reverse(&remainders[at]));
    let short = total.saturating_sub(given) as usize;
    for &at in order
        .iter()
        .cycle()
        .take(if order.is_empty() { 0 } else { short })
    {
        whole[at] += 1;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::{near, rounded};

    #[test]
    fn whole_numbers_keep_the_total_and_stay_within_one() {
        let weights = [0.0, 1.4, 2.4, 3.2];
        assert_eq!(near(&weights, 7), [0, 2, 2, 3]);
        assert_eq!(near(&[0.0; 3], 2), [0, 0, 0]);
    }

    #[test]
    fn ties_go_to_the_first_and_what_is_short_goes_round() {
        assert_eq!(near(&[1.5, 0.5, 2.5], 5), [2, 1, 2]);
        assert_eq!(near(&[0.5, 0.0, 0.25], 3), [2, 0, 1]);
        let parts = [(1, Some((3, 7))), (4, Some((3, 9))), (2, None)];
        assert_eq!(rounded(parts.into_iter(), 8), [1, 5, 2]);
    }
}
