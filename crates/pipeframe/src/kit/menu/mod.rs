//! A button that opens a list of actions.

mod keys;
mod place;
mod view;

pub use view::{Menu, MenuItem};
