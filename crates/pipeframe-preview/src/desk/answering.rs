//! One reply a command: never none, never two.

use serde_json::Value;

use crate::log::Kind;
use crate::protocol::{Command, CommandName, Reading, Refusal};

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
    /// What is done to its reply on purpose.
    manner: Manner,
}

/// What is done to a reply on purpose.
#[derive(Clone, Debug, Default)]
pub(super) enum Manner {
    /// Nothing.
    #[default]
    Plain,
    /// It is held back for so many milliseconds.
    Late(u32),
    /// It is sent twice.
    Twice,
    /// This is sent in its place.
    Shaped(Value),
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
            manner: Manner::Plain,
        }
    }

    pub(super) fn in_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
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
        let Manner::Late(delay) = pending.manner else {
            self.send(port, pending, reply, turn);
            return;
        };
        turn.start(Timer::HeldReply(port), delay);
        self.held.insert(port, HeldReply { pending, reply });
    }

    /// Sends a reply that was held back.
    pub(super) fn release(&mut self, port: PortId, turn: &mut Turn) {
        if let Some(HeldReply { pending, reply }) = self.held.remove(&port) {
            self.send(port, pending, reply, turn);
        }
    }

    fn send(&self, port: PortId, pending: Pending, reply: Reply, turn: &mut Turn) {
        match pending.manner.clone() {
            Manner::Plain | Manner::Late(_) => self.send_one(port, pending, reply, turn),
            Manner::Shaped(value) => self.send_one(port, pending, Reply::Raw(value), turn),
            Manner::Twice => {
                turn.push(Effect::Repeat {
                    port,
                    reply: reply.clone(),
                });
                self.log_reply(pending.clone(), &reply, turn);
                self.send_one(port, pending, reply, turn);
            }
        }
    }

    fn send_one(&self, port: PortId, pending: Pending, reply: Reply, turn: &mut Turn) {
        self.log_reply(pending, &reply, turn);
        turn.reply(port, reply);
    }

    fn log_reply(&self, pending: Pending, reply: &Reply, turn: &mut Turn) {
        if let Some(frame) = self.frame(pending.frame) {
            let kind = match (reply, &pending.fault) {
                (Reply::Failed(_), Some(_)) => Kind::Refused,
                _ => Kind::Reply,
            };
            let mut entry = turn.entry(frame, kind, pending.command.as_str());
            entry.ms = Some(elapsed(pending.since, turn.now));
            entry.refusal = pending.fault;
            match reply {
                Reply::Done(data) => entry.carry(data.clone()),
                Reply::Raw(value) => entry.carry(Some(value.clone())),
                Reply::Failed(error) => entry.error = Some(error.clone()),
            }
            turn.log(entry);
        }
    }

    /// Never answers a command and keeps its port, on purpose.
    pub(super) fn keep_silent(&mut self, port: PortId, pending: &Pending, turn: &mut Turn) {
        self.silenced.insert(port, pending.frame);
        self.log_unanswered(
            pending,
            "Not answered, on purpose: a fault is switched on.",
            turn,
        );
    }

    /// Takes a command up later, on purpose.
    pub(super) fn postpone(
        &mut self,
        port: PortId,
        pending: Pending,
        reading: Reading<Command>,
        delay: u32,
        turn: &mut Turn,
    ) {
        self.expect_reply(port, pending);
        self.postponed.insert(port, reading);
        turn.start(Timer::Postponed(port), delay);
    }

    /// Takes up a command that was postponed.
    pub(super) fn take_up(&mut self, port: PortId, turn: &mut Turn) {
        let reading = self.postponed.remove(&port);
        if let Some((reading, pending)) = reading.zip(self.pending.remove(&port)) {
            self.decide(pending.frame, reading, port, pending, turn);
        }
    }

    /// Never answers a command, because of a fault or because nobody could hear the answer; the log tells why.
    pub(super) fn abandon(&mut self, port: PortId, why: &str, turn: &mut Turn) {
        self.postponed.remove(&port);
        let held = self.held.remove(&port).map(|held| held.pending);
        let Some(pending) = self.pending.remove(&port).or(held) else {
            return;
        };
        self.log_unanswered(&pending, why, turn);
        turn.push(Effect::Drop(port));
    }

    fn log_unanswered(&self, pending: &Pending, why: &str, turn: &mut Turn) {
        if let Some(frame) = self.frame(pending.frame) {
            let mut entry = turn.entry(frame, Kind::Note, pending.command.as_str());
            entry.ms = Some(elapsed(pending.since, turn.now));
            entry.error = Some(why.to_owned());
            turn.log(entry);
        }
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
