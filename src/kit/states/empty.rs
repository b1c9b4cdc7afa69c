use leptos::prelude::*;

use crate::kit::{Button, Handler, Icon, IconSize};

/// Says that there is nothing here yet, in one sentence, and offers the one thing to do about it.
#[component]
pub fn EmptyState(
    /// One sentence: "No vehicles on this deal yet."
    #[prop(into)]
    text: TextProp,
    /// A symbol of `assets/icons.svg`.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// What the button says; without it there is no button.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Runs when the button is pressed.
    #[prop(optional, into)]
    on_action: Handler,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon.map(|name| view! { <Icon name size=IconSize::Large/> })}
            <p class="empty-state-text">{move || text.get()}</p>
            {action.map(|label| view! { <Button label on_press=on_action/> })}
        </div>
    }
}
