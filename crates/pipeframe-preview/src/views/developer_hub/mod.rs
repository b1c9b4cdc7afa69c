//! The Developer Hub: a list of apps, and the form of each.
//!
//! Which fields the form has, in which order and with which limits, is documented; what it looks like is not, so that this is the
//! preview's own.

mod app_list;
mod authorization;
mod basic_info;
mod choices;
mod consent;
mod creation;
mod dialog_frame;
mod dialogs;
mod extension_form;
mod extensions;
mod field;
mod field_actions;
mod form;
mod identifier;
mod installation;
mod open_dialog;
mod questions;
mod saving;
mod scopes;
mod workbench_button;

use leptos::prelude::*;

use crate::host::Host;
use crate::hub::{HubApp, HubPage, HubTab, Status};
use crate::memo::memo;

use super::icon::{Shape, small_icon};
use app_list::AppList;
use basic_info::BasicInfo;
use extensions::Extensions;
use form::{Form, app_id, go, go_and_focus, tab_id};
use installation::Installation;
use open_dialog::{HubDialog, Who};
use saving::SaveBar;
use scopes::Scopes;

pub(super) use dialogs::HubDialogLayer;
pub(super) use form::open_extension;
pub(super) use open_dialog::HubDialogs;

/// The Developer Hub at whichever of its pages.
#[component]
pub(super) fn DeveloperHub(host: Host) -> impl IntoView {
    let page = host.select(|desk| desk.place().hub_page().unwrap_or(HubPage::Apps));
    let app = memo(move |_| match page.get() {
        HubPage::Apps => None,
        HubPage::App(app, _) => Some(app),
    });
    let tab = memo(move |_| match page.get() {
        HubPage::Apps => HubTab::BasicInfo,
        HubPage::App(_, tab) => tab,
    });
    let is_there =
        host.select(move |desk| app.get().is_some_and(|app| desk.hub().app(app).is_some()));
    view! {
        <div class="hub" tabindex="0" role="region" aria-label="Developer Hub">
            {move || match app.get() {
                None => view! { <AppList host=host /> }.into_any(),
                Some(number) if is_there.get() => {
                    view! { <AppForm form=Form { host, app: number } tab=tab /> }.into_any()
                }
                Some(_) => view! { <MissingApp host=host /> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn MissingApp(host: Host) -> impl IntoView {
    view! {
        <div class="hub-missing">
            <h1>"This app isn't here"</h1>
            <p>
                "It was deleted, or created in another page: only the app of the registration file is there again after a reload."
            </p>
            <button
                type="button"
                class="host-button"
                data-color="primary"
                on:click=move |_| go(host, HubPage::Apps)
            >
                "Show all apps"
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn AppForm(form: Form, tab: Memo<HubTab>) -> impl IntoView {
    let Form { host, app } = form;
    let name = form.select(|app| app.name().to_owned());
    let status = form.select(|app| app.status.title());
    let is_readable = form.select(HubApp::is_readable);
    let dialogs = expect_context::<HubDialogs>();
    let install = move |_| {
        let person = Who::present(host);
        dialogs.open(HubDialog::Consent { app, person });
    };
    let content = move || {
        if !is_readable.get().unwrap_or_default() {
            return view! { <field::Findings form=form pointer="" label="The file" /> }.into_any();
        }
        match tab.get() {
            HubTab::BasicInfo => view! { <BasicInfo form=form /> }.into_any(),
            HubTab::Scopes => view! { <Scopes form=form /> }.into_any(),
            HubTab::Extensions(open) => view! { <Extensions form=form open=open /> }.into_any(),
            HubTab::Installation => view! { <Installation form=form /> }.into_any(),
        }
    };
    view! {
        <header class="hub-heading">
            <div class="hub-title">
                <p class="host-settings-breadcrumb">"Developer Hub \u{203a} Private app"</p>
                <h1>
                    {move || name.get()} " "
                    <span class="host-tag" data-status=move || status.get()>
                        {move || status.get()}
                    </span>
                </h1>
            </div>
            <Show when=move || status.get() == Some(Status::Live.title())>
                <button
                    type="button"
                    class="host-button"
                    on:click=move |_| go(host, HubPage::App(app, HubTab::Installation))
                >
                    "Installation link"
                </button>
            </Show>
            <Show when=move || status.get() == Some(Status::Draft.title())>
                <button type="button" class="host-button" on:click=install>
                    "Install & test"
                </button>
            </Show>
            <button
                type="button"
                class="host-button"
                on:click=move |_| go_and_focus(host, HubPage::Apps, app_id(app))
            >
                {small_icon(Shape::Close)}
                "Close app settings"
            </button>
        </header>
        <nav class="hub-tabs" aria-label="App settings">
            {HubTab::ALL
                .map(|one| view! { <Tab form=form one=one tab=tab /> })
                .into_iter()
                .collect_view()}
        </nav>
        <div class="hub-content">{content}</div>
        <SaveBar form=form />
    }
    .into_any()
}

/// A tab with the number of what is wrong on it.
#[component]
fn Tab(form: Form, one: HubTab, tab: Memo<HubTab>) -> impl IntoView {
    let wrong = form.select(move |app| {
        let findings = app.findings().iter();
        findings.filter(|finding| one.has(&finding.place)).count()
    });
    let is_current = move || tab.get().is_same(one);
    let count = move || {
        wrong.get().filter(|count| *count > 0).map(|count| {
            let label = format!("{count} to look at");
            view! { <span class="hub-count" role="img" aria-label=label>{count}</span> }
        })
    };
    view! {
        <button
            type="button"
            id=tab_id(one)
            class="hub-tab"
            aria-current=move || is_current().then_some("page")
            on:click=move |_| go(form.host, HubPage::App(form.app, one))
        >
            {one.title()} {count}
        </button>
    }
    .into_any()
}
