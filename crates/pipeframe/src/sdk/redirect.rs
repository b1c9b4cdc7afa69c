//! `redirect_to`

use serde::Serialize;

use super::{View, fields::TextFields};

/// Where to send the user.
///
/// ```
/// use pipeframe::sdk::{Redirect, View};
///
/// let list = Redirect::list(View::Contacts);
/// let deal = Redirect::record(View::Deals, 3);
/// let settings = Redirect::settings(&[("section", "notifications")]);
/// # let _ = (list, deal, settings);
/// ```
///
/// A context goes to the settings page only, so nothing else takes one:
///
/// ```compile_fail
/// use pipeframe::sdk::{Redirect, View};
///
/// Redirect::list(View::Deals).context(&[("section", "notifications")]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redirect {
    view: View,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<ItemId>,
    #[serde(skip_serializing_if = "TextFields::is_empty")]
    context: TextFields,
}

/// An item of a view: most have numbers, leads and some others have text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ItemId {
    /// A record's id.
    Number(u64),
    /// An id that is not a number, such as a lead's.
    Text(String),
}

impl From<u64> for ItemId {
    fn from(id: u64) -> Self {
        Self::Number(id)
    }
}

impl From<&str> for ItemId {
    fn from(id: &str) -> Self {
        Self::Text(id.to_owned())
    }
}

impl From<crate::context::RecordId> for ItemId {
    fn from(id: crate::context::RecordId) -> Self {
        Self::Number(id.0)
    }
}

impl Redirect {
    /// A view's list.
    pub fn list(view: View) -> Self {
        Self {
            view,
            id: None,
            context: TextFields::default(),
        }
    }

    /// One item of a view.
    pub fn record(view: View, id: impl Into<ItemId>) -> Self {
        Self {
            view,
            id: Some(id.into()),
            context: TextFields::default(),
        }
    }

    /// The app's own settings page, with a context that its
    /// [`SettingsContext`](crate::context::SettingsContext) gives back; an empty one is not sent.
    pub fn settings(context: &[(&str, &str)]) -> Self {
        let mut fields = TextFields::default();
        for (name, value) in context {
            fields.set((*name).to_owned(), (*value).to_owned());
        }
        Self {
            view: View::Settings,
            id: None,
            context: fields,
        }
    }
}
