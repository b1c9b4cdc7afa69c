//! Who waits for a signed token, and what is done with it.

use serde_json::json;

use crate::frame_address::{Parameters, frame_address};
use crate::log::Kind;
use crate::scenario::{Network, TokenFault};
use crate::token::{SignedToken, TokenRequest};

use super::framing::INITIALISE_DEADLINE;
use super::turn::Turn;
use super::{Desk, Effect, FrameId, FrameStatus, PortId, Reply, Timer};

/// Somebody who needs a token that is being signed.
#[derive(Clone, Debug)]
pub(super) struct TokenWaiter {
    request: TokenRequest,
    purpose: Purpose,
}

#[derive(Clone, Copy, Debug)]
enum Purpose {
    /// The frame's own address.
    Address(FrameId),
    /// The reply to a command of the frame.
    Reply(FrameId, PortId),
}

impl TokenWaiter {
    /// The frame that needs it.
    pub(super) const fn frame(&self) -> FrameId {
        match self.purpose {
            Purpose::Address(frame) | Purpose::Reply(frame, _) => frame,
        }
    }
}

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
            &frame.extension.secret,
            [self.account.me, self.account.company.id],
            turn.now,
            self.failures.token.and_then(TokenFault::flaw),
        );
        if let Some(token) = self.tokens.find(&request, turn.now) {
            let token = token.text.clone();
            self.use_token(purpose, &token, turn);
            return;
        }
        let being_signed = self
            .waiting_for_token
            .iter()
            .any(|waiter| waiter.request.is_alike(&request));
        if !being_signed {
            turn.push(Effect::MintToken(request.clone()));
        }
        self.waiting_for_token
            .push(TokenWaiter { request, purpose });
    }

    /// A token was signed: everybody who waited for it gets it.
    pub(super) fn token_minted(&mut self, token: SignedToken, turn: &mut Turn) {
        for waiter in self.waiters_for(&token.request) {
            self.use_token(waiter.purpose, &token.text, turn);
        }
        self.tokens.keep(token, turn.now);
    }

    /// A token can't be signed: commands are refused, frames stay hidden.
    pub(super) fn token_failed(&mut self, request: &TokenRequest, reason: &str, turn: &mut Turn) {
        for waiter in self.waiters_for(request) {
            match waiter.purpose {
                Purpose::Reply(_, port) => {
                    self.answer(port, Reply::Failed(reason.to_owned()), turn);
                }
                Purpose::Address(frame) => self.fail_frame(frame, reason, turn),
            }
        }
    }

    fn waiters_for(&mut self, request: &TokenRequest) -> Vec<TokenWaiter> {
        let waiting = std::mem::take(&mut self.waiting_for_token);
        let (served, rest) = waiting
            .into_iter()
            .partition(|waiter| waiter.request.is_alike(request));
        self.waiting_for_token = rest;
        served
    }

    fn fail_frame(&mut self, id: FrameId, reason: &str, turn: &mut Turn) {
        let Some(frame) = self.frame_mut(id) else {
            return;
        };
        frame.status = FrameStatus::NotDisplayed;
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
            &frame.extension.page,
            &Parameters {
                user_id: self.account.me,
                company_id: self.account.company.id,
                identifier: &frame.identifier,
                theme: self.theme,
                token,
                opening: &frame.opening,
                settings_context: self.assumptions.settings_context,
            },
        );
        if let Some(frame) = self.frame_mut(id) {
            frame.deadline = turn.now + i64::from(INITIALISE_DEADLINE);
            turn.start(Timer::InitialiseDeadline(id), INITIALISE_DEADLINE);
        }
        match self.failures.network {
            None => self.set_address(id, address),
            Some(Network::Offline) => {}
            Some(Network::Slow(delay)) => {
                self.late_addresses.insert(id, address);
                turn.start(Timer::LateAddress(id), delay);
            }
        }
    }

    fn set_address(&mut self, id: FrameId, address: String) {
        if let Some(frame) = self.frame_mut(id) {
            frame.address = Some(address);
        }
    }

    /// The page of a frame begins to arrive over the slow network.
    pub(super) fn address_arrives(&mut self, id: FrameId) {
        if let Some(address) = self.late_addresses.remove(&id) {
            self.set_address(id, address);
        }
    }
}
