//! Mounts the surface that the page's path names or, in a development build at top level, the preview.

use pipeframe::surface::{StartFailure, show_failure};

fn main() {
    match page_name().as_str() {
        "" => home(),
        _ => show_failure(StartFailure::UnknownPage),
    }
}

/// The last piece of the path, so that the app may be served from below any folder.
fn page_name() -> String {
    web_sys::window()
        .and_then(|window| window.location().pathname().ok())
        .and_then(|path| {
            path.split('/')
                .rfind(|piece| !piece.is_empty())
                .map(str::to_owned)
        })
        .unwrap_or_default()
}

#[cfg(any(debug_assertions, feature = "preview"))]
fn home() {
    pipeframe::preview::mount();
}

#[cfg(not(any(debug_assertions, feature = "preview")))]
fn home() {
    show_failure(StartFailure::OutsidePipedrive);
}
