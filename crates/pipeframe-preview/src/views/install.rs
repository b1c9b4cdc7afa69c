//! What a user sees who hasn't installed the app.

use leptos::prelude::*;

use crate::desk::{Desk, UserAction};
use crate::host::Host;
use crate::hub::{AppNumber, Installed};

/// A message in the place of an extension, with the way to install the app.
#[component]
pub(super) fn InstallOffer(host: Host) -> impl IntoView {
    let app = host.select(|desk| desk.registration().name.clone());
    let refusal = host.select(Desk::install_refusal);
    let asked = host.select(|desk| desk.shown_to().filter(|_| desk.is_installed_elsewhere()));
    let offer = move || match asked.get() {
        Some((number, who)) => view! { <InstallLink host=host app=number who=who /> }.into_any(),
        None => view! {
            <p>
                "You haven't installed " {app}
                ". Install it to see what your colleagues see here."
            </p>
            <InstallButton host=host />
        }
        .into_any(),
    };
    view! {
        <div class="install-offer">
            {move || match refusal.get() {
                Some(refusal) => view! { <p>{refusal}</p> }.into_any(),
                None => offer(),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn InstallButton(host: Host) -> impl IntoView {
    view! {
        <button
            type="button"
            class="host-button"
            data-size="small"
            data-color="primary"
            on:click=move |_| host.act(UserAction::SetInstalled(true))
        >
            "Install now"
        </button>
    }
    .into_any()
}

/// The installation link of the stand-in for Pipedrive's OAuth, once it knows the app and the user.
#[component]
fn InstallLink(host: Host, app: AppNumber, who: Installed) -> impl IntoView {
    let name = host.select(|desk| desk.registration().name.clone());
    let address = host.select(|desk| Some(desk.stand_in()?.app.links.installation.clone()));
    let ready = host.prepare_stand_in(app, who);
    let link = move || match ready.get()? {
        Ok(()) => Some(
            view! {
                <a
                    class="host-button"
                    data-size="small"
                    data-color="primary"
                    href=address.get()?
                    target="_blank"
                    rel="noopener"
                >
                    "Install " {name}
                </a>
            }
            .into_any(),
        ),
        Err(problem) => Some(view! { <p role="alert">{problem}</p> }.into_any()),
    };
    view! {
        <p>
            "You haven't installed " {name}
            ". Pipedrive asks you in a new tab, and this page notices when it is done."
        </p>
        {link}
    }
    .into_any()
}
