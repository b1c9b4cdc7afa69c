//! An installation by the stand-in for Pipedrive's OAuth: it asks in a tab of its own, and this page follows what comes of it.

use leptos::prelude::*;

use crate::host::Host;
use crate::hub::{AppNumber, Consent, StandInState, Status, consent_of};

use super::consent::ScopeList;
use super::dialog_frame::HubDialogFrame;
use super::form::Form;
use super::open_dialog::{HubDialogs, Who};

/// What the app asks for, the way to the stand-in's dialog, and what was answered there.
#[component]
pub(super) fn AuthorizationDialog(
    host: Host,
    dialogs: HubDialogs,
    app: AppNumber,
    person: Who,
) -> impl IntoView {
    let form = Form { host, app };
    let name = form.peek(|app| app.name().to_owned()).unwrap_or_default();
    let scopes: Vec<Consent> = form
        .peek(|app| consent_of(app.registered()))
        .unwrap_or_default();
    let is_live = form.peek(|app| app.status) == Some(Status::Live);
    let who = host.peek(|desk| person.spoken(desk));
    let ready = host.prepare_stand_in(app, person.installed());
    let begun = host
        .peek(|desk| desk.stand_in().map(StandInState::last_event))
        .unwrap_or_default();
    let address = host.select(move |desk| {
        let links = &desk.stand_in()?.app.links;
        Some(if is_live {
            links.installation.clone()
        } else {
            links.install_and_test.clone()
        })
    });
    let installed = host.select(move |desk| {
        let state = desk.stand_in();
        state.is_some_and(|state| state.has(person.installed()))
    });
    let happened = host.select(move |desk| {
        let event = desk.stand_in()?.latest_after(begun)?;
        Some(event.sentence())
    });
    let said = move || match (ready.get(), happened.get()) {
        (Some(Err(problem)), _) => problem,
        (None, _) => "The stand-in is told of the app\u{2026}".to_owned(),
        (Some(Ok(())), Some(detail)) if installed.get() => format!("{detail} Installed."),
        (Some(Ok(())), Some(detail)) => detail,
        (Some(Ok(())), None) if installed.get() => "Installed already.".to_owned(),
        (Some(Ok(())), None) => "Nothing was answered yet.".to_owned(),
    };
    let action = move || {
        let link = move || {
            let address = address
                .get()
                .filter(|_| matches!(ready.get(), Some(Ok(()))))?;
            Some(view! {
                <a
                    class="host-button"
                    data-color="primary"
                    href=address
                    target="_blank"
                    rel="noopener"
                >
                    "Open the authorization"
                </a>
            })
        };
        view! { {link} }.into_any()
    };
    view! {
        <HubDialogFrame
            dialogs=dialogs
            title=Signal::stored(format!("Install {name}?"))
            cancel="Close"
            action=ViewFn::from(action)
        >
            <p>{who} " is asked in a new tab. " {name} " would be able to:"</p>
            <ScopeList scopes=scopes />
            <p role="status">{said}</p>
            <p class="host-field-help">
                "A stand-in for Pipedrive's OAuth runs: it asks with \u{201c}Allow and install\u{201d} and \u{201c}Cancel\u{201d}, and your server exchanges the code. This page follows what is installed."
            </p>
        </HubDialogFrame>
    }
    .into_any()
}
