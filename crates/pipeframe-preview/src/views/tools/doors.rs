//! What the first visit begins with: the reference app, one's own, or a new one.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::host::Host;
use crate::views::element::save_file;

use super::ToolsState;

/// The hint of the first visit.
#[component]
pub(super) fn Hint(host: Host, state: ToolsState) -> impl IntoView {
    let is_reference = host.shows_reference_app();
    let is_built_in = host.shows_built_in_app();
    let text = if is_reference {
        "This is the reference app. Try your own:"
    } else {
        "The frames above are your app's pages. Every message between them and this simulated Pipedrive is listed here."
    };
    let doors = move || {
        if is_reference {
            view! { <OtherApps host=host state=state /> }.into_any()
        } else if is_built_in {
            // It has its registration beside it.
            ().into_any()
        } else {
            view! { <DownloadRegistration host=host /> }.into_any()
        }
    };
    view! {
        <Show when=move || state.hint.get()>
            <div class="tools-hint">
                <p>{text}</p>
                {doors()}
                <button
                    type="button"
                    class="tool-button"
                    data-look="outlined"
                    on:click=move |_| state.hint.set(false)
                >
                    "Got it"
                </button>
            </div>
        </Show>
    }
    .into_any()
}

/// Shows another app by its address, or begins a new one.
#[component]
fn OtherApps(host: Host, state: ToolsState) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let show = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            host.show_app(&field.value());
        }
    };
    view! {
        <form class="own-app" on:submit=show>
            <input
                type="text"
                class="tool-input"
                node_ref=field
                required
                inputmode="url"
                autocomplete="off"
                spellcheck="false"
                aria-label="Address of your app"
                placeholder="http://localhost:3000"
            />
            <button type="submit" class="tool-button" data-look="outlined">
                "Show my app"
            </button>
        </form>
        <button
            type="button"
            class="tool-button"
            data-look="outlined"
            aria-haspopup="dialog"
            on:click=move |_| state.begins.set(true)
        >
            "Start a new one"
        </button>
    }
    .into_any()
}

/// Saves what the preview shows as a registration file.
#[component]
pub(super) fn DownloadRegistration(host: Host) -> impl IntoView {
    let save = move |_| save_file("registration.json", &host.registration_file());
    view! {
        <button type="button" class="tool-button" data-look="outlined" on:click=save>
            "Download registration"
        </button>
    }
    .into_any()
}
