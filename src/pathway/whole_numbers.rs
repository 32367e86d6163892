//! Whole numbers near given ones: the largest remainders are rounded up.

/// Whole numbers near `weights` that sum to `total`, none where the weight is nought; ties go to the first.
#[must_use]
pub fn near(weights: &[f64], total: u32) -> Vec<u32> {
    let mut whole: Vec<u32> = weights.iter().map(|&weight| weight as u32).collect();
    let given: u32 = whole.iter().sum();
    let mut order: Vec<usize> = (0..weights.len()).filter(|&at| weights[at] > 0.0).collect();
    let remainder = |at: usize| weights[at] - f64::from(weights[at] as u32);
    order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(&b)));
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
    use super::near;

    #[test]
    fn whole_numbers_keep_the_total_and_stay_within_one() {
        let weights = [0.0, 1.4, 2.4, 3.2];
        assert_eq!(near(&weights, 7), [0, 2, 2, 3]);
        assert_eq!(near(&[0.0; 3], 2), [0, 0, 0]);
    }
}
