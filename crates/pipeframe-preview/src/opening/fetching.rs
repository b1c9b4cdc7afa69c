//! Fetches the files that the page's address names.

use thiserror::Error;

/// The reason why a file could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum FetchError {
    /// The server has no such file: it says so, or answers with a page where a file was asked for.
    #[error("There is no such file at {0}. Check its name.")]
    Missing(String),
    /// The server answered with another error.
    #[error("{address} could not be fetched: its server answers {status}.")]
    Refused {
        /// What was asked for.
        address: String,
        /// The status.
        status: u16,
    },
    /// Nothing came that this page may read.
    #[error(
        "{address} could not be fetched ({reason}). Check that its server runs, and that it allows other origins (CORS)."
    )]
    Unreachable {
        /// What was asked for.
        address: String,
        /// What the browser says.
        reason: String,
    },
}

/// The text of a file.
pub(super) async fn fetch(address: &str) -> Result<String, FetchError> {
    let unreachable = |error: gloo_net::Error| FetchError::Unreachable {
        address: address.to_owned(),
        reason: error.to_string(),
    };
    let request = gloo_net::http::Request::get(address);
    let response = request.send().await.map_err(unreachable)?;
    let asked = full(address);
    match response.status() {
        404 | 410 => return Err(FetchError::Missing(asked)),
        status if !response.ok() => {
            return Err(FetchError::Refused {
                address: asked,
                status,
            });
        }
        _ => {}
    }
    let content_type = response.headers().get("content-type");
    let text = response.text().await.map_err(unreachable)?;
    if is_page(content_type.as_deref(), &text) {
        return Err(FetchError::Missing(asked));
    }
    Ok(text)
}

/// Whether a server answered with a page, as development servers do for every path that they have no file for.
fn is_page(content_type: Option<&str>, text: &str) -> bool {
    content_type.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"))
        || text.trim_start().starts_with('<')
}

/// An address with its origin.
fn full(address: &str) -> String {
    let base = leptos::prelude::window()
        .location()
        .href()
        .unwrap_or_default();
    web_sys::Url::new_with_base(address, &base)
        .map_or_else(|_| address.to_owned(), |url| url.href())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_the_place_of_a_file_is_recognised() {
        assert!(is_page(Some("text/html; charset=utf-8"), "{}"));
        assert!(is_page(Some("Text/HTML"), ""));
        assert!(is_page(None, "\n <!doctype html>"));
        assert!(!is_page(Some("application/json"), "{}"));
        assert!(!is_page(Some("text/plain"), " {}"));
    }
}
