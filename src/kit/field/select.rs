use leptos::prelude::*;

use super::Choice;
use super::frame::Frame;
use crate::kit::Live;
use crate::kit::form::FieldErrors;

/// A field that offers a fixed list of values, shown by the browser's own list.
#[component]
pub fn Select(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The value of the chosen one.
    value: RwSignal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The errors of the form it belongs to.
    #[prop(optional)]
    errors: Option<RwSignal<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether something must be chosen.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be changed now.
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
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! { <option value=choice.value prop:selected=move || value.with(|value| *value == own)>{choice.label}</option> }
    };
    let control = view! {
        <div class="select">
            <select
                class="input"
                id=frame.id()
                name=name
                aria-required=frame.required()
                aria-invalid=frame.invalid()
                aria-describedby=frame.described_by()
                disabled=move || disabled.get()
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    frame.edited();
                }
            >
                {choices.into_iter().map(option).collect_view()}
            </select>
        </div>
    };
    frame.around(control.into_any())
}
