//! The modals that the app itself brings.

use serde::Serialize;

use super::{ModalRequest, sealed::Sealed};
use crate::sdk::{ModalKind, ModalStatus, fields::TextFields};

/// A custom modal of the app, named by its extension identifier or its name as registered in Developer Hub.
///
/// ```
/// use pipeframe::sdk::CustomModal;
///
/// let modal = CustomModal::new("Vehicle details").data("vehicle", "3");
/// # let _ = modal;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CustomModal {
    #[serde(rename = "type")]
    kind: ModalKind,
    action_id: String,
    #[serde(skip_serializing_if = "TextFields::is_empty")]
    data: TextFields,
}

impl CustomModal {
    /// A modal that is given no data.
    pub fn new(action_id: impl Into<String>) -> Self {
        Self {
            kind: ModalKind::CustomModal,
            action_id: action_id.into(),
            data: TextFields::default(),
        }
    }

    /// One field of the modal's data. All of it travels in the modal's address, so keep it short: pass ids, not records.
    #[must_use]
    pub fn data(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.data.set(field.into(), value.into());
        self
    }
}

/// A JSON modal of the app, named by its extension identifier or its name. It can't be given data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JsonModal {
    #[serde(rename = "type")]
    kind: ModalKind,
    action_id: String,
}

impl JsonModal {
    /// The modal of that name.
    pub fn new(action_id: impl Into<String>) -> Self {
        Self {
            kind: ModalKind::JsonModal,
            action_id: action_id.into(),
        }
    }
}

impl Sealed for CustomModal {}
impl Sealed for JsonModal {}

impl ModalRequest for CustomModal {
    type Outcome = ModalStatus;
}

impl ModalRequest for JsonModal {
    type Outcome = ModalStatus;
}
