use leptos::prelude::*;

use crate::kit::{Button, ButtonSize, Handler, Icon, Live};

/// Says what went wrong where it went wrong, and offers to try again. The rest of the page stays.
#[component]
pub fn InlineError(
    /// What happened and what it means: "Vehicles could not be loaded."
    #[prop(into)]
    text: TextProp,
    /// Tries again; without it there is no button.
    #[prop(optional, into)]
    on_retry: Option<Handler>,
    /// What a developer or the support wants to know, folded; nothing if it is empty. Never a token.
    #[prop(optional, into)]
    details: String,
    /// Whether it is being tried again.
    #[prop(optional, into)]
    busy: Live<bool>,
) -> impl IntoView {
    inline_error(text, on_retry, details, busy)
}

/// The same for a caller that has the parts at hand.
pub(super) fn inline_error(
    text: TextProp,
    on_retry: Option<Handler>,
    details: String,
    busy: Live<bool>,
) -> AnyView {
    view! {
        <div class="inline-error" role="alert">
            <Icon name="alert"/>
            <p class="inline-error-text">{move || text.get()}</p>
            {on_retry.map(|on_retry| view! { <Button label="Retry" size=ButtonSize::Compact busy on_press=on_retry/> })}
            {folded(details)}
        </div>
    }
    .into_any()
}

/// Says that the data below is old because the newest could not be had, and offers to try again.
#[component]
pub fn StaleNotice(
    /// How old it is: "Shown data is from 3 minutes ago."
    #[prop(into)]
    text: TextProp,
    /// Tries again.
    #[prop(into)]
    on_retry: Handler,
    /// Whether it is being tried again.
    #[prop(optional, into)]
    busy: Live<bool>,
) -> impl IntoView {
    view! {
        <div class="stale-notice" role="status">
            <Icon name="clock"/>
            <p class="stale-notice-text">{move || text.get()}</p>
            <Button label="Retry" size=ButtonSize::Compact busy on_press=on_retry/>
        </div>
    }
}

/// Details that open when they are asked for.
pub(super) fn folded(details: String) -> Option<AnyView> {
    if details.is_empty() {
        return None;
    }
    let view = view! {
        <details class="details">
            <summary>"Details"</summary>
            <pre tabindex="0">{details}</pre>
        </details>
    };
    Some(view.into_any())
}
