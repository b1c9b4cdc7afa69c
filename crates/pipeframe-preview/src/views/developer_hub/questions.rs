//! The questions before what can't be undone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{HubAction, UserAction};
use crate::host::Host;
use crate::hub::{AppNumber, live_problems};

use super::dialog_frame::{Act, HubDialogFrame};
use super::field;
use super::form::Form;
use super::open_dialog::HubDialogs;

/// Whether a draft is changed to live.
#[component]
pub(super) fn LiveDialog(host: Host, dialogs: HubDialogs, app: AppNumber) -> impl IntoView {
    let form = Form { host, app };
    let name = form.peek(|app| app.name().to_owned()).unwrap_or_default();
    let problems = form.peek(live_problems).unwrap_or_default();
    let is_ready = problems.is_empty();
    // The stand-in asks the callback URL by itself.
    let check = host.check_callback(app);
    let can_go = move || {
        let answers = check.with(|check| check.as_ref().is_some_and(Result::is_ok));
        is_ready && (answers || host.has_stand_in())
    };
    let refused = RwSignal::new(None::<String>);
    let change = move || {
        if !host.has_stand_in() {
            host.act(UserAction::Hub(HubAction::ChangeToLive(app)));
            return dialogs.close();
        }
        spawn_local(async move {
            match host.go_live_at_stand_in(app).await {
                Ok(()) => dialogs.close(),
                Err(reason) => refused.set(Some(reason)),
            }
        });
    };
    let action = move || {
        view! {
            <Act
                label="Change to live"
                disabled=Signal::derive(move || !can_go())
                on_press=change
            />
        }
        .into_any()
    };
    let findings = problems
        .iter()
        .map(|finding| field::one(&finding.place, finding))
        .collect_view();
    let answered = move || match check.get() {
        _ if refused.with(Option::is_some) => refused.get().unwrap_or_default(),
        _ if host.has_stand_in() => {
            "The stand-in asks your server's callback URL when you press the button.".to_owned()
        }
        None => "The callback URL is being asked\u{2026}".to_owned(),
        Some(Ok(said)) => said,
        Some(Err(problem)) => problem,
    };
    view! {
        <HubDialogFrame
            dialogs=dialogs
            title=Signal::stored(format!("Change {name} to live?"))
            action=ViewFn::from(action)
        >
            <p>
                "This can't be undone. From then on everything that you save is live at once, and people of every company who have the installation link can install the app."
            </p>
            <p role="status">{answered}</p>
            <div class="hub-findings">{findings}</div>
            <p class="host-field-help">
                "Pipedrive validates the callback URL; how isn't documented. The preview takes any answer but a missing page (404, 410) or an error of the server."
            </p>
        </HubDialogFrame>
    }
    .into_any()
}

/// Whether an app is deleted.
#[component]
pub(super) fn DeleteDialog(host: Host, dialogs: HubDialogs, app: AppNumber) -> impl IntoView {
    let form = Form { host, app };
    let name = form.peek(|app| app.name().to_owned()).unwrap_or_default();
    let delete = move || {
        dialogs.close();
        host.act(UserAction::Hub(HubAction::Delete(app)));
    };
    let action =
        move || view! { <Act label="Delete" color="negative" on_press=delete /> }.into_any();
    view! {
        <HubDialogFrame
            dialogs=dialogs
            title=Signal::stored(format!("Delete {name}?"))
            action=ViewFn::from(action)
        >
            <p>
                "It is uninstalled everywhere, and this can't be undone. Here only this page forgets it: the registration file stays as it is, and a reload shows it again."
            </p>
        </HubDialogFrame>
    }
    .into_any()
}
