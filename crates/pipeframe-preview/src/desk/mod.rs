//! The simulated Pipedrive as a state machine: [`Desk::handle`] takes an [`Input`] and a time and gives [`Effect`]s.
//!
//! Nothing here reads a clock, draws a random number or touches the browser; two desks with the same inputs do the
//! same. Views read the desk and send [`UserAction`]s; they hold no state of Pipedrive's own.
//!
//! The desk passes each input on to the parts that it concerns, and collects their effects. A part is a type that knows nothing of
//! the desk; its fields are its own:
//!
//! | part | what it keeps |
//! | --- | --- |
//! | `frames`, `frame` | the iframes: how far their start is, and their listeners |
//! | `conversation` | the commands that aren't answered yet, and the replies that are kept back on purpose |
//! | `page`, `list` | the page that is shown, its list, its panel or settings page |
//! | `dialogs`, `dialog` | modals, confirmations, snackbars |
//! | `dock` | the apps dock with the floating window |
//! | `token_requests` | the signed tokens, and what waits for one |
//! | `recent` | the requests that were listed lately, of Pipedrive's API and of the app's server |
//! | `json_panel`, `json_modal`, `documents` | a JSON panel or JSON modal, what its endpoint is asked, what the answers make of it; the uploaded structures and schemas |
//! | `storms` | the theme that flips, the frames that are squeezed |
//!
//! The other files join the parts. Each adds methods to the desk:
//!
//! | file | what it decides |
//! | --- | --- |
//! | `actions` | what each act of the user leads to |
//! | `messages` | what a posted message means and whether it is done or refused |
//! | `failures` | what fails on purpose |
//! | `answering` | that each command gets one reply |
//! | `commands` | what each command does |
//! | `lifecycle`, `tokens` | how frames appear, start, fail and go away |
//! | `preferences` | what the user prefers, and the events about it |
//! | `navigation`, `workbench` | what a change of page does to panel, settings and modal |
//! | `hub` | what is done in the Developer Hub, and who can install the app |
//! | `selection`, `people` | what is ticked in a list; the user and the company |
//! | `overlays`, `prefill` | how modals open and close, and what an "Add" dialog begins with |
//! | `endpoints` | what the endpoints of JSON panels and JSON modals are asked |
//! | `link_actions` | the link actions of the page, and where each leads |
//! | `json_panels`, `json_modals` | when the endpoints of JSON panels and JSON modals are asked, and what people can do in them |
//! | `floating_window` | the events for the floating window's frame |
//! | `events` | which listeners get an event, and what happens to one without a listener |
//! | `troubles` | pages that don't start, and requests that lead nowhere |
//! | `scene`, `staging` | what of all this a link holds |
//! | `queries` | what views ask |
//! | `report` | what `window.preview.state()` shows |

mod actions;
mod answering;
mod commands;
mod conversation;
mod dialog;
mod dialogs;
mod dock;
mod documents;
mod effect;
mod endpoints;
mod events;
mod failures;
mod floating_window;
mod frame;
mod frames;
mod heights;
mod hub;
mod id;
mod identifier;
mod input;
mod json_modal;
mod json_modals;
mod json_panel;
mod json_panels;
mod lifecycle;
mod link_actions;
mod list;
mod messages;
mod navigation;
mod overlays;
mod page;
mod people;
mod place;
mod preferences;
mod prefill;
mod queries;
mod recent;
mod record_changes;
mod report;
mod scene;
mod selection;
mod setup;
mod staging;
mod storms;
#[cfg(test)]
mod tests;
mod token_requests;
mod tokens;
mod troubles;
mod turn;
mod workbench;

pub(crate) use dialog::{
    Confirmation, EntityForm, ModalContent, ModalOrigin, OpenModal, Opener, Snackbar,
};
pub(crate) use dock::{FloatingWindow, Point};
pub(crate) use documents::Documents;
pub(crate) use effect::{ChangedRecord, Effect, Reply};
pub(crate) use endpoints::Endpoint;
pub(crate) use frame::{Frame, FrameSize, FrameStatus, Listener};
pub(crate) use id::{AskId, DialogId, PortId};
pub(crate) use input::{
    ApiRequest, FailedRequest, HubAction, Input, StormEvent, Timer, UserAction,
};
pub(crate) use json_modal::JsonModal;
pub(crate) use json_panel::JsonPanel;
pub(crate) use link_actions::OfferedLink;
pub(crate) use list::{ListState, Marks};
pub(crate) use page::{Panel, SettingsPage};
pub(crate) use place::{Part, Place, PlaceKind};
pub(crate) use scene::{ModalScene, Scene, WindowScene};
pub(crate) use setup::Setup;

use super::account::Account;
use super::assumptions::Assumptions;
use super::hub::{Hub, StandInState};
use super::relay::Answer;
use super::scenario::Scenario;
use super::surface::{Mode, Theme, WindowSize};

use conversation::Conversation;
use dialogs::Dialogs;
use dock::Dock;
use frames::Frames;
use page::Page;
use recent::Recent;
use storms::Storms;
use token_requests::TokenRequests;
use turn::Turn;

