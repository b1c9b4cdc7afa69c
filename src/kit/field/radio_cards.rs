use std::fmt;

use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{Content, Live};

/// One card of [`RadioCards`].
pub struct RadioCard {
    value: String,
    title: String,
    aside: Option<String>,
    detail: Option<String>,
    body: Option<Content>,
}

impl RadioCard {
    /// A card with the value it stands for and its title.
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

    /// What stands below: inline elements only, since it is part of a label.
    #[must_use]
    pub fn body(mut self, content: impl Into<Content>) -> Self {
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
#[component]
pub fn RadioCards(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The value of the chosen card, empty while none is.
    value: RwSignal<String>,
    /// The cards.
    cards: Vec<RadioCard>,
    /// The errors of the form it belongs to.
    #[prop(optional)]
    errors: Option<RwSignal<FieldErrors>>,
    /// One sentence below the cards.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
    /// Whether the choice can't be changed now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> impl IntoView {
    let frame = Frame {
        name,
        label,
        help,
        required,
        errors,
    };
    let card = move |(index, card): (usize, RadioCard)| {
        let disabled = disabled.clone();
        let (own, chosen) = (card.value.clone(), card.value.clone());
        view! {
            <label class="radio-card">
                <input
                    class="radio"
                    // The error summary leads to the first card.
                    id=(index == 0).then(|| frame.id())
                    type="radio"
                    name=name
                    value=card.value
                    disabled=move || disabled.get()
                    prop:checked=move || value.with(|value| *value == own)
                    on:change=move |_| {
                        value.set(chosen.clone());
                        frame.edited();
                    }
                />
                <span class="radio-card-title">{card.title}</span>
                {card.aside.map(|text| view! { <span class="radio-card-aside">{text}</span> })}
                {card.detail.map(|text| view! { <span class="radio-card-detail">{text}</span> })}
                {card.body.map(|body| view! { <span class="radio-card-body">{body.build()}</span> })}
            </label>
        }
    };
    view! {
        <fieldset
            class="field radio-cards"
            role="radiogroup"
            aria-required=frame.required()
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
        >
            <legend class="field-label">{label}{frame.mark()}</legend>
            <div class="radio-cards-grid">{cards.into_iter().enumerate().map(card).collect_view()}</div>
            {frame.notes()}
        </fieldset>
    }
}
