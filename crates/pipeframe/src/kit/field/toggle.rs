use leptos::prelude::*;

use super::frame::{Frame, read_into};
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State, html};

/// A box to tick: it counts when the form is saved.
#[component(transparent)]
pub fn Checkbox(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What ticking it says.
    label: &'static str,
    /// Whether it is ticked.
    #[prop(into)]
    checked: State<bool>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the label.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be ticked.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    toggle(
        "checkbox",
        None,
        Frame {
            name,
            label,
            help,
            required,
            errors,
        },
        checked,
        disabled,
    )
}

/// A switch: it counts at once, without saving.
#[component(transparent)]
pub fn Switch(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What is on when it is on.
    label: &'static str,
    /// Whether it is on.
    #[prop(into)]
    checked: State<bool>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the label.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    toggle(
        "switch",
        Some("switch"),
        Frame {
            name,
            label,
            help,
            required: false,
            errors,
        },
        checked,
        disabled,
    )
}

fn toggle(
    class: &'static str,
    role: Option<&'static str>,
    frame: Frame,
    checked: State<bool>,
    disabled: Live<bool>,
) -> Node {
    let control = frame
        .control("input", class, disabled)
        .attr("type", "checkbox")
        .attr("role", role)
        .prop("checked", checked)
        .on_entry(move |event| {
            if read_into(checked, event_target_checked(event)) {
                frame.edited();
            }
        });
    let label = html::label().class("toggle-label").attr("for", frame.id());
    let field = html::div()
        .class("field toggle-field")
        .child(control)
        .child(frame.named(label));
    frame.notes(field)
}
