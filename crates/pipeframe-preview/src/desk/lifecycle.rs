//! How frames appear, start, fail and go away.

use crate::frame_address::Opening;
use crate::log::Kind;
use crate::protocol::Finding;
use crate::rule::Rule;
use crate::surface::Surface;

use super::frame::{Extension, INITIALISE_DEADLINE, Load};
use super::turn::Turn;
use super::{Desk, Frame, Timer};
use crate::frame_id::FrameId;

/// How long a page may say nothing after it was loaded until it is looked at, in milliseconds.
const PATIENCE_WITH_SILENCE: u32 = 2_000;

impl Desk {
    /// Makes a frame; its address follows as soon as there is a token for it.
    pub(super) fn open_frame(
        &mut self,
        surface: Surface,
        extension: Extension,
        opening: Opening,
        turn: &mut Turn,
    ) -> FrameId {
        let id = self.frames.open(surface, extension, opening);
        self.ask_for_address(id, turn);
        id
    }

    /// Forgets a frame with its listeners; what it still waits for is dropped.
    pub(super) fn close_frame(&mut self, id: FrameId, turn: &mut Turn) {
        for port in self.conversation.waiting_of(id) {
            self.dialogs.forget_opener(port);
            self.abandon(port, "The frame went away before its reply.", turn);
        }
        self.dialogs.withdraw_questions(id);
        self.tokens.forget(id);
        self.conversation.drop_silenced(id, turn);
        let Some(frame) = self.frames.close(id) else {
            return;
        };
        for listener in &frame.listeners {
            turn.unlisten(&frame, *listener);
        }
    }

    /// Puts a fresh frame in a frame's place: a new element, a new runtime id, a new request.
    pub(super) fn reload(&mut self, old: FrameId, turn: &mut Turn) {
        let Some(frame) = self.frame(old) else { return };
        let surface = frame.surface;
        let (extension, opening) = (frame.extension().clone(), frame.opening().clone());
        self.close_frame(old, turn);
        let new = self.open_frame(surface, extension, opening, turn);
        self.page.reload(old, new);
        self.dialogs.reload(old, new);
        self.dock.reload(old, new);
    }

    /// The browser finished loading a frame's document.
    pub(super) fn frame_loaded(&mut self, id: FrameId, turn: &mut Turn) {
        let Some(frame) = self.frames.get_mut(id) else {
            return;
        };
        let load = frame.finish_loading(turn.now);
        if load != Load::Blank {
            turn.start(Timer::Look(id), PATIENCE_WITH_SILENCE);
        }
        if load == Load::Replaced {
            turn.start(Timer::InitialiseDeadline(id), INITIALISE_DEADLINE);
        }
    }

    pub(super) fn deadline_passed(&mut self, id: FrameId, turn: &mut Turn) {
        let Some(frame) = self.frames.get_mut(id) else {
            return;
        };
        if !frame.miss_deadline(turn.now) {
            return;
        }
        let finding = too_late(frame);
        let mut entry = turn.entry(frame, Kind::Refused, "initialize");
        entry.error = Some(finding.to_string());
        entry.finding = Some(finding);
        turn.log(entry);
        self.look_at(id, turn);
    }
}

/// Why a frame isn't displayed after ten seconds: what is known of its trouble, or that `initialize` didn't come.
fn too_late(frame: &Frame) -> Finding {
    match &frame.trouble {
        Some(trouble) => Finding::new(
            Rule::TenSeconds,
            format!(
                "No `initialize` came within ten seconds. {}",
                trouble.cause()
            ),
            trouble.remedy(),
        ),
        None => Finding::new(
            Rule::TenSeconds,
            "No `initialize` came within ten seconds.",
            "Check that the address loads, that the SDK gets the `id` of the query, and that nothing is awaited before `initialize`.",
        ),
    }
}
