//! The commands with their arguments, read and typed.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Color, CommandName, View};

/// A command as an iframe may give it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Command {
    /// Shows a short message.
    ShowSnackbar {
        /// What it says.
        message: String,
        /// Where it leads.
        link: Option<Link>,
    },
    /// Asks the user a question.
    ShowConfirmation(Question),
    /// Changes the size of the surface.
    Resize(SizeRequest),
    /// Says that the page is there, and how large it wants to be.
    Initialize(SizeRequest),
    /// Opens a modal.
    OpenModal(ModalRequest),
    /// Closes the custom modal that gives the command.
    CloseModal,
    /// Asks for a signed token.
    GetSignedToken,
    /// Goes to another page of Pipedrive.
    RedirectTo(Redirect),
    /// Shows the floating window and passes a context to it.
    ShowFloatingWindow(Option<Map<String, Value>>),
    /// Hides the floating window and passes a context to it.
    HideFloatingWindow(Option<Map<String, Value>>),
    /// Sets the badge; 0 takes it away.
    SetNotification(u32),
    /// Takes the X from the floating window, or gives it back.
    SetFocusMode(bool),
    /// Asks for the size of the Pipedrive window.
    GetMetadata,
}

impl Command {
    /// The command's name.
    pub(crate) const fn name(&self) -> CommandName {
        match self {
            Self::ShowSnackbar { .. } => CommandName::ShowSnackbar,
            Self::ShowConfirmation(_) => CommandName::ShowConfirmation,
            Self::Resize(_) => CommandName::Resize,
            Self::Initialize(_) => CommandName::Initialize,
            Self::OpenModal(_) => CommandName::OpenModal,
            Self::CloseModal => CommandName::CloseModal,
            Self::GetSignedToken => CommandName::GetSignedToken,
            Self::RedirectTo(_) => CommandName::RedirectTo,
            Self::ShowFloatingWindow(_) => CommandName::ShowFloatingWindow,
            Self::HideFloatingWindow(_) => CommandName::HideFloatingWindow,
            Self::SetNotification(_) => CommandName::SetNotification,
            Self::SetFocusMode(_) => CommandName::SetFocusMode,
            Self::GetMetadata => CommandName::GetMetadata,
        }
    }
}

/// A link that the app gives Pipedrive to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    /// Where it leads, by `http` or `https`; `None` for a link that leads nowhere.
    pub(crate) url: Option<String>,
    /// What it says.
    pub(crate) label: String,
}

/// A question for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// The question itself.
    pub(crate) title: String,
    /// More about it.
    pub(crate) description: Option<String>,
    /// The label of the button that agrees.
    pub(crate) ok_text: String,
    /// The label of the button that doesn't.
    pub(crate) cancel_text: String,
    /// The colour of the button that agrees.
    pub(crate) ok_color: Color,
}

/// A size that a surface asks for, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SizeRequest {
    /// `None` leaves the width as it is.
    pub(crate) width: Option<f64>,
    /// `None` leaves the height as it is.
    pub(crate) height: Option<f64>,
}

/// Where to go.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Redirect {
    /// The part of Pipedrive.
    pub(crate) view: View,
    /// The id of one item; without it the list is shown.
    pub(crate) id: Option<u64>,
    /// What the settings page is told.
    pub(crate) context: Option<Map<String, Value>>,
}

/// A modal to open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ModalRequest {
    /// "Add deal".
    Deal {
        /// The deal's title.
        title: Option<String>,
        /// An organisation's name.
        organization: Option<String>,
        /// A person's name.
        person: Option<String>,
    },
    /// "Add person".
    Person {
        /// The person's name.
        name: Option<String>,
        /// An organisation's name.
        organization: Option<String>,
    },
    /// "Add organization".
    Organization {
        /// The organisation's name.
        name: Option<String>,
    },
    /// "Add activity".
    Activity(ActivityPrefill),
    /// A form that Pipedrive draws from the app's schema.
    Json {
        /// Its identifier or name.
        action_id: String,
    },
    /// A page of the app's own.
    Custom {
        /// Its identifier or name.
        action_id: String,
        /// What it is told, through its address.
        data: Option<Map<String, Value>>,
    },
}

/// What "Add activity" opens with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ActivityPrefill {
    /// What it is called.
    pub(crate) subject: Option<String>,
    /// `YYYY-MM-DD` in UTC.
    pub(crate) due_date: Option<String>,
    /// `HH:mm`.
    pub(crate) due_time: Option<String>,
    /// `HH:mm`.
    pub(crate) duration: Option<String>,
    /// Text for colleagues.
    pub(crate) note: Option<String>,
    /// Text for guests.
    pub(crate) description: Option<String>,
    /// The deal's id.
    pub(crate) deal: Option<u64>,
    /// The organisation's id.
    pub(crate) organization: Option<u64>,
}
