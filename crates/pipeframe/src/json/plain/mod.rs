//! Reads plain JavaScript values, as `JSON.parse` makes them, into types with serde, and writes types as such values: the same as
//! `serde_json` reads and writes as text.
//!
//! `serde-wasm-bindgen` says of each failed reading what it was; that brings the formatting of every value, floating point numbers
//! among them, into the page: a tenth of it. Here a release knows that a value is of the type or that it is not; a development build
//! also names the field that was wrong, and why. `serde-wasm-bindgen` also refuses to write maps with keys that
//! are numbers, which are ordinary in JSON.
//!
//! Two things can't be told from a value: `1.0` from `1`, and what a number above 2⁵³ − 1 was. The first is read as a whole number,
//! the second is refused. A structure is an object: as a list of its fields, which `serde_json` reads too, it is refused, because
//! the code for it would be in every page. `#[serde(deny_unknown_fields)]` has no effect: only the fields of the type are looked at.

mod access;
mod key;
mod read;
mod unreadable;
mod write;

pub(crate) use read::{read, whole};
pub(crate) use unreadable::Unreadable;
pub(crate) use write::write;

/// The largest whole number up to which JavaScript can tell each from the next.
const LARGEST: f64 = 9_007_199_254_740_991.0;
