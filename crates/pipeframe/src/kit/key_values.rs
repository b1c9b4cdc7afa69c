use leptos::prelude::*;

use super::{Content, Node, element};

/// Facts as pairs of a name and a value; [`KeyValue`]s are its children.
#[component(transparent)]
pub fn KeyValueList(
    /// The pairs.
    children: Content,
) -> Node {
    children.fill(element("dl").class("key-value-list"))
}

/// One fact in a [`KeyValueList`].
#[component(transparent)]
pub fn KeyValue(
    /// The name of the fact: "Plate".
    key: &'static str,
    /// The value.
    children: Content,
) -> Node {
    element("div")
        .class("key-value")
        .child(element("dt").text(key))
        .child(children.fill(element("dd").own_direction()))
}
