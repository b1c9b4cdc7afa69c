//! How frames appear, start, fail and go away.

use serde_json::json;

use crate::assumptions::{Assumptions, first_size};
use crate::frame_address::Opening;
use crate::log::Kind;
use crate::protocol::{Event, Refusal, Rule};
use crate::surface::{Surface, Theme};

use super::frame::Extension;
use super::heights::Heights;
use super::turn::Turn;
use super::{Desk, Frame, FrameId, FrameSize, FrameStatus, Timer};

/// How long a frame may take to call `initialize`, in milliseconds
/// (<https://pipedrive.readme.io/docs/custom-ui-extensions>).
pub(super) const INITIALISE_DEADLINE: u32 = 10_000;

/// How long a page may say nothing after it was loaded until it is looked at, in milliseconds.
pub(super) const PATIENCE_WITH_SILENCE: u32 = 2_000;

/// The longest time, in milliseconds, from a page's `initialize` to the browser's word that it has loaded.
const LOAD_TIME: i64 = 5_000;

impl Desk {
    pub(super) fn frame_mut(&mut self, id: FrameId) -> Option<&mut Frame> {
        self.frames.iter_mut().find(|frame| frame.id == id)
    }

    /// Makes a frame; its address follows as soon as there is a token for it.
    pub(super) fn open_frame(
        &mut self,
        surface: Surface,
        extension: Extension,
        opening: Opening,
        turn: &mut Turn,
    ) -> FrameId {
        self.last_frame += 1;
        let id = FrameId(self.last_frame);
        let (width, height) = first_size(surface);
        self.frames.push(Frame {
            id,
            surface,
            identifier: self.identifiers.draw(),
            address: None,
            status: FrameStatus::Loading,
            size: FrameSize { width, height },
            listeners: Vec::new(),
            spoke: false,
            trouble: None,
            loads_well: false,
            looked_at: false,
            loads: 0,
            missed: Vec::new(),
            initialised_since_load: None,
            heights: Heights::default(),
            extension,
            opening,
            deadline: i64::MAX,
        });
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
        self.late_addresses.remove(&id);
        self.conversation.drop_silenced(id, turn);
        if self.focused == Some(id) {
            self.focused = None;
        }
        let Some(index) = self.frames.iter().position(|frame| frame.id == id) else {
            return;
        };
        let frame = self.frames.remove(index);
        for listener in &frame.listeners {
            turn.unlisten(&frame, *listener);
        }
    }

    /// Puts a fresh frame in a frame's place: a new element, a new runtime id, a new request.
    pub(super) fn reload(&mut self, old: FrameId, turn: &mut Turn) {
        let Some(frame) = self.frame(old) else { return };
        let surface = frame.surface;
        let (extension, opening) = (frame.extension.clone(), frame.opening.clone());
        self.close_frame(old, turn);
        let new = self.open_frame(surface, extension, opening, turn);
        let places = [
            self.panel.as_mut().map(|panel| &mut panel.frame),
            self.settings.as_mut().map(|settings| &mut settings.frame),
        ];
        let places = places.into_iter().flatten();
        for place in places.filter(|place| **place == old) {
            *place = new;
        }
        self.dialogs.reload(old, new);
        self.dock.reload(old, new);
    }

    /// The browser finished loading a frame's document.
    ///
    /// A second time means that the page replaced itself and has to start again. An `initialize` that came shortly before may be an
    /// early one of the new page, since browsers tell of a load after its first scripts have run, and is taken for that. Nobody has to
    /// wait for the difference: every `initialize` is answered at once.
    pub(super) fn frame_loaded(&mut self, id: FrameId, turn: &mut Turn) {
        let Some(frame) = self.frame_mut(id) else {
            return;
        };
        if frame.address.is_none() {
            return;
        }
        frame.loads += 1;
        let initialised = std::mem::take(&mut frame.initialised_since_load);
        let is_of_this_page = initialised.is_some_and(|at| turn.now - at <= LOAD_TIME);
        turn.start(Timer::Look(id), PATIENCE_WITH_SILENCE);
        if frame.loads == 1 || is_of_this_page {
            return;
        }
        frame.looked_at = false;
        frame.status = FrameStatus::Loading;
        frame.deadline = turn.now + i64::from(INITIALISE_DEADLINE);
        turn.start(Timer::InitialiseDeadline(id), INITIALISE_DEADLINE);
    }

    pub(super) fn deadline_passed(&mut self, id: FrameId, turn: &mut Turn) {
        let Some(frame) = self.frame_mut(id) else {
            return;
        };
        if frame.status != FrameStatus::Loading || turn.now < frame.deadline {
            return;
        }
        frame.status = FrameStatus::NotDisplayed;
        let refusal = too_late(frame);
        let mut entry = turn.entry(frame, Kind::Refused, "initialize");
        entry.error = Some(refusal.to_string());
        entry.refusal = Some(refusal);
        turn.log(entry);
        self.look_at(id, turn);
    }

    /// Takes something else for granted. What a frame may do is decided when it is made.
    pub(super) fn assume(&mut self, assumptions: Assumptions, turn: &mut Turn) {
        let other_abilities = assumptions.frame_abilities != self.assumptions.frame_abilities;
        self.assumptions = assumptions;
        if other_abilities {
            let frames: Vec<FrameId> = self.frames.iter().map(|frame| frame.id).collect();
            for frame in frames {
                self.reload(frame, turn);
            }
        }
    }

    pub(super) fn set_theme(&mut self, theme: Theme, turn: &mut Turn) {
        if theme == self.theme {
            return;
        }
        self.theme = theme;
        let data = json!({ "theme": theme.as_str() });
        let frames: Vec<FrameId> = self.frames.iter().map(|frame| frame.id).collect();
        for frame in frames {
            self.tell(frame, Event::UserSettingsChange, Some(&data), turn);
        }
    }
}

/// Why a frame isn't displayed after ten seconds: what is known of its trouble, or that `initialize` didn't come.
fn too_late(frame: &Frame) -> Refusal {
    match &frame.trouble {
        Some(trouble) => Refusal::new(
            Rule::TenSeconds,
            format!(
                "No `initialize` came within ten seconds. {}",
                trouble.cause()
            ),
            trouble.remedy(),
        ),
        None => Refusal::new(
            Rule::TenSeconds,
            "No `initialize` came within ten seconds.",
            "Check that the address loads, that the SDK gets the `id` of the query, and that nothing is awaited before `initialize`.",
        ),
    }
}
