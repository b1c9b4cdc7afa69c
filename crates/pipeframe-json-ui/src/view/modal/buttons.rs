//! The buttons below the form of a modal.

use leptos::prelude::*;

use crate::Action;
use crate::form::Form;

use super::ModalBusy;

/// The buttons whose condition holds.
pub(super) fn shown_actions(form: &Form) -> Vec<Action> {
    let actions = form.shown().actions.iter();
    actions
        .filter(|action| form.is_shown(&action.visibility))
        .cloned()
        .collect()
}

/// The buttons: secondary ones first, so that the primary one is at the right.
#[component]
pub(super) fn Buttons(
    form: RwSignal<Form>,
    busy: Signal<ModalBusy>,
    press: Callback<Action>,
) -> impl IntoView {
    let actions = Memo::new(move |_| {
        let mut actions = form.with(shown_actions);
        actions.sort_by_key(|action| action.handler.is_primary());
        actions
    });
    let waits = Memo::new(move |_| {
        busy.get() != ModalBusy::Idle || form.with(|form| !form.missing().is_empty())
    });
    let buttons = move || {
        let actions = actions.get();
        let first = actions.iter().find(|action| action.handler.is_primary());
        let submits = first.map(|action| action.key.clone());
        actions
            .into_iter()
            .map(|action| button(action, submits.as_deref(), waits, press))
            .collect_view()
    };
    let said = move || match busy.get() {
        ModalBusy::Idle => "",
        ModalBusy::Submitting => "Sending",
        ModalBusy::Refetching => "Updating",
    };
    view! {
        <div class="json-ui-modal-footer">
            <span class="json-ui-status" role="status">
                {said}
            </span>
            {buttons}
        </div>
    }
    .into_any()
}

fn button(
    action: Action,
    submits: Option<&str>,
    waits: Memo<bool>,
    press: Callback<Action>,
) -> AnyView {
    let label = action.label.as_str().to_owned();
    let is_primary = action.handler.is_primary();
    // Enter in a field presses the first primary button; `submit` of the form does what it does.
    let submits = submits == Some(action.key.as_str());
    let on_click = move |_| {
        if !submits {
            press.run(action.clone());
        }
    };
    view! {
        <button
            type=if submits { "submit" } else { "button" }
            class="json-ui-button"
            data-kind=if is_primary { "primary" } else { "secondary" }
            aria-disabled=move || (is_primary && waits.get()).then_some("true")
            on:click=on_click
        >
            {label}
        </button>
    }
    .into_any()
}
