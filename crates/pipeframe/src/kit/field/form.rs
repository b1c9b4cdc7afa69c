use leptos::prelude::*;

use crate::kit::{Content, Handler, Node, html};

/// Fields below each other that are sent together: by the Enter key in a field or by a submit button.
///
/// The browser's own checks are off, so that what is wrong is said once, in the page's words; and the page is never left.
#[component(transparent)]
pub fn Form<'a>(
    /// Runs when the form is sent. Check the values here and [`report`](super::report) what is wrong.
    #[prop(into)]
    on_submit: Handler,
    /// The fields.
    children: Content<'a>,
) -> Node {
    html::form()
        .class("form")
        .attr("novalidate", "")
        .on_submit(on_submit)
        .child(children)
}
