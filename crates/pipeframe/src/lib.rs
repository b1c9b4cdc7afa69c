//! Pipeframe: the front end of a Pipedrive app, in Rust.
//!
//! It renders the iframe content of the custom panel, the custom modal, the floating window and the app settings page, and talks to
//! Pipedrive through the official SDK.
//!
//! In reading order:
//!
//! - [`surface`]: what starts a page and gives it its [`SurfaceHandle`](surface::SurfaceHandle)
//! - [`context`]: what Pipedrive opened the page for
//! - [`sdk`]: calls to Pipedrive, and its events
//! - [`backend`]: calls to the app's own server
//! - [`fetch`]: data of the server that is shown, fetched again, and changed before the server has agreed
//! - [`draft`]: what was entered is never lost, and sent once however often it is tried
//! - [`change`]: the frames of an app tell each other what they changed
//! - [`json`]: values of unknown shape
//! - [`kit`]: the components that pages are made of
//! - [`text`]: what a page says, in the language of its reader
//! - [`mod@lazy`]: parts of a program that are fetched when they are first needed
//! - [`registration`]: the app as it is registered with Pipedrive
//!
//! With the feature `json-ui`, `json_ui` has the documents of JSON panels and JSON modals: an app that serves them to Pipedrive reads and
//! draws the same in its own pages, which ask for them by `json_endpoint`.

pub mod backend;
pub mod change;
pub mod context;
pub mod draft;
pub mod fetch;
pub mod json;
#[cfg(feature = "json-ui")]
pub mod json_endpoint;
pub mod kit;
pub mod lazy;
pub mod sdk;
pub mod surface;
pub mod text;
mod words;

#[cfg(feature = "json-ui")]
pub use pipeframe_json_ui as json_ui;
pub use pipeframe_registration as registration;

#[cfg(doctest)]
mod book;
