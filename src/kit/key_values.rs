use leptos::prelude::*;

use super::Content;

/// Facts as pairs of a name and a value; [`KeyValue`]s are its children.
#[component]
pub fn KeyValueList(
    /// The pairs.
    children: Content,
) -> impl IntoView {
    view! { <dl class="key-value-list">{children.build()}</dl> }
}

/// One fact in a [`KeyValueList`].
#[component]
pub fn KeyValue(
    /// The name of the fact: "Plate".
    key: &'static str,
    /// The value.
    children: Content,
) -> impl IntoView {
    view! {
        <div class="key-value">
            <dt>{key}</dt>
            <dd>{children.build()}</dd>
        </div>
    }
}
