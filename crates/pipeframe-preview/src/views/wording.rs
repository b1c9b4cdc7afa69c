//! How the simulated Pipedrive writes days, money and names.

use crate::account::{Day, Money};
use crate::surface::Surface;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// 1970-01-01 was a Thursday.
const WEEKDAYS: [&str; 7] = [
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
];

const MILLISECONDS_PER_DAY: i64 = 86_400_000;

/// A day in full: "24 November 2026".
pub(super) fn full_day(day: Day) -> String {
    let (year, month, day_of_month) = day.date();
    let month = MONTHS[usize::from(month).saturating_sub(1) % 12];
    format!("{day_of_month} {month} {year}")
}

/// A day as people name it: "Tomorrow", "Friday, 27 November", and with the year when it is another one.
pub(super) fn near_day(day: Day, today: Day) -> String {
    match today.until(day) {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        -1 => "Yesterday".to_owned(),
        2..=6 => format!("{}, {}", weekday(day), short_day(day)),
        _ if day.date().0 == today.date().0 => short_day(day),
        _ => full_day(day),
    }
}

fn short_day(day: Day) -> String {
    let (_, month, day_of_month) = day.date();
    format!(
        "{day_of_month} {}",
        MONTHS[usize::from(month).saturating_sub(1) % 12]
    )
}

fn weekday(day: Day) -> &'static str {
    let days = day.start().div_euclid(MILLISECONDS_PER_DAY).rem_euclid(7);
    WEEKDAYS[usize::try_from(days).unwrap_or_default() % 7]
}

/// An amount with its currency: "€184,500.00", and "CHF 12.00" where the sign isn't common.
pub(super) fn money(amount: &Money) -> String {
    let sign = match amount.currency.as_str() {
        "EUR" => "€".to_owned(),
        "USD" => "$".to_owned(),
        "GBP" => "£".to_owned(),
        other => format!("{other}\u{a0}"),
    };
    let whole = grouped(amount.minor_units / 100);
    format!("{sign}{whole}.{:02}", amount.minor_units % 100)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The initials of a name, at most two.
pub(super) fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .collect::<String>()
        .to_uppercase()
}

/// The sizes that Pipedrive allows a surface (<https://pipedrive.readme.io/docs/custom-ui-extensions>).
pub(super) const fn bounds(surface: Surface) -> &'static str {
    match surface {
        Surface::Panel => "fixed width, 100 to 750 px high",
        Surface::Modal => "from 320 × 120 px up to the window",
        Surface::FloatingWindow => "200 to 800 px wide, 70 to 700 px high",
        Surface::Settings => "bounds not published",
    }
}

/// The local time of a moment with milliseconds, "10:41:02.118"; `offset` is `Date.getTimezoneOffset()`, in minutes.
pub(super) fn clock(at: i64, offset: i64) -> String {
    let local = (at - offset * 60_000).rem_euclid(MILLISECONDS_PER_DAY);
    let (seconds, milliseconds) = (local / 1_000, local % 1_000);
    let (minutes, hours) = (seconds / 60, seconds / 3_600);
    format!(
        "{hours:02}:{:02}:{:02}.{milliseconds:03}",
        minutes % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn days_around_today_have_words() {
        let today = day("2026-11-22");
        let written: Vec<_> = [0, 1, -1, 5, 9, -60, 100]
            .map(|days| near_day(today.plus(days), today))
            .into();
        assert_eq!(
            written,
            [
                "Today",
                "Tomorrow",
                "Yesterday",
                "Friday, 27 November",
                "1 December",
                "23 September",
                "2 March 2027"
            ]
        );
    }

    #[test]
    fn amounts_are_grouped_and_have_two_decimals() {
        let amount = |minor_units, currency: &str| {
            money(&Money {
                minor_units,
                currency: currency.into(),
            })
        };
        assert_eq!(amount(18_450_000, "EUR"), "€184,500.00");
        assert_eq!(amount(5, "USD"), "$0.05");
        assert_eq!(amount(123_456_789_012, "CHF"), "CHF\u{a0}1,234,567,890.12");
    }

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        assert_eq!(initials("Elena Rossi"), "ER");
        assert_eq!(initials("ana maria de souza"), "AS");
        assert_eq!(initials("Northwind"), "N");
        assert_eq!(initials(" "), "");
    }

    #[test]
    fn the_clock_follows_the_offset_and_wraps_at_midnight() {
        assert_eq!(clock(0, 0), "00:00:00.000");
        assert_eq!(clock(61_007, -120), "02:01:01.007");
        assert_eq!(clock(0, 60), "23:00:00.000");
    }
}
