//! What comes before the browser asks its user for the local network.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::origin::authority_of;
use crate::permission::Permission;
use crate::reach::ask_for_network;
use crate::surface::Theme;

use super::element::set_root_attribute;

/// Explains the question, has the browser ask it, and goes on or says what to change.
#[component]
pub(crate) fn NetworkQuestion(
    /// The app's address, on this machine or in its network.
    address: String,
    /// The theme that the preview will have.
    theme: Theme,
) -> impl IntoView {
    set_root_attribute("data-theme", theme.as_str());
    let place = authority_of(&address).to_owned();
    let answer = RwSignal::new(None::<&'static str>);
    let ask = move |_| {
        let address = address.clone();
        spawn_local(async move {
            match ask_for_network(&address).await {
                Some(Permission::Granted) | None => {
                    let _ = window().location().reload();
                }
                Some(Permission::Denied) => answer.set(Some(
                    "It was denied. Allow the local network in the site settings beside the address bar, then reload this page.",
                )),
                Some(Permission::Prompt) => {
                    answer.set(Some("The question was closed without an answer. Ask again."));
                }
            }
        });
    };
    view! {
        <main class="network-question">
            <h1>"Your browser will ask about your local network"</h1>
            <p>
                "Your app is at " <code>{place}</code>
                ", on this machine or near it. A page of the internet, as this one is, may show it only when you allow that. Until then its frames would stay empty, without a word in the console."
            </p>
            <p>
                "Pipedrive's own page asks the same question for an app that is registered with such an address."
            </p>
            <button type="button" class="host-button" data-color="primary" on:click=ask>
                "Ask me now"
            </button>
            <p role="status">{answer}</p>
        </main>
    }
}
