//! The reader's own day, as it goes to a server.

use std::fmt::{self, Write};
use std::str::FromStr;

use super::Moment;
use super::moment::{local_day, today};
use crate::kit::form::{CalendarDate, write_digits};

/// A day and the distance from UTC of the clocks where it is that day: `2026-11-22-08:00`, as XML Schema writes dates with a
/// zone. For most of a day it is another date elsewhere, so a server that gets a bare date can't tell whether it is "today".
///
/// ```
/// use pipeframe::kit::intl::{LocalDay, Moment};
///
/// let day: LocalDay = "2026-11-22-08:00".parse()?;
/// assert_eq!(day.to_string(), "2026-11-22-08:00");
/// // 02:01 UTC on the next day.
/// let now = Moment::from_milliseconds(1_795_399_260_000);
/// assert_eq!(day.at(now).to_string(), "2026-11-22");
/// # Ok::<(), pipeframe::kit::intl::InvalidLocalDay>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalDay {
    date: CalendarDate,
    /// Minutes by which the clocks are ahead of UTC, from [`FURTHEST_BEHIND`] to [`FURTHEST_AHEAD`].
    ahead: i16,
}

/// The clocks of Baker Island, in minutes.
const FURTHEST_BEHIND: i16 = -12 * 60;

/// The clocks of Kiritimati, in minutes.
const FURTHEST_AHEAD: i16 = 14 * 60;

/// How much the reader's clock may differ from the server's, and a request may take, in minutes.
const LENIENCE: i16 = 60;

/// The text isn't a day with a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the day with its zone, from -12:00 to +14:00, as in 2026-11-22-08:00")]
pub struct InvalidLocalDay;

impl LocalDay {
    /// The present day where the reader is, with the zone's offset of this moment.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "such a cast saturates, and the offset of a zone is small"
    )]
    pub fn now() -> Self {
        let behind = js_sys::Date::new_0().get_timezone_offset() as i16;
        Self {
            date: today(),
            ahead: behind
                .saturating_neg()
                .clamp(FURTHEST_BEHIND, FURTHEST_AHEAD),
        }
    }

    /// The day at UTC.
    pub fn utc(now: Moment) -> Self {
        Self {
            date: local_day(now, 0.0),
            ahead: 0,
        }
    }

    /// The reader's day, as far as a server can believe it: within an hour of what the server's own clock says for that zone,
    /// and nowhere a day that no zone of the Earth has. A day beyond that becomes the nearest within.
    #[must_use]
    pub fn at(self, now: Moment) -> CalendarDate {
        let day = |ahead: i16| {
            let ahead = ahead.clamp(FURTHEST_BEHIND, FURTHEST_AHEAD);
            local_day(now, -f64::from(ahead))
        };
        let first = day(self.ahead - LENIENCE);
        let last = day(self.ahead + LENIENCE);
        // Not `clamp`, which panics when its bounds are not in order.
        self.date.max(first).min(last)
    }
}

impl fmt::Display for LocalDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.ahead < 0 { '-' } else { '+' };
        let distance = self.ahead.unsigned_abs();
        self.date.fmt(formatter)?;
        formatter.write_char(sign)?;
        write_digits(formatter, distance / 60, 2)?;
        formatter.write_char(':')?;
        write_digits(formatter, distance % 60, 2)
    }
}

impl FromStr for LocalDay {
    type Err = InvalidLocalDay;

    fn from_str(text: &str) -> Result<Self, InvalidLocalDay> {
        let (date, zone) = text.split_at_checked(10).ok_or(InvalidLocalDay)?;
        let date = date.parse().map_err(|_| InvalidLocalDay)?;
        let ahead = minutes_ahead(zone).ok_or(InvalidLocalDay)?;
        Ok(Self { date, ahead })
    }
}

