//! Joins the desk to the browser: the one thing that views hold.

mod address;
mod around;
mod arrivals;
mod calls;
mod links;
mod recordings;
mod registration;
mod stand_in;
mod turns;
mod workbench;

use std::collections::BTreeMap;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlIFrameElement, MessageEvent};

use super::desk::{AskId, Desk, Effect, Input, Setup, Timer, UserAction};
use super::file_access::ChosenFile;
use super::frame_id::FrameId;
use super::hub::AppNumber;
use super::json_workbench::JsonDraft;
use super::link::{PreviewLink, ToolsLink};
use super::log::Log;
use super::memo::memo;
use super::opening::Page;
use super::program;
use super::relay::{Call, Exchanges};
use super::sandbox;
use super::scenario::{EndpointFault, EndpointKind, EndpointMethod, ServerFault};
use super::surface::{Surface, WindowSize};
use super::token::{TokenRequest, sign};
use super::wire::Wire;

use arrivals::Arrival;
pub(crate) use registration::Saving;
use turns::Turns;

/// The running preview, as views see it. Copies all mean the same one.
///
/// ```ignore
/// let title = host.select(|desk| desk.place().title());
/// view! { <button on:click=move |_| host.act(UserAction::CloseModal)>"Close"</button> }
/// ```
#[derive(Clone, Copy, Debug)]
pub(crate) struct Host {
    desk: RwSignal<Desk>,
    log: RwSignal<Log>,
    /// Notifies the views of the log that it has changed.
    log_drawn: Trigger,
    /// Whether the next frame draws the log.
    draws_log: StoredValue<bool>,
    wire: StoredValue<Wire, LocalStorage>,
    /// What frames brought about and was not looked at yet.
    arrivals: StoredValue<Turns<Arrival>, LocalStorage>,
    page: StoredValue<Page>,
    /// What views keep for the address.
    kept: StoredValue<Kept>,
    /// What the page looked like when the conversation of the log began.
    begun: StoredValue<PreviewLink>,
    /// Whether the address bar is about to be written.
    writes_address: StoredValue<bool>,
    /// Whether the app has shown that it has a sandbox.
    sandbox_heard: RwSignal<bool>,
    /// What endpoints were asked, and what they answered.
    exchanges: RwSignal<Exchanges>,
    /// The marks of what this page wrote to the registration file.
    own_saves: StoredValue<Vec<String>>,
    /// Whether the registration file was changed while something of it is edited here.
    file_changed: RwSignal<bool>,
    /// The files that the user let the browser write.
    chosen_files: StoredValue<BTreeMap<AppNumber, ChosenFile>, LocalStorage>,
}

/// What views keep for the address.
#[derive(Default)]
struct Kept {
    /// The state of the developer tools, once it is known.
    tools: Option<ToolsLink>,
    /// The documents of the JSON workbench, once somebody has changed them.
    json: Option<JsonDraft>,
}

impl Host {
    /// Opens the desk and begins to listen to frames.
    ///
    /// The preview lives as long as its page, and so do the listeners that are made here.
    pub(crate) fn open(setup: Setup, page: Page) -> Self {
        let (desk, effects) = Desk::open(setup, now());
        let page_sandbox = page.sandbox.clone();
        let desk = RwSignal::new(desk);
        let opened = StoredValue::new_local(None::<Self>);
        let wire = Wire::new(move |event| {
            if let Some(host) = opened.get_value() {
                let frame = host.wire.with_value(|wire| wire.frame_of_element(&event));
                host.arrive(Arrival::Load(frame));
            }
        });
        let host = Self {
            desk,
            log: RwSignal::new(Log::default()),
            log_drawn: Trigger::new(),
            draws_log: StoredValue::new(false),
            wire: StoredValue::new_local(wire),
            arrivals: StoredValue::new_local(Turns::default()),
            begun: StoredValue::new(page.link.clone()),
            page: StoredValue::new(page),
            kept: StoredValue::new(Kept::default()),
            writes_address: StoredValue::new(false),
            sandbox_heard: RwSignal::new(false),
            exchanges: RwSignal::new(Exchanges::default()),
            own_saves: StoredValue::new(Vec::new()),
            chosen_files: StoredValue::new_local(BTreeMap::new()),
            file_changed: RwSignal::new(false),
        };
        host.begin();
        opened.set_value(Some(host));
        host.perform(effects);
        host.listen_to_frames();
        host.listen_around_frames();
        host.follow_history();
        host.follow_stand_in();
        host.warn_of_leaving();
        if let Some(origin) = page_sandbox {
            sandbox::serve(
                origin,
                move || host.hear_sandbox(),
                move |surface, method, path| host.take_server_fault(surface, method, path),
            );
        }
        host
    }

