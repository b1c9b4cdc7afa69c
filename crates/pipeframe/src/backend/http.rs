//! Requests over the network. What a page shows at first was asked for before the program was there; all that sends requests is a part of
//! the program that comes later.

use std::rc::Rc;

use super::early::{self, Outcome};
use super::{BackendError, LocalFuture, Reply, Request, TokenSource, Transport, exchange};
use crate::json::field;
use crate::lazy;

/// Seconds that a server has for its whole answer. `web/boot.js` gives the page's first question as many.
pub const REQUEST_DEADLINE: u32 = 15;

/// The global in which `web/boot.js` leaves the API's address, in full and without a slash at its end.
const ROOT: &str = "pipeframeApi";

/// The app's API, with the signed token in each request's `Authorization` header.
///
/// A write also says which day it is for the reader, in the header `Reader-Day`: see [`LocalDay`](crate::kit::intl::LocalDay). What a
/// server dates or compares with today is then right for who asked.
///
/// Paths are put behind the API's root, so the token goes to that origin and to no other.
#[derive(Clone, Debug)]
pub struct Http {
    root: Rc<str>,
    tokens: TokenSource,
}

lazy! { network;
    sender: fn(Http, Request, Option<Outcome>) -> LocalFuture<Result<Reply, BackendError>> = |http, request, early| {
        Box::pin(async move {
            let reply = exchange::answer(&http.root, &http.tokens, &request, early).await;
            #[cfg(debug_assertions)]
            super::report::failure(&http.root, &request, &reply);
            reply
        })
    };
}

impl Http {
    /// The API that `index.html` names in `<meta name="api" content="api">`. A relative address counts from the folder of the
    /// page, `/api` from the root of its origin, and a whole one is of another origin, which the page's policy must then allow
    /// in `connect-src`.
    pub fn new(tokens: TokenSource) -> Self {
        let named = field(&js_sys::global(), ROOT).and_then(|root| root.as_string());
        Self {
            root: named.as_deref().unwrap_or("api").into(),
            tokens,
        }
    }
}

impl Transport for Http {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let http = self.clone();
        Box::pin(async move {
            let early = match early::take(&http.root, &request) {
                Some(early) => Some(early.outcome().await),
                None => None,
            };
            if let Some(reply) = early.as_ref().and_then(Outcome::good) {
                return Ok(reply);
            }
            let send = sender().await?;
            send(http, request, early).await
        })
    }

    fn address(&self, path: &str) -> Option<String> {
        Some([&self.root, path].concat())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn the_page_s_first_question_has_as_long_as_any() {
        let script = include_str!("../../web/boot.js");
        let deadline = format!("{REQUEST_DEADLINE}_000");
        assert!(script.contains(&deadline));
    }
}
