use std::fmt;

use leptos::prelude::*;

use super::frame::{Frame, read_into};
use crate::kit::form::FieldErrors;
use crate::kit::{Content, Live, Node, State, html};

/// One card of [`RadioCards`].
pub struct RadioCard {
    value: String,
    title: String,
    aside: Option<String>,
    detail: Option<String>,
    body: Option<Content<'static>>,
}

impl RadioCard {
    /// A card with its value and its title.
    pub fn new(value: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            title: title.into(),
            aside: None,
            detail: None,
            body: None,
        }
    }

    /// A short text at the end of the title's line, such as a price.
    #[must_use]
    pub fn aside(mut self, text: impl Into<String>) -> Self {
        self.aside = Some(text.into());
        self
    }

    /// A sentence below the title.
    #[must_use]
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        self.detail = Some(text.into());
        self
    }

    /// The content below the title: inline elements only, since it is part of a label.
    #[must_use]
    pub fn body(mut self, content: impl Into<Content<'static>>) -> Self {
        self.body = Some(content.into());
        self
    }
}

impl fmt::Debug for RadioCard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RadioCard")
    }
}

/// Cards of which one is chosen, with the arrow keys or by pressing anywhere on it. The chosen one has a filled mark, a
/// thicker border and a tint.
#[component(transparent)]
pub fn RadioCards(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The value of the chosen card, empty while none is.
    #[prop(into)]
    value: State<String>,
    /// The cards.
    cards: Vec<RadioCard>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the cards.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
    /// Whether the choice can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    let frame = Frame {
        name,
        label,
        help,
        required,
        errors,
    };
    let (first_id, mut is_first) = (frame.id(), true);
    let card = move |card: RadioCard| {
        // The error summary leads to the first card.
        let id = std::mem::take(&mut is_first).then_some(first_id.as_str());
        let (own, chosen) = (card.value.clone(), card.value.clone());
        let radio = html::input()
            .class("radio")
            .attr("id", id)
            .attr("type", "radio")
            .attr("name", name)
            .attr("value", &card.value)
            .attr("disabled", disabled.clone())
            .prop("checked", move || value.with(|value| *value == own))
            .on_entry(move |event| {
                if event_target_checked(event) && read_into(value, chosen.clone()) {
                    frame.edited();
                }
            });
        card.around(radio)
    };
    let grid = html::div()
        .class("radio-cards-grid")
        .child(cards.into_iter().map(card));
    let group = html::fieldset()
        .class("field radio-cards")
        .attr("role", "radiogroup");
    let legend = html::legend().class("field-label");
    frame.notes(
        frame
            .described(group)
            .child(frame.named(legend))
            .child(grid),
    )
}

impl RadioCard {
    fn around(self, radio: Node) -> Node {
        let text = |class: &str, text: &str| html::span().class(class).own_direction().child(text);
        html::label()
            .class("radio-card")
            .child(radio)
            .child(text("radio-card-title", &self.title))
            .child(self.aside.map(|aside| text("radio-card-aside", &aside)))
            .child(self.detail.map(|detail| text("radio-card-detail", &detail)))
            .child(
                self.body
                    .map(|body| html::span().class("radio-card-body").child(body)),
            )
    }
}
