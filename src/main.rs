//! Mounts the surface that the page's path names or, in a development build at top level, the preview.

mod app;

fn main() {
    match page_name().as_str() {
        "" => home(),
        page => app::open(page),
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
    pipeframe::surface::show_failure(pipeframe::surface::StartFailure::OutsidePipedrive);
}
