//! What happens around the frames without a message of theirs.

use leptos::prelude::window;
use wasm_bindgen_futures::spawn_local;

use crate::preview::companion::Companion;
use crate::preview::desk::{FrameId, Input};
use crate::preview::permission::{CALLS, Permission, on_change, permission};
use crate::preview::trouble::Trouble;

use super::Host;

impl Host {
    /// Hears what the page's own server and the browser have to say.
    pub(super) fn listen_around_frames(self) {
        if let Some(companion) = Companion::find() {
            companion.follow(move |request| self.dispatch(Input::AskedApi(request)));
        }
        spawn_local(async move {
            let mut denied = Vec::new();
            for name in CALLS {
                if permission(name).await == Some(Permission::Denied) {
                    denied.push(name);
                }
                on_change(name, move |permission| {
                    if permission == Permission::Denied {
                        self.dispatch(Input::Denied(vec![name]));
                    }
                })
                .await;
            }
            if !denied.is_empty() {
                self.dispatch(Input::Denied(denied));
            }
        });
    }

    /// Finds out why a page says nothing.
    pub(super) fn look(self, frame: FrameId, address: String) {
        spawn_local(async move {
            let origin = window().location().origin().unwrap_or_default();
            let trouble = match Companion::find() {
                Some(companion) => companion
                    .look(&address)
                    .await
                    .and_then(|look| Trouble::found(&look, &address, &origin)),
                None => None,
            };
            self.dispatch(Input::Looked(frame, trouble));
        });
    }
}
