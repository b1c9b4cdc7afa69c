use leptos::ev;
use leptos::prelude::*;

use super::{Content, Handler, Node, html};

/// A list of [`ListRow`]s with a hairline between them. Where there may be thousands, they are added by
/// [`Node::windowed_rows`].
#[component(transparent)]
pub fn RowList(
    /// What the rows are, for screen readers: "Vehicles".
    label: &'static str,
    /// The rows.
    children: Content,
) -> Node {
    html::ul()
        .class("row-list")
        .attr("aria-label", label)
        .child(children)
}

/// A row that is one button over its whole width, with room for a [`Menu`](super::Menu) at its end.
///
/// The content is inside a button, so it takes inline elements only: `span`, not `div` or `p`.
#[component(transparent)]
pub fn ListRow(
    /// Runs when the row is pressed.
    #[prop(into)]
    on_press: Handler,
    /// The content at the end, outside the button.
    #[prop(optional, into)]
    trailing: Option<Content>,
    /// What the row shows.
    children: Content,
) -> Node {
    let main = html::button()
        .class("list-row-main")
        .attr("type", "button")
        .on(ev::click, move |_| on_press.run());
    html::li()
        .class("list-row")
        .child(main.child(children))
        .child(trailing.map(|trailing| html::div().class("list-row-trailing").child(trailing)))
}
