use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Content, Node, State, html};

/// A part of a page that is folded until it is asked for. It is the browser's own `details`: its search finds what is folded, and
/// unfolds it.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Disclosure, Node, State};
///
/// fn terms(is_open: State<bool>) -> Node {
///     view! {
///         <Disclosure summary="Terms of delivery" open=is_open>
///             <p>"Paid within 14 days."</p>
///         </Disclosure>
///     }
///     .into()
/// }
/// ```
#[component(transparent)]
pub fn Disclosure<'a>(
    /// What is folded.
    #[prop(into)]
    summary: TextProp,
    /// Whether it is open, both ways. Without it, it is closed at first.
    #[prop(optional, into)]
    open: Option<State<bool>>,
    /// What is seen when it is open.
    children: Content<'a>,
) -> Node {
    let details = html::details()
        .class("disclosure")
        .child(html::summary().class("disclosure-summary").child(summary))
        .child(html::div().class("disclosure-body").child(children));
    let Some(open) = open else {
        return details;
    };
    details.attr("open", open).on(ev::toggle, move |event| {
        let details = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let is_open = details.is_some_and(|details| details.has_attribute("open"));
        if open.with_untracked(|before| *before != is_open) {
            open.set(is_open);
        }
    })
}
