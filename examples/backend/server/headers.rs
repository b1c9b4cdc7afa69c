//! The headers that keep pages and answers where they belong.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

/// Headers for every file of the site. What a page may load is said in its own document; who may frame it, only a header can say.
pub fn for_pages(frame_ancestors: &str) -> HeaderMap {
    let mut headers = for_everything();
    let policy = ["frame-ancestors ", frame_ancestors].concat();
    // The configuration lets nothing through that a header can't hold.
    let policy =
        HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("frame-ancestors 'none'"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers
}

/// Adds what an answer of the API needs: nobody keeps it, nobody shows it as a page.
pub async fn for_answers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.extend(for_everything());
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn for_everything() -> HeaderMap {
    const HEADERS: [(HeaderName, &str); 2] = [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let value = |(name, value)| (name, HeaderValue::from_static(value));
    HEADERS.map(value).into_iter().collect()
}
