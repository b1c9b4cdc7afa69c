//! The way from an extension that Pipedrive draws to the workbench.

use leptos::prelude::*;

use crate::hub::ExtensionAt;
use crate::json_workbench::{DraftOf, kind_of};
use crate::views::json_workbench::STRUCTURE;

use super::form::{Form, focus_soon};

/// Opens the workbench with the documents of an extension that Pipedrive draws.
#[component]
pub(super) fn WorkbenchButton(form: Form, at: ExtensionAt, name: String) -> impl IntoView {
    kind_of(at.kind).map(|_| {
        let of = DraftOf { app: form.app, at };
        view! {
            <button
                type="button"
                class="host-button"
                data-size="small"
                aria-label=format!("Open {name} in the workbench")
                on:click=move |_| {
                    form.host.open_in_workbench(of);
                    focus_soon(STRUCTURE.to_owned());
                }
            >
                "Workbench"
            </button>
        }
    })
}
