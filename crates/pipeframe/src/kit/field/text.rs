use leptos::prelude::*;

use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{Live, Node, State};

/// What is written into a [`TextField`]: it decides which keyboard a touch screen shows and what the browser offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Any text.
    #[default]
    Text,
    /// An email address.
    Email,
    /// A telephone number.
    Telephone,
    /// A web address.
    WebAddress,
    /// A whole number. The value stays text, so that nothing typed is lost.
    WholeNumber,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::WholeNumber => "text",
            Self::Email => "email",
            Self::Telephone => "tel",
            Self::WebAddress => "url",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::WholeNumber => Some("numeric"),
            _ => None,
        }
    }
}

/// A field for one line of text.
#[component(transparent)]
pub fn TextField(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// The text.
    #[prop(into)]
    value: State<String>,
    /// What is written into it.
    #[prop(optional)]
    kind: TextKind,
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
    /// What the browser may fill in, as in the HTML attribute; nothing by default, since the data is mostly other people's.
    #[prop(default = "off")]
    autocomplete: &'static str,
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
        .control("input", "input", disabled)
        .attr("type", kind.input_type())
        .own_direction()
        .attr("inputmode", kind.keyboard())
        .attr("autocomplete", autocomplete)
        .attr("placeholder", placeholder);
    frame.around(frame.text_value(control, value))
}
