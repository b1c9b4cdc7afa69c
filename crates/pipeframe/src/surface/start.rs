//! Starts a page and keeps it in step with its host.

use std::rc::Rc;
use std::sync::Arc;

use js_sys::Function;
use leptos::{mount::mount_to_body, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::{
    StartFailure, SurfaceHandle, SurfaceKind, crash,
    failure::{Explanation, WayOn},
    follow,
    handle::Opening,
};
use crate::lazy;
use crate::{
    backend::{Backend, TokenSource},
    context::{Frame, LinkActionContext, RawQuery, SignedToken, Theme},
    json::{field, object_with},
    kit::{Live, Node, Screen, State, html},
    lazy::{NotLoaded, at_once_or_later},
    sdk::{Command, Connection, HANDSHAKE_DEADLINE, Sdk, SdkError, Subscription, arguments},
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
    let kind = Kind::of::<S>();
    match open(&kind).and_then(|begun| handle::<S, W>(begun, backend)) {
        Ok((handle, connection)) => {
            let build = Box::new(move || page(handle).into_any());
            show_page(&kind, connection, build);
            remove_start_skeleton();
        }
        Err(obstacle) => show_obstacle(obstacle),
    }
}

/// Shows a failure's screen as the whole page.
pub fn show_failure(failure: StartFailure) {
    show_obstacle(Obstacle::Known(failure));
}

fn show_obstacle(obstacle: Obstacle) {
    // The page stays, and a token must not stay in its address.
    take_frame();
    at_once_or_later(Box::pin(screen()), move |screen| match screen {
        Ok(screen) => {
            mount_to_body(move || screen(&obstacle));
            remove_start_skeleton();
        }
        Err(NotLoaded) => leave_to_boot_script(),
    });
}

/// What keeps a page from starting, as it was met. What to say about it is known to a part of the program that few pages need.
#[derive(Clone, Debug)]
enum Obstacle {
    Known(StartFailure),
    Sdk(SdkError),
}

impl From<SdkError> for Obstacle {
    fn from(error: SdkError) -> Self {
        Self::Sdk(error)
    }
}

/// Makes a screen.
type Show = fn(&Obstacle) -> Node;

lazy! { failures;
    screen: Show = failure_screen;
}

/// It says that the page did not arrive whole, and offers to reload it.
fn leave_to_boot_script() {
    if let Some(say_so) = field(&js_sys::global(), "pipeframeNotLoaded") {
        // A page without this screen has nothing else to show.
        let _ = say_so
            .unchecked_into::<Function>()
            .call0(&JsValue::UNDEFINED);
    }
}

/// Starts a page that Pipedrive shows in no frame, such as one that an OAuth sign-in or an email leads to: it has no host to call and no
/// signed token. It is given the query of its address; `name` is the last piece of its path, as in [`is_built`](crate::is_built).
///
/// What else the address holds stays in it, so a code of OAuth belongs to the server, which redirects to this page without it.
///
/// ```no_run
/// use leptos::prelude::*;
/// use pipeframe::context::RawQuery;
/// use pipeframe::surface::mount_without_host;
///
/// fn page(query: RawQuery) -> impl IntoView {
///     let account = query.get("account").unwrap_or_default().to_owned();
///     view! { <p>"Connected with " {account} ". Go back to Pipedrive."</p> }
/// }
///
/// mount_without_host("connected", page);
/// ```
pub fn mount_without_host<V: IntoView + 'static>(
    name: &'static str,
    page: impl FnOnce(RawQuery) -> V + 'static,
) {
    crash::show_crashes(name);
    let query = take_frame().query;
    show_alone(move || page(query).into_any());
}

/// Starts the landing page of a link action, which has no host: see [`LinkActionContext`].
pub fn mount_link_action<V: IntoView + 'static>(
    page: impl FnOnce(LinkActionContext) -> V + 'static,
) {
    crash::show_crashes("action");
    match LinkActionContext::read(&take_frame().query) {
        Ok(context) => show_alone(move || page(context).into_any()),
        Err(error) => show_failure(StartFailure::AddressNotUnderstood(error)),
    }
}

/// Not boxed: of a view that is built where it is mounted, only that much is compiled.
fn show_alone(build: impl FnOnce() -> AnyView + 'static) {
    mount_to_body(move || html::div().class("surface").child(build()));
    remove_start_skeleton();
}

/// What starting needs to know of a surface, without its type: what is compiled once for each is little.
struct Kind {
    follows_content: bool,
    has_visibility: bool,
    starts_hidden: bool,
    size_for_height: fn(u32) -> Option<JsValue>,
}

impl Kind {
    fn of<S: SurfaceKind>() -> Self {
        Self {
            follows_content: S::FOLLOWS_CONTENT,
            has_visibility: S::HAS_VISIBILITY,
            starts_hidden: S::STARTS_HIDDEN,
            size_for_height: |height| {
                let size = S::size_for_height(height)?;
                arguments(Command::Resize, &size).ok()
            },
        }
    }
}

