//! Reads plain JavaScript values, as `JSON.parse` makes them, into types with serde, and writes types as such values: the same as
//! `serde_json` reads and writes as text.
//!
//! `serde-wasm-bindgen` says of each failed reading what it was; that brings the formatting of every value, floating point numbers
//! among them, into the page: a tenth of it. Here a value is of the type or it is not. It also refuses to write maps with keys that
//! are numbers, which are ordinary in JSON.
//!
//! Two things can't be told from a value: `1.0` from `1`, and what a number above 2⁵³ − 1 was. The first is read as a whole number,
//! the second is refused. A structure is an object: as a list of its fields, which `serde_json` reads too, it is refused, because
//! the code for it would be in every page. `#[serde(deny_unknown_fields)]` has no effect: only the fields of the type are looked at.

mod access;
mod key;
mod read;
mod write;

use std::fmt;

use serde::de;

pub(crate) use read::{read, whole};
pub(crate) use write::write;

/// The largest whole number up to which JavaScript can tell each from the next.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// The value is not of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value is not of the agreed form")
    }
}

impl std::error::Error for Unreadable {}

/// Whatever was wrong, it is not written down.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}
