use leptos::ev;
use leptos::prelude::*;

use super::{Content, Handler, Node, html};

/// A list of [`ListRow`]s with a hairline between them. Where there may be thousands, they are added by
/// [`Node::windowed_rows`].
#[component(transparent)]
pub fn RowList<'a>(
    /// What the rows are, for screen readers: "Vehicles".
    label: &'static str,
    /// The rows.
    children: Content<'a>,
) -> Node {
    html::ul()
        .class("row-list")
        .attr("aria-label", label)
        .child(children)
}

/// A row with room for a [`Menu`](super::Menu) at its end. With `on_press` it is one button over its whole width, without it only shows.
///
/// The content of a button takes inline elements only: `span`, not `div` or `p`.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{ListRow, Node, RowList};
///
/// fn notes(notes: &[String]) -> Node {
///     let row = |note: &String| view! { <ListRow>{note.clone()}</ListRow> };
///     view! { <RowList label="Notes">{notes.iter().map(row).collect_view()}</RowList> }.into()
/// }
/// ```
#[component(transparent)]
pub fn ListRow<'a>(
    /// Runs when the row is pressed.
    #[prop(optional, into)]
    on_press: Option<Handler>,
    /// The content at the end, outside the button.
    #[prop(optional, into)]
    trailing: Option<Content<'a>>,
    /// What the row shows.
    children: Content<'a>,
) -> Node {
    let main = match on_press {
        Some(on_press) => html::button()
            .attr("type", "button")
            .on(ev::click, move |_| on_press.run()),
        None => html::div(),
    }
    .class("list-row-main");
    html::li()
        .class("list-row")
        .child(main.child(children))
        .child(trailing.map(|trailing| html::div().class("list-row-trailing").child(trailing)))
}
