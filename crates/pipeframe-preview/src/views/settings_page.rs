//! Pipedrive's settings with the app's page in them.

use leptos::prelude::*;

use crate::desk::Desk;
use crate::host::Host;

use super::avatar::app_avatar;
use super::install::InstallOffer;
use super::surface_frame::SurfaceFrame;

const GROUPS: [(&str, &[&str]); 3] = [
    (
        "My preferences",
        &["Profile", "Interface preferences", "Notifications"],
    ),
    (
        "Company",
        &["Company settings", "Manage users", "Data fields"],
    ),
    ("Tools and apps", &["Tools", "Webhooks"]),
];

/// Pipedrive's settings: their own navigation at the left, the app's page at the right.
#[component]
pub(super) fn SettingsPage(host: Host) -> impl IntoView {
    let app = host.select(|desk| desk.registration().name.clone());
    let frame = host.select(|desk| desk.settings().map(|settings| settings.frame));
    let installed = host.select(Desk::has_app);
    let external = host.select(Desk::external_settings);
    let groups = GROUPS
        .into_iter()
        .map(|(heading, entries)| {
            view! {
                <h2>{heading}</h2>
                <ul>
                    {entries
                        .iter()
                        .map(|entry| {
                            view! {
                                <li>
                                    <button
                                        type="button"
                                        class="host-settings-link"
                                        disabled=true
                                        title="Not simulated"
                                    >
                                        {*entry}
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            }
        })
        .collect_view();
    view! {
        <div class="host-settings-page">
            <nav class="host-settings-navigation" aria-label="Settings">
                {groups}
                <h2>"Marketplace apps"</h2>
                <ul>
                    <li>
                        <button type="button" class="host-settings-link" aria-current="page">
                            {app}
                        </button>
                    </li>
                </ul>
                <p class="host-settings-note">"The other pages aren't simulated."</p>
            </nav>
            <div class="host-settings-content" tabindex="0" role="region" aria-label="App settings">
                <header class="host-settings-heading">
                    <p class="host-settings-breadcrumb">"Tools and apps › Marketplace apps"</p>
                    {app_avatar(host)}
                    <h1>{app}</h1>
                </header>
                {move || match frame.get() {
                    Some(frame) => {
                        view! {
                            <div class="host-settings-frame">
                                <SurfaceFrame host=host frame=frame />
                            </div>
                        }
                            .into_any()
                    }
                    None if !installed.get() => view! { <InstallOffer host=host /> }.into_any(),
                    None => {
                        match external.get() {
                            Some(address) => {
                                view! {
                                    <p class="host-settings-missing">
                                        "The app's settings are a page of its own. "
                                        <a
                                            class="host-link"
                                            href=address
                                            target="_blank"
                                            rel="noopener noreferrer"
                                        >
                                            "Open app settings in a new tab"
                                        </a>
                                    </p>
                                }
                                    .into_any()
                            }
                            None => {
                                view! {
                                    <p class="host-settings-missing">
                                        "The app has no settings page registered."
                                    </p>
                                }
                                    .into_any()
                            }
                        }
                    }
                }}
            </div>
        </div>
    }
    .into_any()
}
