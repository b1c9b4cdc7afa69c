use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::frame::control_id;
use crate::kit::form::{FieldError, FieldErrors};

/// The id of the summary; a page has one form at most that shows one.
const SUMMARY: &str = "form-error-summary";

/// Says above a form what is wrong in it, with a link to each field. Nothing is shown while nothing is wrong.
///
/// [`report`] moves the focus here after a failed attempt to save.
#[component]
pub fn FormErrorSummary(
    /// The errors of the form.
    errors: RwSignal<FieldErrors>,
) -> impl IntoView {
    let shown = Memo::new(move |_| errors.with(|errors| !errors.is_empty()));
    let link = |error: FieldError| {
        view! {
            <li>
                <a
                    href=format!("#{}", control_id(error.field))
                    on:click=move |event| {
                        // Following the link would change the frame's address, which tells Pipedrive's frame from others.
                        event.prevent_default();
                        focus(&control_id(error.field));
                    }
                >
                    {error.message}
                </a>
            </li>
        }
    };
    view! {
        <div
            class="form-error-summary"
            id=SUMMARY
            role="group"
            tabindex="-1"
            aria-labelledby="form-error-summary-title"
            hidden=move || !shown.get()
        >
            <p class="form-error-summary-title" id="form-error-summary-title">"Check these fields"</p>
            <ul>{move || errors.with(|errors| errors.entries().iter().cloned().map(link).collect_view())}</ul>
        </div>
    }
}

/// Shows what a check of the form has found, and says whether the form may be saved. If not, the focus moves to the
/// [`FormErrorSummary`].
pub fn report(errors: RwSignal<FieldErrors>, found: FieldErrors) -> bool {
    let is_valid = found.is_empty();
    errors.set(found);
    if !is_valid {
        // The summary is shown by an effect, which runs before the next frame.
        request_animation_frame(|| focus(SUMMARY));
    }
    is_valid
}

fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}
