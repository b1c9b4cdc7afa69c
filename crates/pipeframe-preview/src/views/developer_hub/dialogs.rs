//! The dialogs of the Developer Hub. They cover the whole page, so that they are drawn beside it.

use leptos::prelude::*;

use crate::host::Host;
use crate::hub::AppNumber;

use super::authorization::AuthorizationDialog;
use super::consent::ConsentDialog;
use super::creation::CreateDialog;
use super::open_dialog::{HubDialog, HubDialogs};
use super::questions::{DeleteDialog, LiveDialog};

/// The dialog that is open.
#[component]
pub(in crate::views) fn HubDialogLayer(host: Host, dialogs: HubDialogs) -> impl IntoView {
    move || {
        let named = move |app: AppNumber| host.peek(|desk| desk.hub().app(app).is_some());
        Some(match dialogs.get()? {
            HubDialog::Create => view! { <CreateDialog host=host dialogs=dialogs /> }.into_any(),
            HubDialog::Consent { app, person } if named(app) && host.has_stand_in() => {
                view! { <AuthorizationDialog host=host dialogs=dialogs app=app person=person /> }
                    .into_any()
            }
            HubDialog::Consent { app, person } if named(app) => {
                view! { <ConsentDialog host=host dialogs=dialogs app=app person=person /> }
                    .into_any()
            }
            HubDialog::Live(app) if named(app) => {
                view! { <LiveDialog host=host dialogs=dialogs app=app /> }.into_any()
            }
            HubDialog::Delete(app) if named(app) => {
                view! { <DeleteDialog host=host dialogs=dialogs app=app /> }.into_any()
            }
            HubDialog::Consent { .. } | HubDialog::Live(_) | HubDialog::Delete(_) => return None,
        })
    }
}
