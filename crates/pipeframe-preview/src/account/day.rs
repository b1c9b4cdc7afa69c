//! Calendar days, without clock or time zone.

use std::fmt;

use serde::{Serialize, Serializer};

const MILLISECONDS_PER_DAY: i64 = 86_400_000;

/// A day of the Gregorian calendar, kept as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(i64);

impl Day {
    /// The day on which a moment falls in UTC; `milliseconds` since 1970-01-01, as `Date.now()` gives them.
    pub(crate) const fn of_moment(milliseconds: i64) -> Self {
        Self(milliseconds.div_euclid(MILLISECONDS_PER_DAY))
    }

    /// A day by its date; `None` where the calendar has no such day.
    fn from_date(year: i64, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let candidate = Self(days_before(year, month) + i64::from(day) - 1);
        (candidate.date() == (year, month, day)).then_some(candidate)
    }

    /// A day as `YYYY-MM-DD`; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits_where_expected = text.len() == 10
            && text.bytes().enumerate().all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !digits_where_expected {
            return None;
        }
        Self::from_date(
            text.get(0..4)?.parse().ok()?,
            text.get(5..7)?.parse().ok()?,
            text.get(8..10)?.parse().ok()?,
        )
    }

    /// The day this many days later, or earlier for a negative count.
    #[must_use]
    pub(crate) const fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Days from this day to another; negative when the other is earlier.
    pub(crate) const fn until(self, other: Self) -> i64 {
        other.0 - self.0
    }

    /// Milliseconds since 1970-01-01 at which the day begins in UTC: what `new Date(…)` takes.
    pub(crate) const fn start(self) -> i64 {
        self.0 * MILLISECONDS_PER_DAY
    }

    /// Year, month (1 to 12) and day of the month.
    pub(crate) fn date(self) -> (i64, u8, u8) {
        // Howard Hinnant's civil_from_days: years begin in March, so that the leap day comes last.
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, small(month), small(day))
    }
}

fn small(value: i64) -> u8 {
    u8::try_from(value).unwrap_or_default()
}

fn days_before(year: i64, month: u8) -> i64 {
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl fmt::Display for Day {
    /// Writes `YYYY-MM-DD`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_and_a_leap_day_have_their_dates() {
        assert_eq!(Day(0).to_string(), "1970-01-01");
        assert_eq!(Day::of_moment(1_709_164_800_000).to_string(), "2024-02-29");
        assert_eq!(Day::of_moment(-1).to_string(), "1969-12-31");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-01-00",
            "25-1-1",
            "2025/01/01",
            "+025-01-01",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn every_day_reads_back_from_its_text(days in -700_000_i64..2_900_000) {
                let day = Day(days);
                prop_assume!((0..=9999).contains(&day.date().0));
                prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
            }
        }
    }
}
