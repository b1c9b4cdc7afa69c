//! `show_snackbar`

use serde::Serialize;

/// A passing message at the edge of Pipedrive's window.
///
/// ```
/// use pipeframe::sdk::Snackbar;
///
/// let snackbar = Snackbar::new("Proposal sent").link("Open vehicle", "https://app.example.test/vehicles/3");
/// # let _ = snackbar;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snackbar {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Link {
    url: String,
    label: String,
}

impl Snackbar {
    /// A message of one short sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            link: None,
        }
    }

    /// A link behind the message; Pipedrive opens it in a new tab.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, url: impl Into<String>) -> Self {
        self.link = Some(Link {
            url: url.into(),
            label: label.into(),
        });
        self
    }
}
