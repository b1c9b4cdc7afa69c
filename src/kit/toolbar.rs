use leptos::prelude::*;

use super::Content;

/// One line above a list: what is shown at its start, what can be done with it at its end.
#[component]
pub fn Toolbar(
    /// What is shown: "6 vehicles".
    #[prop(into)]
    text: TextProp,
    /// The controls.
    children: Content,
) -> impl IntoView {
    view! {
        <div class="toolbar">
            <span class="toolbar-text">{move || text.get()}</span>
            <div class="toolbar-actions">{children.build()}</div>
        </div>
    }
}
