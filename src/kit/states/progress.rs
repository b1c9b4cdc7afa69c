use leptos::prelude::*;

use crate::kit::Live;

/// How far a piece of work with known parts has come.
#[component]
pub fn Progress(
    /// What is being done: "Sending proposals".
    label: &'static str,
    /// How many parts are done.
    #[prop(into)]
    done: Live<u32>,
    /// How many parts there are.
    #[prop(into)]
    total: Live<u32>,
) -> impl IntoView {
    let (bar_done, bar_total) = (done.clone(), total.clone());
    view! {
        <div class="progress">
            <span class="progress-label">{label}</span>
            <span class="progress-count">{move || format!("{} of {}", done.get(), total.get())}</span>
            <progress
                class="progress-bar"
                aria-label=label
                max=move || bar_total.get().max(1).to_string()
                prop:value=move || bar_done.get()
            ></progress>
        </div>
    }
}

/// Work whose end is not known. Where data will stand, a [`Skeleton`](super::Skeleton) is better.
#[component]
pub fn Spinner(
    /// What is being done, for screen readers.
    label: &'static str,
) -> impl IntoView {
    view! { <span class="spinner" role="status" aria-label=label></span> }
}

/// A text that is read aloud when it changes and is not seen: "4 vehicles found". A page has one, mounted from the start.
#[component]
pub fn LiveRegion(
    /// What to read.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    view! { <p class="visually-hidden" role="status">{move || text.get()}</p> }
}
