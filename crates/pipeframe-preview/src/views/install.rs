//! What a user sees who hasn't installed the app.

use leptos::prelude::*;

use crate::desk::{Desk, UserAction};
use crate::host::Host;

/// A message in the place of an extension, with a button that installs the app.
#[component]
pub(super) fn InstallOffer(host: Host) -> impl IntoView {
    let app = host.select(|desk| desk.registration().name.clone());
    let refusal = host.select(Desk::install_refusal);
    view! {
        <div class="install-offer">
            {move || match refusal.get() {
                Some(refusal) => view! { <p>{refusal}</p> }.into_any(),
                None => {
                    view! {
                        <p>
                            "You haven't installed " {app}
                            ". Install it to see what your colleagues see here."
                        </p>
                        <InstallButton host=host />
                    }
                        .into_any()
                }
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
