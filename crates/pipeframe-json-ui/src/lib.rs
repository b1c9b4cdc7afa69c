//! JSON panels and JSON modals: the documents that Pipedrive draws, as types, and the rules that they are judged by.
//!
//! Pipedrive draws these two kinds of extensions by itself, from a file that is uploaded to the Developer Hub and from what the app's
//! endpoint answers:
//!
//! - a JSON panel from a [`PanelStructure`] and a [`PanelAnswer`]
//! - a JSON modal from a [`ModalSchema`], the [`ModalOpening`] that fills it, and the [`ModalAnswer`] to what was sent
//!
//! Every document is read by a function that gives a [`Reading`]: the typed document, unless a rule refuses it, and every
//! [`Fault`] at once, with its JSON pointer, line, column, [rule](mod@rules) and fix. What Pipedrive's documentation leaves open is
//! accepted with a note. Texts of others stay texts: Markdown becomes a tree of [nodes](markdown::Node), an address that browsers would
//! run becomes no link.
//!
//! ```
//! use pipeframe_json_ui::{PanelAnswer, PanelStructure};
//!
//! let structure = r##"{ "type": "object", "properties": { "plate": { "$ref": "#/definitions/text" } } }"##;
//! let structure = PanelStructure::parse(structure).document.unwrap();
//! let reading = PanelAnswer::read(&structure, 200, r#"{ "data": { "plate": 7 } }"#);
//! assert!(reading.document.is_none());
//! let fault = &reading.faults[0];
//! assert_eq!((fault.pointer.as_str(), fault.line, fault.column), ("/data/plate", 1, 22));
//! ```

mod address;
mod day;
mod document;
mod fault;
pub mod form;
mod judging;
pub mod markdown;
mod modal;
mod number;
mod panel;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod properties;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod text;
#[cfg(feature = "view")]
pub mod view;

pub use address::Address;
pub use day::{Day, Instant, TimeOfDay};
pub use document::{DEEPEST, LARGEST, MOST_VALUES, decode};
pub use fault::{Fault, MOST_FAULTS, Reading};
pub use modal::{
    Action, ActionHandler, Block, BlockContent, Comparison, Condition, Control, Field, InputKind,
    Item, ModalAnswer, ModalForm, ModalOpening, ModalSchema, Scalar, Snackbar, Visibility,
};
pub use number::Number;
pub use panel::{
    Color, Currency, ErrorAction, FieldKind, Label, Link, NamedLink, PanelAnswer, PanelContent,
    PanelError, PanelField, PanelObject, PanelStructure, Value,
};
pub use text::{FormattedText, Text};
