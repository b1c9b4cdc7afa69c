use leptos::prelude::*;

use super::failure::folded;
use crate::kit::{Button, ButtonVariant, Handler, Icon, IconSize};

/// A whole frame that says one thing: why the app can't be shown here, and the way on. It fits 385 × 200 px.
#[component]
pub fn Screen(
    /// A symbol of `assets/icons.svg`.
    icon: &'static str,
    /// What is the case, in a few plain words: "Open this in Pipedrive".
    #[prop(into)]
    title: String,
    /// One sentence: why, and what to do.
    #[prop(into)]
    text: String,
    /// What the button says; without it there is no button.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Runs when the button is pressed.
    #[prop(optional, into)]
    on_action: Handler,
    /// What a developer or the support wants to know, folded; nothing if it is empty. Never a token.
    #[prop(optional, into)]
    details: String,
) -> impl IntoView {
    view! {
        <main class="screen">
            <Icon name=icon size=IconSize::Large/>
            <h1 class="screen-title">{title}</h1>
            <p class="screen-text">{text}</p>
            {action.map(|label| view! { <Button label variant=ButtonVariant::Primary on_press=on_action/> })}
            {folded(details)}
        </main>
    }
}
