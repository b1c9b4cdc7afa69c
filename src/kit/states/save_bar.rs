use leptos::prelude::*;

use crate::kit::button::ButtonParts;
use crate::kit::{ButtonKind, ButtonVariant, Handler, Live, Node, element};

/// A bar at the lower edge that appears when something was changed, says what, and saves it or takes it back.
#[component]
pub fn SaveBar(
    /// Whether something was changed.
    #[prop(into)]
    shown: Live<bool>,
    /// What was changed: "Default workshop and 2 more changed".
    #[prop(into)]
    summary: TextProp,
    /// Saves it. Leave it out inside a form: the button submits that form.
    #[prop(optional, into)]
    on_save: Option<Handler>,
    /// Takes all changes back.
    #[prop(into)]
    on_reset: Handler,
    /// Whether it is being saved.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// What saving is called here.
    #[prop(default = "Save changes")]
    save_label: &'static str,
) -> Node {
    let kind = if on_save.is_some() {
        ButtonKind::Press
    } else {
        ButtonKind::Submit
    };
    let reset = ButtonParts {
        on_press: on_reset,
        disabled: busy.clone(),
        ..ButtonParts::new("Reset")
    };
    let save = ButtonParts {
        on_press: on_save.unwrap_or_default(),
        variant: ButtonVariant::Primary,
        kind,
        busy,
        ..ButtonParts::new(save_label)
    };
    let actions = element("div")
        .class("save-bar-actions")
        .child(reset.build())
        .child(save.build());
    element("div")
        .class("save-bar")
        .attribute("role", "region")
        .attribute("aria-label", "Unsaved changes")
        .live_flag("hidden", Live::from(move || !shown.get()))
        .child(
            element("p")
                .class("save-bar-summary")
                .attribute("role", "status")
                .live_text(summary),
        )
        .child(actions)
}
