use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::Live;
use crate::kit::form::FieldErrors;

/// A field for several lines of text. It grows with what is written where the browser can do that.
#[component]
pub fn TextArea(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// The text.
    value: RwSignal<String>,
    /// How many lines it shows when it is empty.
    #[prop(default = 3)]
    rows: u32,
    /// The errors of the form it belongs to.
    #[prop(optional)]
    errors: Option<RwSignal<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// An example, never the only explanation.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// Whether it can't be edited now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> impl IntoView {
    let frame = Frame {
        name,
        label,
        help,
        required,
        errors,
    };
    let control = view! {
        <textarea
            class="input text-area"
            id=frame.id()
            name=name
            rows=rows.to_string()
            placeholder=placeholder
            aria-required=frame.required()
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            disabled=move || disabled.get()
            prop:value=move || value.get()
            on:input=move |event| {
                value.set(event_target_value(&event));
                frame.edited();
            }
        ></textarea>
    };
    frame.around(control.into_any())
}
