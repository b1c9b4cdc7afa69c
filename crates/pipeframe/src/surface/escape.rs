//! Escape in a modal's page. The keys pressed in a frame do not reach Pipedrive, so its own Escape does not close the modal.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{Modal, SurfaceHandle};
use crate::kit::{Handler, is_of_input_method, listen_to_window};

impl<W> SurfaceHandle<Modal, W> {
    /// Runs a closure when Escape is pressed and nothing in the page has taken it: no open menu or dialog, no search field with a
    /// text, no input method. Close the modal in it, and ask first when something would be lost.
    ///
    /// ```no_run
    /// use leptos::task::spawn_local;
    /// use pipeframe::surface::{Modal, SurfaceHandle};
    ///
    /// fn close_on_escape(surface: SurfaceHandle<Modal>) {
    ///     let sdk = surface.sdk().clone();
    ///     surface.on_escape(move || {
    ///         let closing = sdk.close_modal();
    ///         spawn_local(async move {
    ///             if let Err(error) = closing.await {
    ///                 leptos::logging::warn!("{error}");
    ///             }
    ///         });
    ///     });
    /// }
    /// ```
    pub fn on_escape(&self, run: impl Into<Handler>) {
        let run = run.into();
        listen_to_window("keydown", move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if event.key() == "Escape"
                && !event.default_prevented()
                && !is_of_input_method(event)
                && !something_is_open()
            {
                run.run();
            }
        });
    }
}

/// Whether the browser closes something of the page on Escape.
fn something_is_open() -> bool {
    matches!(
        document().query_selector(":popover-open, dialog[open]"),
        Ok(Some(_))
    )
}
