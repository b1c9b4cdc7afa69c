/// How long something has lasted, as on a telephone: `04:07`, from an hour on `1:04:07`.
///
/// ```
/// assert_eq!(pipeframe::kit::intl::timer(247), "04:07");
/// ```
pub fn timer(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let two = |number: u32| {
        let zero = if number < 10 { "0" } else { "" };
        [zero, &number.to_string()].concat()
    };
    if hours == 0 {
        [&two(minutes), ":", &two(seconds)].concat()
    } else {
        [&hours.to_string(), ":", &two(minutes), ":", &two(seconds)].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::timer;

    #[test]
    fn minutes_and_seconds_have_two_digits() {
        assert_eq!(timer(0), "00:00");
        assert_eq!(timer(59), "00:59");
        assert_eq!(timer(3599), "59:59");
    }

    #[test]
    fn hours_come_in_when_there_are_any() {
        assert_eq!(timer(3600), "1:00:00");
        assert_eq!(timer(u32::MAX), "1193046:28:15");
    }
}
