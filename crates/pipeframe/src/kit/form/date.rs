use std::fmt::{self, Write};
use std::str::FromStr;

/// A day of the calendar without a time or a zone, as `YYYY-MM-DD`: what a date field holds and what Pipedrive's API
/// gives for due dates. It sorts by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date: write it as YYYY-MM-DD, with a day that the month has")]
pub struct InvalidDate;

impl CalendarDate {
    /// 1970-01-01.
    pub const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// A day of the calendar, if there is such a day.
    ///
    /// # Errors
    /// [`InvalidDate`] if the year has no such month or the month no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        if day == 0 || day > days_in_month(year, month) {
            return Err(InvalidDate);
        }
        Ok(Self { year, month, day })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day that is this many days later, or earlier if the number is negative; nothing outside the years 0 to 9999.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        Self::from_days_since_epoch(self.days_since_epoch().checked_add(days)?)
    }

    /// The day that is this many days after 1970-01-01; nothing outside the years 0 to 9999.
    pub fn from_days_since_epoch(days: i32) -> Option<Self> {
        // Howard Hinnant's civil_from_days, the reverse of the one below.
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
    }

    /// Days since 1970-01-01; negative before it.
    pub const fn days_since_epoch(self) -> i32 {
        // Howard Hinnant's days_from_civil: the year starts in March, so that the leap day is its last.
        let month = self.month as i32;
        let year = self.year as i32 - (month <= 2) as i32;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + self.day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_digits(formatter, self.year, 4)?;
        formatter.write_char('-')?;
        write_digits(formatter, self.month.into(), 2)?;
        formatter.write_char('-')?;
        write_digits(formatter, self.day.into(), 2)
    }
}

/// Writes a number with zeros in front, where it has fewer digits. `{:02}` brings 0.3 kB for each type of number.
pub(crate) fn write_digits(out: &mut dyn fmt::Write, number: u16, least: u32) -> fmt::Result {
    for place in (0..5).rev() {
        let above = u32::from(number) / 10_u32.pow(place);
        if place < least || above > 0 {
            out.write_char(char::from_digit(above % 10, 10).unwrap_or_default())?;
        }
    }
    Ok(())
}

impl FromStr for CalendarDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let bytes = text.as_bytes();
        let has_shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !has_shape {
            return Err(InvalidDate);
        }
        let digit = |index: usize| bytes[index] - b'0';
        let pair = |index: usize| digit(index) * 10 + digit(index + 1);
        Self::new(
            u16::from(pair(0)) * 100 + u16::from(pair(2)),
            pair(5),
            pair(8),
        )
    }
}

/// How many days a month has; `None` for a month that doesn't exist.
const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{CalendarDate, InvalidDate};

    fn date(text: &str) -> Result<CalendarDate, InvalidDate> {
        text.parse()
    }

    #[test]
    fn a_day_of_the_calendar_is_read() {
        let day = date("2026-11-22").unwrap();
        assert_eq!((day.year(), day.month(), day.day()), (2026, 11, 22));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2026-02-29",
            "2100-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
        ] {
            assert_eq!(date(text), Err(InvalidDate), "{text}");
        }
    }

    #[test]
    fn leap_days_are_read() {
        assert!(date("2028-02-29").is_ok());
        assert!(date("2000-02-29").is_ok());
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "22.11.2026",
            "2026-1-2",
            "2026-11-22T10:00:00Z",
            " 2026-11-22",
            "２０２６-11-22",
        ] {
            assert_eq!(date(text), Err(InvalidDate), "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date("1970-01-01").unwrap().days_since_epoch(), 0);
        assert_eq!(date("1969-12-31").unwrap().days_since_epoch(), -1);
        assert_eq!(date("2000-03-01").unwrap().days_since_epoch(), 11_017);
        assert_eq!(date("2026-11-22").unwrap().days_since_epoch(), 20_779);
    }

    #[test]
    fn counting_days_forth_and_back_gives_the_same_day() {
        for days in (-719_000..2_900_000).step_by(97) {
            let day = CalendarDate::from_days_since_epoch(days).unwrap();
            assert_eq!(day.days_since_epoch(), days, "{day}");
        }
    }

    #[test]
    fn days_are_added_over_months_and_years() {
        let day = date("2026-12-30").unwrap();
        assert_eq!(day.plus_days(3), date("2027-01-02").ok());
        assert_eq!(day.plus_days(-30), date("2026-11-30").ok());
        assert_eq!(day.plus_days(i32::MAX), None);
    }

    #[test]
    fn a_day_is_written_as_it_is_read() {
        assert_eq!(date("0007-03-04").unwrap().to_string(), "0007-03-04");
    }

    #[test]
    fn earlier_days_sort_first() {
        assert!(date("2026-09-30").unwrap() < date("2026-10-01").unwrap());
    }
}
