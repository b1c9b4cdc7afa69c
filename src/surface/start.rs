//! Starts a page and keeps it in step with its host.

use std::rc::Rc;

use leptos::{mount::mount_to_body, prelude::*};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    StartFailure, SurfaceHandle, SurfaceKind, crash,
    failure::{Explanation, WayOn},
    follow,
    handle::Opening,
};
use crate::{
    backend::{Backend, TokenSource},
    context::{Frame, LinkActionContext, Theme},
    kit::Screen,
    sdk::{HANDSHAKE_DEADLINE, Options, Sdk},
};

/// Where a page that was opened outside sends its reader.
const HOST_ADDRESS: &str = if cfg!(debug_assertions) {
    "/"
} else {
    "https://app.pipedrive.com"
};

/// Starts the page of a surface: `backend` makes the way to the app's server, `page` the view.
pub fn mount<S: SurfaceKind, W: 'static, V: IntoView + 'static>(
    backend: impl FnOnce(TokenSource) -> Backend,
    page: impl FnOnce(SurfaceHandle<S, W>) -> V + 'static,
) {
    crash::show_crashes(S::NAME);
    let frame = take_frame();
    match open::<S, W>(frame, backend) {
        Ok(handle) => show_page(handle, page),
        Err(failure) => show_failure(failure),
    }
    remove_start_skeleton();
}

/// Shows a failure's screen as the whole page.
pub fn show_failure(failure: StartFailure) {
    // The page stays, and a token must not stay in its address.
    take_frame();
    mount_to_body(move || view! { <FailureScreen failure/> });
    remove_start_skeleton();
}

/// Starts the landing page of a link action, which has no host: see [`LinkActionContext`].
pub fn mount_link_action<V: IntoView + 'static>(
    page: impl FnOnce(LinkActionContext) -> V + 'static,
) {
    crash::show_crashes("action");
    match LinkActionContext::read(&take_frame().query) {
        Ok(context) => mount_to_body(move || view! { <div class="surface">{page(context)}</div> }),
        Err(error) => show_failure(StartFailure::AddressNotUnderstood(error)),
    }
    remove_start_skeleton();
}

fn open<S: SurfaceKind, W: 'static>(
    frame: Frame,
    backend: impl FnOnce(TokenSource) -> Backend,
) -> Result<SurfaceHandle<S, W>, StartFailure> {
    if is_top_level() {
        return Err(StartFailure::OutsidePipedrive);
    }
    let sdk = Sdk::<S, W>::open(&Options::default())?;
    let context = S::read(&frame.query).map_err(StartFailure::AddressNotUnderstood)?;
    let renewing = sdk.clone();
    let tokens = TokenSource::new(frame.token, move || {
        let sdk = renewing.clone();
        Box::pin(async move { sdk.get_signed_token().await })
    });
    Ok(SurfaceHandle {
        backend: backend(tokens),
        opening: Rc::new(Opening {
            context,
            query: frame.query,
        }),
        theme: follow_theme(&sdk, frame.theme),
        visible: follow_visibility(&sdk),
        page_visible: follow_page_visibility(&sdk),
        sdk,
    })
}

fn show_page<S: SurfaceKind, W: 'static, V: IntoView + 'static>(
    handle: SurfaceHandle<S, W>,
    page: impl FnOnce(SurfaceHandle<S, W>) -> V + 'static,
) {
    let failure = RwSignal::new(None);
    let sdk = handle.sdk.clone();
    spawn_local(watch_handshake(sdk.clone(), failure));
    mount_to_body(move || {
        let content = NodeRef::<leptos::html::Div>::new();
        if S::FOLLOWS_CONTENT {
            content.on_load(move |element| follow::follow_height(element.into(), sdk));
        }
        let screen = move || {
            failure
                .get()
                .map(|failure| view! { <FailureScreen failure/> })
        };
        view! {
            <div class="surface" node_ref=content hidden=move || failure.with(Option::is_some)>
                {page(handle)}
            </div>
            {screen}
        }
    });
}

