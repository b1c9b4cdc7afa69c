//! What a person can do when the app's server gave no usable answer.

use std::error::Error;
use std::fmt;

use super::Reply;
use crate::context::Json;
use crate::lazy::NotLoaded;
use crate::words;

/// Why a request to the app's server failed, told apart by what a person can do about it.
///
/// The texts are for users and repeat nothing of what a server sent, but for the messages of [`BackendError::Invalid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackendError {
    /// The token is good, but this user has not connected an account with the app's service.
    NotConnected,
    /// The server does not accept the signed token, also not a renewed one.
    SessionRefused,
    /// The user may not do this.
    Forbidden,
    /// It is not there, or no longer.
    Gone,
    /// The write with this idempotency key came too late: it was not done and never will be. The same may be tried with a new key.
    NeverArrived,
    /// Somebody else has changed it meanwhile.
    Conflict,
    /// Some of what was entered can't be accepted.
    Invalid(Vec<FieldError>),
    /// Too many requests in a short time.
    TooMany {
        /// Seconds to wait, where the server says so.
        retry_after: Option<u32>,
    },
    /// The server failed.
    ServerFault {
        /// The status of HTTP, for support.
        status: u16,
    },
    /// No connection.
    Offline,
    /// No answer in time.
    TimedOut,
    /// What was to be sent can't be written: a whole number above 2⁵³ − 1, which JavaScript can't hold, or a map whose keys are
    /// lists. Nothing was sent. It is a mistake of the page, and its type should be another, such as text.
    Unsendable {
        /// The way to it in what was to be sent, such as `prices.3`.
        field: String,
        /// What is wrong with it, as the end of a sentence.
        reason: &'static str,
    },
    /// The answer is not of the agreed form.
    NotUnderstood,
}

impl Error for BackendError {}

impl fmt::Display for BackendError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotConnected => words::not_connected(),
            Self::SessionRefused => words::session_refused(),
            Self::Forbidden => words::forbidden(),
            Self::Gone => words::gone(),
            Self::NeverArrived => words::never_arrived(),
            Self::Conflict => words::changed_meanwhile(),
            Self::Invalid(_) => words::invalid_entries(),
            Self::TooMany { .. } => words::too_many_requests(),
            Self::ServerFault { .. } => words::server_fault(),
            Self::Offline => words::server_unreachable(),
            Self::TimedOut => words::server_slow(),
            Self::Unsendable { field, reason } => {
                return formatter.write_str(&words::unsendable(field, reason));
            }
            Self::NotUnderstood => words::answer_not_understood(),
        })?;
        #[cfg(debug_assertions)]
        if *self == Self::SessionRefused {
            formatter.write_str(" (For developers: your server answered 401. It checks the signed token with another secret than the client secret that Pipedrive signs it with, which in the preview is `clientSecret` of the registration, or it takes the token for expired.)")?;
        }
        Ok(())
    }
}

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the request's body.
    pub field: String,
    /// What to do about it, in a short sentence.
    pub message: String,
}

impl BackendError {
    /// The error that a status stands for; `body` is a problem document of RFC 9457, where there is one.
    ///
    /// A `type` that ends in `not-connected` tells [`BackendError::NotConnected`] from [`BackendError::Forbidden`], one that ends in
    /// `never-arrived` [`BackendError::NeverArrived`] from [`BackendError::Gone`], and
    /// `errors` is an object of messages by field.
    pub fn from_status(status: u16, retry_after: Option<u32>, body: &Json) -> Self {
        match status {
            401 => Self::SessionRefused,
            403 if is_problem(body, "not-connected") => Self::NotConnected,
            403 => Self::Forbidden,
            410 if is_problem(body, "never-arrived") => Self::NeverArrived,
            404 | 410 => Self::Gone,
            408 | 504 => Self::TimedOut,
            409 | 412 => Self::Conflict,
            400 | 422 => match field_errors(body) {
                errors if errors.is_empty() => Self::NotUnderstood,
                errors => Self::Invalid(errors),
            },
            429 => Self::TooMany { retry_after },
            500..=599 => Self::ServerFault { status },
            _ => Self::NotUnderstood,
        }
    }

