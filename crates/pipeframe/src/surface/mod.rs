//! What every surface shares: starting, the host's theme, a size that follows the content, and a screen for each way to fail.
//!
//! A page is a function of a [`SurfaceHandle`]; [`mount`] does the rest:
//!
//! ```no_run
//! use leptos::prelude::*;
//! use pipeframe::{
//!     backend::{Backend, Http},
//!     sdk::NoFloatingWindow,
//!     surface::{Panel, SurfaceHandle, mount},
//! };
//!
//! fn page(surface: SurfaceHandle<Panel, NoFloatingWindow>) -> impl IntoView {
//!     let record = surface.context().record;
//!     view! { <p>"Hello, " {record.resource.as_str()} " " {record.id.to_string()}</p> }
//! }
//!
//! mount(|tokens| Backend::new(Http::new(tokens)), page);
//! ```
//!
//! # How a page starts
//!
//! 1. `index.html` shows a skeleton, in the right theme, before any wasm has arrived; `web/boot.js` says hello to Pipedrive.
//! 2. [`mount`] reads the address, takes the token out of it, and adopts that handshake. The page is built at once and need not
//!    wait for Pipedrive: its calls do.
//! 3. What keeps a page from starting has a screen of its own, [`StartFailure`]. A host that answers late is still welcome: the
//!    screen gives way to the page.

mod build;
mod chase;
mod crash;
mod escape;
mod failure;
mod follow;
mod handle;
mod modal;
mod page_name;
mod question;
mod redact;
mod size;
mod start;

pub use crate::sdk::kind::{
    FloatingWindow, HasVisibility, Modal, OpensModals, Panel, Settings, SurfaceKind,
};
#[doc(hidden)]
pub use build::{is_named, is_page};
pub use failure::StartFailure;
pub use handle::SurfaceHandle;
pub use page_name::page_name;
pub use question::Question;
pub use redact::redact;
pub use size::SizeFollower;
pub use start::{mount, mount_link_action, mount_without_host, show_failure};
