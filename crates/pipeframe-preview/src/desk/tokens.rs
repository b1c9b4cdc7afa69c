//! What is done with a signed token: it goes into a frame's address, or into the reply to `get_signed_token`.

use serde_json::json;

use crate::frame_address::{Parameters, frame_address};
use crate::log::Kind;
use crate::scenario::{Network, TokenFault};
use crate::token::{SignedToken, TokenRequest};

use super::frame::INITIALISE_DEADLINE;
use super::token_requests::Purpose;
use super::turn::Turn;
use super::{Desk, PortId, Reply, Timer};
use crate::frame_id::FrameId;

impl Desk {
    /// Gives a frame its address, once there is a token for it.
    pub(super) fn ask_for_address(&mut self, frame: FrameId, turn: &mut Turn) {
        self.ask_for_token(frame, Purpose::Address(frame), turn);
    }

    /// Answers `get_signed_token`.
    pub(super) fn hand_out_token(&mut self, frame: FrameId, port: PortId, turn: &mut Turn) {
        if self.failures.token == Some(TokenFault::Refused) {
            let reason = "No signed token is handed out, on purpose.".to_owned();
            self.answer(port, Reply::Failed(reason), turn);
            return;
        }
        self.ask_for_token(frame, Purpose::Reply(frame, port), turn);
    }

    fn ask_for_token(&mut self, frame: FrameId, purpose: Purpose, turn: &mut Turn) {
        let Some(frame) = self.frame(frame) else {
            return;
        };
        let request = TokenRequest::new(
            &frame.extension().secret,
            [self.account.me, self.account.company.id],
            turn.now,
            self.failures.token.and_then(TokenFault::flaw),
        );
        if let Some(token) = self.tokens.ask(request, purpose, turn) {
            self.use_token(purpose, &token, turn);
        }
    }

    /// A token was signed: all that waited for it get it.
    pub(super) fn token_minted(&mut self, token: SignedToken, turn: &mut Turn) {
        for purpose in self.tokens.end_wait(&token.request) {
            self.use_token(purpose, &token.text, turn);
        }
        self.tokens.keep(token, turn.now);
    }

    /// A token can't be signed: commands are refused, frames stay hidden.
    pub(super) fn token_failed(&mut self, request: &TokenRequest, reason: &str, turn: &mut Turn) {
        for purpose in self.tokens.end_wait(request) {
            match purpose {
                Purpose::Reply(_, port) => {
                    self.answer(port, Reply::Failed(reason.to_owned()), turn);
                }
                Purpose::Address(frame) => self.fail_frame(frame, reason, turn),
            }
        }
    }

    fn fail_frame(&mut self, id: FrameId, reason: &str, turn: &mut Turn) {
        let Some(frame) = self.frames.get_mut(id) else {
            return;
        };
        frame.fail();
        let mut entry = turn.entry(frame, Kind::Refused, "token");
        entry.error = Some(reason.to_owned());
        turn.log(entry);
    }

    fn use_token(&mut self, purpose: Purpose, token: &str, turn: &mut Turn) {
        match purpose {
            Purpose::Reply(_, port) => self.done_with(port, json!({ "token": token }), turn),
            Purpose::Address(frame) => self.give_address(frame, token, turn),
        }
    }

    fn give_address(&mut self, id: FrameId, token: &str, turn: &mut Turn) {
        let Some(frame) = self.frame(id) else { return };
        let address = frame_address(
            &frame.extension().page,
            &Parameters {
                user_id: self.account.me,
                company_id: self.account.company.id,
                identifier: &frame.identifier,
                theme: self.theme,
                token,
                opening: frame.opening(),
                settings_context: self.assumptions.settings_context,
            },
        );
        if let Some(frame) = self.frames.get_mut(id) {
            frame.expect_initialise(turn.now);
            turn.start(Timer::InitialiseDeadline(id), INITIALISE_DEADLINE);
        }
        match self.failures.network {
            None => self.frames.set_address(id, address),
            Some(Network::Offline) => {}
            Some(Network::Slow(delay)) => {
                self.frames.delay_address(id, address);
                turn.start(Timer::LateAddress(id), delay);
            }
        }
    }
}
