//! The list of apps.

use leptos::prelude::*;

use crate::desk::{HubAction, UserAction};
use crate::host::Host;
use crate::hub::{AppNumber, HubApp, HubPage, HubTab, Status};
use crate::views::icon::{Shape, icon};
use crate::views::menu::{Menu, MenuItem};

use super::form::{Form, app_id, go_and_focus, tab_id};
use super::open_dialog::{HubDialog, HubDialogs, Who};

/// Every app with its status and what can be done with it.
#[component]
pub(super) fn AppList(host: Host) -> impl IntoView {
    let apps = host.select(|desk| {
        let apps = desk.hub().apps().iter();
        apps.map(|app| app.number).collect::<Vec<_>>()
    });
    let dialogs = expect_context::<HubDialogs>();
    let rows = move || {
        let apps = apps.get().into_iter();
        apps.map(|app| view! { <Row form=Form { host, app } /> })
            .collect_view()
    };
    view! {
        <header class="hub-heading">
            <div class="hub-title">
                <h1>"Your apps"</h1>
                <p>
                    "A rehearsal of Pipedrive's Developer Hub. The fields, their order and their limits are documented; the look of the pages isn't, so it is the preview's own."
                </p>
            </div>
            <button
                type="button"
                class="host-button"
                data-color="primary"
                on:click=move |_| dialogs.open(HubDialog::Create)
            >
                "Create an app"
            </button>
        </header>
        <div class="hub-content">
            <table class="record-table hub-apps">
                <thead>
                    <tr>
                        <th scope="col">"App"</th>
                        <th scope="col">"Type"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"File"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn open_tab(host: Host, app: AppNumber, tab: HubTab) {
    go_and_focus(host, HubPage::App(app, tab), tab_id(tab));
}

#[component]
fn Row(form: Form) -> impl IntoView {
    let Form { host, app } = form;
    let name = form.select(|app| app.name().to_owned());
    let status = form.select(|app| app.status.title());
    let is_unsaved = form.select(HubApp::is_unsaved);
    let shown = host.select(move |desk| desk.hub().shows(app));
    let state = move || match is_unsaved.get() {
        Some(true) => "Not saved yet",
        _ => "As in the file",
    };
    view! {
        <tr>
            <td>
                <button
                    type="button"
                    id=app_id(app)
                    class="host-link"
                    on:click=move |_| open_tab(host, app, HubTab::BasicInfo)
                >
                    {move || name.get()}
                </button>
                {move || shown.get().then(|| view! { " " <span class="host-tag">"In the preview"</span> })}
            </td>
            <td>"Private app"</td>
            <td>
                <span class="host-tag" data-status=move || status.get()>
                    {move || status.get()}
                </span>
            </td>
            <td>{state}</td>
            <td data-align="end">
                <AppMenu form=form />
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn AppMenu(form: Form) -> impl IntoView {
    let Form { host, app } = form;
    let name = form.select(|app| app.name().to_owned());
    let label = Signal::derive(move || format!("Actions of {}", name.get().unwrap_or_default()));
    let face = || icon(Shape::More).into_any();
    let dialogs = expect_context::<HubDialogs>();
    let status = form.select(|app| app.status);
    let open = move |app: AppNumber, tab| open_tab(host, app, tab);
    view! {
        <Menu label=label class="host-icon-button" face=ViewFn::from(face)>
            <MenuItem on_select=move || open(app, HubTab::BasicInfo)>"Open the form"</MenuItem>
            {move || match status.get() {
                Some(Status::Live) => {
                    view! {
                        <MenuItem on_select=move || {
                            open(app, HubTab::Installation);
                        }>"Installation link"</MenuItem>
                    }
                        .into_any()
                }
                _ => {
                    view! {
                        <MenuItem on_select=move || {
                            let person = Who::present(host);
                            dialogs.open(HubDialog::Consent { app, person });
                        }>"Install & test"</MenuItem>
                        <MenuItem on_select=move || {
                            open(app, HubTab::BasicInfo);
                        }>"Change to live"</MenuItem>
                    }
                        .into_any()
                }
            }}
            <MenuItem on_select=move || {
                host.act(UserAction::Hub(HubAction::Show(app)));
            }>"Show its extensions in the preview"</MenuItem>
            <MenuItem on_select=move || dialogs.open(HubDialog::Delete(app))>"Delete"</MenuItem>
        </Menu>
    }
    .into_any()
}
