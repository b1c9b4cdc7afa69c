//! How long a token can be used, judged by a clock that may be wrong.

use std::time::Duration;

use crate::context::SignedToken;

/// How long before its end a token is no longer sent, since it could expire before the server reads it.
const EXPIRY_MARGIN: Duration = Duration::from_secs(2);

/// How far a clock may be off before the token's own times are no longer compared with it.
const TOLERATED_SKEW: Duration = Duration::from_secs(60);

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

    /// A token that the host gives as valid until then, whatever its own claims say.
    pub(super) fn trusted(token: SignedToken, until: f64) -> Self {
        Self {
            token,
            ends: Some(until + EXPIRY_MARGIN.as_secs_f64()),
        }
    }

    /// Seconds for which it can still be used; zero and less when it can't. A token of unknown length is believed until a
    /// server refuses it.
    pub(super) fn usable_for(&self, now: f64) -> f64 {
        let margin = EXPIRY_MARGIN.as_secs_f64();
        self.ends.map_or(f64::INFINITY, |ends| ends - margin - now)
    }

    /// Seconds until it has certainly expired, when the host gives a new one instead of the same again.
    pub(super) fn ends_in(&self, now: f64) -> f64 {
        self.ends.map_or(0.0, |ends| (ends - now).max(0.0))
    }
}

fn is_plausible(issued: f64, expires: f64, now: f64) -> bool {
    let skew = TOLERATED_SKEW.as_secs_f64();
    (issued - skew..=expires + skew).contains(&now)
}
