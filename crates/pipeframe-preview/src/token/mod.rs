//! The signed token that Pipedrive puts into every iframe's address and hands out on request.
//!
//! A JSON Web Token signed with HMAC-SHA256, five minutes long
//! (<https://pipedrive.readme.io/docs/custom-ui-extensions>). Until it expires every frame gets the same one.

mod base64url;
mod signature;

use std::fmt;

pub(crate) use signature::sign;

/// How long a token is valid, in seconds.
const LIFETIME: i64 = 300;

/// What a token is signed for, and with what.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct TokenRequest {
    /// The extension's JWT secret, used as raw bytes.
    pub(crate) secret: String,
    /// What the token says.
    pub(crate) claims: Claims,
    /// What is wrong with it on purpose; secret and claims have it already.
    pub(crate) flaw: Option<Flaw>,
}

/// What is wrong with a token on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It is too old from the start.
    Expired,
    /// It is signed with another key.
    WrongKey,
    /// The issuer's clock is this many seconds ahead; behind for a negative number.
    Skewed(i32),
}

/// What a token says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Claims {
    /// The user who sees the extension.
    pub(crate) user_id: u64,
    /// The company they work in.
    pub(crate) company_id: u64,
    /// When it was issued, in seconds since 1970-01-01.
    issued_at: i64,
    /// When it stops being valid, in seconds since 1970-01-01.
    expires_at: i64,
}

/// A token with the request it answers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SignedToken {
    /// What was asked for.
    pub(crate) request: TokenRequest,
    /// Header, claims and signature, joined by dots.
    pub(crate) text: String,
}

impl Claims {
    /// Claims that begin at a time in milliseconds since 1970-01-01 and hold for [`LIFETIME`].
    pub(crate) const fn from(user_id: u64, company_id: u64, milliseconds: i64) -> Self {
        let issued_at = milliseconds.div_euclid(1_000);
        Self {
            user_id,
            company_id,
            issued_at,
            expires_at: issued_at + LIFETIME,
        }
    }

    const fn holds_at(&self, milliseconds: i64) -> bool {
        self.expires_at > milliseconds.div_euclid(1_000)
    }

    const fn are_of(&self, other: &Self) -> bool {
        self.user_id == other.user_id && self.company_id == other.company_id
    }
}

impl TokenRequest {
    /// A request at a time in milliseconds since 1970-01-01.
    pub(crate) fn new(
        secret: &str,
        [user_id, company_id]: [u64; 2],
        milliseconds: i64,
        flaw: Option<Flaw>,
    ) -> Self {
        let shift = match flaw {
            Some(Flaw::Expired) => -2 * LIFETIME,
            Some(Flaw::Skewed(seconds)) => i64::from(seconds),
            Some(Flaw::WrongKey) | None => 0,
        };
        let secret = match flaw {
            Some(Flaw::WrongKey) => format!("not {secret}"),
            _ => secret.to_owned(),
        };
        Self {
            secret,
            claims: Claims::from(user_id, company_id, milliseconds + shift * 1_000),
            flaw,
        }
    }

    /// Whether a token for one request also answers the other: the times may differ.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        self.secret == other.secret && self.claims.are_of(&other.claims) && self.flaw == other.flaw
    }

    /// The part of the token that is signed: header and claims, each as base64url, joined by a dot.
    pub(crate) fn signing_input(&self) -> String {
        let Claims {
            user_id,
            company_id,
            issued_at,
            expires_at,
        } = self.claims;
        let header = r#"{"alg":"HS256","typ":"JWT"}"#;
        let claims = format!(
            r#"{{"userId":{user_id},"companyId":{company_id},"iat":{issued_at},"exp":{expires_at}}}"#
        );
        format!(
            "{}.{}",
            base64url::encode(header.as_bytes()),
            base64url::encode(claims.as_bytes())
        )
    }
}

/// The tokens that were handed out and still hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct TokenCache {
    tokens: Vec<SignedToken>,
}

impl TokenCache {
    /// The token that answers a request; `None` when there is none, or it has expired.
    pub(crate) fn find(&self, request: &TokenRequest, milliseconds: i64) -> Option<&SignedToken> {
        self.tokens.iter().find(|token| {
            token.request.is_alike(request) && token.request.claims.holds_at(milliseconds)
        })
    }

    /// Keeps a token and forgets those that have expired.
    pub(crate) fn keep(&mut self, token: SignedToken, milliseconds: i64) {
        self.tokens
            .retain(|kept| kept.request.claims.holds_at(milliseconds));
        self.tokens.push(token);
    }
}

impl fmt::Debug for TokenRequest {
    /// Leaves the secret out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TokenRequest")
            .field("claims", &self.claims)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SignedToken {
    /// Leaves secret and token out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignedToken")
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_305_600_999;

    fn request(secret: &str, milliseconds: i64) -> TokenRequest {
        TokenRequest {
            secret: secret.to_owned(),
            claims: Claims::from(12_345, 54_321, milliseconds),
            flaw: None,
        }
    }

    fn token(secret: &str, milliseconds: i64) -> SignedToken {
        SignedToken {
            request: request(secret, milliseconds),
            text: "a.b.c".to_owned(),
        }
    }

    #[test]
    fn the_signing_input_is_the_known_one() {
        // echo -n '{"alg":"HS256","typ":"JWT"}' | basenc --base64url, and the same for the claims.
        assert_eq!(
            request("secret", NOW).signing_input(),
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VySWQiOjEyMzQ1LCJjb21wYW55SWQiOjU0MzIxLCJpYXQiOjE3OTUzMDU2MDAsImV4cCI6MTc5NTMwNTkwMH0"
        );
    }

    #[test]
    fn a_token_is_handed_out_again_until_its_last_second() {
        let mut cache = TokenCache::default();
        cache.keep(token("secret", NOW), NOW);
        assert!(cache.find(&request("secret", NOW), NOW + 299_000).is_some());
        assert!(cache.find(&request("secret", NOW), NOW + 300_000).is_none());
    }

    #[test]
    fn another_secret_or_user_has_another_token() {
        let mut cache = TokenCache::default();
        cache.keep(token("secret", NOW), NOW);
        assert!(cache.find(&request("other", NOW), NOW).is_none());
        let mut colleague = request("secret", NOW);
        colleague.claims.user_id += 1;
        assert!(cache.find(&colleague, NOW).is_none());
    }

    #[test]
    fn a_flaw_is_in_the_token_and_keeps_it_from_being_taken_for_a_good_one() {
        let flawed = |flaw| TokenRequest::new("secret", [12_345, 54_321], NOW, Some(flaw));
        let good = request("secret", NOW);
        assert!(flawed(Flaw::Expired).claims.expires_at < NOW / 1_000);
        assert_ne!(flawed(Flaw::WrongKey).secret, "secret");
        let ahead = flawed(Flaw::Skewed(600)).claims;
        assert_eq!(ahead.issued_at - good.claims.issued_at, 600);
        for flaw in [Flaw::Expired, Flaw::WrongKey, Flaw::Skewed(-5)] {
            assert!(!flawed(flaw).is_alike(&good));
        }
    }

    #[test]
    fn expired_tokens_do_not_pile_up() {
        let mut cache = TokenCache::default();
        for round in 0..10 {
            let now = NOW + round * 300_000;
            cache.keep(token("secret", now), now);
        }
        assert_eq!(cache.tokens.len(), 1);
    }

    #[test]
    fn debug_output_holds_neither_secret_nor_token() {
        let text = format!("{:?}", token("hush", NOW));
        assert!(!text.contains("hush") && !text.contains("a.b.c"));
    }
}
