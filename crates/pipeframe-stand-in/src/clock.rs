//! Moments of the stand-in's clock, which can run ahead of the machine's or behind it.

use std::time::{SystemTime, UNIX_EPOCH};

const PER_DAY: i64 = 86_400_000;

/// A moment, in milliseconds since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// The machine's own time.
    pub fn of_the_machine() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let milliseconds = since.map_or(0, |since| since.as_millis());
        Self(i64::try_from(milliseconds).unwrap_or(i64::MAX))
    }

    /// The moment so many seconds later, or earlier for a negative count.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// The days since 1970-01-01.
    pub const fn day(self) -> i64 {
        self.0.div_euclid(PER_DAY)
    }

    /// Seconds until the day ends in UTC, at least 1.
    pub const fn seconds_of_the_day_left(self) -> i64 {
        (PER_DAY - self.0.rem_euclid(PER_DAY) + 999) / 1000
    }

    /// As in `2026-11-28T09:00:00.000Z`: what webhooks and control routes have.
    pub fn with_milliseconds(self) -> String {
        let milliseconds = self.0.rem_euclid(1000);
        format!("{}T{}.{milliseconds:03}Z", self.date(), self.time())
    }

    /// As in `2026-11-28T09:00:00Z`: what version 2 of the API has.
    pub fn with_seconds(self) -> String {
        format!("{}T{}Z", self.date(), self.time())
    }

    /// As in `2026-11-28`.
    pub fn date(self) -> String {
        let (year, month, day) = date_of(self.day());
        format!("{year:04}-{month:02}-{day:02}")
    }

    fn time(self) -> String {
        let seconds = self.0.rem_euclid(PER_DAY) / 1000;
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
    }
}

/// The days since 1970-01-01 of a date such as `2026-11-28`; `None` for anything else.
pub fn day_of(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-');
    let mut number = || parts.next()?.parse::<i64>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    // Howard Hinnant's days_from_civil: years begin in March, so that the leap day comes last.
    let year_from_march = if month > 2 { year } else { year - 1 };
    let era = year_from_march.div_euclid(400);
    let year_of_era = year_from_march.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    (date_of(days) == (year, month, day)).then_some(days)
}

/// Howard Hinnant's `civil_from_days`.
fn date_of(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_each_part_of_the_api_does() {
        let moment = Moment(1_795_856_400_120);
        assert_eq!(moment.with_milliseconds(), "2026-11-28T09:00:00.120Z");
        assert_eq!(moment.with_seconds(), "2026-11-28T09:00:00Z");
        assert_eq!(moment.seconds_of_the_day_left(), 15 * 3600);
        assert_eq!(Moment(-1).with_milliseconds(), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn a_date_leads_to_its_day_and_back() {
        for date in ["1970-01-01", "2024-02-29", "2026-12-31", "2027-03-01"] {
            let day = day_of(date).unwrap();
            assert_eq!(Moment(day * PER_DAY).date(), date);
        }
        for none in ["2026-02-30", "2026-13-01", "2026-11", "", "x-y-z"] {
            assert_eq!(day_of(none), None, "{none}");
        }
    }
}
