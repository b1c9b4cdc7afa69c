use leptos::prelude::*;

use super::{ButtonSize, ButtonVariant};
use crate::kit::{Handler, IconSize, Live, Node, html, icon};

/// A button that shows a picture only. Its label is read aloud and shown when it is pointed at.
#[component(transparent)]
pub fn IconButton(
    /// What will happen, as a verb: "Refresh vehicles".
    #[prop(into)]
    label: TextProp,
    /// A symbol of `web/icons.svg`.
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
) -> Node {
    let title = label.clone();
    let button = html::button()
        .class("button icon-button")
        .attr("type", "button")
        .attr("data-variant", variant.name())
        .attr("data-size", size.name())
        .attr("aria-label", label)
        .attr("title", title)
        .attr("disabled", disabled)
        .pressed_unless(busy, on_press)
        .child(icon::icon(icon, IconSize::Medium));
    match pressed {
        Some(pressed) => button.attr("aria-pressed", move || {
            Some(if pressed.get() { "true" } else { "false" })
        }),
        None => button,
    }
}
