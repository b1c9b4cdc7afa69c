//! Fetches the structures and schemas that a registration names, as its author would upload them.

use futures_util::future::join_all;
use leptos::prelude::window;

use pipeframe_registration::Registration;

use super::fetching::fetch;
use crate::desk::Documents;
use crate::link::PreviewLink;
use crate::program;

/// What the registration's JSON panels and JSON modals are drawn from. Their files are named by paths beside it.
pub(super) async fn uploaded(link: &PreviewLink, registration: &Registration) -> Documents {
    let base = link
        .registration
        .clone()
        .unwrap_or_else(program::registration);
    let panels = registration.json_panels.iter();
    let panels = panels.map(|panel| (&panel.identifier, panel.structure.as_ref()));
    let modals = registration.json_modals.iter();
    let modals = modals.map(|modal| (&modal.identifier, modal.structure.as_ref()));
    let mut documents = Documents::default();
    for (identifier, text) in texts(&base, panels).await {
        documents.add_structure(identifier, text);
    }
    for (identifier, text) in texts(&base, modals).await {
        documents.add_schema(identifier, text);
    }
    documents
}

/// The text of each file that is named, or why it can't be had.
async fn texts<'a>(
    base: &str,
    named: impl Iterator<Item = (&'a String, Option<&'a String>)>,
) -> Vec<(&'a str, Result<String, String>)> {
    let named =
        named.filter_map(|(identifier, file)| Some((identifier.as_str(), beside(file?, base)?)));
    let fetched = named.map(|(identifier, address)| async move {
        let text = fetch(&address).await;
        (identifier, text.map_err(|error| error.to_string()))
    });
    join_all(fetched).await
}

/// The address of a file beside the registration.
fn beside(file: &str, registration: &str) -> Option<String> {
    let page = window().location().href().ok()?;
    let registration = web_sys::Url::new_with_base(registration, &page).ok()?;
    let file = web_sys::Url::new_with_base(file, &registration.href()).ok()?;
    Some(file.href())
}
