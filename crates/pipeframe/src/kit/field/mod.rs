//! What a person fills in. Each field has its label above, help below and its error beside it.
//!
//! A field is named by `name`, unique on its page: it is the key of its entry in [`FieldErrors`] and part of the id that
//! [`FormErrorSummary`] links to.

mod choice;
mod date;
mod entry;
mod error_summary;
mod form;
mod frame;
mod radio_cards;
mod search;
mod select;
mod text;
mod text_area;
mod toggle;

pub use choice::Choice;
pub use date::DateField;
pub use error_summary::{FormErrorSummary, report};
pub use form::Form;
pub(crate) use frame::known_name;
pub use radio_cards::{RadioCard, RadioCards};
pub use search::SearchField;
pub use select::Select;
pub use text::{TextField, TextKind};
pub use text_area::TextArea;
pub use toggle::{Checkbox, Switch};
