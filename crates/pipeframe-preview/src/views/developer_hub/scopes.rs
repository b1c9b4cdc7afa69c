//! The second tab: how an installation begins and what the app may do.

use leptos::prelude::*;
use pipeframe_registration::SCOPES;

use crate::hub::consent_for;

use super::choices::Choice;
use super::field::{Findings, TextInput};
use super::form::Form;

const SCOPES_AT: &str = "/scopes";

/// Installation URL, scopes and client id.
#[component]
pub(super) fn Scopes(form: Form) -> impl IntoView {
    let chosen = form.texts(SCOPES_AT.to_owned());
    let boxes = SCOPES
        .into_iter()
        .map(|scope| {
            let words = consent_for(scope);
            let is_base = scope == "base";
            let is_chosen =
                move || is_base || chosen.with(|chosen| chosen.iter().any(|one| one == scope));
            view! {
                <Choice
                    label=format!("{}: {}", words.area, words.access)
                    note=Signal::derive(move || {
                        Some(if is_base { "base, always on".to_owned() } else { scope.to_owned() })
                    })
                    chosen=Signal::derive(is_chosen)
                    disabled=Signal::derive(move || is_base)
                    on_change=move |chosen| form.choose(SCOPES_AT, scope, chosen)
                />
            }
        })
        .collect_view();
    let others = move || {
        let others = chosen.get().into_iter();
        let others = others.filter(|scope| !SCOPES.contains(&scope.as_str()));
        others
            .map(|scope| {
                let name = scope.clone();
                view! {
                    <Choice
                        label=format!("Unknown scope: {scope}")
                        chosen=Signal::derive(|| true)
                        on_change=move |chosen| form.choose(SCOPES_AT, &name, chosen)
                    />
                }
            })
            .collect_view()
    };
    view! {
        <section class="hub-section" aria-label="OAuth and access scopes">
            <TextInput
                form=form
                pointer="/installationUrl"
                label="Installation URL"
                help="Optional. People who follow the installation link are sent here instead of to Pipedrive's dialog, and your app starts the authorization, with a state of its own."
            />
            <TextInput
                form=form
                pointer="/clientId"
                label="Client ID"
                help="The Developer Hub gives it after saving and never changes it. Copy it here from there; until then any text will do."
            />
            <div class="host-form-field hub-field">
                <p class="hub-label">"Client secret"</p>
                <p class="host-field-help">
                    "The Developer Hub shows it after saving. Keep it in your server's environment: it is never in the file, and the preview has no field for it."
                </p>
                <Findings form=form pointer="/clientSecret" label="The client secret" />
            </div>
            <fieldset class="hub-choices">
                <legend>"Access scopes"</legend>
                <p class="host-field-help">
                    "Choose no more than the app needs. Extensions themselves need none. Adding one later makes every user authorize the app again."
                </p>
                <Findings form=form pointer=SCOPES_AT label="A scope" />
                <div class="hub-columns">{boxes} {others}</div>
            </fieldset>
        </section>
    }
    .into_any()
}
