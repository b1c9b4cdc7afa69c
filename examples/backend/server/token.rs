//! Who asks: what Pipedrive's signed token says, once it is certain that Pipedrive has signed it.
//!
//! Tokens are made with HS256 and live for five minutes: <https://pipedrive.readme.io/docs/custom-ui-extensions>. What the
//! page claims to be is worth nothing; what the token says is compared with it where the page sends it.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, header};
use hmac::{Hmac, Mac};
use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{self, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use pipeframe::context::{CompanyId, UserId, Viewer};
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer};
use sha2::Sha256;

/// The clocks of Pipedrive and of this server may differ by this many seconds.
const LEEWAY_SECONDS: u64 = 10;
/// Real tokens have about 200 characters.
const LONGEST_TOKEN: usize = 4096;

/// What tokens are signed with, or another text that nobody may learn. It is never shown.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret into safe keeping.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for whoever has to send or compare it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(hidden)")
    }
}

/// Why a token was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    /// There is none.
    #[error("The request has no signed token. Send it as Authorization: Bearer.")]
    Missing,
    /// It is none of Pipedrive's tokens.
    #[error("The signed token can't be read.")]
    Malformed,
    /// It is signed in another way, or not at all.
    #[error("The signed token is not signed with HS256.")]
    WrongAlgorithm,
    /// It is signed by somebody else, or for another app.
    #[error("The signed token was not signed with this app's secret.")]
    WrongSignature,
    /// Its five minutes are over.
    #[error("The signed token has expired. Ask for a new one.")]
    Expired,
    /// It is from the future.
    #[error("The signed token is not valid yet. Check the clock of the server.")]
    TooEarly,
    /// The address names another user or company than the token.
    #[error("The signed token belongs to another user or company.")]
    OtherAccount,
    /// The address of an endpoint that Pipedrive asks names no user and company.
    #[error("The address names no user and company. Pipedrive sends userId and companyId.")]
    NoAccount,
    /// It isn't Pipedrive's user name and password.
    #[error(
        "The user name or the password is wrong. Enter those of PIPEFRAME_HTTP_AUTH in the Developer Hub."
    )]
    WrongPassword,
}

impl TokenRefusal {
    /// A name for it that stays the same when its wording changes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "token-missing",
            Self::Malformed => "token-malformed",
            Self::WrongAlgorithm => "token-wrong-algorithm",
            Self::WrongSignature => "token-wrong-signature",
            Self::Expired => "token-expired",
            Self::TooEarly => "token-too-early",
            Self::OtherAccount => "other-account",
            Self::NoAccount => "no-account",
            Self::WrongPassword => "wrong-password",
        }
    }
}

/// Tells from a request who makes it.
#[derive(Clone)]
pub struct Doorkeeper {
    keys: Vec<DecodingKey>,
    validation: Validation,
}

impl fmt::Debug for Doorkeeper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Doorkeeper(keys hidden)")
    }
}

impl Doorkeeper {
    /// Believes tokens that are signed with one of these secrets.
    pub fn new(secrets: &[Secret]) -> Self {
        // A second doorkeeper finds the same provider installed already.
        let _ = HS256_ONLY.install_default();
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = LEEWAY_SECONDS;
        validation.validate_nbf = true;
        // Pipedrive names no audience.
        validation.validate_aud = false;
        let key = |secret: &Secret| DecodingKey::from_secret(secret.0.as_bytes());
        Self {
            keys: secrets.iter().map(key).collect(),
            validation,
        }
    }

    /// Who makes a request with these headers and this query.
    ///
    /// # Errors
    ///
    /// [`TokenRefusal`] when that is not certain.
    pub fn viewer(&self, headers: &HeaderMap, query: &str) -> Result<Viewer, TokenRefusal> {
        let viewer = self.viewer_of(bearer(headers)?)?;
        let agrees =
            agrees(query, "userId", viewer.user.0) & agrees(query, "companyId", viewer.company.0);
        if !agrees {
            return Err(TokenRefusal::OtherAccount);
        }
        Ok(viewer)
    }

