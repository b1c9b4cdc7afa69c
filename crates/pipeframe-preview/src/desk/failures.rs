//! What fails on purpose: what is switched on, and what it does to commands and to the page.

use crate::protocol::{Checked, Command, CommandName};
use crate::scenario::{
    CommandFault, EndpointFault, EndpointKind, EndpointMethod, Scenario, ServerFault,
    take_command_fault, take_endpoint_fault, take_server_fault,
};
use crate::surface::Surface;

use super::conversation::{Manner, Pending};
use super::turn::Turn;
use super::{Desk, FrameSize, PortId, Reply, StormEvent};
use crate::frame_id::FrameId;

impl Desk {
    /// What fails on purpose.
    pub(crate) const fn failures(&self) -> &Scenario {
        &self.failures
    }

    /// What failed on purpose from the start.
    pub(crate) const fn opened_with(&self) -> &Scenario {
        &self.setup.failures
    }

    /// Takes what happens to a request of the built-in app to its sandbox; `None` when nothing does.
    pub(crate) fn take_server_fault(
        &mut self,
        surface: Option<Surface>,
        method: &str,
        path: &str,
    ) -> Option<ServerFault> {
        take_server_fault(&mut self.failures.server, surface, method, path)
    }

    /// Takes what happens to a request to the endpoint of a JSON panel or JSON modal; `None` when nothing does.
    pub(crate) fn take_endpoint_fault(
        &mut self,
        endpoint: EndpointKind,
        method: EndpointMethod,
    ) -> Option<EndpointFault> {
        take_endpoint_fault(&mut self.failures.endpoints, endpoint, method)
    }

    /// Takes what happens to a command of a frame; `None` when nothing does.
    pub(super) fn take_fault(
        &mut self,
        frame: FrameId,
        command: CommandName,
    ) -> Option<CommandFault> {
        let surface = self.frame(frame)?.surface;
        let is_seen = match surface {
            Surface::Panel => !self.page.is_panel_collapsed(),
            Surface::FloatingWindow => self.dock.shows_window(),
            Surface::Modal | Surface::Settings => true,
        };
        take_command_fault(&mut self.failures.rules, surface, command, is_seen)
    }

    /// Keeps a command from being done, or lets it be done and does something to its reply.
    pub(super) fn fail_on_purpose(
        &mut self,
        fault: CommandFault,
        checked: Checked<Command>,
        port: PortId,
        pending: Pending,
        turn: &mut Turn,
    ) {
        let manner = match fault {
            CommandFault::Pass => Manner::Plain,
            CommandFault::Delay(delay) => Manner::Late(delay),
            CommandFault::Twice => Manner::Twice,
            CommandFault::Shape(value) => Manner::Shaped(value),
            CommandFault::Postpone(delay) => {
                let conversation = &mut self.conversation;
                return conversation.postpone(port, pending, checked, delay, turn);
            }
            CommandFault::Silence => return self.keep_silent(port, &pending, turn),
            CommandFault::Error(text) => {
                self.conversation.wait(port, pending);
                return self.answer(port, Reply::Failed(text), turn);
            }
            CommandFault::Drop => {
                self.conversation.wait(port, pending);
                return self.abandon(port, "Its port was closed, on purpose.", turn);
            }
            CommandFault::Reload => {
                let frame = pending.frame;
                self.conversation.wait(port, pending);
                return self.reload(frame, turn);
            }
        };
        self.decide(checked, port, pending.in_manner(manner), turn);
    }

    /// The size that a frame is shown in: its own, unless a storm squeezes it at the moment.
    pub(crate) fn shown_size(&self, frame: FrameId) -> Option<FrameSize> {
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
