//! Refusals that come from the server itself, in the same form as those of the rules.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::garage::{Answer, Refusal};
use super::storage::StorageError;
use super::token::TokenRefusal;

/// Why a request got no answer from the rules. The texts are for people and tell nothing about the server's inside.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The rules, or the shape of the request.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Who asks is not known.
    #[error(transparent)]
    Token(#[from] TokenRefusal),
    /// The address is there, but not for this method.
    #[error("This address does not take this method.")]
    WrongMethod,
    /// A body that nobody means.
    #[error("The request is too large. Send less at once.")]
    TooLarge,
    /// A body in another format.
    #[error("The request's body must be JSON.")]
    NotJson,
    /// A key that can't be kept.
    #[error("The Idempotency-Key must have 1 to 128 visible characters.")]
    UnusableKey,
    /// A day that can't be read, or a zone that there isn't.
    #[error("The Reader-Day must be a day with its zone, such as 2026-11-22-08:00.")]
    UnusableDay,
    /// More requests than one user may make.
    #[error("That was too much at once. Wait a moment, then try again.")]
    TooMany {
        /// Until another one is answered.
        seconds: u64,
    },
    /// Only Pipedrive's consent connects.
    #[error(
        "Pipedrive has to agree to the connection. Open the address `connect` of the settings in a tab of its own."
    )]
    ConnectAtPipedrive,
    /// Answering took too long.
    #[error("The server took too long to answer. Try again with the same Idempotency-Key.")]
    TooSlow,
    /// The database is away, or too much is asked of it.
    #[error("The server is busy. Try again in a moment.")]
    Busy,
    /// The connection to the database was lost while a write without a key was being kept.
    #[error("It is not known whether this was done. Look before you send it again.")]
    NotKnown,
    /// A fault of the server; the log has more.
    #[error("The server has a problem. Try again in a moment.")]
    Fault,
}

impl Problem {
    /// The status of HTTP.
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Token(TokenRefusal::OtherAccount) => 403,
            Self::Token(_) => 401,
            Self::WrongMethod => 405,
            Self::ConnectAtPipedrive => 409,
            Self::TooLarge => 413,
            Self::NotJson => 415,
            Self::UnusableKey | Self::UnusableDay => 400,
            Self::TooMany { .. } => 429,
            Self::TooSlow => 504,
            Self::Busy => 503,
            Self::NotKnown | Self::Fault => 500,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.name(),
            Self::Token(refusal) => refusal.name(),
            Self::WrongMethod => "wrong-method",
            Self::ConnectAtPipedrive => "connect-at-pipedrive",
            Self::TooLarge => "too-large",
            Self::NotJson => "not-json",
            Self::UnusableKey => "unusable-key",
            Self::UnusableDay => "unusable-day",
            Self::TooMany { .. } => "too-many",
            Self::TooSlow => "too-slow",
            Self::Busy => "busy",
            Self::NotKnown => "not-known",
            Self::Fault => "fault",
        }
    }

    fn body(&self) -> Value {
        if let Self::Refused(refusal) = self {
            return refusal.body();
        }
        json!({
            "type": format!("/problems/{}", self.name()),
            "title": self.to_string(),
            "status": self.status(),
            "detail": self.to_string(),
            "errors": {},
        })
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        if matches!(error, StorageError::NumberTooLarge) {
            return Self::Refused(Refusal::Malformed);
        }
        tracing::error!(%error, "the database failed");
        match error {
            StorageError::Unknown(_) => Self::NotKnown,
            passing if passing.is_passing() => Self::Busy,
            _ => Self::Fault,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let is_unauthorized = self.status() == 401;
        let mut response = answered(&Answer {
            status: self.status(),
            body: self.body(),
        });
        if let Self::TooMany { seconds } = self {
            let wait = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        if is_unauthorized {
            let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// An answer of the rules as it goes over the wire.
pub fn answered(answer: &Answer) -> Response {
    let kind = if answer.status < 400 {
        "application/json"
    } else {
        "application/problem+json"
    };
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (
        status,
        [(header::CONTENT_TYPE, kind)],
        answer.body.to_string(),
    )
        .into_response()
}
