//! What a person fills in. Each field has its label above, help below and its error beside it.
//!
//! A field is named by `name`, unique on its page: it is the key of its entry in [`FieldErrors`] and part of the id that
//! [`FormErrorSummary`] links to.

mod checkbox_group;
mod choice;
mod combobox;
mod counted_text_area;
mod date;
mod entry;
mod error_summary;
mod file_drop;
mod form;
mod frame;
mod number;
mod radio_cards;
mod search;
mod select;
mod text;
mod text_area;
mod toggle;

pub use checkbox_group::CheckboxGroup;
pub use choice::Choice;
pub use combobox::{Choices, MultiSelect, SearchSelect};
pub use counted_text_area::CountedTextArea;
pub use date::DateField;
pub use error_summary::{FormErrorSummary, report};
pub use file_drop::{FileDrop, FilesTaker, PickedFile};
pub use form::Form;
pub(crate) use frame::known_name;
pub use number::{MoneyField, NumberField};
pub use radio_cards::{RadioCard, RadioCards};
pub use search::SearchField;
pub use select::Select;
pub use text::{TextField, TextKind};
pub use text_area::TextArea;
pub use toggle::{Checkbox, Switch};
