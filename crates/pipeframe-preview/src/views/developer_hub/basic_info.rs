//! The first tab: what the app is called and where people come back to.

use leptos::prelude::*;

use crate::hub::{HubTab, Status as AppStatus};

use super::field::{OtherFindings, TextInput};
use super::form::Form;
use super::open_dialog::{HubDialog, HubDialogs};

/// Name and callback URL.
#[component]
pub(super) fn BasicInfo(form: Form) -> impl IntoView {
    let callback = form.text("/callbackUrl".to_owned());
    let leads = Signal::derive(move || {
        let callback = callback.get();
        if callback.starts_with('/') {
            format!(
                "A path of your app. Type https://YOUR-APP{callback} into Pipedrive's form. A draft may leave it unanswered; \u{201c}Change to live\u{201d} checks it."
            )
        } else {
            "Where people come back to after they allow or cancel. A path of your app such as /oauth/callback, or an https address."
                .to_owned()
        }
    });
    view! {
        <section class="hub-section" aria-label="Basic info">
            <OtherFindings form=form tab=HubTab::BasicInfo pointer="" label="The file" />
            <div class="host-form-field hub-field">
                <p class="hub-label">"App type"</p>
                <p>"Private app"</p>
                <p class="host-field-help">"Chosen when the app is created. It can't be changed later."</p>
            </div>
            <TextInput
                form=form
                pointer="/name"
                label="App name"
                required=true
                help="What people see when they install it."
            />
            <TextInput
                form=form
                pointer="/callbackUrl"
                label="OAuth callback URL"
                required=true
                help=leads
            />
            <Status form=form />
        </section>
    }
    .into_any()
}

/// How far the app is, and the step that can't be undone.
#[component]
fn Status(form: Form) -> impl IntoView {
    let dialogs = expect_context::<HubDialogs>();
    let status = form.select(|app| app.status);
    let shown = move || {
        match status.get() {
        Some(AppStatus::Live) => view! {
            <p class="host-field-help">
                "Live: what you save is live at once. There is no way back to a draft."
            </p>
        }
        .into_any(),
        _ => view! {
            <p class="host-field-help">
                "Draft: people of your own company can install it by \u{201c}Install & test\u{201d}."
            </p>
            <p>
                <button
                    type="button"
                    class="host-button"
                    on:click=move |_| dialogs.open(HubDialog::Live(form.app))
                >
                    "Change to live"
                </button>
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <div class="host-form-field hub-field">
            <p class="hub-label">"Status"</p>
            {shown}
        </div>
    }
    .into_any()
}
