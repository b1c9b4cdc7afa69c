use leptos::prelude::*;

use super::{ButtonKind, ButtonSize, ButtonVariant};
use crate::kit::{Handler, Icon, Live};

/// A button with a text that says what will happen.
///
/// While `busy` it shows a spinner, keeps its size and the focus, and ignores further presses.
#[component]
pub fn Button(
    /// What will happen, as a verb: "Send proposal".
    #[prop(into)]
    label: TextProp,
    /// Runs when it is pressed. A submit button may leave it out.
    #[prop(optional, into)]
    on_press: Handler,
    /// How much weight it has.
    #[prop(optional)]
    variant: ButtonVariant,
    /// How high it is.
    #[prop(optional)]
    size: ButtonSize,
    /// What it does in a form.
    #[prop(optional)]
    kind: ButtonKind,
    /// A symbol of `assets/icons.svg`, shown before the text.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Whether what it started is still running.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// Whether it can't be pressed now. Say why beside it.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> impl IntoView {
    let shown_busy = busy.clone();
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get() {
            event.prevent_default();
        } else {
            on_press.run();
        }
    };
    view! {
        <button
            type=kind.name()
            class="button"
            data-variant=variant.name()
            data-size=size.name()
            aria-busy=move || shown_busy.get().then_some("true")
            disabled=move || disabled.get()
            on:click=press
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button-label">{move || label.get()}</span>
        </button>
    }
}
