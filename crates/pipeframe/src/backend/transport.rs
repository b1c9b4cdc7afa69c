//! What carries a request to where it is answered.

use std::{future::Future, pin::Pin};

use wasm_bindgen::JsValue;

use super::BackendError;

/// A future that stays on the page's one thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Carries requests of the app to its server, or to what stands in for it.
pub trait Transport {
    /// Sends one request and gives what was answered, with any status. Dropping the future abandons the request.
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>>;

    /// Where the server is reached at a path, for what the browser asks by itself, such as a stream of events; none where there is no
    /// network in between.
    fn address(&self, _path: &str) -> Option<String> {
        None
    }
}

/// A request to the app's own API.
#[derive(Clone, Debug)]
pub struct Request {
    /// What is to be done.
    pub method: Method,
    /// Where, below the API's root: a slash first, with its query, such as `/vehicles?deal=3`.
    pub path: String,
    /// A plain JavaScript value that becomes the JSON body.
    pub body: Option<JsValue>,
    /// Marks a write, so that a repeat of it is answered with the first result and done only once.
    pub idempotency_key: Option<String>,
}

/// The methods that the client uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or acts.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The word of HTTP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What was answered.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// Seconds to wait before another try, where the answer says so.
    pub retry_after: Option<u32>,
    /// The JSON body as a JavaScript value; undefined when there is none.
    pub body: JsValue,
}

impl Reply {
    /// Whether its status says that what was asked for was done.
    pub(super) fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
