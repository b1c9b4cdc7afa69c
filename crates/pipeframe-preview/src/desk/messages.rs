//! What a posted message means, and whether it is done or refused.

use serde_json::{Value, json};

use crate::log::{Direction, Kind};
use crate::protocol::{
    Checked, Circumstances, Command, CommandName, Event, Finding, Message, SizeRequest, Unreadable,
    judge, read,
};
use crate::rule::Rule;
use crate::surface::Mode;

use super::conversation::Pending;
use super::turn::Turn;
use super::{Desk, FrameStatus, Listener, PortId, Reply};
use crate::frame_id::FrameId;

impl Desk {
    /// Takes a message from a frame.
    pub(super) fn receive(
        &mut self,
        frame: FrameId,
        body: Result<Value, String>,
        port: Option<PortId>,
        turn: &mut Turn,
    ) {
        let Some(identifier) = self.frame(frame).map(|frame| frame.identifier.clone()) else {
            turn.forget(port);
            return;
        };
        let message = match &body {
            Ok(body) => read(body, &identifier),
            Err(reason) => Err(not_json(reason)),
        };
        let is_other = matches!(message, Ok(Message::Other { .. }));
        if !is_other && let Some(frame) = self.frames.get_mut(frame) {
            frame.speak();
        }
        match message {
            Ok(Message::Command {
                name,
                args,
                checked,
            }) => self.receive_command(frame, name, args, *checked, port, turn),
            Ok(Message::Listen(event)) => self.receive_listener(frame, event, port, turn),
            Ok(Message::Focused) => self.receive_focus(frame, port, turn),
            Ok(Message::Other { name }) => {
                turn.forget(port);
                self.note_other(frame, &name, body.ok(), turn);
            }
            Err(unreadable) => {
                let posted = body.ok();
                self.refuse_unreadable(frame, unreadable, posted, port, turn);
            }
        }
    }

    /// Logs a message that isn't the SDK's; it is not answered.
    fn note_other(&self, frame: FrameId, name: &str, posted: Option<Value>, turn: &mut Turn) {
        if let Some(frame) = self.frame(frame) {
            let mut entry = turn.entry(frame, Kind::Other, name);
            entry.args = posted;
            turn.log(entry);
        }
    }

    fn receive_focus(&mut self, frame: FrameId, port: Option<PortId>, turn: &mut Turn) {
        turn.forget(port);
        self.frames.focus(frame);
        if let Some(frame) = self.frame(frame) {
            let entry = turn.entry(frame, Kind::Track, "focused");
            turn.log(entry);
        }
    }

    fn receive_listener(
        &mut self,
        frame: FrameId,
        event: Event,
        port: Option<PortId>,
        turn: &mut Turn,
    ) {
        let Some(port) = port else {
            self.refuse_unreadable(frame, without_port(event.as_str()), None, None, turn);
            return;
        };
        let id = frame;
        let Some(frame) = self.frames.get_mut(id) else {
            return;
        };
        if let Some(oldest) = frame.make_room_for_listener() {
            turn.unlisten(frame, oldest);
        }
        frame.listen(Listener { port, event });
        let entry = turn.entry(frame, Kind::Listen, event.as_str());
        turn.log(entry);
        self.tell_late_listener(port, turn);
        self.catch_up(id, Listener { port, event }, turn);
    }

    fn receive_command(
        &mut self,
        frame: FrameId,
        name: CommandName,
        args: Option<Value>,
        checked: Checked<Command>,
        port: Option<PortId>,
        turn: &mut Turn,
    ) {
        let Some(known) = self.frame(frame) else {
            return;
        };
        let mut entry = turn.entry(known, Kind::Command, name.as_str());
        entry.args = args;
        turn.log(entry);
        let Some(port) = port else {
            self.refuse_unreadable(frame, without_port(name.as_str()), None, None, turn);
            return;
        };
        let pending = Pending::new(frame, name, turn.now);
        match self.take_fault(frame, name) {
            Some(fault) => self.fail_on_purpose(fault, checked, port, pending, turn),
            None => self.decide(checked, port, pending, turn),
        }
    }

