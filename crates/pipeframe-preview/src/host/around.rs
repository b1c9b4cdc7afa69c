//! What happens around the frames without a message of theirs.

use js_sys::{Object, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlIFrameElement, MessageEvent};

use crate::companion::Companion;
use crate::desk::Input;
use crate::frame_id::FrameId;
use crate::origin::other_local_origin;
use crate::permission::{CALLS, Permission, on_change, permission};
use crate::reach::{Absence, Answer, answers_at_all, frames, prefetch};
use crate::trouble::{Sight, Trouble};

use super::Host;

impl Host {
    /// Listens to the page's own server and to the browser.
    pub(super) fn listen_around_frames(self) {
        if let Some(companion) = Companion::find() {
            companion.follow(
                move |request| self.dispatch(Input::AskedApi(request)),
                move |mark| self.may_reload(mark),
            );
        }
        probe_storage(move || self.dispatch(Input::StorageBlocked));
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
            let look = match Companion::find() {
                Some(companion) => companion.look(&address, PATIENCE_WITH_SERVER).await,
                None => None,
            };
            let sight = match look {
                Some(look) => Trouble::found(&look, &address, &origin).into(),
                None => seen_by_the_browser(&address).await,
            };
            self.dispatch(Input::Looked(frame, sight));
        });
    }
}

/// How long the server of a silent page may take to answer another request, in milliseconds.
const PATIENCE_WITH_SERVER: u32 = 5_000;

/// What the browser lets a page know of another that says nothing.
async fn seen_by_the_browser(address: &str) -> Sight {
    match frames(address).await {
        Answer::Page => return Sight::LoadsWell,
        Answer::Unknown => return Sight::Unknown,
        Answer::Error => {}
    }
    if !answers_at_all(address).await {
        return Sight::Trouble(match Absence::of(address).await {
            Absence::Silent => Trouble::Unreachable(None),
            Absence::MixedContent => Trouble::MixedContent,
            Absence::LocalNetwork => Trouble::LocalNetwork,
        });
    }
    Sight::Trouble(match prefetch(address).await {
        Answer::Error => Trouble::ErrorStatus,
        Answer::Page | Answer::Unknown => Trouble::Blocked,
    })
}

/// Reports a browser that gives frames of another site no storage. A host with only one name can't find that out.
fn probe_storage(blocked: impl Fn() + 'static) {
    let origin = window().location().origin().unwrap_or_default();
    let other = other_local_origin(&origin);
    if other == origin {
        return;
    }
    let Some(probe) = hidden_frame(&format!("{other}/storage-probe.html")) else {
        return;
    };
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let source: JsValue = event.source().into();
        let is_probe = probe
            .content_window()
            .is_some_and(|own| Object::is(&own, &source));
        if !is_probe {
            return;
        }
        if storage_told(&event.data()).as_deref() == Some("blocked") {
            blocked();
        }
        probe.remove();
    });
    // Without the message nothing is known, as before.
    let _ = window().add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
    listener.forget();
}

fn storage_told(data: &JsValue) -> Option<String> {
    let report = Reflect::get(data, &"pipeframe".into()).ok()?;
    Reflect::get(&report, &"storage".into()).ok()?.as_string()
}

fn hidden_frame(address: &str) -> Option<HtmlIFrameElement> {
    let frame = document().create_element("iframe").ok()?;
    let frame = frame.dyn_into::<HtmlIFrameElement>().ok()?;
    frame.set_hidden(true);
    frame.set_src(address);
    document().body()?.append_child(&frame).ok()?;
    Some(frame)
}
