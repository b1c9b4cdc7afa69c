//! What each command does.

use serde_json::json;

use crate::account::{Record, Resource};
use crate::assumptions::PANEL_WIDTHS;
use crate::protocol::{Bounds, Command, Redirect, SizeRequest, View};

use super::dock::Invoker;
use super::turn::Turn;
use super::{Desk, FrameSize, Part, Place, PortId};
use crate::frame_id::FrameId;

impl Desk {
    /// Does a command that was judged. Every path ends in one answer, now or when the user has decided.
    pub(super) fn run(&mut self, frame: FrameId, command: Command, port: PortId, turn: &mut Turn) {
        match command {
            Command::Initialize(size) => self.initialize(frame, size, port, turn),
            Command::Resize(size) => {
                self.set_size(frame, size);
                self.done(port, turn);
            }
            Command::ShowSnackbar { message, link } => {
                self.dialogs.show_snackbar(message, link, turn);
                self.done(port, turn);
            }
            Command::ShowConfirmation(question) => self.ask(frame, question, port),
            Command::OpenModal(request) => self.open_modal(frame, request, port, turn),
            Command::CloseModal => {
                self.done(port, turn);
                self.close_modal_of(frame, turn);
            }
            Command::GetSignedToken => self.hand_out_token(frame, port, turn),
            Command::RedirectTo(redirect) => self.redirect(redirect, port, turn),
            Command::ShowFloatingWindow(context) => {
                self.show_window(Invoker::Command, context, turn);
                self.done(port, turn);
            }
            Command::HideFloatingWindow(context) => {
                self.hide_window(Invoker::Command, context, turn);
                self.done(port, turn);
            }
            Command::SetNotification(number) => {
                self.dock.set_notification(number);
                self.done(port, turn);
            }
            Command::SetFocusMode(on) => {
                self.dock.set_focus_mode(on);
                self.done(port, turn);
            }
            Command::GetMetadata => {
                let window = self.window;
                let data = json!({ "windowHeight": window.height, "windowWidth": window.width });
                self.done_with(port, data, turn);
            }
        }
    }

    fn initialize(&mut self, frame: FrameId, size: SizeRequest, port: PortId, turn: &mut Turn) {
        self.set_size(frame, size);
        if let Some(frame) = self.frames.get_mut(frame) {
            frame.initialise(turn.now);
        }
        self.done(port, turn);
    }

    fn set_size(&mut self, frame: FrameId, size: SizeRequest) {
        if let Some(frame) = self.frames.get_mut(frame) {
            frame.ask_for_size(size);
        }
        self.keep_window_in_view();
    }

    /// Gives a frame the size that somebody typed into the tools.
    pub(super) fn resize_by_hand(&mut self, frame: FrameId, size: FrameSize) {
        let window = self.window;
        let Some(frame) = self.frames.get_mut(frame) else {
            return;
        };
        let bounds = Bounds::of(frame.surface, window);
        // That a panel's width is fixed is known, what it is isn't.
        let widths = bounds.width.unwrap_or(PANEL_WIDTHS);
        frame.resize(FrameSize {
            width: size.width.map(|width| widths.nearest(width)),
            height: bounds.height.nearest(size.height),
        });
        self.keep_window_in_view();
    }

    fn redirect(&mut self, redirect: Redirect, port: PortId, turn: &mut Turn) {
        let Redirect { view, id, context } = redirect;
        // The reply goes first: the frame that asked may be gone with its page.
        self.done(port, turn);
        self.go(place_of(view, id), context, turn);
    }
}

fn place_of(view: View, id: Option<u64>) -> Place {
    let record_or_list = |resource| match id {
        Some(id) => Place::Details(Record { resource, id }),
        None => Place::List(resource),
    };
    match view {
        View::Deals => record_or_list(Resource::Deal),
        View::Contacts => record_or_list(Resource::Person),
        View::Organizations => record_or_list(Resource::Organization),
        View::Leads => Place::Elsewhere(Part::Leads, id),
        View::Campaigns => Place::Elsewhere(Part::Campaigns, id),
        View::Projects => Place::Elsewhere(Part::Projects, id),
        View::Settings => Place::Settings,
    }
}
