use leptos::ev;
use leptos::prelude::*;

use super::{ButtonKind, ButtonSize, ButtonVariant};
use crate::kit::icon::icon;
use crate::kit::{Handler, IconSize, Live, Node, html};

/// A button with a text that says what will happen.
///
/// While `busy` it shows a spinner, keeps its size and the focus, and ignores further presses.
#[component(transparent)]
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
    /// A symbol of `web/icons.svg`, shown before the text.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Whether what it started is still running.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// Whether it can't be pressed now. Say why beside it.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    let parts = ButtonParts {
        label,
        on_press,
        variant,
        size,
        kind,
        icon,
        busy,
        disabled,
    };
    parts.build()
}

/// What a button is made of, for components that contain one.
pub(in crate::kit) struct ButtonParts {
    pub(in crate::kit) label: TextProp,
    pub(in crate::kit) on_press: Handler,
    pub(in crate::kit) variant: ButtonVariant,
    pub(in crate::kit) size: ButtonSize,
    pub(in crate::kit) kind: ButtonKind,
    pub(in crate::kit) icon: Option<&'static str>,
    pub(in crate::kit) busy: Live<bool>,
    pub(in crate::kit) disabled: Live<bool>,
}

impl ButtonParts {
    pub(in crate::kit) fn new(label: &'static str) -> Self {
        Self {
            label: label.into(),
            on_press: Handler::default(),
            variant: ButtonVariant::default(),
            size: ButtonSize::default(),
            kind: ButtonKind::default(),
            icon: None,
            busy: Live::default(),
            disabled: Live::default(),
        }
    }

    pub(in crate::kit) fn build(self) -> Node {
        html::button()
            .class("button")
            .attr("type", self.kind.name())
            .attr("data-variant", self.variant.name())
            .attr("data-size", self.size.name())
            .attr("disabled", self.disabled)
            .pressed_unless(self.busy, self.on_press)
            .child(self.icon.map(|name| icon(name, IconSize::Small)))
            .child(html::span().class("button-label").child(self.label))
    }
}

/// A button with a text and a handler, for components that contain one.
pub(in crate::kit) fn button(
    label: &'static str,
    variant: ButtonVariant,
    on_press: Handler,
) -> Node {
    ButtonParts {
        on_press,
        variant,
        ..ButtonParts::new(label)
    }
    .build()
}

impl Node {
    /// Shows whether what the button started is still running, and ignores presses while it is.
    pub(super) fn pressed_unless(self, busy: Live<bool>, on_press: Handler) -> Self {
        let is_busy = busy.clone();
        self.attr("aria-busy", move || busy.get().then_some("true"))
            .on(ev::click, move |event| {
                if is_busy.get() {
                    event.prevent_default();
                } else {
                    on_press.run();
                }
            })
    }
}
