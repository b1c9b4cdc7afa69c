use crate::kit::form::CalendarDate;

/// A point in time, in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The present, by the clock of the reader's machine.
    #[allow(clippy::cast_possible_truncation)]
    pub fn now() -> Self {
        Self(js_sys::Date::now() as i64)
    }

    /// A moment from milliseconds since 1970-01-01 UTC.
    pub const fn from_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// A moment written as RFC 3339: `2026-11-22T10:00:00Z`. Without a zone it would mean another time on every machine,
    /// so such a text is refused.
    #[allow(clippy::cast_possible_truncation)]
    pub fn parse(text: &str) -> Option<Self> {
        let milliseconds = has_zone(text).then(|| js_sys::Date::parse(text))?;
        milliseconds
            .is_finite()
            .then_some(Self(milliseconds as i64))
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn milliseconds(self) -> i64 {
        self.0
    }
}

/// The present day where the reader is.
pub fn today() -> CalendarDate {
    let minutes_behind_utc = js_sys::Date::new_0().get_timezone_offset();
    local_day(Moment::now(), minutes_behind_utc)
}

/// The day at a place whose clocks are this many minutes behind UTC, as JavaScript's `getTimezoneOffset` gives it.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn local_day(moment: Moment, minutes_behind_utc: f64) -> CalendarDate {
    const DAY: i64 = 86_400_000;
    let behind = minutes_behind_utc as i64 * 60_000;
    let local = moment.0.saturating_sub(behind);
    let days = i32::try_from(local.div_euclid(DAY)).ok();
    days.and_then(CalendarDate::from_days_since_epoch)
        .unwrap_or(CalendarDate::EPOCH)
}

/// Whether a time of day is followed by `Z` or an offset such as `+02:00`.
fn has_zone(text: &str) -> bool {
    let Some((_, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    time.ends_with(['Z', 'z']) || time.contains(['+', '-'])
}

#[cfg(test)]
mod tests {
    use super::{Moment, has_zone, local_day};

    #[test]
    fn a_zone_is_z_or_an_offset() {
        assert!(has_zone("2026-11-22T10:00:00Z"));
        assert!(has_zone("2026-11-22T10:00:00.5+02:00"));
        assert!(has_zone("2026-11-22T10:00:00-05:00"));
    }

    #[test]
    fn the_day_is_that_of_the_readers_place() {
        let late_evening_utc = Moment::from_milliseconds(20_779 * 86_400_000 + 23 * 3_600_000);
        assert_eq!(local_day(late_evening_utc, 0.0).to_string(), "2026-11-22");
        assert_eq!(
            local_day(late_evening_utc, -120.0).to_string(),
            "2026-11-23"
        );
        assert_eq!(local_day(late_evening_utc, 300.0).to_string(), "2026-11-22");
    }

    #[test]
    fn a_date_or_a_local_time_has_none() {
        assert!(!has_zone("2026-11-22"));
        assert!(!has_zone("2026-11-22T10:00:00"));
        assert!(!has_zone("2026-11-22 10:00:00"));
        assert!(!has_zone(""));
    }
}
