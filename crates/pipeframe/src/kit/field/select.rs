use leptos::prelude::*;

use super::Choice;
use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State, html};

/// A field that offers a fixed list of values, shown by the browser's own list.
#[component(transparent)]
pub fn Select(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose.
    label: &'static str,
    /// The value of the chosen one.
    #[prop(into)]
    value: State<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below the field.
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether something must be chosen.
    #[prop(optional)]
    required: bool,
    /// Whether it can't be changed now.
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
    let option = |choice: Choice| {
        html::option()
            .attr("value", &choice.value)
            .child(&choice.label)
    };
    let control = frame
        .control("select", "input", disabled)
        .child(choices.into_iter().map(option));
    let control = frame.text_value(control, value);
    frame.around(html::div().class("select").child(control))
}
