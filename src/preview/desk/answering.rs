//! One reply a command: never none, never two.

use serde_json::Value;

use crate::preview::log::Kind;
use crate::preview::protocol::{CommandName, Refusal};

use super::turn::Turn;
use super::{Desk, Effect, FrameId, PortId, Reply, Timer};

/// A command that waits for its reply.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) frame: FrameId,
    pub(super) command: CommandName,
    /// When it came, in milliseconds since 1970-01-01.
    since: i64,
    /// What was wrong with it, where it is answered all the same.
    fault: Option<Refusal>,
    /// How long its reply is held back on purpose, in milliseconds.
    delay: u32,
}

/// A reply that is held back on purpose.
#[derive(Clone, Debug)]
pub(super) struct HeldReply {
    pending: Pending,
    reply: Reply,
}

impl Pending {
    pub(super) const fn new(frame: FrameId, command: CommandName, now: i64) -> Self {
        Self {
            frame,
            command,
            since: now,
            fault: None,
            delay: 0,
        }
    }

    pub(super) fn delayed(self, delay: u32) -> Self {
        Self { delay, ..self }
    }

    pub(super) fn despite(self, fault: Option<Refusal>) -> Self {
        Self { fault, ..self }
    }
}

impl Desk {
    pub(super) fn expect_reply(&mut self, port: PortId, pending: Pending) {
        self.pending.insert(port, pending);
    }

    /// Resolves a command without data.
    pub(super) fn done(&mut self, port: PortId, turn: &mut Turn) {
        self.answer(port, Reply::Done(None), turn);
    }

    /// Resolves a command with data.
    pub(super) fn done_with(&mut self, port: PortId, data: Value, turn: &mut Turn) {
        self.answer(port, Reply::Done(Some(data)), turn);
    }

    /// Answers a command, at once or after the delay that a fault put on it. A command that was answered before, or whose
    /// frame is gone, isn't answered again.
    pub(super) fn answer(&mut self, port: PortId, reply: Reply, turn: &mut Turn) {
        let Some(pending) = self.pending.remove(&port) else {
            return;
        };
        if pending.delay == 0 {
            self.send(port, pending, reply, turn);
            return;
        }
        turn.start(Timer::HeldReply(port), pending.delay);
        self.held.insert(port, HeldReply { pending, reply });
    }

    /// Sends a reply that was held back.
    pub(super) fn release(&mut self, port: PortId, turn: &mut Turn) {
        if let Some(HeldReply { pending, reply }) = self.held.remove(&port) {
            self.send(port, pending, reply, turn);
        }
    }

    fn send(&self, port: PortId, pending: Pending, reply: Reply, turn: &mut Turn) {
        if let Some(frame) = self.frame(pending.frame) {
            let kind = match (&reply, &pending.fault) {
                (Reply::Failed(_), Some(_)) => Kind::Refused,
                _ => Kind::Reply,
            };
            let mut entry = turn.entry(frame, kind, pending.command.as_str());
            entry.ms = Some(elapsed(pending.since, turn.now));
            entry.refusal = pending.fault;
            match &reply {
                Reply::Done(data) => entry.carry(data.clone()),
                Reply::Failed(error) => entry.error = Some(error.clone()),
            }
            turn.log(entry);
        }
        turn.reply(port, reply);
    }

    /// Never answers a command, because of a fault or because nobody could hear the answer; the log tells why.
    pub(super) fn abandon(&mut self, port: PortId, why: &str, turn: &mut Turn) {
        let held = self.held.remove(&port).map(|held| held.pending);
        let Some(pending) = self.pending.remove(&port).or(held) else {
            return;
        };
        if let Some(frame) = self.frame(pending.frame) {
            let mut entry = turn.entry(frame, Kind::Refused, pending.command.as_str());
            entry.ms = Some(elapsed(pending.since, turn.now));
            entry.error = Some(why.to_owned());
            turn.log(entry);
        }
        turn.push(Effect::Drop(port));
    }

    /// The commands of a frame that still wait.
    pub(super) fn pending_of(&self, frame: FrameId) -> Vec<PortId> {
        let waiting = self
            .pending
            .iter()
            .filter(|(_, pending)| pending.frame == frame)
            .map(|(port, _)| *port);
        let held = self
            .held
            .iter()
            .filter(|(_, held)| held.pending.frame == frame)
            .map(|(port, _)| *port);
        waiting.chain(held).collect()
    }
}

fn elapsed(since: i64, now: i64) -> u32 {
    u32::try_from(now - since).unwrap_or_default()
}
