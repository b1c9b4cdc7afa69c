//! Why something was refused, and how that reads as problem details.

use pipeframe::kit::form::FieldErrors;
use serde_json::{Map, Value, json};

use super::super::domain::Day;

/// Why the garage did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The path names nothing.
    #[error("There is nothing at this address.")]
    NoSuchAddress,
    /// The vehicle is gone or never was.
    #[error("This vehicle no longer exists. Refresh to see the vehicles of this record.")]
    NoSuchVehicle,
    /// The proposal is gone or never was.
    #[error("This proposal no longer exists. Open the vehicle again to see its proposals.")]
    NoSuchProposal,
    /// The write with this key was asked for, did not arrive in time, and is not done any more.
    #[error("This write did not arrive in time and was not done. Make it again with a new key.")]
    NeverArrived,
    /// Sent before, perhaps by a colleague.
    #[error("This proposal was already sent. It is not sent twice.")]
    AlreadySent(Day),
    /// The vehicle went back to its owner.
    #[error("This vehicle is back with its owner. Nothing more can be sent for it.")]
    HandedOver,
    /// No account to send from.
    #[error("Car services is not connected. Connect it in the app's settings, then try again.")]
    NotConnected,
    /// Somebody else saved in between.
    #[error(
        "Somebody else saved these settings meanwhile. Compare them with yours before you save again."
    )]
    Conflict,
    /// The input can't be saved.
    #[error("Some fields need another look.")]
    Invalid(FieldErrors),
    /// The body or the query is not of the shape that the address takes.
    #[error("The request was not understood.")]
    Malformed,
    /// The same key came with another request.
    #[error("This key was used for another request. Use a new key for each new write.")]
    KeyReused,
}

impl Refusal {
    /// The HTTP status that says it.
    pub const fn status(&self) -> u16 {
        match self {
            Self::NoSuchAddress | Self::NoSuchVehicle | Self::NoSuchProposal => 404,
            Self::NeverArrived => 410,
            Self::AlreadySent(_) | Self::HandedOver | Self::Conflict => 409,
            Self::NotConnected => 403,
            Self::Invalid(_) | Self::KeyReused => 422,
            Self::Malformed => 400,
        }
    }

    /// A name for it that stays the same when its wording changes.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoSuchAddress => "no-such-address",
            Self::NoSuchVehicle => "no-such-vehicle",
            Self::NoSuchProposal => "no-such-proposal",
            Self::NeverArrived => "never-arrived",
            Self::AlreadySent(_) => "already-sent",
            Self::HandedOver => "handed-over",
            Self::NotConnected => "not-connected",
            Self::Conflict => "conflict",
            Self::Invalid(_) => "invalid",
            Self::Malformed => "malformed",
            Self::KeyReused => "key-reused",
        }
    }

    /// The refusal as problem details (<https://www.rfc-editor.org/rfc/rfc9457>), with messages by field in `errors`.
    pub fn body(&self) -> Value {
        let errors: Map<String, Value> = match self {
            Self::Invalid(errors) => by_field(errors),
            _ => Map::new(),
        };
        json!({
            "type": format!("/problems/{}", self.name()),
            "title": self.to_string(),
            "status": self.status(),
            "detail": self.to_string(),
            "errors": errors,
        })
    }
}

fn by_field(errors: &FieldErrors) -> Map<String, Value> {
    let entries = errors.entries().iter();
    entries
        .map(|error| (error.field.to_owned(), error.message.as_str().into()))
        .collect()
}
