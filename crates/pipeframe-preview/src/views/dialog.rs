//! What covers the page: a backdrop and one dialog that keeps the focus until it is closed.
//!
//! Not a native modal `<dialog>`: that would make the tools inert too, and the log is wanted most while a modal is open.
//! The product behind is `inert` instead, and guards at both ends bring the focus back that leaves the dialog.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::element::{focus_by_id, focus_first, focused};
use super::keys::command_key;

const FOCUSABLE: &str =
    "button:not(:disabled), iframe, input:not(:disabled), select, textarea, a[href], summary";

/// Which dialog it is; the stylesheet knows it by `data-kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DialogKind {
    /// The app's own page.
    Custom,
    /// One of Pipedrive's forms.
    Form,
    /// A question.
    Confirmation,
}

impl DialogKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Custom => "custom",
            Self::Form => "form",
            Self::Confirmation => "confirmation",
        }
    }
}

/// A modal dialog over the product.
#[component]
pub(super) fn Dialog(
    /// Which dialog it is.
    kind: DialogKind,
    /// The id of its heading.
    #[prop(into)]
    labelled_by: String,
    /// The id of the text that explains it.
    #[prop(optional_no_strip)]
    described_by: Option<&'static str>,
    /// The element that gets the focus first; the dialog itself without one.
    #[prop(optional)]
    first_focus: Option<&'static str>,
    /// Whether another dialog covers this one.
    #[prop(optional, into)]
    covered: Signal<bool>,
    /// What Escape does.
    on_escape: impl Fn() + 'static,
    /// The contents.
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    keep_focus(element, first_focus);
    let on_key = move |event: KeyboardEvent| {
        let is_escape = command_key(&event).as_deref() == Some("Escape");
        if is_escape && !event.default_prevented() {
            event.stop_propagation();
            on_escape();
        }
    };
    // A press on the backdrop would move the focus to the body, and this dialog would no longer receive Escape.
    let on_backdrop = move |event: MouseEvent| {
        let backdrop = event.target() == event.current_target();
        if backdrop {
            event.prevent_default();
        }
    };
    let wrap = move |last: bool| {
        if let Some(element) = element.get_untracked() {
            focus_end(&element, last);
        }
    };
    view! {
        <div
            class="modal-layer"
            data-kind=kind.as_str()
            inert=move || covered.get()
            on:mousedown=on_backdrop
        >
            <span class="focus-guard" tabindex="0" on:focus=move |_| wrap(true)></span>
            <div
                class="host-dialog"
                data-kind=kind.as_str()
                role="dialog"
                aria-modal="true"
                aria-labelledby=labelled_by
                aria-describedby=described_by
                tabindex="-1"
                node_ref=element
                on:keydown=on_key
            >
                {children()}
            </div>
            <span class="focus-guard" tabindex="0" on:focus=move |_| wrap(false)></span>
        </div>
    }
    .into_any()
}

/// Moves the focus into a dialog when it appears, and back to where it was when it goes.
fn keep_focus(element: NodeRef<Div>, first: Option<&'static str>) {
    let before = StoredValue::new_local(focused());
    Effect::new(move |_| {
        let Some(element) = element.get() else {
            return;
        };
        let moved = first.is_some_and(|selector| focus_first(&element, selector));
        if !moved {
            let _ = element.focus();
        }
    });
    on_cleanup(move || {
        let before = before.try_get_value().flatten();
        // What was behind the dialog stops being inert only after this cleanup.
        request_animation_frame(move || give_back(before));
    });
}

fn give_back(before: Option<HtmlElement>) {
    let taken = focused().is_some_and(|element| element.tag_name() != "BODY");
    if taken {
        return;
    }
    match before {
        Some(element) if element.is_connected() && element.tag_name() != "BODY" => {
            let _ = element.focus();
        }
        _ => focus_by_id("page"),
    }
}

fn focus_end(dialog: &Element, last: bool) {
    let Ok(found) = dialog.query_selector_all(FOCUSABLE) else {
        return;
    };
    let index = if last {
        found.length().checked_sub(1)
    } else {
        Some(0)
    };
    let target = index
        .and_then(|index| found.get(index))
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(target) = target {
        let _ = target.focus();
    }
}