    /// The error that an answer stands for, or the answer's body.
    ///
    /// # Errors
    ///
    /// As [`BackendError::from_status`] for any status but 200 to 299.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn check(reply: Reply) -> Result<wasm_bindgen::JsValue, Self> {
        if reply.is_good() {
            return Ok(reply.body);
        }
        Err(Self::from_status(
            reply.status,
            reply.retry_after,
            &Json::from(reply.body),
        ))
    }

    /// Off the browser no answer arrives.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn check(reply: Reply) -> Result<wasm_bindgen::JsValue, Self> {
        if reply.is_good() {
            Ok(reply.body)
        } else {
            Err(Self::NotUnderstood)
        }
    }

    /// Whether it is certain that a write was not done: the server has looked at it and refused it. After any other error it
    /// may have been done, also by an earlier try whose answer was lost.
    pub fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::NotConnected
                | Self::Forbidden
                | Self::Gone
                | Self::NeverArrived
                | Self::Conflict
                | Self::Invalid(_)
                | Self::Unsendable { .. }
        )
    }

    /// Whether the same request may succeed when it is made again as it is.
    pub fn is_worth_retrying(&self) -> bool {
        matches!(
            self,
            Self::TooMany { .. } | Self::ServerFault { .. } | Self::Offline | Self::TimedOut
        )
    }
}

impl From<NotLoaded> for BackendError {
    /// What would send the request comes from the network, as the answer does.
    fn from(_: NotLoaded) -> Self {
        Self::Offline
    }
}

fn is_problem(body: &Json, name: &str) -> bool {
    let kind = body.get("type").and_then(|kind| kind.as_text());
    kind.is_some_and(|kind| kind.ends_with(name))
}

fn field_errors(body: &Json) -> Vec<FieldError> {
    let errors = body
        .get("errors")
        .map(|errors| errors.entries())
        .unwrap_or_default();
    errors
        .into_iter()
        .filter_map(|(field, message)| {
            Some(FieldError {
                field,
                message: message.as_text()?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(status: u16, body: &str) -> BackendError {
        BackendError::from_status(status, Some(7), &Json::parse(body).unwrap())
    }

    #[test]
    fn each_status_is_told_by_what_a_person_can_do() {
        let cases = [
            (401, BackendError::SessionRefused),
            (403, BackendError::Forbidden),
            (404, BackendError::Gone),
            (410, BackendError::Gone),
            (408, BackendError::TimedOut),
            (409, BackendError::Conflict),
            (412, BackendError::Conflict),
            (
                429,
                BackendError::TooMany {
                    retry_after: Some(7),
                },
            ),
            (500, BackendError::ServerFault { status: 500 }),
            (503, BackendError::ServerFault { status: 503 }),
            (504, BackendError::TimedOut),
            (302, BackendError::NotUnderstood),
            (418, BackendError::NotUnderstood),
        ];
        for (status, expected) in cases {
            assert_eq!(error(status, "{}"), expected, "{status}");
        }
    }

    #[test]
    fn only_a_refusal_by_the_rules_says_that_nothing_was_done() {
        for status in [403, 404, 409, 410, 412] {
            assert!(error(status, "{}").is_refusal(), "{status}");
        }
        for status in [200, 401, 408, 429, 500, 504] {
            assert!(!error(status, "{}").is_refusal(), "{status}");
        }
        assert!(!BackendError::Offline.is_refusal());
    }

    #[test]
    fn a_missing_connection_is_told_from_a_missing_permission() {
        assert_eq!(
            error(403, r#"{"type":"/problems/not-connected"}"#),
            BackendError::NotConnected
        );
        assert_eq!(error(403, r#"{"type":7}"#), BackendError::Forbidden);
    }

    #[test]
    fn a_refused_form_names_its_fields() {
        let refused = error(
            422,
            r#"{"errors":{"email":"Enter a valid e-mail address","age":3}}"#,
        );

        let expected = FieldError {
            field: "email".to_owned(),
            message: "Enter a valid e-mail address".to_owned(),
        };
        assert_eq!(refused, BackendError::Invalid(vec![expected]));
        assert_eq!(error(422, "[]"), BackendError::NotUnderstood);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_answer_makes_it_fail_and_its_texts_are_those_of_fields_alone(
            status in any::<u16>(), kind in "(/problems/)?(not-connected|never-arrived|\\PC{0,9})", text in "secret [a-z]{9}", field in "\\PC{0,9}"
        ) {
            let body = serde_json::json!({ "type": kind, "title": text, "detail": text, "errors": { (field): text, "other": [text] } });
            let error = BackendError::from_status(status, None, &Json::parse(&body.to_string()).unwrap());
            if !matches!(error, BackendError::Invalid(_)) {
                prop_assert!(!error.to_string().contains(&text));
            }
        }
    }
}
