//! JSON in the page: values of unknown shape, and types that are read from values and written as such.
//!
//! The browser parses and writes the texts; [`Json`] is a value of which nothing is known yet.

mod object;
pub(crate) mod plain;
mod value;

pub(crate) use object::{field, object_with};
pub use value::{Json, JsonError};

/// The largest whole number up to which JavaScript tells each from the next.
pub(crate) const LARGEST_WHOLE: u64 = (1 << 53) - 1;
