//! One turn of the desk: the time, and what the turn asks the browser to do.

use serde_json::Value;

use crate::log::{Direction, Entry, Kind};
use crate::protocol::Event;

use super::effect::{Effect, Reply};
use super::frame::{Frame, Listener};
use super::id::PortId;
use super::input::Timer;

/// The time of an input and the effects gathered while it is handled.
pub(super) struct Turn {
    /// Milliseconds since 1970-01-01.
    pub(super) now: i64,
    effects: Vec<Effect>,
}

impl Turn {
    pub(super) const fn at(now: i64) -> Self {
        Self {
            now,
            effects: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Effect> {
        self.effects
    }

    pub(super) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn reply(&mut self, port: PortId, reply: Reply) {
        self.push(Effect::Reply { port, reply });
    }

    /// Drops a port without a reply.
    pub(super) fn drop_port(&mut self, port: PortId) {
        self.push(Effect::Drop(port));
    }

    pub(super) fn start(&mut self, timer: Timer, after: u32) {
        self.push(Effect::StartTimer { timer, after });
    }

    pub(super) fn log(&mut self, entry: Entry) {
        self.push(Effect::Log(Box::new(entry)));
    }

    /// A log entry of this turn's time, to be filled in.
    pub(super) fn entry(&self, frame: &Frame, kind: Kind, name: &str) -> Entry {
        let direction = match kind {
            Kind::Command | Kind::Listen | Kind::Unlisten | Kind::Track | Kind::Other => {
                Direction::ToHost
            }
            Kind::Reply | Kind::Event | Kind::Refused | Kind::Note => Direction::ToFrame,
        };
        Entry::new(self.now, frame.surface, frame.id, direction, kind, name)
    }

    /// Forgets a listener.
    pub(super) fn unlisten(&mut self, frame: &Frame, listener: Listener) {
        let entry = self.entry(frame, Kind::Unlisten, listener.event.as_str());
        self.log(entry);
        self.drop_port(listener.port);
    }

    /// Posts an event to every listener of a frame that waits for it.
    pub(super) fn emit(&mut self, frame: &Frame, event: Event, data: Option<&Value>) {
        let ports = frame
            .listeners
            .iter()
            .filter(|listener| listener.event == event)
            .map(|listener| listener.port);
        for port in ports {
            self.emit_to(frame, port, event, data);
        }
    }

    /// Posts an event to one listener of a frame.
    pub(super) fn emit_to(
        &mut self,
        frame: &Frame,
        port: PortId,
        event: Event,
        data: Option<&Value>,
    ) {
        self.push(Effect::Emit {
            port,
            data: data.cloned(),
        });
        let mut entry = self.entry(frame, Kind::Event, event.as_str());
        entry.data = data.cloned();
        self.log(entry);
    }
}
