//! The values of a panel's fields.

use leptos::prelude::*;

use crate::markdown::{self, Node};
use crate::{FormattedText, Label, Link, NamedLink, PanelStructure, Text, Value};

use super::intl::Locale;
use super::markdown::{elements, markdown};

/// What is shown of a value.
pub(super) fn value(value: &Value, locale: &Locale) -> AnyView {
    match value {
        Value::Text(text) => formatted(text),
        Value::Number(number) => figure(locale.number(number)),
        Value::Currency(amount) => figure(locale.currency(&amount.value, amount.code.as_str())),
        Value::Date(day) => figure(locale.day(*day)),
        Value::Time(time) => figure(locale.time(*time)),
        Value::DateTime(instant) => figure(locale.instant(*instant)),
        Value::Email(text) => reached(text, mail_address(text.as_str())),
        Value::Phone(text) => reached(text, telephone_address(text.as_str())),
        Value::Address(text) => text.as_str().to_owned().into_any(),
        Value::Link(link) => linked(link),
        Value::Label(label) => coloured(label),
        Value::Tags(tags) => tag_list(tags),
    }
}

fn formatted(text: &FormattedText) -> AnyView {
    match text {
        FormattedText::Plain(text) => {
            let nodes = markdown::linkify(text.as_str());
            let nodes = cut(&nodes);
            view! { <span>{elements(&nodes)}</span> }.into_any()
        }
        FormattedText::Markdown(nodes) => markdown(&cut(nodes)),
    }
}

/// What Pipedrive shows of a text.
fn cut(nodes: &[Node]) -> Vec<Node> {
    markdown::cut(nodes, PanelStructure::LONGEST_TEXT).0
}

fn figure(text: String) -> AnyView {
    view! { <span class="json-ui-number">{text}</span> }.into_any()
}

fn reached(text: &Text, href: Option<String>) -> AnyView {
    let text = text.as_str().to_owned();
    match href {
        Some(href) => view! { <a href=href>{text}</a> }.into_any(),
        None => text.into_any(),
    }
}

/// Where a letter goes; none for what is no single address, or would fill in more of the letter than that.
fn mail_address(text: &str) -> Option<String> {
    let is_plain = |part: &str| {
        let breaks = |letter: char| letter.is_whitespace() || "?&#%,;:/\\<>\"@".contains(letter);
        !part.is_empty() && !part.contains(breaks)
    };
    let (name, host) = text.split_once('@')?;
    (is_plain(name) && is_plain(host)).then(|| ["mailto:", text].concat())
}

/// What is dialled; none for a text without digits.
fn telephone_address(text: &str) -> Option<String> {
    let number = text.trim();
    let is_dialled = |letter: &char| letter.is_ascii_digit() || *letter == '+';
    let dialled: String = number.chars().filter(is_dialled).collect();
    let has_digits = dialled.contains(|letter: char| letter.is_ascii_digit());
    let has_words = number.contains(char::is_alphabetic);
    (has_digits && !has_words).then(|| ["tel:", &dialled].concat())
}

fn linked(link: &Link) -> AnyView {
    let address = link.address.as_str().to_owned();
    let label = link.label.as_ref().map(|label| label.as_str().to_owned());
    let text = label.unwrap_or_else(|| address.clone());
    let Some(href) = link.address.href() else {
        return text.into_any();
    };
    // In a frame, too, the same tab is the whole page.
    let target = if link.external == Some(false) {
        "_top"
    } else {
        "_blank"
    };
    view! {
        <a href=href target=target rel="noopener noreferrer">
            {text}
        </a>
    }
    .into_any()
}

fn coloured(label: &Label) -> AnyView {
    let text = label.text.cut(PanelStructure::LONGEST_LABEL);
    view! {
        <span class="json-ui-label" data-color=label.color.as_str()>
            {text}
        </span>
    }
    .into_any()
}

fn tag_list(tags: &[Text]) -> AnyView {
    let tags: Vec<AnyView> = tags
        .iter()
        .map(|tag| view! { <li class="json-ui-tag">{tag.as_str().to_owned()}</li> }.into_any())
        .collect();
    view! { <ul class="json-ui-tags">{tags}</ul> }.into_any()
}

/// A link of the app that looks like a button, with as much of its label as Pipedrive shows.
pub(super) fn link_button(link: &NamedLink, kind: &'static str) -> AnyView {
    let label = link.label.cut(PanelStructure::LONGEST_LABEL);
    view! {
        <a
            class="json-ui-button"
            data-kind=kind
            href=link.address.href()
            target="_blank"
            rel="noopener noreferrer"
        >
            {label}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_to_one_address_and_says_nothing_else() {
        let right = Some("mailto:a.b+c@example.test".to_owned());
        assert_eq!(mail_address("a.b+c@example.test"), right);
        for text in [
            "a@b@c",
            "a@b?bcc=c",
            "a b@c",
            "a",
            "@b",
            "a@",
            "a@b,c",
            "a%0a@b",
        ] {
            assert_eq!(mail_address(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_dialled_without_what_divides_it() {
        let dialled = Some("tel:+3725123456".to_owned());
        assert_eq!(telephone_address(" +372 (512) 34-56 "), dialled);
        for text in ["", "none", "call 112", "-"] {
            assert_eq!(telephone_address(text), None, "{text}");
        }
    }
}
