use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::frame::control_id;
use crate::kit::form::{FieldError, FieldErrors};
use crate::kit::node::in_next_frame;
use crate::kit::{Node, State, html};
use crate::words;

/// The id of the summary; a page has one form at most that shows one.
const SUMMARY: &str = "form-error-summary";
const TITLE: &str = "form-error-summary-title";

/// Says above a form what is wrong in it, with a link to each field, and what belongs to no field. Nothing is shown while nothing
/// is wrong.
///
/// [`report`] moves the focus here after a failed attempt to save.
#[component(transparent)]
pub fn FormErrorSummary(
    /// The errors of the form.
    #[prop(into)]
    errors: State<FieldErrors>,
) -> Node {
    let title = html::p()
        .class("form-error-summary-title")
        .attr("id", TITLE)
        .child(move || errors.with(title_of).to_owned());
    let links = html::ul().child(move || errors.with(rows));
    html::div()
        .class("form-error-summary")
        .attr("id", SUMMARY)
        .attr("role", "group")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", TITLE)
        .attr("hidden", move || errors.with(FieldErrors::is_empty))
        .child(title)
        .child(links)
}

fn title_of(errors: &FieldErrors) -> &'static str {
    if errors.entries().is_empty() {
        words::form_not_saved()
    } else {
        words::form_check_fields()
    }
}

fn rows(errors: &FieldErrors) -> Vec<Node> {
    let others = errors.of_no_field().iter();
    let others = others.map(|message| html::li().child(message));
    errors.entries().iter().map(link).chain(others).collect()
}

fn link(error: &FieldError) -> Node {
    let id = control_id(error.field);
    let link = html::a()
        .attr("href", ["#", &id].concat())
        .child(&error.message)
        .on(ev::click, move |event| {
            // Following the link would change the frame's address, which identifies the frame to Pipedrive.
            event.prevent_default();
            focus(&id);
        });
    html::li().child(link)
}

/// Shows what a check of the form has found, and says whether the form may be saved. If not, the focus moves to the
/// [`FormErrorSummary`].
pub fn report(errors: State<FieldErrors>, found: FieldErrors) -> bool {
    let is_valid = found.is_empty();
    errors.set(found);
    if !is_valid {
        // The summary is shown by an effect, which runs before the next frame.
        in_next_frame(|| focus(SUMMARY));
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