/// Shows why Pipedrive is not there, and takes that back when it comes late.
async fn watch_handshake<S: SurfaceKind, W>(
    sdk: Sdk<S, W>,
    failure: RwSignal<Option<StartFailure>>,
) {
    if let Err(error) = sdk.ready(Some(HANDSHAKE_DEADLINE)).await {
        failure.set(Some(error.into()));
        if sdk.ready(None).await.is_ok() {
            failure.set(None);
        }
    }
}

fn follow_theme<S: SurfaceKind, W>(sdk: &Sdk<S, W>, first: Theme) -> ReadSignal<Theme> {
    let (theme, set_theme) = signal(first);
    let heard = sdk.on_user_settings_change(move |changed| {
        if let Ok(changed) = changed {
            apply_theme(changed);
            set_theme.set(changed);
        }
    });
    forget(heard);
    theme
}

fn follow_visibility<S: SurfaceKind, W>(sdk: &Sdk<S, W>) -> ReadSignal<bool> {
    let (visible, set_visible) = signal(!S::STARTS_HIDDEN);
    if S::HAS_VISIBILITY {
        forget(sdk.on_visible(move |is_visible| set_visible.set(is_visible)));
    }
    visible
}

fn follow_page_visibility<S: SurfaceKind, W>(sdk: &Sdk<S, W>) -> ReadSignal<bool> {
    let shown = web_sys::window()
        .and_then(|window| window.document())
        .is_none_or(|document| !document.hidden());
    let (visible, set_visible) = signal(shown);
    forget(sdk.on_page_visibility(move |changed| {
        if let Ok(is_visible) = changed {
            set_visible.set(is_visible);
        }
    }));
    visible
}

/// These events matter for as long as the page lives. A host that refuses to tell them leaves their first values, and a
/// refusal that matters shows at the handshake.
fn forget<E>(subscription: Result<crate::sdk::Subscription, E>) {
    if let Ok(subscription) = subscription {
        subscription.forget();
    }
}

#[component]
fn FailureScreen(failure: StartFailure) -> impl IntoView {
    let Explanation {
        icon,
        title,
        text,
        action,
        way_on,
        details,
    } = failure.explanation();
    view! { <Screen icon title text action on_action=move || go_on(way_on) details/> }
}

fn go_on(way: WayOn) {
    let Some(window) = web_sys::window() else {
        return;
    };
    // A page that can't be left or reloaded stays as it is.
    let _ = match way {
        WayOn::Reload => window.location().reload(),
        WayOn::OpenHost => window.location().assign(HOST_ADDRESS),
    };
}

/// Reads the frame's address, then takes the token out of it; `id` stays, so that a reload still finds its host.
fn take_frame() -> Frame {
    let Some(window) = web_sys::window() else {
        return Frame::read("");
    };
    let frame = Frame::read(&window.location().search().unwrap_or_default());
    if frame.token.is_some() {
        // An address that can't be changed keeps a token that dies within five minutes.
        let _ = remove_token(&window);
    }
    frame
}

fn remove_token(window: &web_sys::Window) -> Result<(), JsValue> {
    let address = web_sys::Url::new(&window.location().href()?)?;
    address.search_params().delete("token");
    window
        .history()?
        .replace_state_with_url(&JsValue::NULL, "", Some(&address.href()))
}

fn is_top_level() -> bool {
    let Some(window) = web_sys::window() else {
        return true;
    };
    matches!(window.parent(), Ok(Some(parent)) if parent == window)
}

fn apply_theme(theme: Theme) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Setting a data attribute can't fail.
        let _ = root.set_attribute("data-theme", theme.as_str());
    }
}

fn remove_start_skeleton() {
    let skeleton = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("start"));
    if let Some(skeleton) = skeleton {
        skeleton.remove();
    }
}
