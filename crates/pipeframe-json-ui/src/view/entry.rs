//! Fields that are written in: lines and paragraphs of text, and days.

use leptos::prelude::*;

use crate::form::Entry;
use crate::{Control, InputKind, Text};

use super::block::FieldHandle;
use super::icon::{Icon, icon};

/// What an empty field shows.
pub(super) fn placeholder(handle: FieldHandle) -> Signal<Option<String>> {
    let text = handle.read_control(|control| match control {
        Control::Input { placeholder, .. }
        | Control::Select { placeholder, .. }
        | Control::DatePicker { placeholder, .. }
        | Control::TextArea { placeholder, .. } => {
            Some(placeholder.as_ref().map(|text| text.as_str().to_owned()))
        }
        Control::RadioGroup { .. } | Control::CheckboxGroup { .. } => None,
    });
    text.into()
}

/// Whether a button empties the field.
fn allows_clearing(handle: FieldHandle) -> Memo<bool> {
    handle.read_control(|control| match control {
        Control::Input { allow_clear, .. }
        | Control::Select { allow_clear, .. }
        | Control::DatePicker { allow_clear, .. } => Some(*allow_clear),
        Control::RadioGroup { .. } | Control::CheckboxGroup { .. } | Control::TextArea { .. } => {
            None
        }
    })
}

/// The button that empties a field, while there is something in it.
pub(super) fn clear_button(
    handle: FieldHandle,
    is_filled: Signal<bool>,
    empty: impl Fn() -> Entry + Copy + Send + Sync + 'static,
) -> AnyView {
    let allowed = allows_clearing(handle);
    let label = handle.read(|field| {
        let label = field.label.as_ref().map(Text::as_str);
        ["Clear ", label.unwrap_or_default()].concat()
    });
    let clear = move |_| {
        handle.enter(empty());
        handle.commit();
        // The button goes away with what it cleared.
        if let Some(field) = document().get_element_by_id(&handle.id()) {
            use wasm_bindgen::JsCast;
            if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
                let _ = field.focus();
            }
        }
    };
    view! {
        <Show when=move || allowed.get() && is_filled.get()>
            <button
                type="button"
                class="json-ui-button"
                data-kind="icon"
                aria-label=label
                on:click=clear
            >
                {icon(Icon::Close)}
            </button>
        </Show>
    }
    .into_any()
}

/// A line of text.
#[component]
pub(super) fn InputField(handle: FieldHandle) -> impl IntoView {
    let kind = handle.read_control(|control| match control {
        Control::Input { kind, .. } => Some(kind.as_str()),
        _ => None,
    });
    // A number is written with the keys of a telephone on a touch screen, and as a text: a browser empties what it can't read.
    let html_kind = move || match kind.get() {
        word if word == InputKind::Number.as_str() || word.is_empty() => "text",
        word => word,
    };
    let keys = move || (kind.get() == InputKind::Number.as_str()).then_some("decimal");
    let text = handle.text();
    let is_filled = Signal::derive(move || text.with(|text| !text.is_empty()));
    view! {
        <div class="json-ui-control">
            <input
                id=handle.id()
                type=html_kind
                inputmode=keys
                placeholder=move || placeholder(handle).get()
                aria-describedby=move || handle.described_by().get()
                aria-invalid=move || handle.is_invalid().get().then_some("true")
                aria-required=move || handle.is_required().get().then_some("true")
                prop:value=text
                on:input=move |event| handle.enter(Entry::Text(event_target_value(&event)))
                on:change=move |_| handle.commit()
            />
            {clear_button(handle, is_filled, || Entry::Text(String::new()))}
        </div>
    }
    .into_any()
}

/// Several lines of text.
#[component]
pub(super) fn TextAreaField(handle: FieldHandle) -> impl IntoView {
    let resizes = handle.read_control(|control| match control {
        Control::TextArea { resize, .. } => Some(*resize),
        _ => None,
    });
    let text = handle.text();
    view! {
        <div class="json-ui-control">
            <textarea
                id=handle.id()
                rows="3"
                data-resize=move || resizes.get().then_some("")
                placeholder=move || placeholder(handle).get()
                aria-describedby=move || handle.described_by().get()
                aria-invalid=move || handle.is_invalid().get().then_some("true")
                aria-required=move || handle.is_required().get().then_some("true")
                prop:value=text
                on:input=move |event| handle.enter(Entry::Text(event_target_value(&event)))
                on:change=move |_| handle.commit()
            ></textarea>
        </div>
    }
    .into_any()
}

/// A day. The browser's own calendar writes it as its user does; it shows no placeholder.
#[component]
pub(super) fn DateField(handle: FieldHandle) -> impl IntoView {
    let text = handle.text();
    let is_filled = Signal::derive(move || text.with(|text| !text.is_empty()));
    let changed = move |event| {
        handle.enter(Entry::Text(event_target_value(&event)));
        handle.commit();
    };
    view! {
        <div class="json-ui-control">
            <input
                id=handle.id()
                type="date"
                title=move || placeholder(handle).get()
                aria-describedby=move || handle.described_by().get()
                aria-invalid=move || handle.is_invalid().get().then_some("true")
                aria-required=move || handle.is_required().get().then_some("true")
                prop:value=text
                on:change=changed
            />
            {clear_button(handle, is_filled, || Entry::Text(String::new()))}
        </div>
    }
    .into_any()
}
