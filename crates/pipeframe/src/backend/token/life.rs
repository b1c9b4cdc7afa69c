//! How long a token can be used, judged by a clock that may be wrong.

use std::time::Duration;

use crate::context::SignedToken;

/// How long before its end a token is no longer sent, since it could expire before the server reads it.
const EXPIRY_MARGIN: Duration = Duration::from_secs(2);

/// How far a clock may be off before the token's own times are no longer compared with it.
const TOLERATED_SKEW: Duration = Duration::from_secs(60);

/// A token and when it came. Its claims are read when it is used: what a page shows at first needs no more than to keep it.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) token: SignedToken,
    length: Length,
}

/// In seconds since 1970 by this machine's clock.
#[derive(Clone, Copy, Debug)]
enum Length {
    /// It is what its claims say of a token that came then.
    Claimed {
        came: f64,
    },
    Until(f64),
}

impl Held {
    /// A token that arrived at `now`.
    pub(super) fn new(token: SignedToken, now: f64) -> Self {
        Self {
            token,
            length: Length::Claimed { came: now },
        }
    }

    /// A token that the host gives as valid until then, whatever its own claims say.
    pub(super) fn trusted(token: SignedToken, until: f64) -> Self {
        Self {
            token,
            length: Length::Until(until + EXPIRY_MARGIN.as_secs_f64()),
        }
    }

    /// When it ends; `None` where the token does not tell.
    ///
    /// When the clock is far off, the token is taken for one that was new when it came and lives its whole length from then: a token that
    /// was in fact older is refused by the server once, and then renewed.
    fn ends(&self) -> Option<f64> {
        let came = match self.length {
            Length::Until(end) => return Some(end),
            Length::Claimed { came } => came,
        };
        let times = self.token.issued_at().zip(self.token.expires_at());
        match times {
            Some((issued, expires)) if is_plausible(issued, expires, came) => {
                Some(expires - (issued - came).max(0.0))
            }
            Some((issued, expires)) => Some(came + (expires - issued).max(0.0)),
            None => self.token.expires_at(),
        }
    }

    /// Seconds for which it can still be used; zero and less when it can't. A token of unknown length is believed until a
    /// server refuses it.
    pub(super) fn usable_for(&self, now: f64) -> f64 {
        let margin = EXPIRY_MARGIN.as_secs_f64();
        self.ends()
            .map_or(f64::INFINITY, |ends| ends - margin - now)
    }

    /// Seconds until it has certainly expired, when the host gives a new one instead of the same again.
    pub(super) fn ends_in(&self, now: f64) -> f64 {
        self.ends().map_or(0.0, |ends| (ends - now).max(0.0))
    }
}

fn is_plausible(issued: f64, expires: f64, now: f64) -> bool {
    let skew = TOLERATED_SKEW.as_secs_f64();
    (issued - skew..=expires + skew).contains(&now)
}
