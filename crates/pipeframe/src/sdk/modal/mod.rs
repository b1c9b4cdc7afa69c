//! `open_modal`: Pipedrive's own forms and the app's modals, each with the arguments that it takes.
//!
//! A form is prefilled by what it has fields for, and by the type that Pipedrive wants there: a deal's person is a *name*, an
//! activity's deal is an *id*. See <https://github.com/pipedrive/app-extensions-sdk>.

mod entity;
mod own;

pub use entity::{ActivityModal, DealModal, OrganizationModal, PersonModal};
pub use own::{CustomModal, JsonModal};

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::{ModalStatus, SdkError};
use crate::json::field;
use crate::json::plain;

/// A modal that can be opened, and what its closing tells.
pub trait ModalRequest: Serialize + sealed::Sealed {
    /// What the opener learns when the modal has closed.
    type Outcome: ModalOutcome;
}

/// What an opener learns when a modal has closed.
pub trait ModalOutcome: Sized + sealed::Sealed {
    #[doc(hidden)]
    fn from_reply(reply: &JsValue) -> Result<Self, SdkError>;
}

mod sealed {
    pub trait Sealed {}
}

/// How one of Pipedrive's own forms ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityOutcome {
    /// Closed with nothing saved.
    Closed,
    /// Saved; the id of the new record, where the host tells it.
    Submitted(Option<u64>),
}

impl sealed::Sealed for EntityOutcome {}
impl sealed::Sealed for ModalStatus {}

impl ModalOutcome for EntityOutcome {
    fn from_reply(reply: &JsValue) -> Result<Self, SdkError> {
        Ok(match ModalStatus::from_reply(reply)? {
            ModalStatus::Closed => Self::Closed,
            ModalStatus::Submitted => Self::Submitted(field(reply, "id").and_then(whole_number)),
        })
    }
}

impl ModalOutcome for ModalStatus {
    fn from_reply(reply: &JsValue) -> Result<Self, SdkError> {
        field(reply, "status")
            .and_then(|status| Self::from_word(&status.as_string()?))
            .ok_or(SdkError::NotUnderstood {
                call: "open_modal",
                field: "status",
            })
    }
}

fn whole_number(value: JsValue) -> Option<u64> {
    u64::try_from(plain::whole(value.as_f64()?)?).ok()
}
