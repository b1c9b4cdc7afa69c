//! What the build says of this program, in the element of the page that names its files.

use leptos::prelude::document;
use web_sys::Element;

/// The registration of the app that is built with the preview, where the page names no other.
const REGISTRATION: &str = "assets/registration.json";

/// The address of the stylesheet.
pub(crate) fn stylesheet() -> String {
    said("data-style").unwrap_or_else(|| "/preview/preview.css".to_owned())
}

/// The address of the registration of the app that is built with the preview.
pub(crate) fn registration() -> String {
    said("data-registration").unwrap_or_else(|| REGISTRATION.to_owned())
}

/// Whether the app that is built with the preview is the reference app, and not an author's own.
pub(crate) fn is_with_reference_app() -> bool {
    said("data-reference").is_some()
}

/// Version and hash of the sources, for people who report a fault.
pub(crate) fn version() -> String {
    let version = said("data-version").unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned());
    match said("data-source") {
        Some(source) => format!("Pipeframe preview {version}, built from {source}"),
        None => format!("Pipeframe preview {version}"),
    }
}

fn said(attribute: &str) -> Option<String> {
    element()?.get_attribute(attribute)
}

fn element() -> Option<Element> {
    document()
        .query_selector("template[data-boot][data-page='']")
        .ok()?
}
