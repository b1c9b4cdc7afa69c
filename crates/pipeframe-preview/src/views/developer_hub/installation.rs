//! The people who have installed the app, and the link to install it. Pipedrive's form does not have this tab.

use leptos::prelude::*;

use crate::account::User;
use crate::hub::{LinkForm, Status, installation_link};
use crate::views::copying::Copying;

use super::form::Form;
use super::open_dialog::{HubDialog, HubDialogs, Who};

/// The ways to install, and who has installed.
#[component]
pub(super) fn Installation(form: Form) -> impl IntoView {
    let status = form.select(|app| app.status);
    let link = move || {
        match status.get() {
        Some(Status::Live) => view! { <Link form=form /> }.into_any(),
        _ => view! {
            <p>
                "A draft has no installation link. People of your own company install it by \u{201c}Install & test\u{201d}."
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <div class="hub-kinds">
            <section class="hub-section" aria-label="Installation link">
                <h2>"Installation link"</h2>
                {link}
            </section>
            <section class="hub-section" aria-label="Users">
                <h2>"Who has the app"</h2>
                <p class="host-field-help">
                    "Each user of each company installs it for themselves. What is here is the preview's own; Pipedrive's form doesn't show it."
                </p>
                <People form=form />
            </section>
        </div>
    }
    .into_any()
}

#[component]
fn Link(form: Form) -> impl IntoView {
    let link = form.host.select(move |desk| {
        let app = desk.hub().app(form.app)?;
        Some(installation_link(app, &desk.addresses().base))
    });
    let at_stand_in = form.host.select(|desk| {
        let links = &desk.stand_in()?.app.links;
        Some(links.installation.clone())
    });
    let copying = Copying::new();
    let shown = move || {
        let (link, explained) = match at_stand_in.get().map_or(link.get()?, LinkForm::StandIn) {
            LinkForm::StandIn(link) => (
                link,
                "It leads to the stand-in, which sends people on to the app's installation URL, or where it has none to its own dialog. The form of Pipedrive's link isn't documented.",
            ),
            LinkForm::Consent(link) => (
                link,
                "It leads to Pipedrive's own dialog, which asks for the scopes. The form of the link isn't documented: copy the real one from \u{201c}Share app\u{201d}.",
            ),
            LinkForm::App(link) => (
                link,
                "The app has an installation URL: whoever follows the link is sent there first, and your app starts the authorization. The link itself is in \u{201c}Share app\u{201d}.",
            ),
        };
        let copied = link.clone();
        Some(view! {
            <p class="hub-link">
                <code>{link}</code>
                <button
                    type="button"
                    class="host-button"
                    data-size="small"
                    on:click=move |_| copying.copy(copied.clone())
                >
                    {copying.label("Copy the link")}
                </button>
            </p>
            <p class="host-field-help">{explained}</p>
        })
    };
    view! { <div>{shown}</div> }.into_any()
}

#[component]
fn People(form: Form) -> impl IntoView {
    let Form { host, app } = form;
    let companies = host.select(move |desk| {
        let is_shown = desk.hub().shows(app);
        let companies = desk.companies().into_iter();
        let companies = companies.map(|account| {
            let refusal = desk.install_refusal_for(app, account.company.id);
            let users = account.users.clone().into_iter().map(|user| User {
                has_app: user.has_app && is_shown,
                ..user
            });
            let company = (account.company.id, account.company.name.clone());
            (company, users.collect::<Vec<_>>(), refusal)
        });
        companies.collect::<Vec<_>>()
    });
    let list = move || {
        let companies = companies.get().into_iter();
        companies
            .map(|((company, name), users, refusal)| {
                let can_install = refusal.is_none();
                let rows = users
                    .into_iter()
                    .map(|user| row(form, company, &user, can_install))
                    .collect_view();
                view! {
                    <h3>{name}</h3>
                    {refusal.map(|refusal| view! { <p class="host-field-help">{refusal}</p> })}
                    <ul>{rows}</ul>
                }
            })
            .collect_view()
    };
    view! { <div class="hub-kind hub-people">{list}</div> }.into_any()
}

fn row(form: Form, company: u64, user: &User, can_install: bool) -> AnyView {
    let dialogs = expect_context::<HubDialogs>();
    let Form { host, app } = form;
    let person = Who {
        company,
        user: user.id,
    };
    let has_app = user.has_app;
    let press = move |_| {
        if has_app {
            host.uninstall(app, person.installed());
        } else {
            dialogs.open(HubDialog::Consent { app, person });
        }
    };
    let (state, verb) = if has_app {
        ("has it", "Uninstall")
    } else {
        ("doesn't have it", "Install")
    };
    view! {
        <li>
            <span>{user.name.clone()}</span>
            <small>{state}</small>
            <button
                type="button"
                class="host-button"
                data-size="small"
                aria-label=format!("{verb} for {}", user.name)
                disabled=!has_app && !can_install
                on:click=press
            >
                {verb}
            </button>
        </li>
    }
    .into_any()
}