    /// Whom a token is of.
    ///
    /// # Errors
    ///
    /// [`TokenRefusal`] when that is not certain.
    pub fn viewer_of(&self, token: &str) -> Result<Viewer, TokenRefusal> {
        if token.len() > LONGEST_TOKEN {
            return Err(TokenRefusal::Malformed);
        }
        let claims = self.claims(token)?;
        if claims
            .iat
            .is_some_and(|issued| issued > now().saturating_add(LEEWAY_SECONDS))
        {
            return Err(TokenRefusal::TooEarly);
        }
        Ok(Viewer {
            user: UserId(claims.user_id),
            company: CompanyId(claims.company_id),
        })
    }

    fn claims(&self, token: &str) -> Result<Claims, TokenRefusal> {
        let mut refusal = TokenRefusal::WrongSignature;
        for key in &self.keys {
            match decode::<Claims>(token, key, &self.validation) {
                Ok(data) => return Ok(data.claims),
                Err(error) => refusal = refusal_of(&error),
            }
            if refusal != TokenRefusal::WrongSignature {
                break;
            }
        }
        Err(refusal)
    }
}

#[derive(Deserialize)]
struct Claims {
    #[serde(rename = "userId", deserialize_with = "id")]
    user_id: u64,
    #[serde(rename = "companyId", deserialize_with = "id")]
    company_id: u64,
    iat: Option<u64>,
}

/// A number, or a string of digits: apps in the wild have seen both.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id {
        Number(u64),
        Text(String),
    }
    let id = match Id::deserialize(deserializer)? {
        Id::Number(number) => Some(number),
        Id::Text(text) => digits(&text),
    };
    // The database counts to 2^63 - 1; Pipedrive to less.
    id.filter(|id| i64::try_from(*id).is_ok())
        .ok_or_else(|| D::Error::invalid_value(Unexpected::Other("something else"), &"an id"))
}

fn digits(text: &str) -> Option<u64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// Whether every parameter of this name has this value. The comparison is of whole numbers, so its time tells nothing.
fn agrees(query: &str, name: &str, expected: u64) -> bool {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(key, _)| *key == name)
        .all(|(_, value)| digits(value) == Some(expected))
}

fn bearer(headers: &HeaderMap) -> Result<&str, TokenRefusal> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next().ok_or(TokenRefusal::Missing)?;
    if values.next().is_some() {
        return Err(TokenRefusal::Malformed);
    }
    let (scheme, token) = value
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .ok_or(TokenRefusal::Malformed)?;
    if !scheme.eq_ignore_ascii_case("Bearer") {
        return Err(TokenRefusal::Malformed);
    }
    Ok(token.trim())
}

fn refusal_of(error: &Error) -> TokenRefusal {
    match error.kind() {
        ErrorKind::InvalidSignature => TokenRefusal::WrongSignature,
        ErrorKind::InvalidAlgorithm => TokenRefusal::WrongAlgorithm,
        ErrorKind::ExpiredSignature => TokenRefusal::Expired,
        ErrorKind::ImmatureSignature => TokenRefusal::TooEarly,
        _ => TokenRefusal::Malformed,
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.map_or(0, |elapsed| elapsed.as_secs())
}

/// The one way of signing that is understood. What isn't compiled in can't be asked for by a forged header.
static HS256_ONLY: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(ErrorKind::InvalidAlgorithm.into()),
    verifier_factory: |algorithm, key| match algorithm {
        Algorithm::HS256 => Ok(Box::new(Hs256::new(key)?)),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn new(key: &DecodingKey) -> Result<Self, Error> {
        let key = key.try_get_as_bytes()?;
        let code = Hmac::new_from_slice(key).map_err(|_| ErrorKind::InvalidKeyFormat)?;
        Ok(Self(code))
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let code = self.0.clone().chain_update(message);
        code.verify_slice(signature)
            .map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}
