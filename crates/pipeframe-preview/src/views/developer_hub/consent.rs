//! The dialog that a person sees who installs the app.

use leptos::prelude::*;

use crate::desk::{HubAction, UserAction};
use crate::host::Host;
use crate::hub::{AppNumber, Consent, consent_of, test_problems};

use super::dialog_frame::{Act, HubDialogFrame};
use super::field;
use super::form::Form;
use super::open_dialog::{HubDialogs, Who};

/// What the app may do, and the question whether it may.
#[component]
pub(super) fn ConsentDialog(
    host: Host,
    dialogs: HubDialogs,
    app: AppNumber,
    person: Who,
) -> impl IntoView {
    let form = Form { host, app };
    let name = form.peek(|app| app.name().to_owned()).unwrap_or_default();
    let title = format!("Install {name}?");
    let scopes = form
        .peek(|app| consent_of(app.registered()))
        .unwrap_or_default();
    let problems = form.peek(test_problems).unwrap_or_default();
    let refusal = host.peek(|desk| desk.install_refusal_for(app, person.company));
    let can_install = problems.is_empty() && refusal.is_none();
    let who = host.peek(|desk| person.spoken(desk));
    let callback = form
        .peek(|app| app.text_at("/callbackUrl"))
        .unwrap_or_default();
    let install = move || {
        host.act(UserAction::Hub(HubAction::Install {
            app,
            company: person.company,
            user: person.user,
            installed: true,
        }));
        dialogs.close();
    };
    let action = move || {
        view! {
            <Act
                label="Allow and install"
                disabled=Signal::derive(move || !can_install)
                on_press=install
            />
        }
        .into_any()
    };
    let refused = (!can_install).then(|| {
        let findings = problems
            .iter()
            .map(|finding| field::one(called(&finding.place), finding))
            .collect_view();
        view! { <div class="hub-findings" role="alert">{refusal} {findings}</div> }
    });
    view! {
        <HubDialogFrame
            dialogs=dialogs
            title=Signal::stored(title)
            action=ViewFn::from(action)
        >
            <p>{who} " is asked. " {name} " would be able to:"</p>
            <ScopeList scopes=scopes />
            {refused}
            <p class="host-field-help">
                "Simulated: no server is asked. Pipedrive would send the browser to "
                <code>{callback} "?code=\u{2026}"</code> " after \u{201c}Allow and install\u{201d}, and to "
                <code>"?error=user_denied"</code>
                " after \u{201c}Cancel\u{201d}. The words of its dialog are assumed; the scopes and the two buttons are documented."
            </p>
        </HubDialogFrame>
    }
    .into_any()
}

fn called(place: &str) -> &'static str {
    match place {
        "/name" => "The app name",
        "/callbackUrl" => "The callback URL",
        _ => "The file",
    }
}

/// The scopes in words.
#[component]
pub(super) fn ScopeList(scopes: Vec<Consent>) -> impl IntoView {
    let rows = scopes
        .into_iter()
        .map(
            |Consent {
                 scope,
                 area,
                 access,
             }| {
                view! {
                    <li>
                        <strong>{area}</strong> <span>{access}</span> <small>{scope}</small>
                    </li>
                }
            },
        )
        .collect_view();
    view! { <ul class="hub-scopes" aria-label="What the app may do">{rows}</ul> }.into_any()
}
