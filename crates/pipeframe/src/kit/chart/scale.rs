/// Where a value is between the two ends of a range, in thousandths. In a range without extent every value is in its middle.
pub(super) fn place(value: i64, lowest: i64, highest: i64) -> i64 {
    const WHOLE: i128 = 1000;
    let (value, lowest, highest) = (i128::from(value), i128::from(lowest), i128::from(highest));
    let extent = highest - lowest;
    if extent <= 0 {
        return 500;
    }
    let place = (value.clamp(lowest, highest) - lowest) * WHOLE / extent;
    i64::try_from(place).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_ends_are_the_ends() {
        assert_eq!(place(3, 3, 12), 0);
        assert_eq!(place(12, 3, 12), 1000);
        assert_eq!(place(-5, -10, 0), 500);
        assert_eq!(place(i64::MAX, i64::MIN, i64::MAX), 1000);
    }

    #[test]
    fn without_extent_it_is_the_middle() {
        assert_eq!(place(7, 7, 7), 500);
        assert_eq!(place(7, 9, 3), 500);
    }
}
