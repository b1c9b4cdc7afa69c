const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A distance in time as a number and the unit in which a person would say it. Under half a minute it is zero seconds,
/// which `Intl` writes as "now".
pub(super) fn spoken(seconds: i64) -> (i64, &'static str) {
    match seconds.abs() {
        0..30 => (0, "second"),
        distance if distance < HOUR - MINUTE / 2 => (rounded(seconds, MINUTE), "minute"),
        distance if distance < DAY - HOUR / 2 => (rounded(seconds, HOUR), "hour"),
        _ => spoken_days(rounded(seconds, DAY)),
    }
}

/// The same for a distance in whole days.
pub(super) fn spoken_days(days: i64) -> (i64, &'static str) {
    match days.abs() {
        0..14 => (days, "day"),
        14..60 => (rounded(days, 7), "week"),
        60..540 => (rounded(days, 30), "month"),
        _ => (rounded(days, 365), "year"),
    }
}

/// The quotient, rounded to the nearest whole number, halves away from zero.
fn rounded(value: i64, unit: i64) -> i64 {
    (value + value.signum() * unit / 2) / unit
}

#[cfg(test)]
mod tests {
    use super::{DAY, HOUR, MINUTE, spoken, spoken_days};

    #[test]
    fn less_than_half_a_minute_is_now() {
        assert_eq!(spoken(0), (0, "second"));
        assert_eq!(spoken(-29), (0, "second"));
    }

    #[test]
    fn the_unit_grows_with_the_distance() {
        assert_eq!(spoken(-180), (-3, "minute"));
        assert_eq!(spoken(2 * HOUR), (2, "hour"));
        assert_eq!(spoken(-3 * DAY), (-3, "day"));
        assert_eq!(spoken_days(21), (3, "week"));
        assert_eq!(spoken_days(-90), (-3, "month"));
        assert_eq!(spoken_days(730), (2, "year"));
    }

    #[test]
    fn no_distance_is_said_as_a_full_larger_unit() {
        assert_eq!(spoken(HOUR - MINUTE / 2 - 1), (59, "minute"));
        assert_eq!(spoken(HOUR - 1), (1, "hour"));
        assert_eq!(spoken(DAY - HOUR / 2 - 1), (23, "hour"));
        assert_eq!(spoken(DAY - 1), (1, "day"));
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(spoken(90), (2, "minute"));
        assert_eq!(spoken(-90), (-2, "minute"));
    }
}
