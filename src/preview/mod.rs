//! A Pipedrive to run an extension in: every surface as a real, cross-site iframe, on one machine and without an account.
//!
//! The layers, from the inside out; all but the last three are plain data and plain functions, tested without a browser:
//!
//! - [`link`] reads the page's own address: which record, theme, mode and app to show;
//! - [`account`] is the simulated company with its deals, people, organisations and activities;
//! - [`frame_address`] writes the address that Pipedrive would give an iframe, and [`token`] the signed token in it;
//! - [`protocol`] reads what an iframe posts, judges it, and words a refusal;
//! - [`desk`] is the host itself: a state machine from inputs to effects;
//! - [`log`] keeps the conversation;
//! - [`wire`] receives messages and owns their ports, [`host`] joins the desk to the browser, [`views`] shows it.
//!
//! Nothing here uses [`crate::sdk`] or [`crate::context`]: a host that shared the client's words could not notice the
//! client's mistakes.

pub mod account;
pub mod assumptions;
pub mod desk;
pub mod frame_address;
pub mod host;
pub mod link;
pub mod log;
pub mod protocol;
pub mod surface;
pub mod token;
pub mod views;
pub mod wire;

/// Shows the preview in place of the page's body.
pub fn mount() {}
