//! What a user sees who hasn't installed the app.

use leptos::prelude::*;

use crate::desk::UserAction;
use crate::host::Host;

/// A message in the place of an extension, with a button that installs the app.
#[component]
pub(super) fn InstallOffer(host: Host) -> impl IntoView {
    let app = host.select(|desk| desk.registration().name.clone());
    view! {
        <div class="install-offer">
            <p>"You haven't installed " {app} ". Install it to see what your colleagues see here."</p>
            <button
                type="button"
                class="host-button"
                data-size="small"
                data-color="primary"
                on:click=move |_| host.act(UserAction::SetInstalled(true))
            >
                "Install now"
            </button>
        </div>
    }
    .into_any()
}
