use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State};

/// A field for several lines of text. It grows with what is written where the browser can do that.
#[component(transparent)]
pub fn TextArea(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// The text.
    #[prop(into)]
    value: State<String>,
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
    let control = frame
        .control("textarea", "input text-area", disabled)
        .attr("rows", rows)
        .own_direction()
        .attr("placeholder", placeholder);
    frame.around(frame.text_value(control, value))
}
