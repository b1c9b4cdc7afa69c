//! `show_confirmation`

use serde::Serialize;

use super::Color;

/// A question with two answers, asked by Pipedrive over its whole window.
///
/// What is not given is the host's choice: "OK", "Cancel" and a negative (red) main button.
///
/// ```
/// use pipeframe::sdk::{Color, Confirmation};
///
/// let confirmation = Confirmation::new("Send this proposal?")
///     .description("The customer gets it by e-mail at once.")
///     .ok_text("Send proposal")
///     .ok_color(Color::Primary);
/// # let _ = confirmation;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Confirmation {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ok_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancel_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ok_color: Option<Color>,
}

impl Confirmation {
    /// A question with the host's own button texts and colour.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: None,
            ok_text: None,
            cancel_text: None,
            ok_color: None,
        }
    }

    /// What the answer will bring about, in a sentence.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// The text of the button that confirms; `OK` when not given.
    #[must_use]
    pub fn ok_text(mut self, text: impl Into<String>) -> Self {
        self.ok_text = Some(text.into());
        self
    }

    /// The text of the button that does not; `Cancel` when not given.
    #[must_use]
    pub fn cancel_text(mut self, text: impl Into<String>) -> Self {
        self.cancel_text = Some(text.into());
        self
    }

    /// The colour of the button that confirms; [`Color::Negative`] when not given.
    #[must_use]
    pub fn ok_color(mut self, color: Color) -> Self {
        self.ok_color = Some(color);
        self
    }
}
