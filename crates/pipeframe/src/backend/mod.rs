//! Calls to the app's own server.
//!
//! An extension gets its data from its own server, which knows the user by Pipedrive's signed token. [`Backend`] is what pages
//! talk to; what carries the requests is a [`Transport`]: [`Http`] in a release, and in the preview what the app brings to
//! answer in the page. Both give the same values and fail with the same [`BackendError`].
//!
//! ```no_run
//! use pipeframe::backend::{Backend, BackendError};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Vehicle {
//!     name: String,
//! }
//!
//! async fn names(backend: &Backend) -> Result<Vec<String>, BackendError> {
//!     let vehicles: Vec<Vehicle> = backend.get("/vehicles?deal=3").await?;
//!     Ok(vehicles.into_iter().map(|vehicle| vehicle.name).collect())
//! }
//! ```

mod client;
mod early;
mod error;
mod exchange;
mod http;
mod key;
mod remote;
#[cfg(debug_assertions)]
mod report;
mod retry;
mod shared;
mod surroundings;
mod token;
mod transport;

pub use client::{Answer, Backend, Payload};
pub use error::{BackendError, FieldError};
#[cfg(feature = "json-ui")]
pub(crate) use exchange::request_to;
pub use http::{Http, REQUEST_DEADLINE};
pub use key::{made_at, new_key};
pub use remote::RemoteData;
pub use retry::{MOST_TRIES, RETRY_BUDGET, is_repeatable, next_wait};
pub use surroundings::{Browser, Surroundings};
pub use token::TokenSource;
pub use transport::{LocalFuture, Method, Reply, Request, Transport};
