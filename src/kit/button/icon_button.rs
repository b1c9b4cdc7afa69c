use leptos::prelude::*;

use super::{ButtonSize, ButtonVariant};
use crate::kit::{Handler, Icon, IconSize, Live};

/// A button that shows a picture only. Its label is read aloud and shown when it is pointed at.
#[component]
pub fn IconButton(
    /// What will happen, as a verb: "Refresh vehicles".
    #[prop(into)]
    label: TextProp,
    /// A symbol of `assets/icons.svg`.
    icon: &'static str,
    /// Runs when it is pressed.
    #[prop(into)]
    on_press: Handler,
    /// How much weight it has.
    #[prop(default = ButtonVariant::Ghost)]
    variant: ButtonVariant,
    /// How high and wide it is.
    #[prop(optional)]
    size: ButtonSize,
    /// For a button that stays down, such as "Mute": whether it is down.
    #[prop(optional, into)]
    pressed: Option<Live<bool>>,
    /// Whether what it started is still running.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// Whether it can't be pressed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> impl IntoView {
    let title = label.clone();
    let shown_busy = busy.clone();
    view! {
        <button
            type="button"
            class="button icon-button"
            data-variant=variant.name()
            data-size=size.name()
            aria-label=move || label.get()
            title=move || title.get()
            aria-pressed=pressed.map(|pressed| move || if pressed.get() { "true" } else { "false" })
            aria-busy=move || shown_busy.get().then_some("true")
            disabled=move || disabled.get()
            on:click=move |_| {
                if !busy.get() {
                    on_press.run();
                }
            }
        >
            <Icon name=icon size=IconSize::Medium/>
        </button>
    }
}
