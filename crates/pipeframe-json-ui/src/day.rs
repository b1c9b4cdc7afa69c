//! Days and times as panels and modals write them.

/// A day of the calendar, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, from 0.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A time of a day with its distance from UTC, `hh:mm:ssZ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// From 0 to 59, or 60 for a leap second.
    pub second: u8,
    /// How many minutes it is ahead of UTC.
    pub offset: i16,
}

/// A time on a day, `YYYY-MM-DDThh:mm:ssZ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    /// The day, where the time is told.
    pub day: Day,
    /// The time, with its distance from UTC.
    pub time: TimeOfDay,
}

impl Day {
    /// Reads a day that the calendar has.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_written_so = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        if !is_written_so {
            return None;
        }
        let day = Self {
            year: digits(text.get(..4)?)?,
            month: u8::try_from(digits(text.get(5..7)?)?).ok()?,
            day: u8::try_from(digits(text.get(8..)?)?).ok()?,
        };
        let exists = (1..=12).contains(&day.month) && (1..=day.days_in_month()).contains(&day.day);
        exists.then_some(day)
    }

    const fn days_in_month(self) -> u8 {
        let is_leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}

impl TimeOfDay {
    /// Reads a time with its zone, such as `20:20:39+02:00`. Fractions of a second are read and left out.
    pub fn read(text: &str) -> Option<Self> {
        let clock = text.get(..8)?;
        let bytes = clock.as_bytes();
        if bytes[2] != b':' || bytes[5] != b':' {
            return None;
        }
        let part = |from: usize| u8::try_from(digits(clock.get(from..from + 2)?)?).ok();
        let rest = text.get(8..)?;
        let zone = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
                (zone.len() < fraction.len()).then_some(zone)?
            }
            None => rest,
        };
        let time = Self {
            hour: part(0)?,
            minute: part(3)?,
            second: part(6)?,
            offset: offset(zone)?,
        };
        (time.hour < 24 && time.minute < 60 && time.second <= 60).then_some(time)
    }
}

impl Instant {
    /// Reads a day and a time, such as `2018-11-13T20:20:39+02:00`.
    pub fn read(text: &str) -> Option<Self> {
        let (day, time) = text.split_once(['T', 't'])?;
        Some(Self {
            day: Day::read(day)?,
            time: TimeOfDay::read(time)?,
        })
    }

    /// Seconds since the beginning of 1970 in UTC, as JavaScript's `Date` counts.
    pub fn seconds(self) -> i64 {
        let Self { day, time } = self;
        // Years begin in March, so that a leap day is the last of its year.
        let month = i64::from(day.month);
        let year = i64::from(day.year) - i64::from(month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day.day) - 1;
        let days = year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + day_of_year
            - 719_468;
        let clock = i64::from(time.hour) * 60 + i64::from(time.minute) - i64::from(time.offset);
        days * 86_400 + clock * 60 + i64::from(time.second)
    }
}

/// The distance from UTC in minutes: `Z`, `+02:00`, `+0200` or `+02`.
fn offset(zone: &str) -> Option<i16> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, rest) = match zone.as_bytes().first()? {
        b'+' => (1, zone.get(1..)?),
        b'-' => (-1, zone.get(1..)?),
        _ => return None,
    };
    let hours = digits(rest.get(..2)?)?;
    let minutes = match rest.get(2..)? {
        "" => 0,
        minutes => digits(minutes.strip_prefix(':').unwrap_or(minutes))
            .filter(|_| minutes.trim_start_matches(':').len() == 2)?,
    };
    let in_range = hours < 24 && minutes < 60;
    in_range.then_some(sign * i16::try_from(hours * 60 + minutes).ok()?)
}

fn digits(text: &str) -> Option<u16> {
    let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2018-11-23", "2024-02-29", "2000-02-29", "0000-01-01"] {
            assert!(Day::read(day).is_some(), "{day}");
        }
        let wrong = [
            "2023-02-29",
            "1900-02-29",
            "2018-13-01",
            "2018-00-10",
            "2018-1-1",
            "23.11.2018",
            "2018-11-23T00:00:00Z",
            "",
            "２018-11-2",
            "+018-11-23",
        ];
        for day in wrong {
            assert_eq!(Day::read(day), None, "{day}");
        }
    }

    #[test]
    fn times_have_a_zone_and_may_have_fractions() {
        let right = [
            "20:20:39+02:00",
            "20:20:39Z",
            "20:20:39.123z",
            "00:00:00-0330",
            "23:59:60Z",
            "01:02:03+02",
        ];
        for time in right {
            assert!(TimeOfDay::read(time).is_some(), "{time}");
        }
        let wrong = [
            "20:20:39",
            "24:00:00Z",
            "20:60:00Z",
            "20:20Z",
            "20:20:39.Z",
            "20:20:39+2",
            "20:20:39+02:0",
            "20:20:39+25:00",
            "ü0:20:39Z",
            "20:20:39ü",
            "",
        ];
        for time in wrong {
            assert_eq!(TimeOfDay::read(time), None, "{time}");
        }
    }

    #[test]
    fn instants_are_counted_as_in_javascript() {
        let cases = [
            ("1970-01-01T00:00:00Z", 0),
            ("2018-11-13T20:20:39+02:00", 1_542_133_239),
            ("2021-08-31T07:00:00.000Z", 1_630_393_200),
            ("2024-02-29T23:59:59-01:00", 1_709_254_799),
            ("1969-12-31T23:59:59Z", -1),
        ];
        for (text, seconds) in cases {
            assert_eq!(
                Instant::read(text).map(Instant::seconds),
                Some(seconds),
                "{text}"
            );
        }
    }
}
