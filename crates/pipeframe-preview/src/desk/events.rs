//! Which listeners get an event, and what happens to one without a listener.

use serde_json::Value;

use crate::assumptions::EarlyEvents;
use crate::log::Kind;
use crate::protocol::{Event, Finding};
use crate::rule::Rule;

use super::frame::Missed;
use super::turn::Turn;
use super::{Desk, Listener};
use crate::frame_id::FrameId;

impl Desk {
    /// Posts an event to every listener of a frame that waits for it. Where there is none, it is noted.
    pub(super) fn tell(
        &mut self,
        frame: FrameId,
        event: Event,
        data: Option<&Value>,
        turn: &mut Turn,
    ) {
        let Some(frame) = self.frames.get_mut(frame) else {
            return;
        };
        if frame.listens_for(event) {
            turn.emit(frame, event, data);
        } else {
            frame.miss(event, data.cloned());
        }
    }

    /// A frame's first listener for an event gets those that came before it, or the log says that they are lost.
    pub(super) fn catch_up(&mut self, frame: FrameId, listener: Listener, turn: &mut Turn) {
        let early = self.assumptions.early_events;
        let Some(frame) = self.frames.get_mut(frame) else {
            return;
        };
        let missed = frame.take_missed(listener.event);
        match (early, missed.last()) {
            (_, None) => {}
            (EarlyEvents::Held, _) => {
                for Missed { event, data } in missed {
                    turn.emit_to(frame, listener.port, event, data.as_ref());
                }
            }
            (EarlyEvents::Lost, Some(last)) => {
                let finding = lost(last.event, missed.len());
                let mut entry = turn.entry(frame, Kind::Note, last.event.as_str());
                entry.data.clone_from(&last.data);
                entry.finding = Some(finding);
                turn.log(entry);
            }
        }
    }
}

fn lost(event: Event, times: usize) -> Finding {
    let event = event.as_str();
    let times = match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    };
    Finding::new(
        Rule::EarlyEvent,
        format!("`{event}` happened {times} before anybody in the frame listened for it."),
        "Listen before `initialize`; the SDK allows that.",
    )
}
