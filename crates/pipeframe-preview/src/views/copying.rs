//! Texts for the clipboard, and what to do where the browser doesn't take them.

use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, KeyboardEvent};

use super::element::focused;
use super::icon::{Shape, small_icon};
use super::keys::command_key;

const HEADING: &str = "uncopied-heading";

/// How long a label says that the text was copied.
const CONFIRMED_FOR: std::time::Duration = std::time::Duration::from_secs(2);

/// The text that the browser didn't take; the page has one place that shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uncopied(RwSignal<Option<String>>);

impl Uncopied {
    /// None so far; to be provided as a context.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }
}

/// What a button that copies needs: made with the button, used in its handler.
#[derive(Clone, Copy, Debug)]
pub(super) struct Copying {
    copied: RwSignal<bool>,
    uncopied: Option<Uncopied>,
}

impl Copying {
    /// For one button.
    pub(super) fn new() -> Self {
        Self {
            copied: RwSignal::new(false),
            uncopied: use_context(),
        }
    }

    /// The button's label, which says for a moment that the text was copied.
    pub(super) fn label(self, usual: &'static str) -> impl Fn() -> &'static str {
        move || if self.copied.get() { "Copied" } else { usual }
    }

    /// Puts a text on the clipboard, or shows it selected where the browser refuses or has no clipboard for the page.
    pub(super) fn copy(self, text: String) {
        let promise = clipboard().map(|clipboard| clipboard.write_text(&text));
        leptos::task::spawn_local(async move {
            let taken = match promise {
                Some(promise) => JsFuture::from(promise).await.is_ok(),
                None => false,
            };
            if taken {
                self.confirm();
            } else if let Some(Uncopied(shown)) = self.uncopied {
                shown.set(Some(text));
            }
        });
    }

    fn confirm(self) {
        self.copied.try_set(true);
        set_timeout(
            move || {
                self.copied.try_set(false);
            },
            CONFIRMED_FOR,
        );
    }
}

/// The clipboard; pages that came over plain http from another machine have none.
fn clipboard() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

/// The text that wasn't copied, selected.
#[component]
pub(super) fn UncopiedText() -> impl IntoView {
    let Uncopied(shown) = expect_context();
    move || {
        shown
            .get()
            .map(|text| view! { <Text text=text shown=shown /> })
    }
}

#[component]
fn Text(text: String, shown: RwSignal<Option<String>>) -> impl IntoView {
    let before = StoredValue::new_local(focused());
    let element = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            element.set_value(&text);
            let _ = element.focus();
            element.select();
        }
    });
    let close = move || {
        shown.set(None);
        if let Some(before) = before.get_value().filter(|before| before.is_connected()) {
            let _ = before.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if command_key(&event).as_deref() == Some("Escape") {
            event.stop_propagation();
            close();
        }
    };
    view! {
        <div class="uncopied" role="dialog" aria-labelledby=HEADING on:keydown=on_key>
            <header>
                <h2 id=HEADING>"Copy this text yourself"</h2>
                <button
                    type="button"
                    class="tool-button"
                    aria-label="Close the text"
                    on:click=move |_| close()
                >
                    {small_icon(Shape::Close)}
                </button>
            </header>
            <p>
                "Your browser doesn't let this page use the clipboard. The text is selected: press Ctrl C or ⌘ C."
            </p>
            <textarea
                class="tool-textarea"
                readonly=true
                rows="6"
                aria-label="Text to copy"
                node_ref=element
            ></textarea>
        </div>
    }
    .into_any()
}
