//! The conversation with the frames: which commands wait for their reply, and what is kept back on purpose.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::protocol::{Checked, Command, CommandName, Finding};

use super::effect::Reply;
use super::id::PortId;
use super::input::Timer;
use super::turn::Turn;
use crate::frame_id::FrameId;

/// Every command that isn't answered yet. A command is answered once or abandoned once, and then forgotten.
#[derive(Clone, Debug, Default)]
pub(super) struct Conversation {
    /// The commands that wait for their reply.
    pending: BTreeMap<PortId, Pending>,
    /// The replies that are sent late on purpose; their commands no longer wait.
    held: BTreeMap<PortId, Answer>,
    /// The commands that are done late on purpose; they wait for their reply meanwhile.
    postponed: BTreeMap<PortId, Checked<Command>>,
    /// The commands that are never answered on purpose, with the frame that keeps their ports open.
    silenced: BTreeMap<PortId, FrameId>,
}

/// A command that waits for its reply.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) frame: FrameId,
    pub(super) command: CommandName,
    /// When it came, in milliseconds since 1970-01-01.
    since: i64,
    /// What was wrong with it, where it is answered all the same.
    pub(super) finding: Option<Finding>,
    /// What is done to its reply on purpose.
    pub(super) manner: Manner,
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

/// A command with the reply that is to be sent to it.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) pending: Pending,
    pub(super) reply: Reply,
}

impl Pending {
    pub(super) const fn new(frame: FrameId, command: CommandName, now: i64) -> Self {
        Self {
            frame,
            command,
            since: now,
            finding: None,
            manner: Manner::Plain,
        }
    }

    pub(super) fn in_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    pub(super) fn despite(self, finding: Option<Finding>) -> Self {
        Self { finding, ..self }
    }

    /// For how many milliseconds it has waited.
    pub(super) fn elapsed(&self, now: i64) -> u32 {
        u32::try_from(now - self.since).unwrap_or_default()
    }
}

impl Conversation {
    /// A command waits for its reply from now on.
    pub(super) fn wait(&mut self, port: PortId, pending: Pending) {
        self.pending.insert(port, pending);
    }

    /// Ends a command's wait. Gives what is to be sent now; `None` for a reply that is held back, and for a command that was
    /// answered before or whose frame is gone.
    pub(super) fn answer(&mut self, port: PortId, reply: Reply, turn: &mut Turn) -> Option<Answer> {
        let pending = self.pending.remove(&port)?;
        let delay = match pending.manner {
            Manner::Late(delay) => delay,
            Manner::Plain | Manner::Twice | Manner::Shaped(_) => {
                return Some(Answer { pending, reply });
            }
        };
        turn.start(Timer::HeldReply(port), delay);
        self.held.insert(port, Answer { pending, reply });
        None
    }

    /// Gives a reply whose delay is over.
    pub(super) fn release(&mut self, port: PortId) -> Option<Answer> {
        self.held.remove(&port)
    }

    /// A command waits, and is done only after a delay.
    pub(super) fn postpone(
        &mut self,
        port: PortId,
        pending: Pending,
        checked: Checked<Command>,
        delay: u32,
        turn: &mut Turn,
    ) {
        self.wait(port, pending);
        self.postponed.insert(port, checked);
        turn.start(Timer::Postponed(port), delay);
    }

    /// Gives a command whose delay is over, so that it can be done now.
    pub(super) fn take_up(&mut self, port: PortId) -> Option<(Pending, Checked<Command>)> {
        let checked = self.postponed.remove(&port)?;
        Some((self.pending.remove(&port)?, checked))
    }

    /// A command is never answered, and its port stays open until its frame goes.
    pub(super) fn silence(&mut self, port: PortId, frame: FrameId) {
        self.silenced.insert(port, frame);
    }

    /// Gives up a command, so that it is never answered; `None` when it no longer waits.
    pub(super) fn abandon(&mut self, port: PortId) -> Option<Pending> {
        self.postponed.remove(&port);
        let held = self.held.remove(&port).map(|held| held.pending);
        self.pending.remove(&port).or(held)
    }

    /// Drops the ports that a frame's silenced commands kept open.
    pub(super) fn drop_silenced(&mut self, frame: FrameId, turn: &mut Turn) {
        self.silenced.retain(|port, asker| {
            let is_gone = *asker == frame;
            if is_gone {
                turn.drop_port(*port);
            }
            !is_gone
        });
    }

