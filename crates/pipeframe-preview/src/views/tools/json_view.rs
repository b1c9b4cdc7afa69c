//! JSON as coloured text.

use leptos::prelude::*;
use serde_json::Value;

use super::json::pretty;

/// A value over several lines, in colours.
#[component]
pub(super) fn Json(value: Value) -> impl IntoView {
    let parts = pretty(&value)
        .into_iter()
        .map(|(part, text)| view! { <span class=part.class()>{text}</span> })
        .collect_view();
    view! { <pre class="json-text">{parts}</pre> }.into_any()
}
