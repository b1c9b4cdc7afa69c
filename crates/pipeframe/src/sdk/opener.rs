//! The way back of the focus when a modal has closed.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AddEventListenerOptions, Document, FocusOptions, HtmlElement};

/// The element that had the focus when a modal was opened. A browser forgets it as soon as the focus leaves the frame.
pub(super) struct Opener(Option<HtmlElement>);

impl Opener {
    /// Remembers what has the focus now.
    pub(super) fn remember() -> Self {
        let element = document().and_then(|document| document.active_element());
        Self(element.and_then(|element| element.dyn_into().ok()))
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
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    let react = Closure::once_into_js(react);
    // Listening to the window can't fail.
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
        "focus",
        react.unchecked_ref(),
        &options,
    );
}

fn focus_unless_taken(element: &HtmlElement) {
    let is_free = document().is_some_and(|document| {
        let body = document.body().map(Into::into);
        document.active_element() == body
    });
    if is_free {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that can't take the focus any more leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