    fn listen_to_frames(self) {
        let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            self.arrive(Arrival::Message(event));
        });
        let listened =
            window().add_event_listener_with_callback("message", receive.as_ref().unchecked_ref());
        if listened.is_err() {
            leptos::logging::error!("The preview can't hear its frames in this browser.");
        }
        receive.forget();
    }

    /// A part of the desk's state that views follow; recomputed on every change, passed on when it differs.
    pub(crate) fn select<T>(self, read: impl Fn(&Desk) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        memo(move |_| self.desk.with(&read))
    }

    /// Reads the desk once, without following it: for event handlers.
    pub(crate) fn peek<T>(self, read: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with_untracked(read)
    }

    /// Tells the desk what the user did.
    pub(crate) fn act(self, action: UserAction) {
        self.dispatch(Input::User(action));
    }

    /// Tells the desk how much room the simulated Pipedrive has, in CSS pixels: the largest modal, and what
    /// `get_metadata` answers.
    pub(crate) fn set_window_size(self, width: u32, height: u32) {
        self.dispatch(Input::WindowResized(WindowSize { width, height }));
    }

    /// Reads the conversation log. Effects that read it this way run at most once per animation frame, however many messages came: for views.
    pub(crate) fn draw_log<T>(self, read: impl FnOnce(&Log) -> T) -> T {
        self.log_drawn.track();
        self.log.with_untracked(read)
    }

    fn draw_log_soon(self) {
        if self.draws_log.get_value() {
            return;
        }
        self.draws_log.set_value(true);
        request_animation_frame(move || {
            self.draws_log.set_value(false);
            self.log_drawn.notify();
        });
    }

    /// The conversation log, as a signal that changes with each message.
    pub(crate) fn log(self) -> ReadSignal<Log> {
        self.log.read_only()
    }

    /// Forgets the conversation so far.
    pub(crate) fn clear_log(self) {
        self.log.update(Log::clear);
        self.exchanges.update(Exchanges::clear);
        self.draw_log_soon();
        self.begin();
    }

    /// Notes what the page looks like as a conversation begins.
    fn begin(self) {
        self.begun.set_value(self.link());
    }

    /// What is wrong with the page's address or the registration, each as a sentence to show; fixed for the page's life.
    pub(crate) fn notices(self) -> Vec<String> {
        self.page.with_value(|page| page.notices.clone())
    }

    /// Where the app's icon is; `None` for another app than the built-in one, whose icon only Pipedrive has.
    pub(crate) fn app_icon(self) -> Option<String> {
        self.page.with_value(|page| page.icon.clone())
    }

    /// Whether the app that comes with the preview is shown.
    pub(crate) fn shows_built_in_app(self) -> bool {
        self.page.with_value(|page| page.link.is_built_in())
    }

    /// Whether it is the reference app that is shown.
    pub(crate) fn shows_reference_app(self) -> bool {
        self.shows_built_in_app() && program::is_with_reference_app()
    }

    /// Whether the app that is shown has a sandbox for a server, whose failures can be chosen. It says so itself when it starts.
    pub(crate) fn has_sandbox(self) -> ReadSignal<bool> {
        self.sandbox_heard.read_only()
    }

    fn hear_sandbox(self) {
        if !self.sandbox_heard.get_untracked() {
            self.sandbox_heard.set(true);
        }
    }

    /// Forgets the data of the app's sandbox, where it has one.
    async fn reset_sandbox(self) {
        if let Some(origin) = self.page.with_value(|page| page.sandbox.clone()) {
            sandbox::reset(&origin, self.sandbox_heard.get_untracked()).await;
        }
    }

    /// The state of the developer tools in the page's address.
    pub(crate) fn linked_tools(self) -> Option<ToolsLink> {
        self.page.with_value(|page| page.link.tools.clone())
    }

    /// Sets the state of the developer tools, for the address.
    pub(crate) fn set_tools(self, tools: ToolsLink) {
        self.kept.update_value(|kept| kept.tools = Some(tools));
        self.write_address_soon();
    }

    /// Makes an element the window of a frame, so that its messages are known to be the frame's.
    ///
    /// Views call this from the element's `NodeRef` as soon as it is mounted, and [`Host::detach_frame`] on cleanup.
    /// The element keeps its `src` for life: [`Frame::address`](super::desk::Frame::address) goes from `None` to its
    /// one value, and another address is another [`FrameId`].
    pub(crate) fn attach_frame(self, frame: FrameId, element: &HtmlIFrameElement) {
        self.wire.update_value(|wire| wire.attach(frame, element));
    }

    /// Forgets the element of a frame.
    pub(crate) fn detach_frame(self, frame: FrameId) {
        self.wire.try_update_value(|wire| wire.detach(frame));
    }

    /// How many ports of frames are open: one for each subscription and for each command that waits for its reply.
    pub(crate) fn open_ports(self) -> usize {
        self.wire.with_value(Wire::open_ports)
    }

    /// Starts over, without waiting for it: see [`Host::reset_all`].
    pub(crate) fn reset(self) {
        spawn_local(self.reset_all());
    }

    /// Starts over: the built-in app's own data, sample account, empty log, first place, fresh frames.
    pub(crate) async fn reset_all(self) {
        self.reset_sandbox().await;
        self.clear_log();
        self.act(UserAction::Reset);
        self.begin();
    }

    fn take_server_fault(
        self,
        surface: Option<Surface>,
        method: &str,
        path: &str,
    ) -> Option<ServerFault> {
        if self.peek(|desk| desk.failures().server.is_empty()) {
            return None;
        }
        let taken = self
            .desk
            .try_update(|desk| desk.take_server_fault(surface, method, path));
        self.write_address_soon();
        taken.flatten()
    }

    fn take_endpoint_fault(
        self,
        kind: EndpointKind,
        method: EndpointMethod,
    ) -> Option<EndpointFault> {
        let taken = self
            .desk
            .try_update(|desk| desk.take_endpoint_fault(kind, method));
        self.write_address_soon();
        taken.flatten()
    }

    fn dispatch_optional(self, input: Option<Input>) {
        if let Some(input) = input {
            self.dispatch(input);
        }
    }

    fn dispatch(self, input: Input) {
        let left = self.place_to_leave();
        self.handle(input);
        self.follow_place(left);
        self.write_address_soon();
    }

    fn handle(self, input: Input) {
        let effects = self.desk.try_update(|desk| desk.handle(now(), input));
        self.perform(effects.unwrap_or_default());
    }

    fn perform(self, effects: Vec<Effect>) {
        let mut entries = Vec::new();
        for effect in effects {
            match effect {
                Effect::Reply { port, reply } => {
                    self.wire.update_value(|wire| wire.reply(port, &reply));
                }
                Effect::Repeat { port, reply } => {
                    self.wire.with_value(|wire| wire.repeat(port, &reply));
                }
                Effect::Emit { port, data } => {
                    self.wire.with_value(|wire| wire.emit(port, data.as_ref()));
                }
                Effect::Drop(port) => self.wire.update_value(|wire| wire.drop_port(port)),
                Effect::MintToken(request) => self.mint(request),
                Effect::Ask { ask, call } => self.ask(ask, *call),
                Effect::OpenTab(address) => open_tab(&address),
                Effect::Look { frame, address } => self.look(frame, address),
                Effect::ChangeAtStandIn(changes) => Self::change_at_stand_in(changes),
                Effect::StartTimer { timer, after } => self.start(timer, after),
                Effect::Log(entry) => entries.push(*entry),
            }
        }
        if !entries.is_empty() {
            self.log
                .update(|log| entries.into_iter().for_each(|entry| log.push(entry)));
            self.draw_log_soon();
        }
    }

    fn mint(self, request: TokenRequest) {
        spawn_local(async move {
            let input = match sign(request.clone()).await {
                Ok(token) => Input::TokenMinted(token),
                Err(error) => Input::TokenFailed(request, error.to_string()),
            };
            self.dispatch(input);
        });
    }

    fn ask(self, ask: AskId, call: Call) {
        spawn_local(async move {
            let answer = self.call(call).await;
            self.dispatch(Input::EndpointAnswered(ask, Box::new(answer)));
        });
    }

    fn start(self, timer: Timer, after: u32) {
        set_timeout(
            move || self.dispatch(Input::TimerFired(timer)),
            std::time::Duration::from_millis(after.into()),
        );
    }
}

/// Opens a page of the app in a new tab, which can't reach this one. Other kinds of addresses are not opened.
fn open_tab(address: &str) {
    if !["http://", "https://", "/"]
        .iter()
        .any(|begin| address.starts_with(begin))
    {
        return;
    }
    let opened =
        window().open_with_url_and_target_and_features(address, "_blank", "noopener,noreferrer");
    if opened.is_err() {
        leptos::logging::warn!("The browser opened no tab.");
    }
}

/// Milliseconds since 1970-01-01.
fn now() -> i64 {
    // `Date.now()` is a whole number far below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    let milliseconds = Date::now() as i64;
    milliseconds
}