/// The minutes of `Z`, `+05:45` or `-08:00`.
fn minutes_ahead(zone: &str) -> Option<i16> {
    let ahead = match *zone.as_bytes() {
        [b'Z'] => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
            let (hours, minutes) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
            let distance = (minutes < 60).then_some(hours * 60 + minutes)?;
            if sign == b'-' { -distance } else { distance }
        }
        _ => return None,
    };
    (FURTHEST_BEHIND..=FURTHEST_AHEAD)
        .contains(&ahead)
        .then_some(ahead)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINUTE: i64 = 60_000;

    fn moment(date: &str, hours: i64, minutes: i64) -> Moment {
        let days = date
            .parse::<CalendarDate>()
            .map_or(0, CalendarDate::days_since_epoch);
        let minutes_since = i64::from(days) * 24 * 60 + hours * 60 + minutes;
        Moment::from_milliseconds(minutes_since * MINUTE)
    }

    fn at(text: &str, now: Moment) -> String {
        let day = text.parse::<LocalDay>();
        day.map_or_else(|error| error.to_string(), |day| day.at(now).to_string())
    }

    #[test]
    fn the_day_is_the_readers_wherever_they_are() {
        let now = moment("2026-11-28", 2, 1);
        for day in [
            "2026-11-27-11:00",
            "2026-11-27-08:00",
            "2026-11-28+05:45",
            "2026-11-28+14:00",
            "2026-11-28Z",
        ] {
            assert_eq!(at(day, now), day[..10], "{day}");
        }
        let evening = moment("2026-11-28", 20, 0);
        assert_eq!(at("2026-11-29+14:00", evening), "2026-11-29");
        assert_eq!(at("2026-11-29+05:45", evening), "2026-11-29");
        assert_eq!(at("2026-11-28-11:00", evening), "2026-11-28");
    }

    #[test]
    fn the_offset_of_the_moment_decides_around_a_change_of_the_clocks() {
        // In Los Angeles clocks went from -07:00 to -08:00 on 2026-11-01 at 09:00 UTC.
        assert_eq!(
            at("2026-10-31-07:00", moment("2026-11-01", 6, 59)),
            "2026-10-31"
        );
        assert_eq!(
            at("2026-11-01-07:00", moment("2026-11-01", 7, 0)),
            "2026-11-01"
        );
        assert_eq!(
            at("2026-11-01-08:00", moment("2026-11-02", 7, 59)),
            "2026-11-01"
        );
        assert_eq!(
            at("2026-11-02-08:00", moment("2026-11-02", 8, 0)),
            "2026-11-02"
        );
    }

    #[test]
    fn a_clock_that_is_minutes_off_and_a_slow_request_do_no_harm() {
        let midnight = moment("2026-11-28", 8, 0);
        for day in ["2026-11-27-08:00", "2026-11-28-08:00"] {
            assert_eq!(at(day, midnight), day[..10], "{day}");
        }
    }

    #[test]
    fn a_day_that_its_zone_does_not_have_is_refused() {
        let now = moment("2026-11-28", 12, 0);
        assert_eq!(at("2020-01-01+00:00", now), "2026-11-28");
        assert_eq!(at("9999-12-31+00:00", now), "2026-11-28");
        assert_eq!(at("9999-12-31+14:00", now), "2026-11-29");
        assert_eq!(at("0000-01-01-12:00", now), "2026-11-28");
    }

    #[test]
    fn other_texts_than_a_day_with_a_zone_are_refused() {
        for text in [
            "",
            "2026-11-28",
            "2026-11-28 ",
            "2026-11-28+14:01",
            "2026-11-28-12:01",
            "2026-11-28+1:00",
            "2026-11-28+99:99",
            "2026-11-28+05:60",
            "2026-11-28z",
            "2026-02-30Z",
            "2026-11-28+0٥:00",
            "٥٥٥٥٥Z",
            "2026-11-28+05:45x",
            "2026-11-28America/Los_Angeles",
        ] {
            assert_eq!(text.parse::<LocalDay>(), Err(InvalidLocalDay), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn it_survives_being_sent(days in -700_000..2_900_000_i32, ahead in FURTHEST_BEHIND..=FURTHEST_AHEAD) {
            let date = CalendarDate::from_days_since_epoch(days).unwrap();
            let day = LocalDay { date, ahead };
            prop_assert_eq!(day.to_string().parse(), Ok(day));
        }

        #[test]
        fn any_text_is_a_day_or_refused(text in ".*") {
            let _ = text.parse::<LocalDay>();
        }

        #[test]
        fn it_is_never_a_day_that_no_zone_has(
            days in -700_000..2_900_000_i32,
            ahead in FURTHEST_BEHIND..=FURTHEST_AHEAD,
            now in 0..4_000_000_000_000_i64,
        ) {
            let date = CalendarDate::from_days_since_epoch(days).unwrap();
            let day = LocalDay { date, ahead }.at(Moment::from_milliseconds(now));
            let elsewhere = |ahead: i16| local_day(Moment::from_milliseconds(now + i64::from(ahead) * MINUTE), 0.0);
            prop_assert!(elsewhere(FURTHEST_BEHIND) <= day && day <= elsewhere(FURTHEST_AHEAD));
        }

        #[test]
        fn the_day_of_a_right_clock_is_believed(
            ahead in FURTHEST_BEHIND..=FURTHEST_AHEAD,
            now in 0..4_000_000_000_000_i64,
            late in 0..50_i64,
        ) {
            let local = Moment::from_milliseconds(now + i64::from(ahead) * MINUTE);
            let date = local_day(local, 0.0);
            let server = Moment::from_milliseconds(now + late * MINUTE);
            let day = LocalDay { date, ahead }.at(server);
            // Where the day ends last, it has ended everywhere.
            let behind = server.milliseconds() + i64::from(FURTHEST_BEHIND) * MINUTE;
            let is_over = local_day(Moment::from_milliseconds(behind), 0.0) > date;
            prop_assert!(is_over || day == date);
        }
    }
}
