//! Why a JSON panel or JSON modal shows no more than it does: for the developer, and marked as the preview's own.

use leptos::prelude::*;

/// The reasons, where there are some.
#[component]
pub(super) fn JsonReasons(#[prop(into)] reasons: Signal<Vec<String>>) -> impl IntoView {
    let sentences = move || {
        let reasons = reasons.get().into_iter();
        reasons
            .map(|reason| view! { <li>{reason}</li> })
            .collect_view()
    };
    view! {
        <Show when=move || reasons.with(|reasons| !reasons.is_empty())>
            <aside class="json-reasons" aria-label="Why, as the preview knows it">
                <p>"Only the preview says why. The request is in the tools, under Requests."</p>
                <ul>{sentences}</ul>
            </aside>
        </Show>
    }
    .into_any()
}