    /// Judges a command and does, refuses or passes over it.
    pub(super) fn decide(
        &mut self,
        checked: Checked<Command>,
        port: PortId,
        pending: Pending,
        turn: &mut Turn,
    ) {
        let (frame, name) = (pending.frame, pending.command);
        let mut checked = self.judged(frame, checked);
        if let Some(Command::Resize(SizeRequest {
            height: Some(height),
            ..
        })) = checked.value
            && let Some(frame) = self.frames.get_mut(frame)
        {
            checked
                .findings
                .extend(frame.watch_height(height, turn.now));
        }
        let finding = Finding::of_all(&checked.findings);
        let refused = finding.clone().filter(|finding| self.refuses(finding));
        self.conversation.wait(port, pending.despite(finding));
        match (refused, checked.value) {
            (Some(finding), _) => self.answer(port, Reply::Failed(finding.to_string()), turn),
            (None, Some(command)) => self.run(frame, command, port, turn),
            (None, None) => self.answer(port, Reply::Done(passed_over(name)), turn),
        }
    }

    /// Whether a finding keeps a call from being done: where it is documented, or chosen among the assumptions.
    fn refuses(&self, finding: &Finding) -> bool {
        self.mode == Mode::Strict
            && (finding.is_documented()
                || finding.rules().any(|rule| self.assumptions.refuses(rule)))
    }

    fn judged(&self, frame: FrameId, checked: Checked<Command>) -> Checked<Command> {
        let (Some(frame), Some(command)) = (self.frame(frame), checked.value) else {
            return Checked {
                value: None,
                findings: checked.findings,
            };
        };
        let around = Circumstances {
            surface: frame.surface,
            initialised: frame.status == FrameStatus::Initialised,
            too_late: frame.status == FrameStatus::NotDisplayed,
            modal_open: self.dialogs.has_modal(),
            waiting_confirmations: self.dialogs.confirmations().len(),
            floating_window: self.dock.window().map(|window| window.shown),
            registration: &self.setup.registration,
            assumptions: &self.assumptions,
            window: self.window,
        };
        let judged = judge(command, &around);
        let mut findings = checked.findings;
        findings.extend(judged.findings);
        Checked {
            value: judged.value,
            findings,
        }
    }

    /// Answers a message that isn't understood, where it can be answered, and logs it.
    fn refuse_unreadable(
        &self,
        frame: FrameId,
        unreadable: Unreadable,
        posted: Option<Value>,
        port: Option<PortId>,
        turn: &mut Turn,
    ) {
        let Some(frame) = self.frame(frame) else {
            return;
        };
        let Unreadable { name, finding } = unreadable;
        let text = finding.to_string();
        let mut entry = turn.entry(frame, Kind::Refused, &name);
        entry.direction = Direction::ToHost;
        entry.args = posted;
        entry.error = Some(text.clone());
        entry.finding = Some(finding);
        turn.log(entry);
        if let Some(port) = port {
            let reply = match self.mode {
                Mode::Strict => Reply::Failed(text),
                Mode::Lenient => Reply::Done(None),
            };
            turn.reply(port, reply);
        }
    }
}

impl Turn {
    fn forget(&mut self, port: Option<PortId>) {
        if let Some(port) = port {
            self.drop_port(port);
        }
    }
}

/// What a caller gets in lenient mode when nothing was done: the reply to a user who cancels.
fn passed_over(name: CommandName) -> Option<Value> {
    match name {
        CommandName::ShowConfirmation => Some(json!({ "confirmed": false })),
        CommandName::OpenModal => Some(json!({ "status": "closed" })),
        CommandName::ShowSnackbar
        | CommandName::Resize
        | CommandName::Initialize
        | CommandName::CloseModal
        | CommandName::GetSignedToken
        | CommandName::RedirectTo
        | CommandName::ShowFloatingWindow
        | CommandName::HideFloatingWindow
        | CommandName::SetNotification
        | CommandName::SetFocusMode
        | CommandName::GetMetadata => None,
    }
}

fn not_json(reason: &str) -> Unreadable {
    Unreadable {
        name: "unknown".to_owned(),
        finding: Finding::new(
            Rule::PlainData,
            format!("The message can't be written as JSON: {reason}."),
            "Pass plain data, without cycles or BigInt.",
        ),
    }
}

fn without_port(name: &str) -> Unreadable {
    Unreadable {
        name: name.to_owned(),
        finding: Finding::new(
            Rule::ReplyPort,
            format!("`{name}` came without a port."),
            "Let the SDK post the message, or transfer the second port of a MessageChannel with it.",
        ),
    }
}
