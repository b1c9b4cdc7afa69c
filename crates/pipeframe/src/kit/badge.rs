use leptos::prelude::*;

use super::{Node, html};

/// What a colour means. The text beside it always says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    #[default]
    Neutral,
    /// Something to know.
    Info,
    /// It went well.
    Positive,
    /// It needs a look.
    Warning,
    /// It went wrong.
    Negative,
}

impl Tone {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Positive => "positive",
            Self::Warning => "warning",
            Self::Negative => "negative",
        }
    }
}

/// A short status in a pill: "Ready", "In workshop".
#[component(transparent)]
pub fn Badge(
    /// One or two words.
    #[prop(into)]
    label: TextProp,
    /// What its colour means.
    #[prop(optional)]
    tone: Tone,
) -> Node {
    html::span()
        .class("badge")
        .attr("data-tone", tone.name())
        .child(label)
}
