//! How long a token can be used, judged by a clock that may be wrong.

use crate::context::SignedToken;

/// Seconds before its end at which a token is no longer sent: it could die on its way.
pub(super) const ENDING: f64 = 2.0;

/// Seconds by which a clock may be off before the token's own times are no longer compared with it.
const TOLERATED_SKEW: f64 = 60.0;

/// A token and when it came.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) token: SignedToken,
    /// Seconds since 1970 by this machine's clock, when it ends; `None` where the token does not tell.
    ends: Option<f64>,
}

impl Held {
    /// A token that arrived at `now`, in seconds since 1970 by this machine's clock.
    ///
    /// When the clock is far off, the token is taken for a new one that lives its whole length from now: a token that is in fact
    /// older is refused by the server once, and then renewed.
    pub(super) fn new(token: SignedToken, now: f64) -> Self {
        let times = token.issued_at().zip(token.expires_at());
        let ends = match times {
            Some((issued, expires)) if is_plausible(issued, expires, now) => {
                Some(expires - (issued - now).max(0.0))
            }
            Some((issued, expires)) => Some(now + (expires - issued).max(0.0)),
            None => token.expires_at(),
        };
        Self { token, ends }
    }

    /// A token that the host vouches for until then, whatever it says itself.
    pub(super) fn trusted(token: SignedToken, until: f64) -> Self {
        Self {
            token,
            ends: Some(until + ENDING),
        }
    }

    /// Seconds for which it can still be used; zero and less when it can't. A token of unknown length is believed until a
    /// server refuses it.
    pub(super) fn usable_for(&self, now: f64) -> f64 {
        self.ends.map_or(f64::INFINITY, |ends| ends - ENDING - now)
    }

    /// Seconds until it has surely ended, when the host gives a new one instead of the same again.
    pub(super) fn ends_in(&self, now: f64) -> f64 {
        self.ends.map_or(0.0, |ends| (ends - now).max(0.0))
    }
}

fn is_plausible(issued: f64, expires: f64, now: f64) -> bool {
    (issued - TOLERATED_SKEW..=expires + TOLERATED_SKEW).contains(&now)
}