    /// The commands of a frame that wait or whose reply is held back.
    pub(super) fn waiting_of(&self, frame: FrameId) -> Vec<PortId> {
        let pending = self.pending.iter();
        let held = self.held.iter().map(|(port, held)| (port, &held.pending));
        pending
            .chain(held)
            .filter(|(_, pending)| pending.frame == frame)
            .map(|(port, _)| *port)
            .collect()
    }

    /// How many commands wait or have a reply that is held back.
    pub(super) fn waiting(&self) -> usize {
        self.pending.len() + self.held.len()
    }

    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) const fn pending(&self) -> &BTreeMap<PortId, Pending> {
        &self.pending
    }

    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn postponed(&self) -> usize {
        self.postponed.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Effect;

    const FRAME: FrameId = FrameId(1);
    const PORT: PortId = PortId(7);

    fn pending(manner: Manner) -> Pending {
        Pending::new(FRAME, CommandName::Resize, 1_000).in_manner(manner)
    }

    fn waiting(manner: Manner) -> Conversation {
        let mut conversation = Conversation::default();
        conversation.wait(PORT, pending(manner));
        conversation
    }

    fn postponed(turn: &mut Turn) -> Conversation {
        let mut conversation = Conversation::default();
        let checked = Checked {
            value: Some(Command::GetMetadata),
            findings: Vec::new(),
        };
        conversation.postpone(PORT, pending(Manner::Plain), checked, 300, turn);
        conversation
    }

    fn answer(conversation: &mut Conversation) -> Option<Answer> {
        conversation.answer(PORT, Reply::Done(None), &mut Turn::at(1_000))
    }

    #[test]
    fn a_command_is_answered_once() {
        let mut conversation = waiting(Manner::Plain);
        assert!(answer(&mut conversation).is_some());
        assert!(answer(&mut conversation).is_none());
    }

    #[test]
    fn a_late_reply_is_given_out_only_when_its_timer_fires() {
        let mut conversation = waiting(Manner::Late(500));
        let mut turn = Turn::at(1_000);
        let now = conversation.answer(PORT, Reply::Done(None), &mut turn);
        assert!(now.is_none());
        let timer = Timer::HeldReply(PORT);
        assert_eq!(turn.finish(), [Effect::StartTimer { timer, after: 500 }]);
        assert!(conversation.release(PORT).is_some());
        assert!(conversation.release(PORT).is_none());
    }

    #[test]
    fn a_reply_that_is_held_back_counts_as_waiting() {
        let mut conversation = waiting(Manner::Late(500));
        answer(&mut conversation);
        assert_eq!(conversation.waiting(), 1);
        assert_eq!(conversation.waiting_of(FRAME), [PORT]);
    }

    #[test]
    fn a_postponed_command_is_taken_up_once() {
        let mut turn = Turn::at(1_000);
        let mut conversation = postponed(&mut turn);
        let timer = Timer::Postponed(PORT);
        assert_eq!(turn.finish(), [Effect::StartTimer { timer, after: 300 }]);
        assert!(conversation.take_up(PORT).is_some());
        assert!(conversation.take_up(PORT).is_none());
    }

    #[test]
    fn a_postponed_command_that_was_abandoned_is_not_taken_up() {
        let mut conversation = postponed(&mut Turn::at(1_000));
        assert!(conversation.abandon(PORT).is_some());
        assert!(conversation.take_up(PORT).is_none());
        assert_eq!(conversation.waiting(), 0);
    }

    #[test]
    fn a_reply_that_is_held_back_can_still_be_abandoned() {
        let mut conversation = waiting(Manner::Late(500));
        answer(&mut conversation);
        assert!(conversation.abandon(PORT).is_some());
        assert!(conversation.release(PORT).is_none());
    }

    #[test]
    fn a_silenced_command_keeps_its_port_until_its_frame_goes() {
        let mut conversation = Conversation::default();
        conversation.silence(PORT, FRAME);
        let mut turn = Turn::at(1_000);
        conversation.drop_silenced(FrameId(2), &mut turn);
        conversation.drop_silenced(FRAME, &mut turn);
        conversation.drop_silenced(FRAME, &mut turn);
        assert_eq!(turn.finish(), [Effect::Drop(PORT)]);
    }

    #[test]
    fn the_commands_of_another_frame_are_not_listed() {
        let conversation = waiting(Manner::Plain);
        assert!(conversation.waiting_of(FrameId(2)).is_empty());
    }

    #[test]
    fn the_time_that_a_command_waits_begins_when_it_comes() {
        assert_eq!(pending(Manner::Plain).elapsed(1_250), 250);
    }
}
