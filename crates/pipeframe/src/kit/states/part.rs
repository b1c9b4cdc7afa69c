use std::fmt;

use leptos::prelude::*;

use super::failure::inline_error;
use crate::kit::{Handler, Live};

/// Why a [`Part`] can't be shown.
pub struct PartError {
    text: String,
    details: String,
    on_retry: Option<Handler>,
}

impl PartError {
    /// What happened and what it means, as a sentence.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            details: String::new(),
            on_retry: None,
        }
    }

    /// What a developer or the support wants to know. Never a token.
    #[must_use]
    pub fn details(mut self, details: impl Into<String>) -> Self {
        self.details = details.into();
        self
    }

    /// Offers to try again.
    #[must_use]
    pub fn on_retry(mut self, run: impl Into<Handler>) -> Self {
        self.on_retry = Some(run.into());
        self
    }
}

impl fmt::Debug for PartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PartError: {}", self.text)
    }
}

/// A part of a page that can fail without taking the rest with it: what its closure returns is shown, be it a view or an
/// error. The closure runs again when a signal that it reads changes.
#[component]
pub fn Part(
    /// The view, or why there is none.
    content: impl Fn() -> Result<AnyView, PartError> + 'static,
) -> impl IntoView {
    part(Box::new(content))
}

fn part(content: Box<dyn Fn() -> Result<AnyView, PartError>>) -> impl IntoView {
    let content = StoredValue::new_local(content);
    move || match content.with_value(|content| content()) {
        Ok(view) => view,
        Err(PartError {
            text,
            details,
            on_retry,
        }) => inline_error(text.into(), on_retry, details, Live::default()).into_any(),
    }
}
