//! A date without a time: deliveries, due dates, the day a proposal was sent.

use std::fmt;

use pipeframe::kit::form::CalendarDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the calendar, the same day in every time zone. On the wire it is `yyyy-MM-dd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub CalendarDate);

impl Day {
    /// The day `days` later, or earlier when negative. It stays where it is at the end of the calendar.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        self.0.plus_days(days).map_or(self, Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day(text.parse().unwrap())
    }

    #[test]
    fn adding_days_crosses_months_and_years() {
        assert_eq!(day("2026-12-31").plus(1), day("2027-01-01"));
        assert_eq!(day("2026-03-01").plus(-1), day("2026-02-28"));
        assert_eq!(day("2026-03-01").plus(i32::MAX), day("2026-03-01"));
    }

    #[test]
    fn a_day_travels_as_text() {
        let json = serde_json::to_string(&day("2026-11-22")).unwrap();
        assert_eq!(json, "\"2026-11-22\"");
        assert_eq!(
            serde_json::from_str::<Day>(&json).unwrap(),
            day("2026-11-22")
        );
    }

    #[test]
    fn texts_that_are_not_days_are_refused() {
        for json in ["\"tomorrow\"", "\"2026-02-29\"", "\"\"", "20260101", "null"] {
            assert!(serde_json::from_str::<Day>(json).is_err(), "{json}");
        }
    }
}
