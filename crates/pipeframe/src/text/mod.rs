//! What a page says, in the language of its reader.
//!
//! Texts are written in Fluent files, `assets/locales/en.ftl` and one for each other language. A build script makes functions of them,
//! which [`texts!`](crate::texts!) puts into a module:
//!
//! ```ignore
//! mod text {
//!     pipeframe::texts!();
//! }
//!
//! text::add_vehicle();     // a &'static str
//! text::vehicles(12);      // a String: "12 vehicles", "12 Fahrzeuge"
//! ```
//!
//! English is in the program. What another language says instead is fetched by `web/boot.js` before the program starts, and only where that
//! is the reader's language. See the chapter "Languages" of the book.

mod filled;
mod language;

pub use filled::{Argument, filled};
pub use language::{LanguageNotKept, choose_language, chosen_language, language_name, languages};

use std::cell::OnceCell;

use js_sys::global;

use crate::json::field;

/// The global in which `web/boot.js` leaves the texts of the reader's language: each English one in a line, then its translation.
const CATALOG: &str = "pipeframeTexts";

thread_local! {
    static TEXTS: OnceCell<Option<&'static str>> = const { OnceCell::new() };
}

/// Puts the functions for the texts of the package into a module. Its build script calls `pipeframe_locales::build_app()`.
#[macro_export]
macro_rules! texts {
    () => {
        include!(concat!(env!("OUT_DIR"), "/texts.rs"));
    };
}

/// The text in the reader's language, found by what it is in English.
///
/// The functions of [`texts!`](crate::texts!) call this. A text that must be a constant, such as one in a [`Rule`](crate::kit::form::Rule),
/// is in the Fluent files too, under the group comment `## By their English texts`.
pub fn of(english: &'static str) -> &'static str {
    of_key(english, english)
}

/// The same for one of several texts that are written alike in English only.
#[inline(never)]
pub fn of_key(key: &str, english: &'static str) -> &'static str {
    let texts = TEXTS.with(|texts| *texts.get_or_init(fetched));
    let found = texts.and_then(|texts| {
        let mut lines = texts.split('\n');
        while let (Some(known), Some(text)) = (lines.next(), lines.next()) {
            if known == key {
                return Some(text);
            }
        }
        None
    });
    found.unwrap_or(english)
}

/// A length, as texts take what they count.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What was fetched before the program started. It stays for the life of the page, so that texts can be borrowed from it.
fn fetched() -> Option<&'static str> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let texts = field(&global(), CATALOG)?.as_string()?;
    Some(texts.leak())
}
