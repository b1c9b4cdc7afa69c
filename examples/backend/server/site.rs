//! The built pages, as `make dist` leaves them.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};

use super::configuration::Configuration;
use super::headers;

/// The addresses of the surfaces. Each has its own HTML in a release; where it has not, the common page looks at its own address.
const PAGES: [&str; 5] = [
    "/panel",
    "/modal",
    "/floating-window",
    "/settings",
    "/action",
];

/// A file whose name changes with its content is the same for a year.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else is asked for again, and answered with 304 while it has not changed.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The site; without a folder for it nothing but the API is there.
pub fn router(configuration: &Configuration) -> Router {
    let Some(dist) = &configuration.dist else {
        return Router::new();
    };
    let index = dist.join("index.html");
    if !index.is_file() {
        tracing::warn!(folder = %dist.display(), "no index.html in PIPEFRAME_DIST; run make dist");
    }
    let mut router = Router::new();
    for path in PAGES {
        let own = dist.join([&path[1..], ".html"].concat());
        let page = if own.is_file() { &own } else { &index };
        let page = ServeFile::new(page).precompressed_br().precompressed_gzip();
        router = router.route_service(path, page);
    }
    let always = Arc::new(headers::for_pages(&configuration.frame_ancestors));
    // The release holds compressed copies, which are smaller than what a server has time to make.
    let files = ServeDir::new(dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    router
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(always, with_headers))
}

async fn with_headers(
    State(always): State<Arc<HeaderMap>>,
    request: Request,
    next: Next,
) -> Response {
    let is_hashed = is_hashed(request.uri().path());
    let mut response = match *request.method() {
        Method::GET | Method::HEAD => next.run(request).await,
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    };
    let lasts = is_hashed && response.status().is_success();
    let headers = response.headers_mut();
    headers.extend((*always).clone());
    headers.insert(
        header::CACHE_CONTROL,
        if lasts { FOR_EVER } else { ASK_AGAIN },
    );
    response
}

/// Whether the name holds a hash of the content, as the build writes it: `panel-0123456789ab.wasm`.
fn is_hashed(path: &str) -> bool {
    let stem = Path::new(path).file_stem().and_then(|stem| stem.to_str());
    let hash = stem
        .and_then(|stem| stem.rsplit_once('-'))
        .map(|(_, hash)| hash.trim_end_matches("_bg"));
    hash.is_some_and(|hash| {
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
