//! Short messages at the bottom left.

use leptos::prelude::*;

use crate::desk::{Snackbar, UserAction};
use crate::host::Host;

use super::icon::{Shape, small_icon};

/// The message that is seen now. The region is always there, so that assistive technology reads what appears in it.
#[component]
pub(super) fn SnackbarRegion(host: Host) -> impl IntoView {
    let snackbar = host.select(|desk| desk.snackbar().cloned());
    view! {
        <div class="snackbar-region" role="status" aria-label="Messages">
            {move || snackbar.get().map(|snackbar| view! { <Message host=host snackbar=snackbar /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Message(host: Host, snackbar: Snackbar) -> impl IntoView {
    let id = snackbar.id;
    view! {
        <div class="snackbar">
            <p>{snackbar.message}</p>
            {snackbar
                .link
                .map(|link| {
                    view! {
                        <a
                            role="link"
                            aria-disabled=link.url.is_none().then_some("true")
                            href=link.url
                            target="_blank"
                            rel="noopener noreferrer"
                        >
                            {link.label}
                        </a>
                    }
                })}
            <button
                type="button"
                class="host-icon-button"
                data-size="small"
                aria-label="Dismiss message"
                on:click=move |_| host.act(UserAction::DismissSnackbar(id))
            >
                {small_icon(Shape::Close)}
            </button>
        </div>
    }
    .into_any()
}
