//! The language in which the reader sees the app: their own choice, in their own browser.

use leptos::prelude::*;
use pipeframe::kit::{Card, Choice, Node, Notice, Section, Select, State, effect, html};
use pipeframe::text::{choose_language, chosen_language, language_name, languages};

use crate::text;

/// The section; nothing where there is no language to choose.
pub(super) fn view() -> Option<Node> {
    let languages = languages();
    if languages.len() < 2 {
        return None;
    }
    let before = chosen_language().unwrap_or_default();
    let (chosen, notice) = (State::new(before.clone()), Notice::none());
    effect(move || {
        let tag = chosen.get();
        if tag != before
            && let Err(error) = choose_language((!tag.is_empty()).then_some(&tag))
        {
            notice.say(text::language_not_changed(), &error);
        }
    });
    let own = languages
        .iter()
        .map(|tag| Choice::new(tag, language_name(tag)));
    let choices = [Choice::new("", text::language_of_browser())]
        .into_iter()
        .chain(own)
        .collect();
    let field = view! { <Select name="language" label=text::language() value=chosen choices/> };
    let fields = html::div()
        .class("settings-fields")
        .child(field)
        .child(notice.view());
    let card = Node::from(view! { <Card children=fields.into()/> });
    let section = view! {
        <Section
            title=text::language()
            description=text::language_description()
            children=card.into()
        />
    };
    Some(html::div().class("settings-section").child(section))
}
