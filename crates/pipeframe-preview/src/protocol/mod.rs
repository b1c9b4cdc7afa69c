//! What an iframe may post to Pipedrive, as types; and what is wrong with everything else, in words.
//!
//! The protocol is that of `@pipedrive/app-extensions-sdk` (<https://github.com/pipedrive/app-extensions-sdk>). A message
//! goes through two steps: [`read`] looks at its shape alone, [`judge`] at the surface it came from and the state of the
//! desk. Both hand on what can be done in spite of what they find, so that lenient mode can do it.

mod arguments;
mod bounds;
mod checked;
mod command;
mod fields;
mod finding;
mod judge;
mod known_word;
mod message;
mod modal_arguments;
mod modal_request;
mod spelling;
mod value;
mod word;

pub(crate) use bounds::Bounds;
pub(crate) use checked::Checked;
pub(crate) use command::{
    ActivityPrefill, Command, Link, ModalRequest, Question, Redirect, SizeRequest,
};
pub(crate) use finding::Finding;
pub(crate) use judge::{Circumstances, judge};
pub(crate) use message::{Message, Unreadable, read};
pub(crate) use word::{Color, CommandName, Event, ModalType, View};
