use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::Live;
use crate::kit::form::FieldErrors;

/// A box to tick: it counts when the form is saved.
#[component]
pub fn Checkbox(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What ticking it says.
    label: &'static str,
    /// Whether it is ticked.
    checked: RwSignal<bool>,
    /// The errors of the form it belongs to.
    #[prop(optional)]
    errors: Option<RwSignal<FieldErrors>>,
    /// One sentence below the label.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be ticked.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> impl IntoView {
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
#[component]
pub fn Switch(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What is on when it is on.
    label: &'static str,
    /// Whether it is on.
    checked: RwSignal<bool>,
    /// The errors of the form it belongs to.
    #[prop(optional)]
    errors: Option<RwSignal<FieldErrors>>,
    /// One sentence below the label.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> impl IntoView {
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
    checked: RwSignal<bool>,
    disabled: Live<bool>,
) -> AnyView {
    view! {
        <div class="field toggle-field">
            <input
                class=class
                id=frame.id()
                name=frame.name
                type="checkbox"
                role=role
                aria-required=frame.required()
                aria-invalid=frame.invalid()
                aria-describedby=frame.described_by()
                disabled=move || disabled.get()
                prop:checked=move || checked.get()
                on:change=move |event| {
                    checked.set(event_target_checked(&event));
                    frame.edited();
                }
            />
            <label class="toggle-label" for=frame.id()>{frame.label}{frame.mark()}</label>
            {frame.notes()}
        </div>
    }
    .into_any()
}
