//! Numbers in files.

/// Writes the shortest digits that read back as the same number; nothing for NaN and infinity.
pub(super) fn exact(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    // Adding zero turns −0 into 0.
    (value + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn numbers_read_back_as_themselves() {
        for value in [0.1, 1.0 / 3.0, 82_634.0, -1e-9, 5e-324, f64::MAX] {
            assert_eq!(exact(value).parse::<f64>(), Ok(value));
        }
        assert_eq!(exact(82_634.0), "82634");
    }

    #[test]
    fn no_minus_zero_no_nan_no_infinity() {
        assert_eq!(exact(-0.0), "0");
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(exact(value), "");
        }
    }
}
