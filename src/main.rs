//! Mounts the surface that the page's path names or, in a development build at top level, the preview.

mod app;

fn main() {
    match pipeframe::surface::page_name().as_str() {
        "" => home(),
        page => app::open(page),
    }
}

#[cfg(any(debug_assertions, feature = "preview"))]
fn home() {
    pipeframe::preview::mount();
}

#[cfg(not(any(debug_assertions, feature = "preview")))]
fn home() {
    pipeframe::surface::show_failure(pipeframe::surface::StartFailure::OutsidePipedrive);
}
