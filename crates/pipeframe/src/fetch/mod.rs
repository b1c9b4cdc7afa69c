//! Data of the app's server that is shown: fetched, fetched again, and changed before the server has agreed.
//!
//! [`Fetched`] is what a page shows of one address of the server, with how it stands: loading, there, old, failed. Of several tries the
//! newest counts, so that an answer from before a write does not undo it, and an identical answer redraws nothing. [`Fetched::guess`]
//! shows what a write will most likely lead to, and takes it back when the write fails. [`keep_fresh`] fetches again what others change,
//! and [`hear_changes`] is told of it by the server.
//! [`Edited`] is what a form shows, changes and saves, such as settings.
//!
//! ```no_run
//! use leptos::prelude::*;
//! use leptos::task::spawn_local;
//! use pipeframe::backend::{Backend, new_key};
//! use pipeframe::fetch::Fetched;
//! use pipeframe::kit::Notice;
//! use serde::Deserialize;
//!
//! #[derive(Clone, Deserialize)]
//! struct Counter {
//!     count: u32,
//! }
//!
//! fn count_up(backend: Backend, counter: Fetched<Counter>, notice: Notice) {
//!     let Some(guess) = counter.guess(|counter| counter.count += 1) else {
//!         return;
//!     };
//!     spawn_local(async move {
//!         match backend.post_once("/counter", &(), &new_key()).await {
//!             Ok(counted) => counter.put(counted),
//!             Err(error) => {
//!                 guess.take_back();
//!                 notice.say("It was not counted.", &error);
//!             }
//!         }
//!     });
//! }
//! ```

mod edited;
mod events;
mod fetched;
mod online;
mod polling;

pub use edited::Edited;
pub use events::hear_changes;
pub use fetched::{Fetched, Guess};
pub use online::{offline_notice, on_return};
pub use polling::keep_fresh;