/// What every surface has once the handshake is under way.
struct Begun {
    connection: Rc<Connection>,
    frame: Frame,
    theme: Live<Theme>,
    visible: Live<bool>,
    page_visible: Live<bool>,
}

fn open(kind: &Kind) -> Result<Begun, Obstacle> {
    let frame = take_frame();
    if is_top_level() {
        return Err(Obstacle::Known(StartFailure::OutsidePipedrive));
    }
    let nothing = object_with(&[]);
    let connection = Connection::open(&nothing, &nothing)?;
    Ok(Begun {
        theme: follow_theme(&connection, frame.theme).into(),
        visible: follow_visibility(&connection, kind).into(),
        page_visible: follow_page_visibility(&connection).into(),
        connection,
        frame,
    })
}

fn handle<S: SurfaceKind, W>(
    begun: Begun,
    backend: impl FnOnce(TokenSource) -> Backend,
) -> Result<(SurfaceHandle<S, W>, Rc<Connection>), Obstacle> {
    let context = S::read(&begun.frame.query)
        .map_err(|error| Obstacle::Known(StartFailure::AddressNotUnderstood(error)))?;
    let backend = backend(tokens(&begun.connection, begun.frame.token));
    let handle = SurfaceHandle {
        backend,
        opening: Arc::new(SendWrapper::new(Opening {
            context,
            query: begun.frame.query,
        })),
        theme: begun.theme,
        visible: begun.visible,
        page_visible: begun.page_visible,
        sdk: Sdk::over(Rc::clone(&begun.connection)),
    };
    Ok((handle, begun.connection))
}

fn tokens(connection: &Rc<Connection>, first: Option<SignedToken>) -> TokenSource {
    let connection = Rc::clone(connection);
    TokenSource::new(first, move || connection.get_signed_token())
}

fn show_page(kind: &Kind, connection: Rc<Connection>, build: Box<dyn FnOnce() -> AnyView>) {
    let (follows_content, size_for_height) = (kind.follows_content, kind.size_for_height);
    mount_to_body(move || {
        let obstacle = State::new(None);
        spawn_local(watch_handshake(Rc::clone(&connection), obstacle));
        let surface = html::div()
            .class("surface")
            .attr("hidden", move || obstacle.with(Option::is_some))
            .child(build());
        if follows_content {
            follow::follow_height(surface.dom(), connection, size_for_height);
        }
        let screen = move || obstacle.get().map(|(screen, obstacle)| screen(&obstacle));
        html::div().class("page").child(surface).child(screen)
    });
}

/// Shows why Pipedrive is not there, and takes that back when it comes late.
async fn watch_handshake(connection: Rc<Connection>, shown: State<Option<(Show, Obstacle)>>) {
    if let Err(error) = connection.ready(Some(HANDSHAKE_DEADLINE)).await {
        match screen().await {
            Ok(screen) => shown.set(Some((screen, error.into()))),
            Err(NotLoaded) => leave_to_boot_script(),
        }
        if connection.ready(None).await.is_ok() {
            shown.set(None);
        }
    }
}

fn follow_theme(connection: &Connection, first: Theme) -> State<Theme> {
    let theme = State::new(first);
    forget(connection.on_theme(Box::new(move |changed| {
        if let Ok(changed) = changed {
            apply_theme(changed);
            theme.set(changed);
        }
    })));
    theme
}

fn follow_visibility(connection: &Connection, kind: &Kind) -> State<bool> {
    let visible = State::new(!kind.starts_hidden);
    if kind.has_visibility {
        forget(connection.on_visible(Box::new(move |is_visible| visible.set(is_visible))));
    }
    visible
}

fn follow_page_visibility(connection: &Connection) -> State<bool> {
    let shown = web_sys::window()
        .and_then(|window| window.document())
        .is_none_or(|document| !document.hidden());
    let visible = State::new(shown);
    forget(connection.on_page_visibility(Box::new(move |changed| {
        if let Ok(is_visible) = changed {
            visible.set(is_visible);
        }
    })));
    visible
}

/// These events matter for as long as the page lives. A host that refuses to tell them leaves their first values, and a
/// refusal that matters shows at the handshake.
fn forget<E>(subscription: Result<Subscription, E>) {
    if let Ok(subscription) = subscription {
        subscription.forget();
    }
}

fn failure_screen(obstacle: &Obstacle) -> Node {
    let failure = match obstacle {
        Obstacle::Known(failure) => failure.clone(),
        Obstacle::Sdk(error) => error.clone().into(),
    };
    let Explanation {
        icon,
        title,
        text,
        action,
        way_on,
        details,
    } = failure.explanation();
    view! { <Screen icon title text action on_action=move || go_on(way_on) details/> }.into()
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
