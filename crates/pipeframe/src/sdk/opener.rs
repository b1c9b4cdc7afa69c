//! The way back of the focus when a modal has closed.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Document, Element};

use crate::json::object_with;
use crate::kit::take_focus;

/// The element that had the focus when a modal was opened. A browser forgets it as soon as the focus leaves the frame.
pub(super) struct Opener(Option<Element>);

impl Opener {
    /// Remembers what has the focus now.
    pub(super) fn remember() -> Self {
        Self(document().and_then(|document| document.active_element()))
    }

    /// Gives it back as soon as the frame has the focus again: a page takes it from nobody.
    pub(super) fn take_focus_back(self) {
        let Some(element) = self.0 else {
            return;
        };
        let has_focus = document().and_then(|document| document.has_focus().ok());
        if has_focus == Some(true) {
            focus_unless_taken(&element);
        } else {
            when_focused(move || focus_unless_taken(&element));
        }
    }
}

fn when_focused(react: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let options = object_with(&[("once", JsValue::TRUE)]);
    let react = Closure::once_into_js(react);
    // Listening to the window can't fail.
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
        "focus",
        react.unchecked_ref(),
        options.unchecked_ref(),
    );
}

fn focus_unless_taken(element: &Element) {
    let is_free = document().is_some_and(|document| {
        let body = document.body().map(Into::into);
        document.active_element() == body
    });
    if is_free {
        take_focus(element);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
