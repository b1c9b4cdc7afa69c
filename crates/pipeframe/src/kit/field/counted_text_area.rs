use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State, html};
use crate::{text, words};

/// A [`TextArea`](super::TextArea) for a text with a limit, which says how much of it is used. What is too long stays as it was written
/// or pasted; check it with [`Rule::MaxLength`](crate::kit::form::Rule::MaxLength).
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::form::{FieldErrors, Rule};
/// use pipeframe::kit::{CountedTextArea, Node, State};
///
/// fn message(message: State<String>, errors: State<FieldErrors>) -> Node {
///     view! { <CountedTextArea name="message" label="Message" value=message limit=160 errors/> }.into()
/// }
///
/// fn check(message: &str, errors: &mut FieldErrors) {
///     errors.check("message", message, &[Rule::MaxLength(160)]);
/// }
/// ```
#[component(transparent)]
pub fn CountedTextArea(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// The text.
    #[prop(into)]
    value: State<String>,
    /// How many characters it may have, without spaces at its ends.
    limit: u32,
    /// How many lines it shows when it is empty.
    #[prop(default = 3)]
    rows: u32,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// An example, never the only explanation.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// Whether it can't be edited now.
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
    let count_id = [&frame.id(), "-count"].concat();
    let control = frame
        .control("textarea", "input text-area", disabled)
        .attr("rows", rows)
        .own_direction()
        .attr("placeholder", placeholder);
    let control = frame.described_also(control, &count_id);
    let used = move || value.with(|text| length(text));
    let text = move || words::used_of_limit(used(), limit);
    let count = html::p()
        .class("field-count")
        .attr("id", count_id)
        .attr("data-over", move || (used() > limit).then_some("true"))
        .child(text);
    // The same text again changes nothing, so a screen reader speaks at each step once.
    let spoken = State::derived(move || spoken(used(), limit));
    let region = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .child(spoken);
    frame
        .around(frame.text_value(control, value))
        .child(count)
        .child(region)
}

fn length(text: &str) -> u32 {
    text::count(text.trim().chars().count())
}

/// What is read aloud while somebody types: that the end comes near, in two steps, and that it was passed.
fn spoken(used: u32, limit: u32) -> String {
    match limit.checked_sub(used) {
        None => words::too_long().to_owned(),
        Some(0..=10) => words::few_left(10),
        Some(11..=20) => words::few_left(20),
        Some(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{length, spoken};

    #[test]
    fn only_the_end_is_read_aloud() {
        assert_eq!(spoken(0, 100), "");
        assert_eq!(spoken(79, 100), "");
        assert_eq!(spoken(80, 100), "At most 20 characters left");
        assert_eq!(spoken(100, 100), "At most 10 characters left");
        assert_eq!(spoken(101, 100), "The text is too long");
    }

    #[test]
    fn characters_are_counted_as_the_rule_does() {
        assert_eq!(length(" õäö "), 3);
    }
}
