//! The dialog in which an app is created.

use leptos::prelude::*;

use crate::desk::{HubAction, UserAction};
use crate::host::Host;

use super::dialog_frame::{Act, HubDialogFrame};
use super::identifier::identifier;
use super::open_dialog::HubDialogs;

/// Type and name of a new app.
#[component]
pub(super) fn CreateDialog(host: Host, dialogs: HubDialogs) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let is_empty = move || name.with(|name| name.trim().is_empty());
    let create = move || {
        dialogs.close();
        host.act(UserAction::Hub(HubAction::Create {
            name: name.with_untracked(|name| name.trim().to_owned()),
            client_id: identifier(),
        }));
    };
    let action = move || {
        view! { <Act label="Create the app" disabled=Signal::derive(is_empty) on_press=create /> }
            .into_any()
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !name.with_untracked(|name| name.trim().is_empty()) {
            create();
        }
    };
    view! {
        <HubDialogFrame
            dialogs=dialogs
            title=Signal::stored("Create an app".to_owned())
            first_focus="input[type=text]"
            action=ViewFn::from(action)
        >
            <form class="hub-creation" on:submit=submit>
                <fieldset class="hub-choices">
                    <legend>"App type"</legend>
                    <label class="hub-choice">
                        <input type="radio" name="hub-app-type" checked=true />
                        <span>"Private app " <small>"for your company, or by a link"</small></span>
                    </label>
                    <label class="hub-choice" data-disabled="true">
                        <input type="radio" name="hub-app-type" disabled=true />
                        <span>
                            "Public app " <small>"in the Marketplace, after a review: not simulated"</small>
                        </span>
                    </label>
                    <p class="host-field-help">"The type can't be changed later."</p>
                </fieldset>
                <div class="host-form-field">
                    <label for="hub-new-name">
                        "App name" <span class="required-mark">" (required)"</span>
                    </label>
                    <input
                        id="hub-new-name"
                        type="text"
                        autocomplete="off"
                        aria-required="true"
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </div>
            </form>
        </HubDialogFrame>
    }
    .into_any()
}