/// The host: everything that the simulated Pipedrive shows and remembers.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    setup: Setup,
    account: Account,
    other_accounts: Vec<Account>,
    assumptions: Assumptions,
    theme: Theme,
    mode: Mode,
    page: Page,
    window: WindowSize,
    frames: Frames,
    dock: Dock,
    dialogs: Dialogs,
    conversation: Conversation,
    tokens: TokenRequests,
    failures: Scenario,
    api_requests: Recent<ApiRequest>,
    failed_requests: Recent<FailedRequest>,
    storms: Storms,
    hub: Hub,
    stand_in: Option<StandInState>,
    /// How many questions the endpoints of JSON panels and JSON modals were asked.
    asks: u32,
}

impl Desk {
    /// Opens Pipedrive at the setup's page, with the floating window mounted and hidden.
    pub(crate) fn open(setup: Setup, now: i64) -> (Self, Vec<Effect>) {
        let stand_in = setup.stand_in.clone();
        let mut desk = Self::blank(setup);
        if let Some(state) = stand_in {
            desk.take_over(state);
        }
        let mut turn = Turn::at(now);
        desk.mount(&mut turn);
        (desk, turn.finish())
    }

    fn blank(setup: Setup) -> Self {
        Self {
            account: setup.account.clone(),
            other_accounts: setup.other_accounts.clone(),
            assumptions: setup.assumptions.clone(),
            theme: setup.theme,
            mode: setup.mode,
            page: Page::at(setup.place),
            window: setup.window,
            frames: Frames::new(setup.seed),
            dock: Dock::default(),
            dialogs: Dialogs::default(),
            conversation: Conversation::default(),
            tokens: TokenRequests::default(),
            failures: setup.failures.clone(),
            api_requests: Recent::default(),
            failed_requests: Recent::default(),
            storms: Storms::default(),
            hub: Hub::of(setup.file.clone()),
            stand_in: None,
            asks: 0,
            setup,
        }
    }

    fn mount(&mut self, turn: &mut Turn) {
        let scene = self.setup.scene.clone();
        self.set_stage(&scene);
        self.mount_floating_window(turn);
        self.enter(scene.settings_context.clone(), turn);
        self.arrange(scene, turn);
        self.storms.begin(&self.failures, turn);
    }

    /// Reacts to one input at a time given in milliseconds since 1970-01-01.
    pub(crate) fn handle(&mut self, now: i64, input: Input) -> Vec<Effect> {
        let mut turn = Turn::at(now);
        match input {
            Input::Posted { frame, body, port } => self.receive(frame, body, port, &mut turn),
            Input::Loaded(frame) => self.frame_loaded(frame, &mut turn),
            Input::Looked(frame, sight) => self.looked(frame, sight, &mut turn),
            Input::Threw(frame, error) => self.threw(frame, error, &mut turn),
            Input::RequestFailed(frame, request) => self.request_failed(frame, request, &mut turn),
            Input::AskedApi(request) => self.asked_api(request, &mut turn),
            Input::StandIn(state) => self.follow_stand_in(*state, &mut turn),
            Input::Denied(names) => self.denied(&names, &mut turn),
            Input::StorageBlocked => self.storage_blocked(&mut turn),
            Input::TimerFired(timer) => self.timer_fired(timer, &mut turn),
            Input::EndpointAnswered(ask, answer) => self.endpoint_answered(ask, &answer, &mut turn),
            Input::TokenMinted(token) => self.token_minted(token, &mut turn),
            Input::TokenFailed(request, reason) => {
                self.token_failed(&request, &reason, &mut turn);
            }
            Input::WindowResized(window) => self.resize_window(window),
            Input::User(action) => self.act(action, &mut turn),
        }
        turn.finish()
    }

    fn next_ask(&mut self) -> AskId {
        self.asks += 1;
        AskId(self.asks)
    }

    fn endpoint_answered(&mut self, ask: AskId, answer: &Answer, turn: &mut Turn) {
        if !self.json_panel_answered(ask, answer) {
            self.json_modal_answered(ask, answer, turn);
        }
    }

    fn timer_fired(&mut self, timer: Timer, turn: &mut Turn) {
        match timer {
            Timer::InitialiseDeadline(frame) => self.deadline_passed(frame, turn),
            Timer::SnackbarEnds(snackbar) => self.dialogs.end_snackbar(snackbar, turn),
            Timer::HeldReply(port) => self.release(port, turn),
            Timer::Postponed(port) => self.take_up(port, turn),
            Timer::LateAddress(frame) => self.frames.late_address_arrives(frame),
            Timer::Look(frame) => self.look_at(frame, turn),
            Timer::Storm { event, storm, left } => self.storm_event(event, storm, left, turn),
        }
    }

    /// Starts over with what the desk opened with, but for what the user chose in the tools.
    fn reset(&mut self, turn: &mut Turn) {
        for frame in self.frames.ids() {
            self.close_frame(frame, turn);
        }
        let mut fresh = Self::blank(self.setup.clone());
        if let Some(state) = self.stand_in.take() {
            fresh.take_over(state);
        }
        // Names go on from where they were, so that nothing of the old run is taken for something of the new one.
        *self = Self {
            window: self.window,
            theme: self.theme,
            mode: self.mode,
            assumptions: self.assumptions.clone(),
            tokens: std::mem::take(&mut self.tokens),
            frames: self.frames.emptied(),
            dialogs: self.dialogs.emptied(),
            storms: self.storms.clone(),
            hub: self.hub.clone(),
            asks: self.asks,
            ..fresh
        };
        self.mount(turn);
    }
}
