//! What fails on purpose beyond single commands: what is switched on, and what it does to the page.

use crate::scenario::{Scenario, ServerFault, take_server_fault};
use crate::surface::Surface;

use super::turn::Turn;
use super::{Desk, FrameId, FrameSize, StormEvent};

impl Desk {
    /// What fails on purpose.
    pub const fn failures(&self) -> &Scenario {
        &self.failures
    }

    /// What failed on purpose from the start.
    pub const fn opened_with(&self) -> &Scenario {
        &self.setup.failures
    }

    /// Takes what happens to a request of the built-in app to its sandbox; `None` when nothing does.
    pub fn take_server_fault(
        &mut self,
        surface: Option<Surface>,
        method: &str,
        path: &str,
    ) -> Option<ServerFault> {
        take_server_fault(&mut self.failures.server, surface, method, path)
    }

    /// The size that a frame is shown in: its own, unless a storm squeezes it at the moment.
    pub fn shown_size(&self, frame: FrameId) -> Option<FrameSize> {
        Some(self.storms.shown(self.frame(frame)?.size))
    }

    /// Switches failures on in the place of all others.
    pub(super) fn set_failures(&mut self, failures: Scenario, turn: &mut Turn) {
        self.failures = failures;
        self.storms.begin(&self.failures, turn);
    }

    /// Switches failures on and loads every frame again, so that all of it shows.
    pub(super) fn play(&mut self, failures: Scenario, turn: &mut Turn) {
        self.set_failures(failures, turn);
        self.load(self.page.place(), None, turn);
    }

    /// Does what a storm does this time, and lets the next time come.
    pub(super) fn storm_event(
        &mut self,
        event: StormEvent,
        storm: u32,
        left: u32,
        turn: &mut Turn,
    ) {
        if !self.storms.is_current(storm) {
            return;
        }
        match event {
            StormEvent::ThemeFlips => self.set_theme(self.theme.other(), turn),
            StormEvent::FramesSqueezed => self.storms.squeeze(left),
        }
        self.storms.wait_for_next(event, left, &self.failures, turn);
    }
}
