//! A button that opens a list of actions.

mod keys;
mod place;
mod view;

pub(super) use keys::next_item;
pub use view::{Menu, MenuItem};
