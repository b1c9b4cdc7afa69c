//! What is asked of the HTTP API, and what goes back.

use serde_json::Value;

/// A request to the API.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The method in capitals.
    pub method: &'a str,
    /// The path below the API's root, with its query.
    pub path: &'a str,
    /// The body; null where there is none.
    pub body: Value,
    /// The `Idempotency-Key` of a write.
    pub key: Option<&'a str>,
}

/// What goes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body; problem details from status 400 on.
    pub body: Value,
}
