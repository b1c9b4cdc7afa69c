//! Texts in several languages, for the build script of an app or a library on `pipeframe`.
//!
//! Texts are written in [Fluent](https://projectfluent.org) files, one for each language: `assets/locales/en.ftl`, `de.ftl`, and so on. The
//! build script reads and checks them:
//!
//! ```no_run
//! pipeframe_locales::build_app();
//! ```
//!
//! - English becomes Rust functions with typed arguments, which `pipeframe::texts!()` includes. A text that does not exist, an argument too
//!   few and one of the wrong type do not compile.
//! - Each other language becomes a catalog, a JSON file that a page fetches when its reader has that language. `pipeframe-build` cuts it
//!   to what a page uses.
//!
//! No Fluent parser is in a page: what is left of a text there is what [`encode`] writes.

mod build;
mod catalog;
mod check;
mod encode;
mod finding;
mod language;
mod pattern;
mod plural;
mod pseudo;
mod rust;
mod source;

pub use build::{build_app, build_library};
pub use catalog::{Catalogs, catalogs};
pub use check::{check, kinds};
pub use encode::{Isolation, encode};
pub use finding::{Finding, Reason};
pub use language::{is_right_to_left, primary};
pub use pattern::{Kind, Pattern, Piece, Select, Variant};
pub use plural::categories;
pub use pseudo::{ACCENTED, MIRRORED, accented, mirrored};
pub use rust::rust;
pub use source::{Locale, Message, read_folder, read_locale};
