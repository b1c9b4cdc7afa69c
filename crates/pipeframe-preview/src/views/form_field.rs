//! One field of a form: its label, its control and what is wrong with it.

use leptos::prelude::*;

use super::icon::{Shape, small_icon};

/// What sort of control a text field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// One line of this type: `text`, `email`, `tel`, `date` and so on.
    Line(&'static str),
    /// Several lines.
    Area,
}

/// A text field with its label above and its problem below.
#[component]
pub(super) fn TextField(
    /// The id of the control; unique on the page.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// What sort of control it is.
    #[prop(default = Control::Line("text"))]
    control: Control,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// A sentence that helps.
    #[prop(optional)]
    help: Option<&'static str>,
    /// The id of a list of suggestions.
    #[prop(optional)]
    suggestions: Option<&'static str>,
    /// What is typed.
    value: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<&'static str>>,
    /// What a change does.
    on_change: impl Fn(String) + 'static,
) -> impl IntoView {
    let described = format!("{id}-description");
    let invalid = move || problem.get().is_some().then_some("true");
    let input = match control {
        Control::Line(kind) => view! {
            <input
                id=id
                type=kind
                list=suggestions
                required=required
                aria-invalid=invalid
                aria-describedby=described.clone()
                autocomplete="off"
                prop:value=value
                on:input=move |event| on_change(event_target_value(&event))
            />
        }
        .into_any(),
        Control::Area => view! {
            <textarea
                id=id
                aria-invalid=invalid
                aria-describedby=described.clone()
                prop:value=value
                on:input=move |event| on_change(event_target_value(&event))
            ></textarea>
        }
        .into_any(),
    };
    view! {
        <div class="host-form-field">
            <label for=id>
                {label} {required.then(|| view! { <span class="required-mark">" (required)"</span> })}
            </label>
            {input}
            <div id=described>
                {move || {
                    problem
                        .get()
                        .map(|text| {
                            view! {
                                <p class="host-field-error">{small_icon(Shape::Warning)} {text}</p>
                            }
                        })
                }} {help.map(|text| view! { <p class="host-field-help">{text}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// A choice of one with its label above. The value of an option is what a change hands on.
#[component]
pub(super) fn ChoiceField(
    /// The id of the control; unique on the page.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// Value and text of each option.
    options: Vec<(String, String)>,
    /// The value that is chosen.
    value: Signal<String>,
    /// What a change does.
    on_change: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(option, text)| {
            let own = option.clone();
            view! {
                <option value=option selected=move || value.get() == own>
                    {text}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="host-form-field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| on_change(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
    .into_any()
}
