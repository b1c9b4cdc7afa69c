//! Signed tokens: those that are valid now, those that are being signed, and the requests that wait for them.

use crate::token::{SignedToken, TokenCache, TokenRequest};

use super::effect::Effect;
use super::id::PortId;
use super::turn::Turn;
use crate::frame_id::FrameId;

/// The tokens that are valid now, and the requests that wait for one. A token is signed once for all requests that need it.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenRequests {
    cache: TokenCache,
    waiting: Vec<Waiter>,
}

/// What a token is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The frame's own address.
    Address(FrameId),
    /// The reply to a command of the frame.
    Reply(FrameId, PortId),
}

/// What needs a token that is being signed.
#[derive(Clone, Debug)]
struct Waiter {
    request: TokenRequest,
    purpose: Purpose,
}

impl Purpose {
    /// The frame that needs the token.
    const fn frame(self) -> FrameId {
        match self {
            Self::Address(frame) | Self::Reply(frame, _) => frame,
        }
    }
}

impl TokenRequests {
    /// Asks for a token. Gives one that is still valid; otherwise has it signed, unless that has begun already.
    pub(super) fn ask(
        &mut self,
        request: TokenRequest,
        purpose: Purpose,
        turn: &mut Turn,
    ) -> Option<String> {
        if let Some(token) = self.cache.find(&request, turn.now) {
            return Some(token.text.clone());
        }
        if !self.is_being_signed(&request) {
            turn.push(Effect::MintToken(request.clone()));
        }
        self.waiting.push(Waiter { request, purpose });
        None
    }

    fn is_being_signed(&self, request: &TokenRequest) -> bool {
        let mut waiting = self.waiting.iter();
        waiting.any(|waiter| waiter.request.is_alike(request))
    }

    /// Keeps a token that was signed, for those who ask later.
    pub(super) fn keep(&mut self, token: SignedToken, now: i64) {
        self.cache.keep(token, now);
    }

    /// Ends the wait of all that need this token, and gives what they need it for.
    pub(super) fn end_wait(&mut self, request: &TokenRequest) -> Vec<Purpose> {
        let served = |waiter: &mut Waiter| waiter.request.is_alike(request);
        let served = self.waiting.extract_if(.., served);
        served.map(|waiter| waiter.purpose).collect()
    }

    /// A frame that is gone waits for nothing.
    pub(super) fn forget(&mut self, frame: FrameId) {
        self.waiting
            .retain(|waiter| waiter.purpose.frame() != frame);
    }

    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) const fn has_no_waiting_request(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_305_600_000;
    const ADDRESS: Purpose = Purpose::Address(FrameId(1));
    const REPLY: Purpose = Purpose::Reply(FrameId(2), PortId(7));

    fn request(secret: &str) -> TokenRequest {
        TokenRequest::new(secret, [12_345, 54_321], NOW, None)
    }

    fn token() -> SignedToken {
        SignedToken {
            request: request("secret"),
            text: "a.b.c".to_owned(),
        }
    }

    fn asked(requests: &mut TokenRequests, secret: &str, purpose: Purpose) -> Vec<Effect> {
        let mut turn = Turn::at(NOW);
        assert_eq!(requests.ask(request(secret), purpose, &mut turn), None);
        turn.finish()
    }

    #[test]
    fn a_token_is_signed_once_for_all_requests_that_need_it() {
        let mut requests = TokenRequests::default();
        let mint = Effect::MintToken(request("secret"));
        assert_eq!(asked(&mut requests, "secret", ADDRESS), [mint]);
        assert_eq!(asked(&mut requests, "secret", REPLY), []);
        assert_eq!(requests.end_wait(&request("secret")), [ADDRESS, REPLY]);
    }

    #[test]
    fn another_secret_needs_another_token() {
        let mut requests = TokenRequests::default();
        asked(&mut requests, "secret", ADDRESS);
        asked(&mut requests, "other", REPLY);
        assert_eq!(requests.end_wait(&request("other")), [REPLY]);
        assert_eq!(requests.end_wait(&request("secret")), [ADDRESS]);
    }

    #[test]
    fn a_token_at_hand_is_given_at_once() {
        let mut requests = TokenRequests::default();
        requests.keep(token(), NOW);
        let mut turn = Turn::at(NOW);
        let given = requests.ask(request("secret"), ADDRESS, &mut turn);
        assert_eq!(given.as_deref(), Some("a.b.c"));
        assert_eq!(turn.finish(), []);
    }

    #[test]
    fn no_request_is_answered_twice() {
        let mut requests = TokenRequests::default();
        asked(&mut requests, "secret", ADDRESS);
        requests.end_wait(&request("secret"));
        assert_eq!(requests.end_wait(&request("secret")), []);
    }

    #[test]
    fn a_frame_that_is_gone_is_not_served() {
        let mut requests = TokenRequests::default();
        asked(&mut requests, "secret", ADDRESS);
        asked(&mut requests, "secret", REPLY);
        requests.forget(FrameId(1));
        assert_eq!(requests.end_wait(&request("secret")), [REPLY]);
    }
}
