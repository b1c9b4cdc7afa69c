//! What the dialogs of the Developer Hub have in common.

use leptos::prelude::*;

use crate::views::dialog::{Dialog, DialogKind};

use super::open_dialog::HubDialogs;

const HEADING: &str = "hub-dialog-heading";

/// A dialog with a title, its contents, and Cancel before what is to be done.
#[component]
pub(super) fn HubDialogFrame(
    dialogs: HubDialogs,
    #[prop(into)] title: Signal<String>,
    /// What the button that does nothing says.
    #[prop(default = "Cancel")]
    cancel: &'static str,
    /// What gets the focus first.
    #[prop(default = "[data-safe]")]
    first_focus: &'static str,
    /// The button that does it.
    action: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <Dialog
            kind=DialogKind::Form
            labelled_by=HEADING
            first_focus=first_focus
            on_escape=move || dialogs.close()
        >
            <div class="host-dialog-header">
                <h2 id=HEADING>{title}</h2>
            </div>
            <div class="host-dialog-body">{children()}</div>
            <div class="host-dialog-footer">
                <button
                    type="button"
                    class="host-button"
                    data-safe="true"
                    on:click=move |_| dialogs.close()
                >
                    {cancel}
                </button>
                {action.run()}
            </div>
        </Dialog>
    }
    .into_any()
}

/// The button that does what a dialog is for.
#[component]
pub(super) fn Act(
    label: &'static str,
    #[prop(default = "primary")] color: &'static str,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="host-button"
            data-color=color
            disabled=disabled
            on:click=move |_| on_press()
        >
            {label}
        </button>
    }
    .into_any()
}
