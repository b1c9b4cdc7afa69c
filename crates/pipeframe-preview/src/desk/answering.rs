//! Sends and lists the replies to commands: each command gets one, never none and never two.

use serde_json::Value;

use crate::log::Kind;

use super::conversation::{Answer, Manner, Pending};
use super::turn::Turn;
use super::{Desk, Effect, PortId, Reply};

impl Desk {
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
        if let Some(answer) = self.conversation.answer(port, reply, turn) {
            self.send(port, answer, turn);
        }
    }

    /// Sends a reply that was held back.
    pub(super) fn release(&mut self, port: PortId, turn: &mut Turn) {
        if let Some(answer) = self.conversation.release(port) {
            self.send(port, answer, turn);
        }
    }

    fn send(&self, port: PortId, answer: Answer, turn: &mut Turn) {
        let Answer { pending, reply } = answer;
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
            let kind = match (reply, &pending.finding) {
                (Reply::Failed(_), Some(_)) => Kind::Refused,
                (Reply::Failed(_), None) | (Reply::Done(_) | Reply::Raw(_), _) => Kind::Reply,
            };
            let mut entry = turn.entry(frame, kind, pending.command.as_str());
            entry.ms = Some(pending.elapsed(turn.now));
            entry.finding = pending.finding;
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
        self.conversation.silence(port, pending.frame);
        self.log_unanswered(
            pending,
            "Not answered, on purpose: a fault is switched on.",
            turn,
        );
    }

    /// Does a command that was postponed.
    pub(super) fn take_up(&mut self, port: PortId, turn: &mut Turn) {
        if let Some((pending, checked)) = self.conversation.take_up(port) {
            self.decide(checked, port, pending, turn);
        }
    }

    /// Never answers a command, because of a fault or because nobody could hear the answer; the log tells why.
    pub(super) fn abandon(&mut self, port: PortId, why: &str, turn: &mut Turn) {
        if let Some(pending) = self.conversation.abandon(port) {
            self.log_unanswered(&pending, why, turn);
            turn.drop_port(port);
        }
    }

    fn log_unanswered(&self, pending: &Pending, why: &str, turn: &mut Turn) {
        if let Some(frame) = self.frame(pending.frame) {
            let mut entry = turn.entry(frame, Kind::Note, pending.command.as_str());
            entry.ms = Some(pending.elapsed(turn.now));
            entry.error = Some(why.to_owned());
            turn.log(entry);
        }
    }
}
