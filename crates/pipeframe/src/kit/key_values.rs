use leptos::prelude::*;

use super::{Content, Node, html};

/// Facts as pairs of a name and a value; [`KeyValue`]s are its children.
#[component(transparent)]
pub fn KeyValueList<'a>(
    /// The pairs.
    children: Content<'a>,
) -> Node {
    html::dl().class("key-value-list").child(children)
}

/// One fact in a [`KeyValueList`].
#[component(transparent)]
pub fn KeyValue<'a>(
    /// The name of the fact: "Plate".
    key: &'static str,
    /// The value.
    children: Content<'a>,
) -> Node {
    html::div()
        .class("key-value")
        .child(html::dt().child(key))
        .child(html::dd().own_direction().child(children))
}
