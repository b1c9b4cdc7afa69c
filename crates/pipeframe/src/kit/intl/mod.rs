//! Money, numbers and dates, written by the browser's own `Intl`.
//!
//! All of them keep to the language of the page, so that two languages never meet in one sentence, and take the reader's region if they
//! read that language: `en-GB` for an Estonian who also has British English. Plural forms are a matter of [texts](crate::text).
//!
//! A formatter is slow to build, so each is built at its first use and kept.

mod binding;
mod case;
mod decimal;
mod format;
mod joined;
mod language;
mod local_day;
mod moment;
mod timer;
mod units;

pub use case::{folded, uppercase};
pub use decimal::{decimal, decimals_of, separators};
pub use format::{money, number, relative_day, relative_time, short_date, short_day, short_time};
pub use joined::joined;
pub use local_day::{InvalidLocalDay, LocalDay};
pub use moment::{Moment, today};
pub use timer::timer;
